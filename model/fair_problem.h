/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A team with its burdens weighed in another way, or held to limits: for
 * questions about fairness.  Rosters of either problem are rosters of the
 * other. */
#ifndef FAIR_PROBLEM_H
#define FAIR_PROBLEM_H

#include "ledger.h"

/* Burdens cost so many times as much; 0: nothing. */
const struct problem *fair_weighted(const struct problem *problem,
                                    const struct ledger *ledger,
                                    struct arena *arena, double times);

/* No agent bears more than most[agent * n_burdens + burden] units of a burden
 * (INT_MAX: no limit); below 0 is held as 0. */
const struct problem *fair_limited(const struct problem *problem,
                                   const struct ledger *ledger,
                                   struct arena *arena, const int *most);

#endif
