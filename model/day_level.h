/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A service level asked of whole days: what further heads gain in each slot,
 * and the fewest that reach it. */
#ifndef DAY_LEVEL_H
#define DAY_LEVEL_H

#include "problem.h"

/* The gains of a queue whose staffing has a level over the day and that is not
 * deferred.  Raises its need, as long as further heads gain more and more: so
 * far few are of no use, and gains would not be concave.  `day_start` are the
 * slots of the team's days, on none of which more than a million contacts come,
 * `head_price` that of a head missing for a slot.  Everything is in the arena.
 */
const struct day_target *day_target_new(struct arena *arena, int n_days,
                                        const int *day_start, int n_slots,
                                        const struct staffing *staffing,
                                        int *need, cost head_price);

/* Heads beyond the need, extra[n_slots], the fewest whose gains reach the goal
 * of the day: each where it gains most.  Only slots of the day are written. */
void day_target_heads(const struct day_target *target, int day,
                      const int *day_start, int *extra);

#endif
