/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever the legal roster, what it costs is a multiple of the problem's unit:
 * what makes rounding a bound up to it right. */
#include "gen.h"
#include "prop.h"
#include "score.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

static int n_rosters, n_coarse;

static bool holds(uint64_t seed)
{
    struct problem *problem =
        gen_problem(seed, seed % 4 ? GEN_TINY : GEN_SMALL);
    struct rng rng = {seed};
    cost unit = unit_of(problem);
    bool good = true;
    for (int i = 0; i < 4 && good; i++) {
        struct roster *roster = gen_roster(problem, &rng, GEN_CAREFUL);
        struct score *score = score_roster(roster);
        n_rosters += score->legal;
        n_coarse += score->legal && unit > 1;
        good = !score->legal || score->total % unit == 0 ||
               prop_wrong("%lld is no multiple of %lld",
                          (long long)score->total, (long long)unit);
        score_free(score);
        roster_free(roster);
    }
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("units", prop_count(2000), holds);
    printf("%d rosters, %d of them of a unit above one\n", n_rosters, n_coarse);
    if (n_coarse * 10 < n_rosters) {
        printf("units: too few are above one\n");
        status = EXIT_FAILURE;
    }
    return status;
}
