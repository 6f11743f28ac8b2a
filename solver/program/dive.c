/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dive.h"

#include "descent.h"
#include "mem.h"
#include "pool.h"
#include "settle.h"
#include "shares.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double sure = 0.9, old_points = 300, part = 1, least_share = 0.05;

/* Lines that are fixed so far. */
struct fixing {
    struct descent descent;
    struct search *search;
    struct master *master;
    struct line *lines;
    int n_left;
};

static void fix(struct fixing *fixing, int k)
{
    struct search *search = fixing->search;
    const struct line *line =
        &search->pool->lines[master_line(fixing->master, k)];
    line_copy(search->problem, &fixing->lines[line->agent], line);
    fixing->descent.fixed[line->agent] = 1;
    fixing->n_left--;
    master_fix(fixing->master, k);
}

/* The line of greatest value among agents not fixed, -1 if none.  Where days
 * are planned anew, chance has a say: the same days would else be planned the
 * same way again. */
static int favourite(const struct fixing *fixing, double *value)
{
    struct search *search = fixing->search;
    double chance = master_window(fixing->master)->keep ? 0.2 : 0;
    int best = -1;
    double most = -1;
    for (int k = 0; k < master_n_lines(fixing->master); k++) {
        int agent = search->pool->lines[master_line(fixing->master, k)].agent;
        if (fixing->descent.fixed[agent])
            continue;
        double own = master_value(fixing->master, k);
        double drawn =
            own + (own > 0 && chance > 0
                       ? chance * rng_below(&search->rng, 1000) / 1000
                       : 0);
        if (drawn > most + 1e-9) {
            best = k;
            most = drawn;
            *value = own;
        }
    }
    return best;
}

/* Fixes the favourites: all that are sure, and at least so many. */
static bool fix_some(struct fixing *fixing, int n)
{
    bool any = false;
    double value;
    for (int k; fixing->n_left > 0 && (k = favourite(fixing, &value)) >= 0;) {
        if (any && value < sure && n <= 0)
            break;
        fix(fixing, k);
        any = true;
        n--;
    }
    return any;
}

static void dive_by_lines(struct search *search, struct master *master,
                          double most, double share)
{
    struct fixing fixing = {
        .descent = descent_new(search, master, share),
        .search = search,
        .master = master,
        .lines = lines_new(search->problem),
        .n_left = search->problem->n_agents,
    };
    while (fixing.n_left > 0 && !search_done(search)) {
        if (!fix_some(&fixing, descent_pace(&fixing.descent, fixing.n_left)) ||
            (fixing.n_left > 0 && !descent_reprice(&fixing.descent)) ||
            descent_is_beaten(&fixing.descent, most))
            break;
        master_age(master, old_points);
        search_report(search, "dive");
    }
    if (fixing.n_left > 0 && search_done(search))
        fix_some(&fixing, fixing.n_left);
    if (fixing.n_left == 0)
        search_offer_lines(search, fixing.lines);
    descent_free(&fixing.descent);
    lines_free(search->problem, fixing.lines);
}

/* Whether all agents are priced over states, and so fast and exactly. */
static bool all_have_states(const struct search *search,
                            const struct window *window)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        if (!search->states[agent] &&
            !(window->states && window->states[agent]))
            return false;
    return true;
}

/* Days first, a part as long as the search has taken so far; true where all are
 * settled, or there is no time for more. */
static bool settle_first(struct search *search, struct master *master,
                         double most, double share)
{
    double so_far = stop_share(&search->stop);
    double end = so_far + fmax(so_far * part, least_share);
    return settle(search, master, most, fmin(share, end)) ||
           search_done(search);
}

/* From the linear program as it was before days were settled. */
static void start_again(struct search *search, struct master *master)
{
    shares_offer(search, master);
    memset(search->bans, 0,
           (size_t)search->problem->n_agents *
               (size_t)search->problem->grid.n_days * sizeof *search->bans);
    hold_banned(search, master, -1);
}

bool dive(struct search *search, struct master *master, double most,
          double share)
{
    const struct problem *problem = search->problem;
    const struct window *window = master_window(master);
    bool lines = true;
    if (all_have_states(search, window)) {
        search->bans =
            mem_alloc((size_t)problem->n_agents * (size_t)problem->grid.n_days,
                      sizeof *search->bans);
        lines = settle_first(search, master, most, share);
        if (!window->keep && !window->mended && !lines) {
            start_again(search, master);
            most = (double)(search->cost - search->unit) / POINT;
            lines = master_solve(master, search);
        }
    }
    if (lines)
        dive_by_lines(search, master, most, share);
    free(search->bans);
    search->bans = NULL;
    return !lines && window->mended;
}
