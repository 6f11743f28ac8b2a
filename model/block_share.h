/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues shared out in blocks (block_rule.h): each duty for itself gets the
 * blocks that cost least beside all others, by dynamic programming over its
 * slots; one duty after another, some around each slot that is short taken out
 * together, and queues without a least block shared out slot by slot beside the
 * others (block_rest.h), until nothing gains.
 *
 * What the flow takes slot by slot (roster_allocate) costs no more, and is
 * where this starts from. */
#ifndef BLOCK_SHARE_H
#define BLOCK_SHARE_H

#include "roster.h"

/* Puts roster->serves into blocks; `least` is the price of the flow.  Returns
 * the price of all queues. */
cost share_in_blocks(struct roster *roster, cost least);

#endif
