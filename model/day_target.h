/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Service levels asked of whole days: what heads beyond the need gain for
 * them, and what a day misses.  All in thousandths of a contact answered in
 * time (problem.h, struct day_target). */
#ifndef DAY_TARGET_H
#define DAY_TARGET_H

#include "problem.h"

static inline bool is_by_day(const struct problem *problem, int queue)
{
    return problem->by_day >> queue & 1;
}

/* Heads beyond the need of a slot that gain something. */
static inline int n_gains(const struct day_target *target, int slot)
{
    return target->first_gain[slot + 1] - target->first_gain[slot];
}

/* The first and one past the last slot of a day. */
static inline int day_first(const struct problem *problem, int day)
{
    return problem->grid.calendars[0].day_start[day];
}

/* What `level` hundredths in the slot gain. */
int day_gain(const struct queue *queue, int slot, int level);

/* What the day misses; `levels` as in deferral_price(). */
int day_missing(const struct problem *problem, int queue, int day,
                const int *levels, int stride);

/* Price of all that is missed. */
cost day_price(const struct problem *problem, int queue, const int *levels,
               int stride);

/* What one more head in each slot would save: worth[n_slots], per hundredth
 * beyond the need. */
void day_worth(const struct problem *problem, int queue, const int *levels,
               int stride, cost *worth);

#endif
