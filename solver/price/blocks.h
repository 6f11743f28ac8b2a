/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slots that the linear program need not tell apart: neighbours with the same
 * needs, between which no duty and no break can begin or end.  One row stands
 * for a whole block. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "problem.h"

struct blocks {
    int *first;  /* [n_slots] first slot of the block */
    int *length; /* [n_slots] slots in it; told at its first slot */
};

/* Blocks do not reach over first_slot or end_slot. */
struct blocks blocks_new(const struct problem *problem, int first_slot,
                         int end_slot);
void blocks_free(struct blocks *blocks);

#endif
