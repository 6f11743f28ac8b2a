/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues whose price spans slots: deferred work, and service levels asked of
 * whole days. */
#ifndef LINKED_H
#define LINKED_H

#include "problem.h"

static inline bool is_linked(const struct problem *problem, int queue)
{
    return problem->linked >> queue & 1;
}

/* Price over all slots, but for what the need of each slot says by itself.
 * `levels` holds the queue's level of slot t at levels[t * stride].  In worth
 * [n_slots], if not NULL: what one more head would save, per hundredth, as far
 * as it can be told from the queue alone. */
cost linked_price(const struct problem *problem, int queue, const int *levels,
                  int stride, cost *worth);

#endif
