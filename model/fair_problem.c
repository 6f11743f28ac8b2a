/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fair_problem.h"

#include <limits.h>
#include <math.h>
#include <string.h>

/* A copy of the problem whose agents have gauges of their own to change. */
static struct problem *with_gauges(const struct problem *problem,
                                   struct arena *arena)
{
    struct problem *copy = ARENA_ARRAY(arena, struct problem, 1);
    *copy = *problem;
    copy->arena = arena;
    copy->agents = ARENA_ARRAY(arena, struct agent, problem->n_agents);
    for (int i = 0; i < problem->n_agents; i++) {
        struct agent *agent = &copy->agents[i];
        *agent = problem->agents[i];
        struct gauge *gauges =
            ARENA_ARRAY(arena, struct gauge, agent->n_gauges);
        if (agent->n_gauges > 0)
            memcpy(gauges, agent->gauges,
                   (size_t)agent->n_gauges * sizeof *gauges);
        agent->gauges = gauges;
    }
    return copy;
}

/* NULL: the burden is none of the agent's, or not priced. */
static struct gauge *gauge_of(const struct problem *copy,
                              const struct ledger *ledger, int agent,
                              int burden)
{
    int gauge = ledger_share(ledger, agent, burden)->gauge;
    return gauge < 0 ? NULL
                     : (struct gauge *)&copy->agents[agent].gauges[gauge];
}

static void weigh(struct gauge *gauge, struct arena *arena, double times)
{
    cost *step = ARENA_ARRAY(arena, cost, gauge->n_steps);
    for (int unit = 0; unit < gauge->n_steps; unit++)
        step[unit] = (cost)llround((double)gauge->step[unit] * times);
    gauge->step = step;
    if (times <= 0)
        gauge->n_steps = 0;
}

const struct problem *fair_weighted(const struct problem *problem,
                                    const struct ledger *ledger,
                                    struct arena *arena, double times)
{
    struct problem *copy = with_gauges(problem, arena);
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int burden = 0; burden < ledger->n_burdens; burden++) {
            struct gauge *gauge = gauge_of(copy, ledger, agent, burden);
            if (gauge)
                weigh(gauge, arena, times);
        }
    return copy;
}

static void limit(struct gauge *gauge, struct arena *arena, int n_days,
                  int most)
{
    int *days = ARENA_ARRAY(arena, int, n_days);
    for (int day = 0; day < n_days; day++)
        days[day] = most < 0 ? 0 : most;
    gauge->most = days;
    gauge->price = RULE_HARD;
}

const struct problem *fair_limited(const struct problem *problem,
                                   const struct ledger *ledger,
                                   struct arena *arena, const int *most)
{
    struct problem *copy = with_gauges(problem, arena);
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int burden = 0; burden < ledger->n_burdens; burden++) {
            struct gauge *gauge = gauge_of(copy, ledger, agent, burden);
            int units = most[agent * ledger->n_burdens + burden];
            if (gauge && units < INT_MAX)
                limit(gauge, arena, problem->grid.n_days, units);
        }
    return copy;
}
