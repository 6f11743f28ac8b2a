/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canonical.h"

#include "mem.h"
#include "place_hash.h"

#include <stdlib.h>
#include <string.h>

/* An agent's place: among those alike in all else it decides who is asked
 * first. */
struct place {
    uint64_t hash;
    const struct agent *agent;
};

static int by_place(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    return a->hash != b->hash ? (a->hash > b->hash) - (a->hash < b->hash)
                              : strcmp(a->agent->id, b->agent->id);
}

static void order_agents(const struct problem *problem, struct agent *agents)
{
    size_t n = (size_t)problem->n_agents;
    struct place *places = mem_alloc(n, sizeof *places);
    for (size_t i = 0; i < n; i++)
        places[i] = (struct place){place_hash(problem, problem->agents[i].id),
                                   &problem->agents[i]};
    qsort(places, n, sizeof *places, by_place);
    for (size_t i = 0; i < n; i++)
        agents[i] = *places[i].agent;
    free(places);
}

static int by_queue_id(const void *left, const void *right)
{
    const struct queue *a = left, *b = right;
    return strcmp(a->id, b->id);
}

int canonical_agent(const struct problem *problem,
                    const struct problem *canonical, int agent)
{
    const char *id = canonical->agents[agent].id;
    for (int i = 0; i < problem->n_agents; i++)
        if (problem->agents[i].id == id)
            return i;
    return -1;
}

static int original_queue(const struct problem *problem,
                          const struct queue *queue)
{
    for (int i = 0; i < problem->n_queues; i++)
        if (problem->queues[i].id == queue->id)
            return i;
    return -1;
}

static void order_speeds(const struct problem *problem,
                         struct problem *canonical)
{
    int n_queues = problem->n_queues;
    int *speed =
        ARENA_ARRAY(canonical->arena, int, problem->n_agents *n_queues);
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int queue = 0; queue < n_queues; queue++)
            speed[agent * n_queues + queue] =
                agent_speed(problem, canonical_agent(problem, canonical, agent),
                            original_queue(problem, &canonical->queues[queue]));
    canonical->agent_speed = speed;
}

/* The queues that need heads together, under their new numbers. */
static void order_joints(const struct problem *problem,
                         struct problem *canonical)
{
    struct joint *joints =
        ARENA_ARRAY(canonical->arena, struct joint, problem->n_joints);
    for (int i = 0; i < problem->n_joints; i++) {
        joints[i] = problem->joints[i];
        joints[i].queues = 0;
        for (int queue = 0; queue < problem->n_queues; queue++)
            if (problem->joints[i].queues >>
                    original_queue(problem, &canonical->queues[queue]) &
                1)
                joints[i].queues |= UINT64_C(1) << queue;
    }
    canonical->joints = joints;
}

/* The weights of agents under their new numbers. */
static void order_presences(const struct problem *problem,
                            struct problem *canonical)
{
    struct arena *arena = canonical->arena;
    int n_agents = problem->n_agents;
    struct presence *presences =
        ARENA_ARRAY(arena, struct presence, problem->n_presences);
    for (int i = 0; i < problem->n_presences; i++) {
        presences[i] = problem->presences[i];
        presences[i].wisher = 0;
        if (!presences[i].weight)
            continue;
        int8_t *weight = ARENA_ARRAY(arena, int8_t, n_agents);
        for (int agent = 0; agent < n_agents; agent++)
            weight[agent] =
                problem->presences[i]
                    .weight[canonical_agent(problem, canonical, agent)];
        presences[i].weight = weight;
    }
    canonical->presences = presences;
}

struct problem *canonical_new(const struct problem *problem)
{
    struct arena *arena = arena_new();
    struct problem *canonical = ARENA_ARRAY(arena, struct problem, 1);
    *canonical = *problem;
    canonical->arena = arena;
    struct agent *agents = ARENA_ARRAY(arena, struct agent, problem->n_agents);
    struct queue *queues = ARENA_ARRAY(arena, struct queue, problem->n_queues);
    order_agents(problem, agents);
    if (problem->n_queues > 0) {
        memcpy(queues, problem->queues,
               (size_t)problem->n_queues * sizeof *queues);
        qsort(queues, (size_t)problem->n_queues, sizeof *queues, by_queue_id);
    }
    canonical->agents = agents;
    canonical->queues = queues;
    order_speeds(problem, canonical);
    order_joints(problem, canonical);
    order_presences(problem, canonical);
    problem_freeze(canonical);
    return canonical;
}

static void give_back_agent(struct roster *roster, int agent,
                            const struct roster *from, int other)
{
    const struct grid *grid = &roster->problem->grid;
    for (int day = 0; day < grid->n_days; day++)
        *roster_duty(roster, agent, day) = *roster_duty(from, other, day);
    for (int slot = 0; slot < grid->n_slots; slot++) {
        int queue = roster_serves(from, other)[slot];
        if (queue != NO_QUEUE)
            roster_serves(roster, agent)[slot] = (int8_t)original_queue(
                roster->problem, &from->problem->queues[queue]);
    }
}

struct roster *canonical_give_back(const struct problem *problem,
                                   const struct roster *roster)
{
    struct roster *back = roster_new(problem);
    for (int agent = 0; agent < problem->n_agents; agent++)
        give_back_agent(back, canonical_agent(problem, roster->problem, agent),
                        roster, agent);
    return back;
}
