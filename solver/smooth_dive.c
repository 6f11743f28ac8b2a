/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smooth_dive.h"

#include "duals.h"
#include "improve.h"
#include "ints.h"
#include "mem.h"
#include "needs_hill.h"

#include <stddef.h>
#include <stdlib.h>

enum { ROUNDS_AN_AGENT = 4 };

/* Of what a head too few costs where that is dearest: more than at the end of
 * the climb, for duals to answer soon. */
static const double dive_heat = 0.002;

struct smooth_dive {
    struct needs_hill hill;
    struct line *lines; /* [n_agents] */
    int *order;         /* [n_agents] */
    int n_placed;       /* of these */
    int rounds;
    double begun, share; /* of the limits */
};
_Static_assert(offsetof(struct smooth_dive, hill) == 0, "what price() gets");

/* At random, as those who are alike are next to each other. */
static void draw_order(struct smooth_dive *dive, struct search *search)
{
    int n = search->problem->n_agents;
    dive->order = mem_alloc((size_t)n, sizeof *dive->order);
    for (int i = 0; i < n; i++) {
        int k = rng_below(&search->rng, i + 1);
        dive->order[i] = dive->order[k];
        dive->order[k] = i;
    }
}

/* The next agent, by its best line or, where none is found, as it was. */
static void place(struct smooth_dive *dive)
{
    struct search *search = dive->hill.search;
    int agent = dive->order[dive->n_placed++];
    const struct pricing pricing = {.agent = agent,
                                    .prices = &dive->hill.prices};
    struct line *line = &dive->lines[agent];
    if (search_line(search, search->pricers[0], pricing, QUICK, line) >=
        COST_FORBIDDEN)
        line_copy(search->problem, line, &search->lines[agent]);
    needs_hill_place(&dive->hill, agent, line);
}

/* Prices under the duals, until n agents have a line. */
static void place_until(struct smooth_dive *dive, int n)
{
    struct needs_hill *hill = &dive->hill;
    struct search *search = hill->search;
    duals_prices(search->problem, search->rows, hill->duals, &hill->prices);
    while (dive->n_placed < n && !search_done(search))
        place(dive);
}

/* How many agents ought to have a line by now. */
static int n_due(const struct smooth_dive *dive)
{
    const struct search *search = dive->hill.search;
    int n = search->problem->n_agents;
    double by_limits =
        (stop_share(&search->stop) - dive->begun) / (dive->share - dive->begun);
    return smaller(
        n, larger((int)(by_limits * n), dive->rounds / ROUNDS_AN_AGENT));
}

static bool price(void *context, double heat, double *slope)
{
    struct smooth_dive *dive = context;
    place_until(dive, n_due(dive));
    dive->rounds++;
    needs_hill_means(&dive->hill, heat);
    needs_hill_slope(&dive->hill, slope);
    return true;
}

/* Whether everybody has a line. */
static bool dive(struct search *search, double share, struct line *lines)
{
    int n = search->problem->n_agents;
    struct smooth_dive dive = {
        .hill = needs_hill_new(search),
        .lines = lines,
        .begun = stop_share(&search->stop),
        .share = share,
    };
    const struct hill way = {
        .first_heat = dive_heat,
        .last_heat = 1,
        .rounds_least = 1,
        .rounds_most = n * ROUNDS_AN_AGENT,
        .price = price,
    };
    draw_order(&dive, search);
    needs_hill_climb(&dive.hill, way, share);
    place_until(&dive, n);
    free(dive.order);
    needs_hill_free(&dive.hill);
    return dive.n_placed == n;
}

void smooth_dive(struct search *search, double share)
{
    struct line *lines = lines_new(search->problem);
    if (stop_share(&search->stop) < share && dive(search, share, lines) &&
        search_leave(search, lines)) {
        improve_each(search);
        search_return(search);
    }
    search_report(search, "dive");
    lines_free(search->problem, lines);
}
