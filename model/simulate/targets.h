/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of the queues' targets a simulation finds missed, and what to ask of a
 * roster instead.
 *
 * A target is missed where the estimate is worse than it by more than three
 * standard errors (Student's t in place of the normal), so that of hundreds of
 * slots hardly one is missed by chance.  Targets are of slots, but for a level
 * that is asked of days; what is deferred is asked over the whole horizon:
 * nineteen of twenty of what is due are to be done in time. */
#ifndef TARGETS_H
#define TARGETS_H

#include "simulate.h"

enum { DEFERRED_PERMILLE = 950 };

/* Half the width of the interval in which the true value lies with 95 %. */
double ratio_plus_minus(const struct ratio *ratio, int replications);

struct miss {
    int queue;
    int slot, day; /* the one that it is about, or -1 */
    enum measure measure;
    double goal, value, plus_minus;
};

/* By queue, then measure, then time; those of days last. */
struct misses {
    int n, room;
    struct miss *items;
};

struct misses *find_misses(const struct simulation *simulation);
void misses_free(struct misses *misses); /* NULL is allowed */

/* The share to be done in time of a queue; slots: that of each slot, 0 where
 * none is asked. */
double goal_of_level(const struct queue *queue);
double goal_of_slots(const struct queue *queue);

/* What a roster is asked for. */
struct asks {
    int *need; /* [n_queues * n_slots] hundredths of a head */
    int *goal; /* [n_queues * n_days] of queues with a day_target */
    int *had;  /* [n_queues * n_slots] heads that served where the need was
                  last raised; -1: never */
};

struct asks *asks_of(const struct problem *problem);
void asks_free(struct asks *asks); /* NULL is allowed */

/* Cuts: asks for more where targets are missed.  A slot's need becomes one head
 * more than it was, or than serve the queue in it; a day's goal rises by the
 * contacts that were not in time; deferred work is more by what is overdue,
 * where that begins.  A slot to which the last raise brought nobody is not
 * raised again.  Returns how many were raised: 0 where asking is no use. */
int asks_raise(struct asks *asks, const struct roster *roster,
               const struct simulation *simulation,
               const struct misses *misses);

#endif
