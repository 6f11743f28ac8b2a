/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whenever the search is stopped, by a work limit or as by Ctrl-C, what it
 * returns is legal and costs what it says, by the naive judge too; and no bound
 * of any run is above the cost of any other. */
#include "gen.h"
#include "naive.h"
#include "prop.h"
#include "solve.h"

#include <stdio.h>

static int n_runs, n_rosters, n_stopped;

struct stop {
    volatile sig_atomic_t stop;
    int reports_left;
};

static void count_down(const struct progress *progress, void *context)
{
    struct stop *stop = context;
    (void)progress;
    if (--stop->reports_left <= 0)
        stop->stop = 1;
}

static bool roster_holds(const struct roster *roster,
                         const struct outcome *outcome)
{
    struct naive naive = naive_judge(roster);
    bool good = naive.legal && naive.total == outcome->cost &&
                outcome->bound <= outcome->cost;
    if (!good)
        prop_wrong("cost %lld, bound %lld; naive judge: %lld, %s",
                   (long long)outcome->cost, (long long)outcome->bound,
                   (long long)naive.total, naive.legal ? "legal" : "not legal");
    naive_free(&naive);
    return good;
}

/* One run; *least and *bound are those of all runs so far. */
static bool run_holds(const struct problem *problem, struct rng *rng,
                      cost *least, cost *bound, bool *clash)
{
    struct stop stop = {0, gen_pick(rng, 1, 12)};
    int64_t work = (int64_t)1 << gen_pick(rng, 0, 18);
    struct solve_options options = {.work_limit = work,
                                    .threads = gen_pick(rng, 1, 2),
                                    .seed = (uint64_t)gen_pick(rng, 1, 9)};
    if (gen_chance(rng, 50)) {
        options.stop = &stop.stop;
        options.report = count_down;
        options.context = &stop;
    }
    struct outcome outcome = {0};
    struct roster *roster = solve(problem, &options, &outcome);
    bool good = true;
    n_runs++;
    n_rosters += roster != NULL;
    n_stopped += outcome.status == OUTCOME_INTERRUPTED;
    *clash |= outcome.status == OUTCOME_NO_ROSTER;
    if (roster) {
        good = roster_holds(roster, &outcome);
        *least = outcome.cost < *least ? outcome.cost : *least;
        *bound = outcome.bound > *bound ? outcome.bound : *bound;
        good &= !*clash || prop_wrong("a roster where another run has proven "
                                      "that there is none");
        good &= outcome.status != OUTCOME_INTERRUPTED || stop.stop ||
                prop_wrong("interrupted by nobody");
    }
    roster_free(roster);
    return good;
}

static bool holds(uint64_t seed)
{
    static const enum gen_size sizes[] = {GEN_SMALL, GEN_TINY, GEN_SMALL,
                                          GEN_MEDIUM};
    struct problem *problem = gen_problem(seed, sizes[seed % 4]);
    struct rng rng = {seed};
    cost least = INT64_MAX, bound = 0;
    bool clash = false, good = true;
    for (int i = 0; i < 4 && good; i++)
        good = run_holds(problem, &rng, &least, &bound, &clash);
    if (good && bound > least)
        good = prop_wrong("a bound of %lld, a roster of %lld", (long long)bound,
                          (long long)least);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("limits", prop_count(150), holds);
    printf("%d runs, %d with a roster, %d interrupted\n", n_runs, n_rosters,
           n_stopped);
    return status;
}
