/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "weeks.h"

#include "bound.h"
#include "day_target.h"
#include "dive.h"
#include "duals.h"
#include "generate.h"

#include <math.h>

enum { PASSES = 2, ROWS_WANTED = 2000, WEEKS_MOST = 4, SWEEPS = 2 };

/* Where a stretch of whole weeks ends that begins with the day: so many that
 * the linear program stays small. */
static int stretch_end(const struct search *search, int day)
{
    const struct grid *grid = &search->problem->grid;
    int n_weeks = ROWS_WANTED * grid_n_weeks(grid) / (search->n_rows + 1);
    n_weeks = n_weeks < 1 ? 1 : n_weeks > WEEKS_MOST ? WEEKS_MOST : n_weeks;
    int last = grid_week(grid, day) + n_weeks;
    while (day < grid->n_days && grid_week(grid, day) < last)
        day++;
    return day;
}

/* Plans the days anew, and adds their duals to those of all others. */
static void plan_days(struct search *search, int from, int to, double share,
                      struct duals *all)
{
    const struct problem *problem = search->problem;
    struct duals *duals = duals_new(problem, search->rows);
    struct line *keep = lines_new(problem);
    lines_copy(problem, keep, search->lines);
    struct master *master =
        master_new(search, window_days(problem, keep, from, to));
    master_seed(master, search->lines);
    bool solved = master_solve(master, search);
    double most = master_objective(master) - (double)search->unit / POINT;
    if (solved && generate_window(search, master, duals, share)) {
        for (int i = 0; i < duals->n; i++)
            all->all[i] += duals->all[i];
        dive(search, master, most, 1);
    }
    master_free(master);
    lines_free(problem, keep);
    duals_free(duals);
}

/* Prices under the duals, which become the search's if they prove more. */
static bool prove(struct search *search, struct duals *duals)
{
    struct prices prices = prices_new(search->problem, search->rows);
    struct line *lines = lines_new(search->problem);
    duals_clip(search->problem, search->rows, duals);
    cost bound = bound_by_duals(search, duals, &prices, lines);
    bool better = bound > search->proven;
    if (better) {
        search_prove(search, bound);
        duals_copy(search->duals, duals);
    }
    prices_free(&prices);
    lines_free(search->problem, lines);
    return better;
}

/* Whether more is proven with the duals of the day's needs so much higher. */
static bool scale_day(struct search *search, int day, double factor)
{
    const struct problem *problem = search->problem;
    int n_slots = problem->grid.n_slots;
    int end = day_first(problem, day + 1);
    struct duals *trial = duals_new(problem, search->rows);
    duals_copy(trial, search->duals);
    for (int row = 0; row < problem->n_queues + problem->n_joints; row++)
        for (int slot = day_first(problem, day); slot < end; slot++) {
            cost *dual = &trial->queue[row * n_slots + slot];
            *dual = llround(factor * (double)*dual);
        }
    bool better = prove(search, trial);
    duals_free(trial);
    return better;
}

/* A week on its own takes others as they are, and its days may be too dear or
 * too cheap beside theirs: scales the duals of a day at a time while that
 * proves more. */
static void balance_days(struct search *search, double share)
{
    static const double factors[] = {0.7, 1.4, 0.9, 1.1};
    int n_days = search->problem->grid.n_days;
    for (int i = 0; i < 2 * SWEEPS; i++)
        for (int day = 0; day < n_days; day++)
            for (int k = 0; k < 2; k++) {
                double factor = factors[2 * (i / SWEEPS) + k];
                while (!search_done(search) &&
                       stop_share(&search->stop) < share &&
                       scale_day(search, day, factor))
                    continue;
            }
}

/* Returns whether there was time for all. */
static bool plan_all(struct search *search, double share, struct duals *all)
{
    int n_days = search->problem->grid.n_days;
    double begun = stop_share(&search->stop);
    for (int day = 0; day < n_days;) {
        int end = stretch_end(search, day);
        plan_days(search, day, end,
                  begun + (share - begun) * end / (double)n_days, all);
        if (search_done(search))
            return false;
        search_report(search, "weeks");
        day = end;
    }
    return true;
}

void weeks(struct search *search, double share)
{
    for (int pass = 0; pass < PASSES && stop_share(&search->stop) < share;
         pass++) {
        struct duals *all = duals_new(search->problem, search->rows);
        if (plan_all(search, share, all) && prove(search, all))
            balance_days(search, share);
        duals_free(all);
    }
}
