/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prices what a roster refuses (grant.h). */
#ifndef REGRET_H
#define REGRET_H

#include "grant.h"
#include "score.h"

struct regret;

/* Of a legal roster and its score, both borrowed. */
struct regret *regret_new(const struct roster *roster,
                          const struct score *score);
void regret_free(struct regret *regret);

/* Of one wish, whether it is among the agent's own or not. */
struct grant regret_of_wish(struct regret *regret, int agent,
                            const struct wish *wish);

/* Of all wishes refused, the dearest REGRETS_MAX of them.  The same each time
 * on any machine. */
enum { REGRETS_MAX = 12 };
struct grants regret_all(const struct roster *roster,
                         const struct score *score);

#endif
