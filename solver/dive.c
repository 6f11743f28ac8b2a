/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dive.h"

#include "contracts.h"
#include "duals.h"
#include "generate.h"
#include "mem.h"
#include "pool.h"

#include <stdlib.h>

static const double sure = 0.9, old_points = 300;

/* Rounds of pricing after each step: to the end where pricing is cheap. */
enum { STATES_ROUNDS = 20, LABELS_ROUNDS = 3, AT_ONCE_SHARE = 12 };

/* What is fixed so far. */
struct descent {
    struct search *search;
    struct master *master;
    uint8_t *fixed; /* [n_agents] */
    struct line *lines;
    struct duals *duals;
    int n_left;
};

/* Solves and prices until nothing new comes, or enough rounds are done. */
static bool reprice(struct descent *descent)
{
    int n_rounds =
        contracts_known(descent->search) ? STATES_ROUNDS : LABELS_ROUNDS;
    for (int round = 0; round < n_rounds; round++) {
        if (!master_solve(descent->master, descent->search))
            return false;
        master_duals(descent->master, descent->duals);
        if (generate_lines(descent->search, descent->master, descent->duals,
                           descent->fixed) == 0)
            return true;
    }
    return master_solve(descent->master, descent->search);
}

static void fix(struct descent *descent, int k)
{
    struct search *search = descent->search;
    const struct line *line =
        &search->pool->lines[master_line(descent->master, k)];
    line_copy(search->problem, &descent->lines[line->agent], line);
    descent->fixed[line->agent] = 1;
    descent->n_left--;
    master_fix(descent->master, k);
}

/* The line of greatest value among agents not fixed, -1 if none.  Where days
 * are planned anew, chance has a say: the same days would else be planned the
 * same way again. */
static int favourite(const struct descent *descent, double *value)
{
    struct search *search = descent->search;
    double chance = master_window(descent->master)->keep ? 0.2 : 0;
    int best = -1;
    double most = -1;
    for (int k = 0; k < master_n_lines(descent->master); k++) {
        int agent = search->pool->lines[master_line(descent->master, k)].agent;
        if (descent->fixed[agent])
            continue;
        double own = master_value(descent->master, k);
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

static bool fix_some(struct descent *descent)
{
    int n = 1 + descent->n_left / AT_ONCE_SHARE;
    bool any = false;
    double value;
    for (int k; descent->n_left > 0 && (k = favourite(descent, &value)) >= 0;) {
        if (any && value < sure && n <= 0)
            break;
        fix(descent, k);
        any = true;
        n--;
    }
    return any;
}

static void offer(struct descent *descent)
{
    struct search *search = descent->search;
    struct cover *cover = cover_new(search->problem, search->rows);
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        cover_add(cover, &descent->lines[agent]);
    search_offer(search, descent->lines,
                 lines_own(search, descent->lines) + cover_price(cover));
    cover_free(cover);
}

void dive(struct search *search, struct master *master)
{
    const struct problem *problem = search->problem;
    struct descent descent = {
        .search = search,
        .master = master,
        .fixed = mem_alloc((size_t)problem->n_agents, 1),
        .lines = lines_new(problem),
        .duals = duals_new(problem, search->rows),
        .n_left = problem->n_agents,
    };
    while (descent.n_left > 0 && !search_done(search)) {
        if (!fix_some(&descent) || (descent.n_left > 0 && !reprice(&descent)))
            break;
        master_age(master, old_points);
        search_report(search, "dive");
    }
    if (descent.n_left == 0)
        offer(&descent);
    free(descent.fixed);
    lines_free(problem, descent.lines);
    duals_free(descent.duals);
}
