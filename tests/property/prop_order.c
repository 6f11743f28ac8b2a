/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents, queues and shifts in another order: the judge gives the same roster
 * the same verdict, and the solver finds the same cost. Where it cannot prove
 * its roster the best, neither bound may be above the other cost. */
#include "gen.h"
#include "prop.h"
#include "score.h"
#include "shuffle.h"
#include "solve.h"

#include <stdio.h>
#include <stdlib.h>

static int n_problems, n_proven, n_same;

static bool verdicts_same(const struct score *a, const struct score *b)
{
    bool same = a->legal == b->legal && a->total == b->total &&
                a->shortage == b->shortage && a->surplus == b->surplus &&
                a->presence == b->presence && a->breaches.n == b->breaches.n &&
                a->n_gaps == b->n_gaps;
    for (int rule = 0; rule < N_RULES; rule++)
        same &= a->rules[rule] == b->rules[rule];
    return same || prop_wrong("the judge: total %lld and %lld",
                              (long long)a->total, (long long)b->total);
}

static bool judge_holds(const struct shuffle *shuffle,
                        const struct roster *roster)
{
    struct roster *moved = shuffle_roster(shuffle, roster);
    struct score *before = score_roster(roster);
    struct score *after = score_roster(moved);
    bool same = verdicts_same(before, after);
    score_free(before);
    score_free(after);
    roster_free(moved);
    return same;
}

static bool judges_hold(const struct problem *problem,
                        const struct shuffle *shuffle, struct rng *rng)
{
    bool same = true;
    for (int i = 0; i < 4 && same; i++) {
        struct roster *roster = gen_roster(problem, rng, GEN_WILD);
        same = judge_holds(shuffle, roster);
        roster_free(roster);
    }
    return same;
}

static struct outcome solve_quickly(const struct problem *problem)
{
    struct solve_options options = {
        .work_limit = 100000, .threads = 1, .seed = 1};
    struct outcome outcome = {0};
    roster_free(solve(problem, &options, &outcome));
    return outcome;
}

static bool solver_holds(const struct problem *problem,
                         const struct shuffle *shuffle)
{
    struct outcome a = solve_quickly(problem);
    struct outcome b = solve_quickly(shuffle->problem);
    if ((a.status == OUTCOME_NO_ROSTER) != (b.status == OUTCOME_NO_ROSTER))
        return prop_wrong("a legal roster in one order only");
    if (a.status == OUTCOME_NO_ROSTER)
        return true;
    bool proven = a.status == OUTCOME_OPTIMAL && b.status == OUTCOME_OPTIMAL;
    n_problems++;
    n_proven += proven;
    n_same += a.cost == b.cost;
    if ((proven && a.cost != b.cost) || a.bound > b.cost || b.bound > a.cost)
        return prop_wrong("cost %lld (bound %lld) and %lld (bound %lld)",
                          (long long)a.cost, (long long)a.bound,
                          (long long)b.cost, (long long)b.bound);
    return true;
}

static bool holds(uint64_t seed)
{
    struct problem *problem =
        gen_problem(seed, seed % 8 == 0 ? GEN_SMALL : GEN_TINY);
    struct rng rng = {seed};
    struct shuffle shuffle = shuffle_new(problem, &rng);
    bool good = judges_hold(problem, &shuffle, &rng) &&
                (seed % 8 == 0 || solver_holds(problem, &shuffle));
    shuffle_free(&shuffle);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("order", prop_count(300), holds);
    printf("%d problems: %d proven in both orders, %d at the same cost\n",
           n_problems, n_proven, n_same);
    return status;
}
