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

/* A presence rule's place: the team's own first, then those that are wishes, by
 * whose they are. */
struct rank {
    int wisher, index;
};

static int by_wisher(const void *left, const void *right)
{
    const struct rank *a = left, *b = right;
    return a->wisher != b->wisher ? a->wisher - b->wisher : a->index - b->index;
}

static struct rank *rank_presences(const struct problem *problem,
                                   const struct problem *canonical)
{
    int n = problem->n_presences, n_agents = problem->n_agents;
    struct rank *ranks = ARENA_ARRAY(canonical->arena, struct rank, n);
    int *place = ARENA_ARRAY(canonical->arena, int, n_agents + 1);
    for (int agent = 0; agent < n_agents; agent++)
        place[1 + canonical_agent(problem, canonical, agent)] = 1 + agent;
    for (int i = 0; i < n; i++)
        ranks[i] = (struct rank){place[problem->presences[i].wisher], i};
    if (n > 0)
        qsort(ranks, (size_t)n, sizeof *ranks, by_wisher);
    return ranks;
}

/* In an order of their own, with the weights of agents under their new
 * numbers. */
static void order_presences(const struct problem *problem,
                            struct problem *canonical)
{
    struct arena *arena = canonical->arena;
    int n_agents = problem->n_agents;
    const struct rank *ranks = rank_presences(problem, canonical);
    struct presence *presences =
        ARENA_ARRAY(arena, struct presence, problem->n_presences);
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *from = &problem->presences[ranks[i].index];
        presences[i] = *from;
        presences[i].wisher = 0;
        if (!from->weight)
            continue;
        int8_t *weight = ARENA_ARRAY(arena, int8_t, n_agents);
        for (int agent = 0; agent < n_agents; agent++)
            weight[agent] =
                from->weight[canonical_agent(problem, canonical, agent)];
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
