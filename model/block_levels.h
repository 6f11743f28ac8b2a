/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of each queue is done in each slot as blocks come and go, and its
 * price. */
#ifndef BLOCK_LEVELS_H
#define BLOCK_LEVELS_H

#include "roster.h"

struct block_levels {
    const struct problem *problem;
    int *levels; /* [n_queues * n_slots], hundredths of a head */
    cost *worth; /* [n_queues * n_slots] of a hundredth more, where prices span
                    slots, as looked up last */
    cost apart;  /* price of the levels, slot by slot, and of standing idle */
};

/* Nobody at work. */
struct block_levels block_levels_new(const struct problem *problem);
void block_levels_free(struct block_levels *all);

/* The agent serves the queue in the slot, or NO_QUEUE (sign 1); or does so no
 * more (-1). */
void block_levels_add(struct block_levels *all, int agent, int queue, int slot,
                      int sign);

/* What it adds to the price if the agent serves the queue in the slot. */
cost block_levels_price_of(const struct block_levels *all, int agent, int queue,
                           int slot);

/* Price of queues that span slots; looks up what more would save. */
cost block_levels_look_around(struct block_levels *all);

/* The price of all queues and of standing idle. */
cost block_levels_price(struct block_levels *all);

/* Whether more is needed in the slot, or would be of use. */
bool block_levels_is_short(const struct block_levels *all, int slot);

#endif
