/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With a work limit a run repeats byte for byte: again, and on another number
 * of threads. */
#include "gen.h"
#include "prop.h"
#include "solve.h"

#include <stdio.h>
#include <string.h>

static int n_rosters, n_rounds;

struct run {
    struct roster *roster;
    struct outcome outcome;
};

static struct run run_on(const struct problem *problem, int threads,
                         uint64_t seed)
{
    static const int64_t limits[] = {2000, 20000, 60000, 200000, 600000};
    struct solve_options options = {
        .work_limit = limits[seed % 5], .threads = threads, .seed = seed};
    struct run run = {0};
    run.roster = solve(problem, &options, &run.outcome);
    return run;
}

static bool same_roster(const struct roster *a, const struct roster *b)
{
    const struct problem *problem = a->problem;
    size_t n_days = (size_t)(problem->n_agents * problem->grid.n_days);
    size_t n_slots = (size_t)(problem->n_agents * problem->grid.n_slots);
    return memcmp(a->duties, b->duties, n_days * sizeof *a->duties) == 0 &&
           memcmp(a->serves, b->serves, n_slots * sizeof *a->serves) == 0;
}

static bool same_run(const struct run *a, const struct run *b)
{
    const struct outcome *x = &a->outcome, *y = &b->outcome;
    if (x->status != y->status || x->cost != y->cost || x->bound != y->bound ||
        x->work != y->work || x->n_clashes != y->n_clashes)
        return prop_wrong("cost %lld and %lld, bound %lld and %lld, work %lld "
                          "and %lld",
                          (long long)x->cost, (long long)y->cost,
                          (long long)x->bound, (long long)y->bound,
                          (long long)x->work, (long long)y->work);
    if (!a->roster != !b->roster ||
        (a->roster && !same_roster(a->roster, b->roster)))
        return prop_wrong("rosters differ at cost %lld", (long long)x->cost);
    return true;
}

static bool holds(uint64_t seed)
{
    static const enum gen_size sizes[] = {GEN_TINY, GEN_SMALL, GEN_MEDIUM};
    struct problem *problem =
        gen_problem(seed, sizes[seed % 10 == 0 ? 2 : seed % 2]);
    struct run first = run_on(problem, 1, seed);
    struct run again = run_on(problem, 1, seed);
    struct run wide = run_on(problem, 2, seed);
    bool same = same_run(&first, &again) || prop_wrong("(a second run)");
    same &= same_run(&first, &wide) || prop_wrong("(two threads)");
    n_rosters += first.roster != NULL;
    n_rounds += first.outcome.rounds;
    roster_free(first.roster);
    roster_free(again.roster);
    roster_free(wide.roster);
    gen_free(problem);
    return same;
}

int main(void)
{
    int status = prop_run("repeat", prop_count(60), holds);
    printf("%d rosters, %d rounds of pricing\n", n_rosters, n_rounds);
    return status;
}
