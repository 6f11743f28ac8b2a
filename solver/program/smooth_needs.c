/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smooth_needs.h"

#include "bound.h"
#include "duals.h"
#include "needs_hill.h"

enum { ROUNDS_LEAST = 600, ROUNDS_MOST = 1200, ROUNDS_A_PROOF = 16 };

/* Of what a head too few costs where that is dearest; and of that. */
static const double first_heat = 0.1, last_heat = 0.003;

struct climb {
    struct needs_hill hill;
    struct line *lines;
    int rounds;
};

/* Proof takes longer than the slope, and little changes in a round. */
static bool prove(struct climb *climb)
{
    struct needs_hill *hill = &climb->hill;
    struct search *search = hill->search;
    if (climb->rounds++ % ROUNDS_A_PROOF == 0)
        return bound_prove(search, hill->duals, &hill->prices, climb->lines) >
               -COST_FORBIDDEN;
    duals_prices(search->problem, search->rows, hill->duals, &hill->prices);
    return true;
}

static bool price(void *context, double heat, double *slope)
{
    struct climb *climb = context;
    if (!prove(climb))
        return false;
    needs_hill_means(&climb->hill, heat);
    needs_hill_slope(&climb->hill, slope);
    return true;
}

void smooth_needs(struct search *search, double share)
{
    struct climb climb = {.hill = needs_hill_new(search),
                          .lines = lines_new(search->problem)};
    const struct hill way = {
        .first_heat = first_heat,
        .last_heat = last_heat,
        .rounds_least = ROUNDS_LEAST,
        .rounds_most = ROUNDS_MOST,
        .price = price,
    };
    needs_hill_climb(&climb.hill, way, share);
    if (!search_done(search))
        bound_prove(search, climb.hill.duals, &climb.hill.prices, climb.lines);
    needs_hill_free(&climb.hill);
    lines_free(search->problem, climb.lines);
}
