/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search that begins from another's: on a problem that asks for other needs
 * its roster is legal and its bound holds; the duals of the one prove a bound
 * of the other that its rosters cannot beat; and it repeats on any number of
 * threads. */
#include "gen.h"
#include "prop.h"
#include "score.h"
#include "solve.h"
#include "warm.h"

#include <stdio.h>
#include <string.h>

enum { WORK = 60000 };

static int n_rosters, n_tight;

/* The same problem, each need as it was or another one. */
static const struct problem *other_needs(const struct problem *problem,
                                         struct arena *arena, uint64_t seed)
{
    struct rng rng = {seed};
    const struct grid *grid = &problem->grid;
    int n_queues = problem->n_queues;
    int *need = ARENA_ARRAY(arena, int, n_queues * grid->n_slots);
    int *goal = ARENA_ARRAY(arena, int, n_queues * grid->n_days);
    for (int queue = 0; queue < n_queues; queue++) {
        const struct queue *stream = &problem->queues[queue];
        for (int slot = 0; slot < grid->n_slots; slot++) {
            bool changes = !stream->deferral && gen_chance(&rng, 30);
            need[queue * grid->n_slots + slot] =
                stream->need[slot] +
                (changes ? gen_pick(&rng, 0, 2) * HEAD : 0);
        }
        for (int day = 0; stream->day_target && day < grid->n_days; day++)
            goal[queue * grid->n_days + day] = stream->day_target->goal[day];
    }
    return problem_asking(problem, arena, need, goal);
}

static struct roster *solve_from(const struct problem *problem,
                                 const struct warm *warm, struct warm **keep,
                                 int threads, struct outcome *outcome)
{
    struct solve_options options = {
        .work_limit = WORK, .threads = threads, .from = warm, .keep = keep};
    return solve(problem, &options, outcome);
}

static bool judged_well(const struct roster *roster,
                        const struct outcome *outcome)
{
    if (!roster)
        return true;
    struct score *score = score_roster(roster);
    bool legal = score->legal, alike = score->total == outcome->cost;
    score_free(score);
    n_rosters++;
    if (!legal || !alike)
        return prop_wrong("legal %d, cost as told %d", legal, alike);
    if (outcome->bound > outcome->cost)
        return prop_wrong("bound above cost");
    return true;
}

static bool same_days(const struct roster *a, const struct roster *b)
{
    const struct problem *problem = a->problem;
    size_t n = (size_t)(problem->n_agents * problem->grid.n_days);
    return memcmp(a->duties, b->duties, n * sizeof *a->duties) == 0;
}

static bool holds(uint64_t seed)
{
    static const enum gen_size sizes[] = {GEN_TINY, GEN_SMALL};
    struct problem *problem = gen_problem(seed, sizes[seed % 2]);
    struct arena *arena = arena_new();
    const struct problem *other = other_needs(problem, arena, seed);
    struct warm *warm = NULL;
    struct outcome first, second, third;
    struct solve_options options = {.work_limit = WORK};
    struct roster *base = solve_from(problem, NULL, &warm, 1, &first);
    struct roster *next = solve_from(other, warm, NULL, 1, &second);
    struct roster *wide = solve_from(other, warm, NULL, 2, &third);
    cost own = warm_bound(warm, problem, &options);
    cost bound = warm_bound(warm, other, &options);
    bool ok = judged_well(base, &first) && judged_well(next, &second);
    if (base && own > first.cost)
        ok = prop_wrong("the duals prove %lld of a roster of %lld",
                        (long long)own, (long long)first.cost);
    if (next && bound > second.cost)
        ok = prop_wrong("the earlier duals prove %lld of a roster of %lld",
                        (long long)bound, (long long)second.cost);
    if (!next != !wide || (next && !same_days(next, wide)) ||
        second.bound != third.bound)
        ok = prop_wrong("two threads find another roster");
    n_tight += base && own == first.bound;
    roster_free(base);
    roster_free(next);
    roster_free(wide);
    warm_free(warm);
    arena_free(arena);
    gen_free(problem);
    return ok;
}

int main(void)
{
    int status = prop_run("warm", prop_count(100), holds);
    printf("%d rosters, %d bounds again as they were\n", n_rosters, n_tight);
    return status;
}
