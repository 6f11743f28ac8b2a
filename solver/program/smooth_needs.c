/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smooth_needs.h"

#include "bound.h"
#include "duals.h"
#include "needs_hill.h"

#include <stddef.h>

enum { ROUNDS_LEAST = 600, ROUNDS_MOST = 1200, ROUNDS_A_PROOF = 16 };

/* Of what a head too few costs where that is dearest; and of that. */
static const double first_heat = 0.1, last_heat = 0.003;

struct proof {
    struct needs_hill hill;
    struct line *lines;
    int rounds;
};
_Static_assert(offsetof(struct proof, hill) == 0, "what price() gets");

/* Proof takes longer than the slope, and little changes in a round. */
static bool prove(struct proof *proof)
{
    struct needs_hill *hill = &proof->hill;
    struct search *search = hill->search;
    if (proof->rounds++ % ROUNDS_A_PROOF == 0)
        return bound_prove(search, hill->duals, &hill->prices, proof->lines) >
               -COST_FORBIDDEN;
    duals_prices(search->problem, search->rows, hill->duals, &hill->prices);
    return true;
}

static bool price(void *context, double heat, double *slope)
{
    struct proof *proof = context;
    if (!prove(proof))
        return false;
    needs_hill_means(&proof->hill, heat);
    needs_hill_slope(&proof->hill, slope);
    return true;
}

void smooth_needs(struct search *search, double share)
{
    struct proof proof = {.hill = needs_hill_new(search),
                          .lines = lines_new(search->problem)};
    const struct hill way = {
        .first_heat = first_heat,
        .last_heat = last_heat,
        .rounds_least = ROUNDS_LEAST,
        .rounds_most = ROUNDS_MOST,
        .price = price,
    };
    needs_hill_climb(&proof.hill, way, share);
    if (!search_done(search))
        bound_prove(search, proof.hill.duals, &proof.hill.prices, proof.lines);
    needs_hill_free(&proof.hill);
    lines_free(search->problem, proof.lines);
}
