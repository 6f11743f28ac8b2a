/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Flows met before: who serves what in a slot depends on its needs and on how
 * many of each group are at work, and a search that tries changes to one roster
 * meets the same numbers again and again.  A table of fixed size: what is met
 * later takes the place of what lies there. */
#ifndef RECALL_H
#define RECALL_H

#include "flow.h"

struct recall;

struct recall *recall_new(const struct problem *problem);
void recall_free(struct recall *recall);

/* Agents of the group more or less at work in the slot: in `supply`, below. */
void recall_change(struct recall *recall, int slot, int group, int change);

/* Copies the flow of `supply[n_groups]` agents at work, and its price; false
 * where it is not known. */
bool recall_flow(const struct recall *recall, int slot, const int *supply,
                 struct flow *flow, cost *price);

void recall_keep_flow(struct recall *recall, int slot, const int *supply,
                      const struct flow *flow, cost price);

/* What one more of each group saves, worth[n_groups * stride], at the rewards
 * of linked queues that flow->worth tells; of a flow that is known. */
bool recall_worth(const struct recall *recall, int slot, const int *supply,
                  const struct flow *flow, int stride, cost *worth);

void recall_keep_worth(struct recall *recall, int slot, const int *supply,
                       const struct flow *flow, int stride, const cost *worth);

#endif
