/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pool.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1 << 14 };

struct pool *pool_new(const struct problem *problem)
{
    struct pool *pool = mem_alloc(1, sizeof *pool);
    pool->problem = problem;
    pool->buckets = mem_alloc(BUCKETS, sizeof *pool->buckets);
    memset(pool->buckets, -1, BUCKETS * sizeof *pool->buckets);
    return pool;
}

void pool_free(struct pool *pool)
{
    for (int i = 0; i < pool->n; i++)
        line_free(&pool->lines[i]);
    free(pool->lines);
    free(pool->buckets);
    free(pool->next);
    free(pool);
}

static unsigned bucket_of(const struct pool *pool, const struct line *line)
{
    uint64_t hash = (uint64_t)line->agent;
    for (int day = 0; day < pool->problem->grid.n_days; day++) {
        const struct duty *duty = &line->duties[day];
        hash = (hash ^ (uint64_t)(unsigned)duty->offer) * 0xff51afd7ed558ccdu;
        if (duty->offer != OFF &&
            pool->problem->offers[duty->offer].n_pauses > 0)
            hash += (uint64_t)duty->pause[0];
        hash ^= hash >> 29;
    }
    return (unsigned)hash % BUCKETS;
}

int pool_add(struct pool *pool, const struct line *line, bool *added)
{
    unsigned bucket = bucket_of(pool, line);
    *added = false;
    for (int i = pool->buckets[bucket]; i >= 0; i = pool->next[i])
        if (line_equal(pool->problem, &pool->lines[i], line))
            return i;
    int room = pool->room;
    MEM_GROW(pool->lines, pool->n, pool->room);
    if (pool->room > room)
        pool->next =
            mem_resize(pool->next, (size_t)pool->room, sizeof *pool->next);
    pool->lines[pool->n] = line_new(pool->problem, line->agent);
    line_copy(pool->problem, &pool->lines[pool->n], line);
    pool->next[pool->n] = pool->buckets[bucket];
    pool->buckets[bucket] = pool->n;
    *added = true;
    return pool->n++;
}

void pool_forget(struct pool *pool, int n)
{
    while (pool->n > n) {
        struct line *last = &pool->lines[--pool->n];
        pool->buckets[bucket_of(pool, last)] = pool->next[pool->n];
        line_free(last);
    }
}
