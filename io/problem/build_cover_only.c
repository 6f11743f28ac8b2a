/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Leaves nothing a price but what is short: for the question how few agents
 * could do. */
#include "build.h"

static void keep_hard(struct arena *arena, struct agent *agent)
{
    for (int rule = 0; rule < N_RULES; rule++) {
        agent->better[rule].price = 0;
        if (agent->rules[rule].price != RULE_HARD)
            agent->rules[rule].limit = RULE_OFF;
    }
    struct gauge *gauges = ARENA_ARRAY(arena, struct gauge, agent->n_gauges);
    for (int i = 0; i < agent->n_gauges; i++) {
        gauges[i] = agent->gauges[i];
        gauges[i].n_steps = 0;
        if (gauges[i].price != RULE_HARD)
            gauges[i].most = NULL;
    }
    agent->gauges = gauges;
}

void build_cover_only(struct build *build)
{
    struct problem *problem = build->problem;
    struct arena *arena = build->reading->arena;
    struct presence *presences =
        ARENA_ARRAY(arena, struct presence, problem->n_presences);
    struct queue *queues = ARENA_ARRAY(arena, struct queue, problem->n_queues);
    problem->surplus_price = 0;
    for (int i = 0; i < problem->n_queues; i++) {
        queues[i] = problem->queues[i];
        queues[i].surplus.n = 0;
    }
    problem->queues = queues;
    for (int i = 0; i < problem->n_presences; i++) {
        presences[i] = problem->presences[i];
        presences[i].too_many = (struct steps){.n = 1};
    }
    problem->presences = presences;
    for (int i = 0; i < problem->n_agents; i++)
        keep_hard(arena, &problem->agents[i]);
}
