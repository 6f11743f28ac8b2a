/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work that may wait: what is left of it, slot by slot, when a queue is served
 * at given levels.  It is done in the order in which it is due; what is not
 * done in time is late, and priced once (it is still to be done, but no
 * promise is left to keep). All in hundredths of a head for a slot. */
#ifndef DEFERRAL_H
#define DEFERRAL_H

#include "problem.h"

/* The slot before whose start work is to be done that comes at the start of
 * slot `from` and may take `length` slots that are open: n_slots where that is
 * after the horizon. */
int deferral_due(const uint8_t *open, int n_slots, int from, int length);

/* What one slot makes of the work. */
struct waiting {
    int left;   /* in time so far, at the end of the slot */
    int late;   /* fell due in the slot and was not done */
    int unused; /* served when nothing was left to do */
};

/* One slot: `before` was left at the end of the one before. */
static inline struct waiting deferral_step(const struct queue *queue, int slot,
                                           int before, int level)
{
    int left = before + queue->need[slot] - level;
    int over = left < 0 ? -left : 0;
    int late = left - queue->deferral->allowed[slot];
    late = late > 0 ? late : 0;
    return (struct waiting){.left = left < 0 ? 0 : left - late,
                            .late = late,
                            .unused = over < level ? over : level};
}

static inline bool is_deferred(const struct problem *problem, int queue)
{
    return problem->deferred >> queue & 1;
}

/* Price of what is late and of heads without work. `levels` holds the queue's
 * level of slot t at levels[t * stride]; the slots are told in `waiting`
 * [n_slots], if not NULL. */
cost deferral_price(const struct problem *problem, int queue, const int *levels,
                    int stride, struct waiting *waiting);

/* What one more head in each slot would save, as far as it can be told from
 * the slots alone: worth[n_slots], per hundredth. */
void deferral_worth(const struct problem *problem, int queue,
                    const struct waiting *waiting, cost *worth);

/* The slots from `from` to before `end`, the work that comes and has to be done
 * in them, and how many of them are open. */
struct crunch {
    int from, end;
    int64_t work;
    int open;
};

/* The least level, the same in all slots that are open, at which nothing is
 * late is work / open of the window returned, which asks for most; open is 0
 * where no level is enough.  All 0 where nothing has to be done. */
struct crunch deferral_crunch(const struct queue *queue, const uint8_t *open,
                              int n_slots);

#endif
