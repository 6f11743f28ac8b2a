/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block_levels.h"

#include "flow.h"
#include "linked.h"
#include "mem.h"

#include <stdlib.h>

/* Slot by slot, of nobody at work. */
static cost price_of_nobody(const struct problem *problem)
{
    cost sum = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        for (int queue = 0; queue < problem->n_queues; queue++)
            if (!(problem->deferred >> queue & 1))
                sum += queue_price(problem, queue, slot, 0);
        for (int joint = 0; joint < problem->n_joints; joint++)
            sum += joint_price(problem, joint, slot, 0);
    }
    return sum;
}

struct block_levels block_levels_new(const struct problem *problem)
{
    size_t n = (size_t)problem->n_queues * (size_t)problem->grid.n_slots;
    return (struct block_levels){
        .problem = problem,
        .levels = mem_alloc(n, sizeof(int)),
        .worth = mem_alloc(n, sizeof(cost)),
        .apart = price_of_nobody(problem),
    };
}

void block_levels_free(struct block_levels *all)
{
    free(all->levels);
    free(all->worth);
}

static int *level_at(const struct block_levels *all, int queue, int slot)
{
    return &all->levels[queue * all->problem->grid.n_slots + slot];
}

/* Price of the joints that the queue is in, at so many hundredths more. */
static cost joints_price(const struct block_levels *all, int queue, int slot,
                         int more)
{
    const struct problem *problem = all->problem;
    cost sum = 0;
    for (int joint = 0; joint < problem->n_joints; joint++) {
        uint64_t queues = problem->joints[joint].queues;
        int level = more;
        if (!(queues >> queue & 1))
            continue;
        for (uint64_t left = queues; left; left &= left - 1)
            level += *level_at(all, __builtin_ctzll(left), slot);
        sum += joint_price(problem, joint, slot, level);
    }
    return sum;
}

/* What so many hundredths more add to the price, slot by slot. */
static cost price_of_more(const struct block_levels *all, int queue, int slot,
                          int more)
{
    const struct problem *problem = all->problem;
    int level = *level_at(all, queue, slot);
    cost sum = joints_price(all, queue, slot, more) -
               joints_price(all, queue, slot, 0);
    if (!(problem->deferred >> queue & 1))
        sum += queue_price(problem, queue, slot, level + more) -
               queue_price(problem, queue, slot, level);
    return sum;
}

cost block_levels_price_of(const struct block_levels *all, int agent, int queue,
                           int slot)
{
    const struct problem *problem = all->problem;
    if (queue == NO_QUEUE)
        return problem->surplus_price * HEAD;
    int speed = agent_speed(problem, agent, queue);
    cost sum = price_of_more(all, queue, slot, speed);
    if (is_linked(problem, queue))
        sum -= all->worth[queue * problem->grid.n_slots + slot] * speed;
    return sum;
}

void block_levels_add(struct block_levels *all, int agent, int queue, int slot,
                      int sign)
{
    const struct problem *problem = all->problem;
    if (queue == NO_QUEUE) {
        all->apart += sign * problem->surplus_price * HEAD;
        return;
    }
    int more = sign * agent_speed(problem, agent, queue);
    all->apart += price_of_more(all, queue, slot, more);
    *level_at(all, queue, slot) += more;
}

cost block_levels_look_around(struct block_levels *all)
{
    const struct problem *problem = all->problem;
    cost sum = 0;
    for (uint64_t left = problem->linked; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        sum += linked_price(problem, queue, level_at(all, queue, 0), 1,
                            all->worth + queue * problem->grid.n_slots);
    }
    return sum;
}

cost block_levels_price(struct block_levels *all)
{
    return block_levels_look_around(all) + all->apart;
}

bool block_levels_is_short(const struct block_levels *all, int slot)
{
    int n_slots = all->problem->grid.n_slots;
    for (int queue = 0; queue < all->problem->n_queues; queue++)
        if (all->problem->deferred >> queue & 1
                ? all->worth[queue * n_slots + slot] > 0
                : *level_at(all, queue, slot) <
                      all->problem->queues[queue].need[slot])
            return true;
    return false;
}
