/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows from the readers' data: groups of agents alike in speed, and
 * what each agent may take on each day. */
#include "problem.h"

#include "mem.h"
#include "require.h"

#include <stdlib.h>
#include <string.h>

cost steps_cost(const struct steps *steps, int missing)
{
    cost sum = 0;
    for (int i = 0; missing > 0; i++) {
        bool last = i == steps->n - 1;
        int part = last || missing < HEAD ? missing : HEAD;
        sum += steps->price[i] * part;
        missing -= part;
    }
    return sum;
}

int presence_least(const struct problem *problem,
                   const struct presence *presence)
{
    int least = 0;
    for (int agent = 0; presence->weight && agent < problem->n_agents; agent++)
        if (presence->weight[agent] < 0)
            least += presence->weight[agent];
    return least;
}

static int group_like(const struct problem *problem, const struct group *groups,
                      int n_groups, const int *speed)
{
    size_t bytes = (size_t)problem->n_queues * sizeof *speed;
    for (int group = 0; group < n_groups; group++)
        if (memcmp(groups[group].speed, speed, bytes) == 0)
            return group;
    return n_groups;
}

static struct group group_of_speed(struct problem *problem, const int *speed)
{
    struct group group = {.speed = speed};
    for (int queue = 0; queue < problem->n_queues; queue++) {
        if (speed[queue] > 0)
            group.queues |= UINT64_C(1) << queue;
        if (speed[queue] > 0 && speed[queue] != HEAD)
            problem->uneven |= UINT64_C(1) << queue;
    }
    return group;
}

static void find_groups(struct problem *problem)
{
    problem->uneven = 0;
    struct group *groups =
        ARENA_ARRAY(problem->arena, struct group, problem->n_agents);
    int n_groups = 0;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const int *speed = problem->agent_speed + agent * problem->n_queues;
        int group = group_like(problem, groups, n_groups, speed);
        if (group == n_groups)
            groups[n_groups++] = group_of_speed(problem, speed);
        groups[group].n_agents++;
        problem->agents[agent].group = group;
    }
    problem->groups = groups;
    problem->n_groups = n_groups;
}

/* Appends the choices of one day to the growing array. */
static void add_choices(const struct problem *problem, int agent, int day,
                        struct choice **choices, int *n, int *room)
{
    int end = end_offer_of(problem, agent, day);
    for (int offer = first_offer_of(problem, agent, day); offer < end;
         offer++) {
        if (agent_refuses(problem, agent, offer) != N_RULES)
            continue;
        MEM_GROW(*choices, *n, *room);
        (*choices)[(*n)++] = (struct choice){
            .offer = offer,
            .own = agent_own(problem, agent, offer),
        };
    }
}

static void find_choices(struct problem *problem, int agent)
{
    int n_days = problem->grid.n_days;
    int *first = ARENA_ARRAY(problem->arena, int, n_days + 1);
    struct choice *choices = NULL;
    int n = 0, room = 0;
    for (int day = 0; day < n_days; day++) {
        first[day] = n;
        add_choices(problem, agent, day, &choices, &n, &room);
    }
    first[n_days] = n;
    struct choice *kept = ARENA_ARRAY(problem->arena, struct choice, n);
    if (n > 0)
        memcpy(kept, choices, (size_t)n * sizeof *kept);
    free(choices);
    cost *off_own = ARENA_ARRAY(problem->arena, cost, n_days);
    for (int day = 0; day < n_days; day++)
        off_own[day] = agent_off_own(problem, agent, day);
    problem->agents[agent].off_own = off_own;
    problem->agents[agent].first_choice = first;
    problem->agents[agent].choices = kept;
}

static void find_linked(struct problem *problem)
{
    problem->deferred = problem->by_day = problem->blocked = 0;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        if (problem->queues[queue].deferral)
            problem->deferred |= UINT64_C(1) << queue;
        if (problem->queues[queue].day_target)
            problem->by_day |= UINT64_C(1) << queue;
        if (problem->queues[queue].min_block > 1)
            problem->blocked |= UINT64_C(1) << queue;
    }
    problem->linked = problem->deferred | problem->by_day;
}

void problem_freeze(struct problem *problem)
{
    find_linked(problem);
    find_groups(problem);
    problem->n_gauges = 0;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        int n_gauges = problem->agents[agent].n_gauges;
        require(n_gauges <= GAUGES_MAX);
        if (n_gauges > problem->n_gauges)
            problem->n_gauges = n_gauges;
        find_choices(problem, agent);
    }
}

static const struct day_target *with_goals(const struct day_target *target,
                                           struct arena *arena, const int *goal)
{
    if (!target)
        return NULL;
    struct day_target *copy = ARENA_ARRAY(arena, struct day_target, 1);
    *copy = *target;
    copy->goal = goal;
    return copy;
}

const struct problem *problem_asking(const struct problem *problem,
                                     struct arena *arena, const int *need,
                                     const int *goal)
{
    const struct grid *grid = &problem->grid;
    struct problem *copy = ARENA_ARRAY(arena, struct problem, 1);
    struct queue *queues = ARENA_ARRAY(arena, struct queue, problem->n_queues);
    *copy = *problem;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        queues[queue] = problem->queues[queue];
        queues[queue].need = need + queue * grid->n_slots;
        queues[queue].day_target = with_goals(queues[queue].day_target, arena,
                                              goal + queue * grid->n_days);
    }
    copy->queues = queues;
    return copy;
}
