/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines worth keeping, no two alike: the columns that a linear program may
 * start from. */
#ifndef POOL_H
#define POOL_H

#include "line.h"

struct pool {
    const struct problem *problem;
    struct line *lines;
    int n, room;
    int *buckets; /* first line of a hash, -1: none */
    int *next;    /* [n] in the same bucket */
};

struct pool *pool_new(const struct problem *problem);
void pool_free(struct pool *pool);

/* Index of the line, copied in if it is new; `*added` tells. */
int pool_add(struct pool *pool, const struct line *line, bool *added);

/* Forgets all lines but the first n. */
void pool_forget(struct pool *pool, int n);

#endif
