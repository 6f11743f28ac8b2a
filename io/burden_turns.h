/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose turn it is to bear a burden.  Units come whole: who can stand in for
 * each other are as far apart as one unit whenever some of them have had it and
 * the others not yet.  A price of each person's own cannot tell that, so the
 * units to be expected in a roster are shared out in thought first, crew by
 * crew (a crew: all who can do the same work), to who has least first, so that
 * crews come out level:
 *
 *     least sum over crews of  sum over units (x^2 + x^4) / 2
 *                              + sum over members (units from the crew's
 *                                ratio)^2
 *
 * with x the ratio that a unit brings its bearer to, by the geometric mean of
 * the team's usual one and the crew's own, over the number of units that each
 * crew gets.  All numbers together are what is to be expected of all: what each
 * crew has borne so far a week of a full contract (beginning with four weeks
 * each at the usual ratio), times its weeks in this roster; and none is more
 * than twice what is to be expected of that crew, or than those who have least
 * in it.  By dynamic programming over crews. */
#ifndef BURDEN_TURNS_H
#define BURDEN_TURNS_H

#include "burden_prices.h"

/* Fills turn[n_agents]; their ratio is INFINITY where nothing is known yet, or
 * the team and its burdens are too many. */
void burden_turns(const struct burden_pricing *pricing, struct arena *scratch,
                  struct burden_turn *turn);

#endif
