/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The solver against brute force on tiny problems: no bound above the optimum,
 * no cost below it, both equal where it says so, and where there is no legal
 * roster the rules named really leave an agent without a line of days. */
#include "brute.h"
#include "gen.h"
#include "prop.h"
#include "score.h"
#include "solve.h"

#include <stdio.h>
#include <stdlib.h>

static int n_legal, n_clashing, n_proven, n_best, n_skipped;

/* The rules together leave nothing, any one of them less leaves something. */
static bool clash_holds(const struct problem *problem,
                        const struct clash *clash)
{
    if (brute_line(problem, clash->agent, clash->rules))
        return prop_wrong("agent %d has a line for rules %llx", clash->agent,
                          (unsigned long long)clash->rules);
    for (int rule = 0; rule < N_RULES; rule++) {
        rule_mask bit = (rule_mask)1 << rule;
        if ((clash->rules & bit) &&
            !brute_line(problem, clash->agent, clash->rules & ~bit))
            return prop_wrong("agent %d has no line without %s either",
                              clash->agent, rule_infos[rule].name);
    }
    return true;
}

static bool no_roster_holds(const struct problem *problem,
                            const struct outcome *outcome)
{
    if (outcome->status != OUTCOME_NO_ROSTER || outcome->n_clashes < 1)
        return prop_wrong("status %d with %d clashes, but nothing is legal",
                          (int)outcome->status, outcome->n_clashes);
    n_clashing++;
    for (int i = 0; i < outcome->n_clashes; i++)
        if (!clash_holds(problem, &outcome->clashes[i]))
            return false;
    return true;
}

static bool cost_holds(const struct outcome *outcome, cost best)
{
    bool proven = outcome->status == OUTCOME_OPTIMAL;
    n_legal++;
    n_proven += proven;
    n_best += outcome->cost == best;
    if (outcome->cost < best || outcome->bound > best ||
        (proven && outcome->cost != best))
        return prop_wrong("cost %lld, bound %lld, optimum %lld%s",
                          (long long)outcome->cost, (long long)outcome->bound,
                          (long long)best, proven ? ", proven" : "");
    return true;
}

/* The roster is legal and costs what the solver says, by both judges. */
static bool roster_holds(const struct roster *roster,
                         const struct outcome *outcome)
{
    struct naive naive = naive_judge(roster);
    bool good = naive.legal && naive.total == outcome->cost &&
                score_total(roster) == outcome->cost;
    if (!good)
        prop_wrong("solver says %lld, naive judge %lld, %s",
                   (long long)outcome->cost, (long long)naive.total,
                   naive.legal ? "legal" : "not legal");
    naive_free(&naive);
    return good;
}

static bool solver_holds(const struct problem *problem,
                         const struct brute *brute)
{
    struct solve_options options = {
        .work_limit = 200000, .threads = 1, .seed = 1};
    struct outcome outcome = {0};
    struct roster *roster = solve(problem, &options, &outcome);
    bool good;
    if (!brute->legal)
        good = roster ? prop_wrong("a roster where none is legal")
                      : no_roster_holds(problem, &outcome);
    else if (!roster)
        good = prop_wrong("no roster (status %d); the best costs %lld",
                          (int)outcome.status, (long long)brute->cost);
    else
        good =
            roster_holds(roster, &outcome) && cost_holds(&outcome, brute->cost);
    roster_free(roster);
    return good;
}

static bool holds(uint64_t seed)
{
    struct problem *problem = gen_problem(seed, GEN_TINY);
    struct brute brute = brute_force(problem, 1e6);
    bool good = true;
    if (brute.too_big)
        n_skipped++;
    else
        good = solver_holds(problem, &brute);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("solver", prop_count(400), holds);
    printf("%d problems with a roster: %d proven, %d at the optimum; "
           "%d without; %d too big for brute force\n",
           n_legal, n_proven, n_best, n_clashing, n_skipped);
    if (n_best * 100 < n_legal * 95) {
        printf("solver: fewer than 95 in 100 at the optimum\n");
        status = EXIT_FAILURE;
    }
    return status;
}
