/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a set of lines covers the needs: supply, flow and price per slot, heads
 * per presence row, kept up to date as lines come and go.  From it follows
 * exactly what one more agent would save in each slot. */
#ifndef COVER_H
#define COVER_H

#include "flow.h"
#include "line.h"
#include "prices.h"

struct cover;

struct cover *cover_new(const struct problem *problem,
                        const struct rows *rows); /* nobody at work */
/* The same where each duty that comes takes the blocks that are best beside
 * all others (block_rule.h), and its slots are worth what their best queue is:
 * without linked queues. */
struct cover *cover_new_blocks(const struct problem *problem,
                               const struct rows *rows);
void cover_free(struct cover *cover);

void cover_add(struct cover *cover, const struct line *line);
void cover_remove(struct cover *cover, const struct line *line);

/* In blocks: duties that come take the queues that `serves` gives them
 * (as in struct roster); NULL: the best again. */
void cover_follow(struct cover *cover, const int8_t *serves);
const int8_t *cover_serves(const struct cover *cover);

/* Price of shortage, surplus and presence; linked queues get only the hands
 * that nothing else needs, which roster_allocate() may better. */
cost cover_price(struct cover *cover);

/* What one more agent saves; negative where it only stands idle. */
void cover_worth(struct cover *cover, struct prices *prices);

/* What is short in a slot, and what a head would save where work waits: for
 * choosing where to improve. */
cost cover_slot_price(const struct cover *cover, int slot);

/* What heads missing or too many in a presence row cost. */
cost cover_row_price(const struct cover *cover, int row);

/* Ticks of work since the last call. */
int64_t cover_take_work(struct cover *cover);

#endif
