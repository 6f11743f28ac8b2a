/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prices what a roster refuses (grant.h). */
#ifndef REGRET_H
#define REGRET_H

#include "grant.h"
#include "score.h"
#include "solve.h"

struct regret;

/* Of a legal roster and its score, both borrowed. */
struct regret *regret_new(const struct roster *roster,
                          const struct score *score);
void regret_free(struct regret *regret);

/* Of one wish, whether it is among the agent's own or not. */
struct grant regret_of_wish(struct regret *regret, int agent,
                            const struct wish *wish);

/* Seconds of a time limit that a search leaves for what it will refuse. */
double regret_seconds(const struct problem *problem, double time_limit);

/* Of all wishes refused, the dearest REGRETS_MAX of them, in what a plan that
 * spent so many seconds has left of its time: at most a tenth of it or 2
 * seconds, and regret_seconds() at least.  Those that are not priced by then
 * are untold.  Where work alone is limited no time is, and it is the same on
 * any machine. */
enum { REGRETS_MAX = 12 };
struct grants regret_all(const struct roster *roster, const struct score *score,
                         const struct solve_options *orders, double spent);

#endif
