/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate.h"

#include "bound.h"
#include "duals.h"
#include "mem.h"
#include "pool.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>

static const double smoothing = 0.5, most_weight = 0.8, near_enough = 2e-4,
                    near_a_window = 5e-3, old_points = 600, slight = 1e-6;

enum {
    AGE_ROUNDS = 8,
    QUICK_ROUNDS = 20,
    LATEST = 8 /* lines of each agent */
};

void generate_start(struct search *search, struct master *master)
{
    int n = search->pool->n, most = LATEST * search->problem->n_agents;
    master_seed(master, search->lines);
    master_solve(master, search);
    bool all = n <= most || search->options->from;
    for (int line = all ? 0 : n - most; line < n; line++)
        master_add(master, line);
}

int generate_add(struct search *search, struct master *master,
                 const struct line *lines, const uint8_t *fixed)
{
    int n = 0;
    bool added;
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        if (!(fixed && fixed[agent]) && lines[agent].own < COST_FORBIDDEN)
            n += master_add(master,
                            pool_add(search->pool, &lines[agent], &added));
    return n;
}

int generate_lines(struct search *search, struct master *master,
                   const struct duals *duals, const uint8_t *fixed)
{
    const struct problem *problem = search->problem;
    const struct window *window = master_window(master);
    struct prices prices = prices_new(problem, search->rows);
    struct line *lines = lines_new(problem);
    duals_prices(problem, search->rows, duals, &prices);
#pragma omp parallel for schedule(dynamic) num_threads(search->n_threads)
    for (int agent = 0; agent < problem->n_agents; agent++) {
        struct pricer *pricer = search->pricers[omp_get_thread_num()];
        if ((fixed && fixed[agent]) ||
            search_line(search, pricer,
                        window_pricing(search, window, agent, &prices), QUICK,
                        &lines[agent]) >= COST_FORBIDDEN)
            lines[agent].own = COST_FORBIDDEN;
    }
    for (int i = 0; i < search->n_threads; i++)
        search->stop.work += pricer_take_work(search->pricers[i]);
    int n = generate_add(search, master, lines, fixed);
    prices_free(&prices);
    lines_free(problem, lines);
    return n;
}

static void blend(struct duals *to, const struct duals *centre, double share)
{
    for (int i = 0; i < to->n; i++)
        to->all[i] += llround(share * (double)(centre->all[i] - to->all[i]));
}

/* Columns for a master; where to smooth towards. */
struct generation {
    struct search *search;
    struct master *master;
    struct duals *centre; /* the best known */
    cost proven;          /* by them */
};

/* Prices exactly under duals between the master's and the best known;
 * returns how many lines are new, and says whether more is proven. */
static int price_smoothed(struct generation *generation,
                          const struct duals *duals, double share, bool *proved)
{
    struct search *search = generation->search;
    const struct problem *problem = search->problem;
    const struct window *window = master_window(generation->master);
    struct duals *trial = duals_new(problem, search->rows);
    struct prices prices = prices_new(problem, search->rows);
    struct line *lines = lines_new(problem);
    duals_copy(trial, duals);
    blend(trial, generation->centre, share);
    cost bound = window->keep
                     ? bound_in_window(search, window, trial, &prices, lines)
                     : bound_by_duals(search, trial, &prices, lines);
    *proved = bound > generation->proven;
    if (*proved) {
        generation->proven = bound;
        duals_copy(generation->centre, trial);
        if (!window->keep)
            search_prove(search, bound);
    }
    int n = generate_add(search, generation->master, lines, NULL);
    duals_free(trial);
    prices_free(&prices);
    lines_free(problem, lines);
    return n;
}

/* Nearer to the best known duals while that proves more, else nearer to the
 * master's. */
static double next_weight(double weight, bool proved)
{
    double next = proved ? weight + 0.1 : weight - 0.1;
    return next < 0 ? 0 : next > most_weight ? most_weight : next;
}

/* Whether the master's value is that of the best bound. */
static bool is_closed(const struct generation *generation)
{
    const struct search *search = generation->search;
    bool whole = !master_window(generation->master)->keep;
    double bound = (double)(whole ? search->bound : generation->proven);
    double gap = master_objective(generation->master) * POINT - bound;
    double near = whole ? near_enough : near_a_window;
    return gap <= near * fabs(bound);
}

/* Returns whether the master was solved to the last. */
static bool run(struct generation *generation, double share)
{
    struct search *search = generation->search;
    struct master *master = generation->master;
    struct duals *duals = duals_new(search->problem, search->rows);
    double weight = smoothing;
    bool proved, solved;
    for (int round = 1;; round++) {
        solved = master_solve(master, search);
        search->outcome->rounds++;
        search_report(search, "linear program");
        if (!solved || search_done(search) ||
            stop_share(&search->stop) >= share || is_closed(generation))
            break;
        master_duals(master, duals);
        int n = price_smoothed(generation, duals, weight, &proved);
        if (weight > 0 && n < search->problem->n_agents / 2)
            n += generate_lines(search, master, duals, NULL);
        if (n == 0 && weight <= 0)
            break;
        weight = n == 0 ? 0 : next_weight(weight, proved);
        if (round % AGE_ROUNDS == 0)
            master_age(master, old_points);
    }
    duals_free(duals);
    return solved;
}

void generate(struct search *search, struct master *master, double share)
{
    struct generation generation = {.search = search,
                                    .master = master,
                                    .centre = search->duals,
                                    .proven = search->proven};
    run(&generation, share);
}

bool generate_window(struct search *search, struct master *master,
                     struct duals *centre, double share)
{
    struct generation generation = {.search = search,
                                    .master = master,
                                    .centre = centre,
                                    .proven = -COST_FORBIDDEN};
    return run(&generation, share);
}

bool generate_quick(struct search *search, struct master *master,
                    struct duals *duals, double *most)
{
    bool solved = master_solve(master, search);
    bool better = true;
    *most = master_objective(master) - (double)search->unit / POINT;
    if (search->proven > 0)
        duals_copy(duals, search->duals);
    else
        master_duals(master, duals);
    for (int round = 0; round < QUICK_ROUNDS && solved && better; round++) {
        int n = generate_lines(search, master, duals, NULL);
        solved = master_solve(master, search) && !search_done(search);
        if (n == 0)
            better = master_objective(master) <= *most + slight;
        if (!solved || n == 0)
            break;
        master_duals(master, duals);
        if (round % AGE_ROUNDS == AGE_ROUNDS - 1)
            master_age(master, old_points);
    }
    return solved && better;
}
