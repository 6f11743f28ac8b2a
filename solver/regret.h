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

/* Of all wishes refused, the dearest REGRETS_MAX of them, in a tenth of the
 * time that the plan was ordered to take, or 2 seconds; those that are not
 * priced by then are untold.  Where work alone is limited no time is, and it is
 * the same on any machine. */
enum { REGRETS_MAX = 12 };
struct grants regret_all(const struct roster *roster, const struct score *score,
                         const struct solve_options *orders);

#endif
