/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What granting a wish would cost at most, against brute force on tiny
 * problems: it is never less than the best roster costs in which the agent is
 * off that day, and it is barred exactly where no days of the agent are. */
#include "brute.h"
#include "gen.h"
#include "prop.h"
#include "regret.h"
#include "score.h"
#include "solve.h"

#include <stdio.h>
#include <string.h>

static int n_found, n_barred, n_exact, n_skipped;

/* The same problem in which the agent must be off on the day. */
static struct problem *with_day_off(const struct problem *problem, int agent,
                                    int day, struct arena *arena)
{
    struct problem *copy = ARENA_ARRAY(arena, struct problem, 1);
    struct agent *agents = ARENA_ARRAY(arena, struct agent, problem->n_agents);
    uint8_t *orders = ARENA_ARRAY(arena, uint8_t, problem->grid.n_days);
    memcpy(agents, problem->agents, (size_t)problem->n_agents * sizeof *agents);
    memcpy(orders, agents[agent].orders, (size_t)problem->grid.n_days);
    orders[day] = ORDER_OFF;
    agents[agent].orders = orders;
    *copy = *problem;
    copy->arena = arena;
    copy->agents = agents;
    problem_freeze(copy);
    return copy;
}

static bool grant_holds(const struct problem *off, const struct score *score,
                        const struct grant *grant)
{
    if (grant->end == GRANT_BARRED) {
        n_barred++;
        return !brute_line(off, grant->agent, RULES_ALL) ||
               prop_wrong("agent %d can be off", grant->agent);
    }
    if (grant->end == GRANT_UNKNOWN)
        return true;
    struct brute brute = brute_force(off, 1e6);
    if (brute.too_big) {
        n_skipped++;
        return true;
    }
    n_found++;
    n_exact += grant->extra == brute.cost - score->total;
    return (brute.legal && grant->extra >= brute.cost - score->total) ||
           prop_wrong("%lld more at most, the best is %lld more",
                      (long long)grant->extra,
                      (long long)(brute.cost - score->total));
}

/* One day that some agent works and may be off. */
static bool day_holds(const struct roster *roster, const struct score *score,
                      struct regret *regret, int agent, int day)
{
    const struct problem *problem = roster->problem;
    struct wish off = {.kind = WISH_OFF,
                       .day = day,
                       .until = day + 1,
                       .shift = -1,
                       .other = -1};
    if (!roster_offer(roster, agent, day) ||
        problem->agents[agent].orders[day] == ORDER_WORK)
        return true;
    struct grant grant = regret_of_wish(regret, agent, &off);
    grant.extra -= grant.paid;
    struct arena *arena = arena_new();
    bool good =
        grant_holds(with_day_off(problem, agent, day, arena), score, &grant);
    arena_free(arena);
    return good;
}

static bool roster_holds(const struct roster *roster)
{
    const struct grid *grid = &roster->problem->grid;
    struct score *score = score_roster(roster);
    struct regret *regret = regret_new(roster, score);
    bool good = true;
    for (int agent = 0; agent < roster->problem->n_agents && good; agent++)
        for (int day = 0; day < grid->n_days && good; day++)
            good = day_holds(roster, score, regret, agent, day);
    regret_free(regret);
    score_free(score);
    return good;
}

static bool holds(uint64_t seed)
{
    struct problem *problem = gen_problem(seed, GEN_TINY);
    struct solve_options options = {
        .work_limit = 20000, .threads = 1, .seed = 1};
    struct outcome outcome = {0};
    struct roster *roster = solve(problem, &options, &outcome);
    bool good = !roster || roster_holds(roster);
    roster_free(roster);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("regret", prop_count(120), holds);
    printf("%d wishes priced, %d of them exactly; %d barred, %d too big\n",
           n_found, n_exact, n_barred, n_skipped);
    return status;
}
