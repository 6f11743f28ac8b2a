/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block_rest.h"

#include "allocate.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* The problem in which nobody can serve a queue in blocks. */
struct block_rest {
    struct problem problem;
    struct group *groups;
    int *speeds; /* [n_groups * n_queues] */
    uint8_t *away;
};

static void copy_group(struct block_rest *rest, const struct problem *problem,
                       int group)
{
    int *speed = rest->speeds + (size_t)group * (size_t)problem->n_queues;
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (!(problem->blocked >> queue & 1))
            speed[queue] = problem->groups[group].speed[queue];
    rest->groups[group] = problem->groups[group];
    rest->groups[group].speed = speed;
    rest->groups[group].queues &= ~problem->blocked;
}

struct block_rest *block_rest_new(const struct problem *problem)
{
    struct block_rest *rest = mem_alloc(1, sizeof *rest);
    size_t n_groups = (size_t)problem->n_groups;
    rest->problem = *problem;
    rest->groups = mem_alloc(n_groups, sizeof *rest->groups);
    rest->speeds =
        mem_alloc(n_groups * (size_t)problem->n_queues, sizeof *rest->speeds);
    rest->away =
        mem_alloc((size_t)problem->n_agents * (size_t)problem->grid.n_slots, 1);
    for (int group = 0; group < problem->n_groups; group++)
        copy_group(rest, problem, group);
    rest->problem.groups = rest->groups;
    return rest;
}

void block_rest_free(struct block_rest *rest)
{
    if (!rest)
        return;
    free(rest->groups);
    free(rest->speeds);
    free(rest->away);
    free(rest);
}

void block_rest_share(struct block_rest *rest, struct roster *roster)
{
    const struct problem *problem = roster->problem;
    size_t n = (size_t)problem->n_agents * (size_t)problem->grid.n_slots;
    struct roster *copy = roster_for(&rest->problem, roster);
    for (size_t i = 0; i < n; i++) {
        int queue = roster->serves[i];
        rest->away[i] = queue != NO_QUEUE && (problem->blocked >> queue & 1);
    }
    share_by_slots(copy, rest->away);
    for (size_t i = 0; i < n; i++)
        if (!rest->away[i])
            roster->serves[i] = copy->serves[i];
    roster_free(copy);
}
