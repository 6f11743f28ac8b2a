/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mem.h"
#include "targets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct asks *asks_of(const struct problem *problem)
{
    size_t n_slots = (size_t)problem->grid.n_slots;
    size_t n_days = (size_t)problem->grid.n_days;
    size_t n_queues = (size_t)problem->n_queues;
    struct asks *asks = mem_alloc(1, sizeof *asks);
    asks->need = mem_alloc(n_queues * n_slots, sizeof *asks->need);
    asks->goal = mem_alloc(n_queues * n_days, sizeof *asks->goal);
    asks->had = mem_alloc(n_queues * n_slots, sizeof *asks->had);
    memset(asks->had, 0xff, n_queues * n_slots * sizeof *asks->had);
    for (size_t queue = 0; queue < n_queues; queue++) {
        const struct queue *about = &problem->queues[queue];
        memcpy(asks->need + queue * n_slots, about->need,
               n_slots * sizeof *asks->need);
        if (about->day_target)
            memcpy(asks->goal + queue * n_days, about->day_target->goal,
                   n_days * sizeof *asks->goal);
    }
    return asks;
}

void asks_free(struct asks *asks)
{
    if (!asks)
        return;
    free(asks->need);
    free(asks->goal);
    free(asks->had);
    free(asks);
}

static int raise_slot(struct asks *asks, const struct roster *roster, int queue,
                      int slot)
{
    int at = queue * roster->problem->grid.n_slots + slot;
    int level = roster_level(roster, queue, slot);
    if (asks->had[at] >= level)
        return 0;
    int most = level > asks->need[at] ? level : asks->need[at];
    asks->need[at] = most + HEAD;
    asks->had[at] = level;
    return 1;
}

/* Where overdue work begins to lie: by the most of it before it is gone. */
static int raise_overdue(const struct simulation *simulation, int queue,
                         int *need)
{
    const struct problem *problem = simulation->problem;
    double work = problem->queues[queue].staffing->handling_s * (double)HEAD /
                  (60 * problem->grid.slot_min);
    int n_raised = 0, begins = -1;
    double most = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        const struct measured *at = slot_measured(simulation, queue, slot);
        double overdue = work * ratio_value(&at->of[MEASURE_OVERDUE]);
        if (overdue >= 1 && begins < 0)
            begins = slot;
        if (overdue > most)
            most = overdue;
        bool ends = overdue < 1 || slot == problem->grid.n_slots - 1;
        if (!ends || begins < 0)
            continue;
        need[begins] += (int)ceil(most);
        n_raised++;
        begins = -1;
        most = 0;
    }
    return n_raised;
}

static int raise_goal(const struct simulation *simulation,
                      const struct miss *miss, int *goal)
{
    double contacts = mean_contacts(
        simulation, day_measured(simulation, miss->queue, miss->day));
    if (!simulation->problem->queues[miss->queue].day_target)
        return 0;
    *goal += (int)ceil(1000 * (miss->goal - miss->value) * contacts);
    return 1;
}

int asks_raise(struct asks *asks, const struct roster *roster,
               const struct simulation *simulation, const struct misses *misses)
{
    const struct grid *grid = &roster->problem->grid;
    int n_raised = 0;
    for (int i = 0; i < misses->n; i++) {
        const struct miss *miss = &misses->items[i];
        int *need = asks->need + miss->queue * grid->n_slots;
        int *goal = asks->goal + miss->queue * grid->n_days;
        if (miss->slot >= 0)
            n_raised += raise_slot(asks, roster, miss->queue, miss->slot);
        else if (miss->day >= 0)
            n_raised += raise_goal(simulation, miss, goal + miss->day);
        else
            n_raised += raise_overdue(simulation, miss->queue, need);
    }
    return n_raised;
}
