/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever duals a climb by soft bounds ends at, they prove no more than the
 * best roster costs; and often enough nearly as much as the linear program. The
 * roster that the dive from there leads to is legal, costs no more than the
 * search says, and no less than the bound. */
#include "brute.h"
#include "contracts.h"
#include "dive.h"
#include "duals.h"
#include "gen.h"
#include "generate.h"
#include "greedy.h"
#include "master.h"
#include "prop.h"
#include "score.h"
#include "smooth_dive.h"
#include "smooth_needs.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROSTERS_MOST = 200000 };

static int n_bounds, n_met, n_programs, n_near, n_dives, n_better;

/* Held against the optimum, where there is one to be had. */
static bool is_bound(const struct search *search, const struct brute *brute)
{
    if (brute->too_big || !brute->legal)
        return true;
    n_bounds++;
    n_met += search->bound == brute->cost;
    return search->bound <= brute->cost
               ? true
               : prop_wrong("bound %lld, optimum %lld",
                            (long long)search->bound, (long long)brute->cost);
}

/* Counts how often the linear program proves hardly more. */
static void compare(struct search *search)
{
    cost smooth = search->proven;
    struct master *master = master_new(search, window_whole(search->problem));
    generate_start(search, master);
    generate(search, master, 1);
    master_free(master);
    n_programs += search->proven > 0;
    n_near += search->proven > 0 && smooth * 10 >= search->proven * 9;
}

static bool dives(struct search *search)
{
    cost before = search->cost;
    smooth_dive(search, 1);
    struct roster *roster = search_roster(search);
    cost found = score_total(roster);
    roster_free(roster);
    n_dives++;
    n_better += search->cost < before;
    return found >= search->bound && found <= search->cost &&
                   search->cost <= before
               ? true
               : prop_wrong("cost %lld, said %lld, before %lld, bound %lld",
                            (long long)found, (long long)search->cost,
                            (long long)before, (long long)search->bound);
}

static bool holds(uint64_t seed)
{
    struct problem *problem =
        gen_problem(seed, seed % 4 ? GEN_TINY : GEN_SMALL);
    struct solve_options options = {
        .work_limit = 500000, .threads = 1, .seed = 1};
    struct outcome outcome = {0};
    struct search *search = search_new(problem, &options, &outcome);
    bool good = true;
    contracts_learn(search);
    if (contracts_known(search) && greedy(search, QUICK, false)) {
        struct brute brute = {.too_big = true};
        if (seed % 4)
            brute = brute_force(problem, ROSTERS_MOST);
        smooth_needs(search, 0.5);
        good = is_bound(search, &brute) && dives(search);
        compare(search);
    }
    search_free(search);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("smooth", prop_count(200), holds);
    printf("%d bounds, %d of them the optimum; %d programs, %d hardly better\n",
           n_bounds, n_met, n_programs, n_near);
    printf("%d dives, %d to a better roster\n", n_dives, n_better);
    if (n_met == 0 || n_near * 2 < n_programs) {
        printf("smooth: too few climbs prove anything\n");
        status = EXIT_FAILURE;
    }
    return status;
}
