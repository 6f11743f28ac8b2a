/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks of one duty (block_rule.h) that cost least, where what a queue
 * costs in each slot is given: dynamic programming over the slots at which a
 * block may end. */
#ifndef BLOCK_CHOICE_H
#define BLOCK_CHOICE_H

#include "block_rule.h"

struct block_choice;

struct block_choice *block_choice_new(const struct problem *problem);
void block_choice_free(struct block_choice *choice); /* NULL is allowed */

/* What the agent costs in the queue (NO_QUEUE: standing idle) in each slot of
 * the duty: [n] for the caller to fill, of queues that the agent can serve. */
cost *block_choice_prices(struct block_choice *choice, int queue);

/* The queues, or NO_QUEUE, that cost least; of equal ones, few blocks.  Valid
 * until the next call.  `open`: see struct duty_slots. */
const int8_t *block_choose(struct block_choice *choice, int agent, int n,
                           bool open);

#endif
