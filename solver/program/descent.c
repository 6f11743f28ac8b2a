/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "descent.h"

#include "contracts.h"
#include "duals.h"
#include "generate.h"
#include "mem.h"

#include <math.h>
#include <stdlib.h>

static const double step_least = 1e-6, slight = 1e-6;

/* Rounds of pricing after each step: to the end where pricing is cheap. */
enum { STATES_ROUNDS = 20, LABELS_ROUNDS = 3, AT_ONCE_SHARE = 12 };

struct descent descent_new(struct search *search, struct master *master,
                           double share)
{
    const struct problem *problem = search->problem;
    return (struct descent){
        .search = search,
        .master = master,
        .duals = duals_new(problem, search->rows),
        .fixed = mem_alloc((size_t)problem->n_agents, 1),
        .begun = stop_share(&search->stop),
        .share = share,
        .enough = -INFINITY,
        .wanted = INFINITY,
    };
}

void descent_free(struct descent *descent)
{
    duals_free(descent->duals);
    free(descent->fixed);
}

/* Whether rounds that gain like the last end above what is wanted. */
static bool is_hopeless(const struct descent *descent, double before,
                        double now, int rounds_left)
{
    return isfinite(before) &&
           now - (before - now) * rounds_left > descent->wanted;
}

bool descent_reprice(struct descent *descent)
{
    struct search *search = descent->search;
    int n_rounds = contracts_known(search) ? STATES_ROUNDS : LABELS_ROUNDS;
    double before = INFINITY, now;
    descent->priced_out = false;
    descent->n_steps++;
    for (int round = 0; round < n_rounds; round++, before = now) {
        if (!master_solve(descent->master, search))
            return false;
        now = master_objective(descent->master);
        if (before - now < step_least * fabs(now) || now <= descent->enough ||
            is_hopeless(descent, before, now, n_rounds - round))
            return true;
        master_duals(descent->master, descent->duals);
        descent->priced_out =
            generate_lines(search, descent->master, descent->duals,
                           descent->fixed) == 0;
        if (descent->priced_out)
            return true;
    }
    return master_solve(descent->master, search);
}

static int usual_pace(int n_left)
{
    return 1 + n_left / AT_ONCE_SHARE;
}

bool descent_is_late(const struct descent *descent, int n_left)
{
    return descent_pace(descent, n_left) > usual_pace(n_left);
}

int descent_pace(const struct descent *descent, int n_left)
{
    double now = stop_share(&descent->search->stop);
    double used = now - descent->begun, left = descent->share - now;
    double steps = used > 0 && descent->n_steps > 0
                       ? descent->n_steps * left / used
                       : n_left;
    double least = n_left / (steps > 1 ? steps : 1);
    int n = usual_pace(n_left);
    return least > n ? (int)ceil(least) : n;
}

bool descent_is_beaten(const struct descent *descent, double most)
{
    return descent->priced_out &&
           master_objective(descent->master) > most + slight;
}
