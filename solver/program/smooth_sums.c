/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smooth_sums.h"

#include "bound.h"
#include "duals.h"
#include "mem.h"
#include "part.h"
#include "smooth.h"
#include "sums.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS_LEAST = 40, ROUNDS_MOST = 600 };

/* A toll counts so many times as much as a dual: a sum of a line changes more
 * than the heads of a day do. */
static const double last_heat = 0.0005, toll_unit = 4;

/* A point is the duals of rows, then the tolls of agents, in units. */
struct sums_hill {
    struct search *search;
    struct duals *duals; /* that are priced */
    struct prices prices;
    struct line *lines;
    int n_rows, n_sums;
    size_t n;
};

static void scale_tolls(const struct sums_hill *hill, double *point,
                        double factor)
{
    for (size_t i = (size_t)hill->n_rows; i < hill->n; i++)
        point[i] *= factor;
}

/* As near as whole duals and tolls in their ranges are. */
static void go(void *context, double *point)
{
    struct sums_hill *hill = context;
    struct search *search = hill->search;
    const struct problem *problem = search->problem;
    for (int row = 0; row < hill->n_rows; row++)
        hill->duals->row[row] = llround(point[row]);
    duals_clip(problem, search->rows, hill->duals);
    for (int row = 0; row < hill->n_rows; row++)
        point[row] = (double)hill->duals->row[row];
    scale_tolls(hill, point, 1 / toll_unit);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        double *tolls = point + hill->n_rows + agent * hill->n_sums;
        sums_set(problem, agent, tolls, &search->sums[agent]);
        sums_get(problem, &search->sums[agent], tolls);
    }
    scale_tolls(hill, point, toll_unit);
}

/* Heads that the bound chooses, less the mean's. */
static double row_slope(const struct sums_hill *hill, int i, int k)
{
    const struct problem *problem = hill->search->problem;
    const struct rows *rows = hill->search->rows;
    const struct presence *presence = &problem->presences[i];
    double heads = duals_row_heads(problem, rows, hill->duals, i, k);
    for (int agent = 0; agent < problem->n_agents; agent++)
        heads -= rows_weight(problem, rows, i, agent) *
                 sums_heads(problem, &hill->search->sums[agent],
                            presence->row[k], presence->shift);
    return heads;
}

static void find_slope(const struct sums_hill *hill, double *slope)
{
    const struct search *search = hill->search;
    const struct problem *problem = search->problem;
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++)
            slope[search->rows->first[i] + k] = row_slope(hill, i, k);
    for (int agent = 0; agent < problem->n_agents; agent++)
        sums_slopes(problem, agent, &search->sums[agent],
                    slope + hill->n_rows + agent * hill->n_sums);
    scale_tolls(hill, slope, 1 / toll_unit);
}

/* By which everybody's lines are priced softly as well; 0: they are not. */
static void set_heat(struct search *search, double heat)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        search->sums[agent].heat = heat;
}

static bool price(void *context, double heat, double *slope)
{
    struct sums_hill *hill = context;
    set_heat(hill->search, heat);
    if (bound_prove(hill->search, hill->duals, &hill->prices, hill->lines) ==
        -COST_FORBIDDEN)
        return false;
    find_slope(hill, slope);
    return true;
}

/* The mean dual of days of the week, or of weekends. */
static double mean_dual(const struct sums_hill *hill, const double *point,
                        bool weekends)
{
    const struct problem *problem = hill->search->problem;
    const struct rows *rows = hill->search->rows;
    double sum = 0;
    int n = 0;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        for (int k = 0; k < presence->n_rows; k++) {
            int weekday = grid_weekday(&problem->grid, presence->row[k]);
            if ((weekday >= SATURDAY) != weekends)
                continue;
            sum += point[rows->first[i] + k];
            n++;
        }
    }
    return n > 0 ? sum / n : 0;
}

/* Everybody's tolls at what duties of the week and of weekends earn. */
static void start_tolls(const struct sums_hill *hill, double *point)
{
    double week = mean_dual(hill, point, false),
           weekend = mean_dual(hill, point, true);
    for (int agent = 0; agent < hill->search->problem->n_agents; agent++) {
        double *toll = point + hill->n_rows + agent * hill->n_sums;
        toll[SUM_OF_MINUTES] = week;
        toll[SUM_OF_WEEKENDS] = fmax(0, 2 * (weekend - week));
    }
}

/* From what a head more is worth to the best roster. */
static double *new_start(struct sums_hill *hill)
{
    struct search *search = hill->search;
    double *point = mem_alloc(hill->n, sizeof *point);
    struct cover *cover = cover_new(search->problem, search->rows);
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        cover_add(cover, &search->lines[agent]);
    cover_worth(cover, &hill->prices);
    for (int row = 0; row < hill->n_rows; row++)
        point[row] = (double)hill->prices.row[row];
    cover_free(cover);
    start_tolls(hill, point);
    scale_tolls(hill, point, toll_unit);
    return point;
}

void smooth_sums(struct search *search, double share)
{
    const struct problem *problem = search->problem;
    struct sums_hill hill = {
        .search = search,
        .duals = duals_new(problem, search->rows),
        .prices = prices_new(problem, search->rows),
        .lines = lines_new(problem),
        .n_rows = search->rows->n,
        .n_sums = SUM_OF_SHIFTS + problem->n_shifts,
    };
    hill.n = (size_t)(hill.n_rows + hill.n_sums * problem->n_agents);
    double *start = new_start(&hill);
    const struct hill climbed = {
        .n = hill.n,
        .first_heat = (double)part_dearest_head(problem),
        .last_heat = last_heat,
        .rounds_least = ROUNDS_LEAST,
        .rounds_most = ROUNDS_MOST,
        .context = &hill,
        .go = go,
        .price = price,
    };
    smooth(search, &climbed, start, share);
    set_heat(search, 0);
    free(start);
    duals_free(hill.duals);
    prices_free(&hill.prices);
    lines_free(problem, hill.lines);
}
