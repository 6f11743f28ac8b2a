/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks: the stretches of a duty in which its agent serves one and the same
 * queue.  Breaks, meetings and training interrupt a block without ending it and
 * do not count; another queue ends it, and so does standing idle.
 *
 * A block lasts at least min_block of its queue, or the whole duty where that
 * is shorter; what a duty from before the first day began with is never too
 * short. */
#ifndef BLOCK_RULE_H
#define BLOCK_RULE_H

#include "roster.h"

/* The slots of a duty in which a queue can be served, in order. */
struct duty_slots {
    int n;
    bool open; /* there were others before the first */
    int slot[DUTY_SLOTS_MAX];
};

enum { CARRIED = -1 }; /* the day of a duty from before the first */

void duty_slots(const struct roster *roster, int agent, int day,
                struct duty_slots *slots);

/* The same of a duty that need not be in a roster, and of one carried in. */
void duty_slots_of(const struct agent *who, const struct offer *offer,
                   const short *pause, struct duty_slots *slots);
void duty_slots_carried(const struct agent *who, struct duty_slots *slots);

/* Least slots of a block of the queue, at least 1; NO_QUEUE: 1. */
int block_least(const struct problem *problem, int queue);

/* Whether every block of the duty lasts long enough. */
bool blocks_kept(const struct problem *problem, const struct duty_slots *slots,
                 const int8_t *serves);

#endif
