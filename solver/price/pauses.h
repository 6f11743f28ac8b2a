/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the breaks of a duty lie under given worths of its slots. */
#ifndef PAUSES_H
#define PAUSES_H

#include "problem.h"

/* Puts the breaks where they cost least worth, none in a slot in which the
 * agent is busy, and returns that least cost; at least COST_FORBIDDEN where
 * they cannot lie so that no stretch of work is longer than the agent's. */
cost place_pauses(const struct offer *offer, const struct agent *agent,
                  const cost *worth, short *pause);

/* What breaks cost where they lie. */
cost pauses_cost(const struct offer *offer, const cost *worth,
                 const short *pause);

/* The soft minimum over all placings, each weighted by exp(-cost / heat):
 * -heat * logarithm of the sum of all weights; INFINITY where they cannot lie
 * so.  `away`, if not NULL: [slots of the offer] how much of all weights is on
 * a break in each. */
double soft_pauses(const struct offer *offer, const struct agent *agent,
                   const cost *worth, double heat, double *away);

#endif
