/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of some days alone in a linear program: whatever the duals of the
 * others, it comes to no more than that of all days, and what turns of such
 * programs prove is no more than the best roster costs.  Two things are not in
 * the programs and are left out: work that waits over the edge of a day, and
 * who stands idle after a duty from before. */
#include "brute.h"
#include "contracts.h"
#include "duals.h"
#include "gen.h"
#include "greedy.h"
#include "master.h"
#include "prop.h"
#include "turns.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TRIES = 4 /* choices of days */, ROSTERS_MOST = 200000 };

static int n_programs, n_tight, n_bounds, n_met;

/* In their range, often at an end of it. */
static void draw_duals(struct search *search, struct rng *rng)
{
    struct duals *duals = search->duals;
    int spread = 1 << gen_pick(rng, 0, 16);
    for (int i = 0; i < duals->n; i++)
        duals->all[i] = (cost)gen_pick(rng, -spread, spread) *
                        (&duals->all[i] < duals->row ? 1 : HEAD);
    *duals->shorts = 0;
    duals_clip(search->problem, search->rows, duals);
}

static bool are_kept(const cost *now, const cost *given, int n,
                     const uint8_t *own)
{
    for (int i = 0; i < n; i++)
        if (!own[i] && now[i] != given[i])
            return false;
    return true;
}

/* Whether the duals of other days are those given. */
static bool others_are_kept(const struct search *search,
                            const struct only *only, const struct duals *now)
{
    const struct problem *problem = search->problem;
    const struct duals *given = search->duals;
    int n_slots = problem->grid.n_slots, n_days = problem->grid.n_days;
    bool kept = true;
    for (int i = 0; i < problem->n_queues; i++)
        kept &= are_kept(now->queue + i * n_slots, given->queue + i * n_slots,
                         n_slots, only->slots) &&
                are_kept(now->day + i * n_days, given->day + i * n_days, n_days,
                         only->days);
    for (int i = 0; i < problem->n_joints; i++)
        kept &= are_kept(now->joint + i * n_slots, given->joint + i * n_slots,
                         n_slots, only->slots);
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *rule = &problem->presences[i];
        const uint8_t *own = rule->shift < 0 ? only->slots : only->days;
        int row = search->rows->first[i];
        for (int k = 0; k < rule->n_rows; k++)
            kept &=
                own[rule->row[k]] || now->row[row + k] == given->row[row + k];
    }
    return kept;
}

/* What the lines at hand come to in a program of these days; false where there
 * is no more work to solve it with. */
static bool value_of(struct search *search, const struct only *only,
                     double *value, bool *kept)
{
    struct window window = window_whole(search->problem);
    window.only = only;
    struct master *master = master_new(search, window);
    struct duals *duals = duals_new(search->problem, search->rows);
    master_seed(master, search->lines);
    bool solved = master_solve(master, search);
    *value = master_objective(master);
    master_duals(master, duals);
    *kept = !only || others_are_kept(search, only, duals);
    duals_free(duals);
    master_free(master);
    return solved;
}

static bool is_compared(const struct problem *problem)
{
    bool carried = false;
    for (int agent = 0; agent < problem->n_agents; agent++)
        carried |= problem->agents[agent].carried_until > 0;
    return !(problem->linked & ~problem->by_day) && !carried;
}

static bool program_holds(struct search *search, struct rng *rng)
{
    struct only *only = only_new(search);
    for (int day = 0; day < search->problem->grid.n_days; day++)
        if (gen_chance(rng, 50))
            only_add(search, only, day);
    bool kept;
    double whole, some;
    bool solved = value_of(search, NULL, &whole, &kept) &&
                  value_of(search, only, &some, &kept);
    only_free(only);
    if (!solved)
        return true;
    n_programs++;
    n_tight += some * 2 >= whole;
    if (!kept)
        return prop_wrong("duals of other days are not kept");
    return some <= whole + 1e-6 * fabs(whole) + 1e-3
               ? true
               : prop_wrong("%.3f for some days, %.3f for all", some, whole);
}

static bool turns_hold(struct search *search, const struct brute *brute)
{
    turns(search, 1, &(int){0});
    if (brute->too_big || !brute->legal)
        return true;
    n_bounds++;
    n_met += search->bound == brute->cost;
    return search->bound <= brute->cost
               ? true
               : prop_wrong("bound %lld, optimum %lld",
                            (long long)search->bound, (long long)brute->cost);
}

static bool holds(uint64_t seed)
{
    struct problem *problem =
        gen_problem(seed, seed % 4 ? GEN_TINY : GEN_SMALL);
    struct solve_options options = {
        .work_limit = 500000, .threads = 1, .seed = 1};
    struct outcome outcome = {0};
    struct rng rng = {seed};
    struct search *search = search_new(problem, &options, &outcome);
    bool good = true;
    contracts_learn(search);
    if (contracts_known(search) && greedy(search, QUICK, false)) {
        for (int i = 0; i < TRIES && good && is_compared(problem); i++) {
            draw_duals(search, &rng);
            good = program_holds(search, &rng);
        }
        struct brute brute = {.too_big = true};
        if (seed % 4)
            brute = brute_force(problem, ROSTERS_MOST);
        good = good && turns_hold(search, &brute);
    }
    search_free(search);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("turns", prop_count(200), holds);
    printf("%d programs, %d of at least half of the whole; %d bounds, %d of "
           "them the optimum\n",
           n_programs, n_tight, n_bounds, n_met);
    if (n_tight * 100 < n_programs || n_met == 0) {
        printf("turns: too few programs say anything\n");
        status = EXIT_FAILURE;
    }
    return status;
}
