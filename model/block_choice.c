/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block_choice.h"

#include "mem.h"

#include <stdlib.h>

/* Blocks in a duty by which ties are broken. */
enum { TIES = DUTY_SLOTS_MAX + 1, ROOM = DUTY_SLOTS_MAX + 1 };

/* prefix[i] is what the first i slots cost in a queue; best[i] what they cost
 * at least in whole blocks, the last of which begins at from[i] and is of
 * queue[i]. */
struct block_choice {
    const struct problem *problem;
    cost *price; /* [(n_queues + 1) * ROOM] */
    cost *prefix;
    cost best[ROOM];
    int from[ROOM];
    int8_t queue[ROOM];
    int8_t chosen[ROOM];
};

/* Where the last block of a queue begins at best, and what it costs there less
 * the prefix. */
struct begin {
    cost cost;
    int at;
};

struct block_choice *block_choice_new(const struct problem *problem)
{
    struct block_choice *choice = mem_alloc(1, sizeof *choice);
    size_t n = ((size_t)problem->n_queues + 1) * ROOM;
    choice->problem = problem;
    choice->price = mem_alloc(n, sizeof *choice->price);
    choice->prefix = mem_alloc(n, sizeof *choice->prefix);
    return choice;
}

void block_choice_free(struct block_choice *choice)
{
    if (!choice)
        return;
    free(choice->price);
    free(choice->prefix);
    free(choice);
}

cost *block_choice_prices(struct block_choice *choice, int queue)
{
    return choice->price + (size_t)(queue + 1) * ROOM;
}

static const cost *prefix_of(const struct block_choice *choice, int queue)
{
    return choice->prefix + (size_t)(queue + 1) * ROOM;
}

static bool can_serve(const struct block_choice *choice, int agent, int queue)
{
    return queue == NO_QUEUE || agent_speed(choice->problem, agent, queue) > 0;
}

static void find_prefix(struct block_choice *choice, int queue, int n)
{
    const cost *price = block_choice_prices(choice, queue);
    cost *prefix = choice->prefix + (size_t)(queue + 1) * ROOM;
    prefix[0] = 0;
    for (int i = 0; i < n; i++)
        prefix[i + 1] = prefix[i] + TIES * price[i];
}

/* Blocks of the queue that end at slot `to` may begin `least` before. */
static void extend(struct block_choice *choice, int queue, int least, int to,
                   struct begin *begin)
{
    const cost *prefix = prefix_of(choice, queue);
    int at = to - least;
    if (at >= 0 && choice->best[at] < COST_FORBIDDEN &&
        choice->best[at] + 1 - prefix[at] < begin->cost)
        *begin = (struct begin){choice->best[at] + 1 - prefix[at], at};
    if (begin->cost < COST_FORBIDDEN &&
        begin->cost + prefix[to] < choice->best[to]) {
        choice->best[to] = begin->cost + prefix[to];
        choice->from[to] = begin->at;
        choice->queue[to] = (int8_t)queue;
    }
}

static const int8_t *read_back(struct block_choice *choice, int n)
{
    for (int to = n; to > 0; to = choice->from[to])
        for (int i = choice->from[to]; i < to; i++)
            choice->chosen[i] = choice->queue[to];
    return choice->chosen;
}

const int8_t *block_choose(struct block_choice *choice, int agent, int n,
                           bool open)
{
    int n_queues = choice->problem->n_queues;
    struct begin begins[QUEUES_MAX + 1];
    int least[QUEUES_MAX + 1];
    for (int queue = NO_QUEUE; queue < n_queues; queue++) {
        least[queue + 1] = block_least(choice->problem, queue);
        if (least[queue + 1] > n)
            least[queue + 1] = n;
        begins[queue + 1] = (struct begin){open ? 1 : COST_FORBIDDEN, 0};
        if (can_serve(choice, agent, queue))
            find_prefix(choice, queue, n);
    }
    choice->best[0] = 0;
    for (int to = 1; to <= n; to++) {
        choice->best[to] = COST_FORBIDDEN;
        for (int queue = n_queues - 1; queue >= NO_QUEUE; queue--)
            if (can_serve(choice, agent, queue))
                extend(choice, queue, least[queue + 1], to, &begins[queue + 1]);
    }
    return read_back(choice, n);
}
