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
 *                              + 2 * sum over members (units from the crew's
 *                                ratio)^2
 *         + sum over kinds of  8 * (units from e)^2 / (e + 1/4)
 *
 * over the numbers of units that crews get, in units of a crew's longest share;
 * with x the ratio that a unit brings its bearer to, by the geometric mean of
 * the team's usual one and the crew's own; and e those to be expected of a
 * kind: crews that are alike to all queues that cannot wait and need somebody
 * while the burden is borne.  Without the kinds turns would be with people who
 * are of no use then, or with too many who do the one work and too few who do
 * the other, and units with others out of turn.
 *
 * To be expected of a crew is what it has borne so far a week of a full
 * contract (beginning with two weeks each at the usual ratio), for as long in
 * this roster as it was there until now: there is no less to be done while some
 * are away.  A crew has at most twice what it has borne a week for the weeks
 * that it is there in this roster, or one each.  By dynamic programming over
 * the crews of a kind, and over kinds.
 *
 * A unit that makes even is in turn whatever is expected. */
#ifndef BURDEN_TURNS_H
#define BURDEN_TURNS_H

#include "burden_prices.h"

/* Fills turn[n_agents]; their ratio is INFINITY where nothing is known yet, or
 * the team and its burdens are too many. */
void burden_turns(const struct burden_pricing *pricing, struct arena *scratch,
                  struct burden_turn *turn);

#endif
