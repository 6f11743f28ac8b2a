/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues without a least block beside those that have one: whoever serves one
 * in blocks stays there, and all others share out the rest slot by slot, which
 * breaks no block. */
#ifndef BLOCK_REST_H
#define BLOCK_REST_H

#include "roster.h"

struct block_rest;

struct block_rest *block_rest_new(const struct problem *problem);
void block_rest_free(struct block_rest *rest); /* NULL is allowed */

/* Fills roster->serves, which is in blocks, anew where it is no queue in
 * blocks. */
void block_rest_share(struct block_rest *rest, struct roster *roster);

#endif
