/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One roster for several volumes: what a roster costs in the problem of all of
 * them is the mean of what it costs in each, queues served alike. */
#include "gen.h"
#include "prop.h"
#include "score.h"
#include "several.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VOLUMES = 3 };

static int n_short;

static const struct problem *volume_of(const struct problem *problem,
                                       struct arena *arena, struct rng *rng)
{
    const struct grid *grid = &problem->grid;
    struct problem *copy = ARENA_ARRAY(arena, struct problem, 1);
    struct queue *queues = ARENA_ARRAY(arena, struct queue, problem->n_queues);
    *copy = *problem;
    copy->surplus_price = 0;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        int *need = ARENA_ARRAY(arena, int, grid->n_slots);
        queues[queue] = problem->queues[queue];
        for (int slot = 0; slot < grid->n_slots; slot++)
            need[slot] = gen_pick(rng, 0, 4) * HEAD / 2;
        for (int i = 0; i < queues[queue].shortage.n; i++)
            queues[queue].shortage.price[i] *= VOLUMES * VOLUMES;
        queues[queue].need = need;
    }
    copy->queues = queues;
    return copy;
}

/* What it misses, with the queues that everybody serves in `roster`. */
static cost shortage_in(const struct problem *problem,
                        const struct roster *roster)
{
    struct roster other = *roster;
    other.problem = problem;
    struct score *score = score_roster(&other);
    cost shortage = score->shortage;
    score_free(score);
    return shortage;
}

static bool holds(uint64_t seed)
{
    static const int weights[VOLUMES] = {2, 3, 4};
    struct problem *problem = gen_problem(seed, GEN_SMALL);
    struct rng rng = {seed};
    struct arena *arena = arena_new();
    const struct problem *each[VOLUMES];
    cost sum = 0;
    bool ok = true;
    if (problem->linked || problem->n_joints > 0) {
        arena_free(arena);
        gen_free(problem);
        return true;
    }
    struct roster *roster = gen_roster(problem, &rng, GEN_CAREFUL);
    for (int volume = 0; volume < VOLUMES; volume++) {
        each[volume] = volume_of(problem, arena, &rng);
        sum += weights[volume] * shortage_in(each[volume], roster);
    }
    const struct problem *all =
        problem_for_all(each, VOLUMES, weights, 0, arena);
    cost joined = shortage_in(all, roster);
    n_short += joined > 0;
    if (9 * joined != sum)
        ok = prop_wrong("%lld for all, %lld / 9 one by one", (long long)joined,
                        (long long)sum);
    roster_free(roster);
    arena_free(arena);
    gen_free(problem);
    return ok;
}

int main(void)
{
    int status = prop_run("several", prop_count(300), holds);
    printf("%d of them short\n", n_short);
    return status;
}
