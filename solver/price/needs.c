/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "needs.h"

#include "flow.h"

static cost change_of(const struct problem *problem, int queue, int slot,
                      int from, int to)
{
    return queue_price(problem, queue, slot, to) -
           queue_price(problem, queue, slot, from);
}

/* Heads beyond the level where the queue has a price of its own for them. */
static void whole_surplus(const struct problem *problem, int queue, int slot,
                          struct need *need)
{
    const struct queue *stream = &problem->queues[queue];
    int most = queue_most(stream, slot);
    need->spare = most > need->level ? (most - need->level) / HEAD * HEAD : 0;
    need->n_over = stream->surplus.n + 1;
    for (int i = 0; i < need->n_over; i++) {
        int from = need->level + need->spare + i * HEAD;
        need->over[i] = change_of(problem, queue, slot, from, from + HEAD);
    }
}

static void split_surplus(const struct problem *problem, int queue, int slot,
                          struct need *need)
{
    const struct queue *stream = &problem->queues[queue];
    need->spare = queue_most(stream, slot) - need->level;
    need->n_over = stream->surplus.n;
    for (int i = 0; i < need->n_over; i++)
        need->over[i] = stream->surplus.price[i] * HEAD;
}

static struct need whole_need(const struct problem *problem, int queue,
                              int slot)
{
    const struct queue *stream = &problem->queues[queue];
    struct need need = {.n = stream->shortage.n + 1};
    need.level = (stream->need[slot] + HEAD - 1) / HEAD * HEAD;
    need.base = queue_price(problem, queue, slot, need.level);
    for (int i = 0; i < need.n; i++)
        need.price[i] = change_of(problem, queue, slot, need.level - i * HEAD,
                                  need.level - (i + 1) * HEAD);
    return need;
}

static struct need split_need(const struct problem *problem, int queue,
                              int slot)
{
    const struct queue *stream = &problem->queues[queue];
    struct need need = {.level = stream->need[slot], .n = stream->shortage.n};
    for (int i = 0; i < need.n; i++)
        need.price[i] = stream->shortage.price[i] * HEAD;
    return need;
}

struct need need_of(const struct problem *problem, int queue, int slot)
{
    bool split = (problem->uneven | problem->by_day) >> queue & 1;
    struct need need = split ? split_need(problem, queue, slot)
                             : whole_need(problem, queue, slot);
    if (problem->queues[queue].surplus.n > 0) {
        if (split)
            split_surplus(problem, queue, slot, &need);
        else
            whole_surplus(problem, queue, slot, &need);
    } else if (problem->surplus_price > 0) {
        need.n_over = 1;
        need.over[0] = problem->surplus_price * HEAD;
    }
    return need;
}

int need_shortage(const struct need *need, cost worth)
{
    int sum = 0;
    for (int i = 0; i < need->n && sum < need->level && need->price[i] < worth;
         i++)
        sum = i == need->n - 1 || sum + HEAD > need->level ? need->level
                                                           : sum + HEAD;
    return sum;
}

cost need_price(const struct need *need, int missing)
{
    cost sum = need->base;
    for (int i = 0; missing > 0; i++) {
        bool last = i == need->n - 1;
        int part = last || missing < HEAD ? missing : HEAD;
        sum += need->price[i] * part / HEAD;
        missing -= part;
    }
    return sum;
}

int need_surplus(const struct need *need, cost worth)
{
    int sum = worth < 0 ? need->spare : 0;
    for (int i = 0; i < need->n_over - 1 && need->over[i] < -worth; i++)
        sum += HEAD;
    return sum;
}

cost need_surplus_price(const struct need *need, int over)
{
    cost sum = 0;
    over -= need->spare;
    for (int i = 0; over > 0; i++) {
        bool last = i == need->n_over - 1;
        int part = last || over < HEAD ? over : HEAD;
        sum += need->over[i] * part / HEAD;
        over -= part;
    }
    return sum;
}
