/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "weeks.h"

#include "abreast.h"
#include "bound.h"
#include "dive.h"
#include "duals.h"
#include "generate.h"
#include "mem.h"

#include <stdlib.h>

enum { PASSES = 2, ROWS_WANTED = 2000, WEEKS_MOST = 4 };

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

/* What planning some days goes by, and finds. */
struct stretch {
    double share;        /* of the limits, for the linear program */
    struct duals *duals; /* of the days, from the search's on */
    bool solved;
};

/* The search's duals of queues in the window's slots. */
static void begin_duals(const struct search *search,
                        const struct window *window, struct duals *duals)
{
    const struct problem *problem = search->problem;
    int n_slots = problem->grid.n_slots;
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int slot = window->first_slot; slot < window->end_slot; slot++)
            duals->queue[queue * n_slots + slot] =
                search->duals->queue[queue * n_slots + slot];
}

/* Plans the days anew. */
static void plan_days(struct search *search, struct trial *trial)
{
    struct stretch *stretch = trial->context;
    const struct problem *problem = search->problem;
    struct line *keep = lines_new(problem);
    lines_copy(problem, keep, search->lines);
    const struct window window =
        window_days(problem, keep, trial->from, trial->to);
    struct master *master = master_new(search, window);
    begin_duals(search, &window, stretch->duals);
    master_seed(master, search->lines);
    bool solved = master_solve(master, search);
    double most = master_objective(master) - (double)search->unit / POINT;
    stretch->solved = solved && generate_window(search, master, stretch->duals,
                                                stretch->share);
    if (stretch->solved)
        dive(search, master, most, 1);
    master_free(master);
    lines_free(problem, keep);
}

/* Prices under the duals, which become the search's if they prove more. */
static void prove(struct search *search, struct duals *duals)
{
    struct prices prices = prices_new(search->problem, search->rows);
    struct line *lines = lines_new(search->problem);
    duals_clip(search->problem, search->rows, duals);
    bound_prove(search, duals, &prices, lines);
    prices_free(&prices);
    lines_free(search->problem, lines);
}

/* All stretches of days, in turn; returns how many. */
static int find_stretches(const struct search *search, struct trial *trials)
{
    int n = 0;
    for (int day = 0; day < search->problem->grid.n_days; day = trials[n++].to)
        trials[n] = (struct trial){.from = day, .to = stretch_end(search, day)};
    return n;
}

/* Plans n trials at a time, adds their duals to those of all others, and says
 * whether there was time for it. */
static bool plan_some(struct search *search, struct abreast *abreast,
                      struct trial trials[], int n, double share,
                      struct duals *all)
{
    struct stretch stretches[ABREAST];
    for (int i = 0; i < n; i++) {
        stretches[i] = (struct stretch){
            .share = share, .duals = duals_new(search->problem, search->rows)};
        trials[i].context = &stretches[i];
    }
    abreast_try(abreast, trials, n, plan_days);
    for (int i = 0; i < n; i++) {
        for (int k = 0; stretches[i].solved && k < all->n; k++)
            all->all[k] += stretches[i].duals->all[k];
        duals_free(stretches[i].duals);
    }
    search_report(search, "weeks");
    return !search_done(search);
}

/* The first of the stretches beside the first of their second half, and so on;
 * returns whether there was time for all. */
static bool plan_all(struct search *search, double share, struct duals *all)
{
    const struct grid *grid = &search->problem->grid;
    struct trial *trials =
        mem_alloc((size_t)grid_n_weeks(grid), sizeof *trials);
    struct abreast *abreast = abreast_new(search);
    int n = find_stretches(search, trials), half = (n + 1) / 2;
    double begun = stop_share(&search->stop);
    bool done = true;
    for (int i = 0; i < half && done; i++) {
        struct trial two[ABREAST] = {trials[i], trials[(i + half) % n]};
        done = plan_some(search, abreast, two, i + half < n ? 2 : 1,
                         begun + (share - begun) * (i + 1) / half, all);
    }
    abreast_free(abreast);
    free(trials);
    return done;
}

static void plan_weeks(struct search *search, double share)
{
    struct duals *all = duals_new(search->problem, search->rows);
    if (plan_all(search, share, all))
        prove(search, all);
    duals_free(all);
}

/* Weeks twice, as the first days are priced beside days to come at next to
 * nothing. */
void weeks(struct search *search, double share)
{
    for (int pass = 0; pass < PASSES && stop_share(&search->stop) < share;
         pass++)
        plan_weeks(search, share);
}
