/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In words: what is asked of a queue, and its busiest slot step by step. */
#ifndef DEMAND_ORIGIN_H
#define DEMAND_ORIGIN_H

#include "demand.h"
#include "text.h"

void demand_origin_add(struct text *text, const struct problem *problem,
                       int queue);

/* Of a queue with staffing; its demands as demand_of_queue() has them. */
void demand_example_add(struct text *text, const struct problem *problem,
                        int queue, const struct demand *demands);

#endif
