/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Over a long time good duals and tolls lie on a narrow ridge: where the duals
 * of all weekends rise, so must everybody's toll of them, and subgradients
 * zigzag across it.  With the mean of all lines (soft.h) instead of the best
 * one the bound is smooth, and steps with a drive of their own (Nesterov 1983,
 * begun again where they turn back) follow the ridge.  They begin as hot as a
 * head is worth, where the ridge is wide, and the heat falls as time goes by.
 * What is proven is the bound of the best lines all along. */
#include "smooth.h"

#include "bound.h"
#include "duals.h"
#include "mem.h"
#include "part.h"
#include "sums.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BENDS_A_HEAD = 8, ROUNDS_MOST = 600, ROUNDS_LEAST = 40 };

/* Of the heat so much is left in the end.  Steps grow as bends fade.  A toll
 * counts so many times as much as a dual: a sum of a line changes more than
 * the heads of a day do. */
static const double last_heat = 0.0005, fading = 0.97, toll_unit = 4;

struct smooth {
    struct search *search;
    struct duals *duals; /* that are priced */
    struct prices prices;
    struct line *lines;
    int n_rows, n_sums; /* of a point: duals of rows, then tolls of agents,
                            in units */
    size_t n;
    double *at, *slope; /* [n] the point that is priced, and the slope there */
    double *before, *was; /* [n] the same of the last one */
    double *point; /* [n] where the steps have led; `at` is ahead of it */
    double *next;  /* [n] scratch */
    double value;  /* soft, of `at` */
    double bend;   /* how much a slope changes in a step of 1, lately */
    double first_heat, heat;
    int rounds;
    int drive; /* rounds since the steps last turned back */
};

static double *new_point(const struct smooth *smooth)
{
    return mem_alloc(smooth->n, sizeof(double));
}

static struct smooth smooth_new(struct search *search)
{
    const struct problem *problem = search->problem;
    struct smooth smooth = {
        .search = search,
        .duals = duals_new(problem, search->rows),
        .prices = prices_new(problem, search->rows),
        .lines = lines_new(problem),
        .n_rows = search->rows->n,
        .n_sums = SUM_OF_SHIFTS + problem->n_shifts,
        .first_heat = (double)part_dearest_head(problem),
    };
    smooth.n = (size_t)(smooth.n_rows + smooth.n_sums * problem->n_agents);
    double **points[] = {&smooth.at,  &smooth.slope, &smooth.before,
                         &smooth.was, &smooth.point, &smooth.next};
    for (int i = 0; i < (int)(sizeof points / sizeof *points); i++)
        *points[i] = new_point(&smooth);
    return smooth;
}

static void smooth_free(struct smooth *smooth)
{
    duals_free(smooth->duals);
    prices_free(&smooth->prices);
    lines_free(smooth->search->problem, smooth->lines);
    free(smooth->at);
    free(smooth->slope);
    free(smooth->before);
    free(smooth->was);
    free(smooth->point);
    free(smooth->next);
}

static void scale_tolls(const struct smooth *smooth, double *point,
                        double factor)
{
    for (size_t i = (size_t)smooth->n_rows; i < smooth->n; i++)
        point[i] *= factor;
}

static void copy(const struct smooth *smooth, double *to, const double *from)
{
    memcpy(to, from, smooth->n * sizeof *to);
}

/* Goes to the next point, as near as whole duals and tolls in their ranges
 * are. */
static void go_on(struct smooth *smooth)
{
    struct search *search = smooth->search;
    const struct problem *problem = search->problem;
    for (int row = 0; row < smooth->n_rows; row++)
        smooth->duals->row[row] = llround(smooth->next[row]);
    duals_clip(problem, search->rows, smooth->duals);
    for (int row = 0; row < smooth->n_rows; row++)
        smooth->at[row] = (double)smooth->duals->row[row];
    scale_tolls(smooth, smooth->next, 1 / toll_unit);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        int first = smooth->n_rows + agent * smooth->n_sums;
        sums_set(problem, agent, smooth->next + first, &search->sums[agent]);
        sums_get(problem, &search->sums[agent], smooth->at + first);
    }
    scale_tolls(smooth, smooth->at, toll_unit);
}

/* Heads that the bound chooses, less the mean's. */
static double row_slope(const struct smooth *smooth, int i, int k)
{
    const struct problem *problem = smooth->search->problem;
    const struct rows *rows = smooth->search->rows;
    const struct presence *presence = &problem->presences[i];
    double heads = duals_row_heads(problem, rows, smooth->duals, i, k);
    for (int agent = 0; agent < problem->n_agents; agent++)
        heads -= rows_weight(problem, rows, i, agent) *
                 sums_heads(problem, &smooth->search->sums[agent],
                            presence->row[k], presence->shift);
    return heads;
}

static void find_slope(struct smooth *smooth)
{
    const struct search *search = smooth->search;
    const struct problem *problem = search->problem;
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++)
            smooth->slope[search->rows->first[i] + k] = row_slope(smooth, i, k);
    for (int agent = 0; agent < problem->n_agents; agent++)
        sums_slopes(problem, agent, &search->sums[agent],
                    smooth->slope + smooth->n_rows + agent * smooth->n_sums);
    scale_tolls(smooth, smooth->slope, 1 / toll_unit);
}

/* By which everybody's lines are priced softly as well; 0: they are not. */
static void set_heat(struct search *search, double heat)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        search->sums[agent].heat = heat;
}

/* Prices the point; false where nothing is proven. */
static bool price(struct smooth *smooth)
{
    struct search *search = smooth->search;
    int n_agents = search->problem->n_agents;
    set_heat(search, smooth->heat);
    cost bound =
        bound_by_duals(search, smooth->duals, &smooth->prices, smooth->lines);
    search->outcome->rounds++;
    if (bound == -COST_FORBIDDEN)
        return false;
    if (bound > search->proven) {
        search_prove(search, bound);
        duals_copy(search->duals, smooth->duals);
    }
    smooth->value = (double)bound;
    for (int agent = 0; agent < n_agents; agent++)
        smooth->value +=
            search->sums[agent].soft - (double)search->floors[agent];
    find_slope(smooth);
    return true;
}

static double distance(const struct smooth *smooth, const double *from,
                       const double *to)
{
    double square = 0;
    for (size_t i = 0; i < smooth->n; i++)
        square += (to[i] - from[i]) * (to[i] - from[i]);
    return sqrt(square);
}

/* By the last two points priced. */
static void find_bend(struct smooth *smooth)
{
    double moved = distance(smooth, smooth->before, smooth->at);
    double turned = distance(smooth, smooth->was, smooth->slope);
    smooth->bend *= fading;
    if (moved > 0)
        smooth->bend = fmax(smooth->bend, turned / moved);
    copy(smooth, smooth->before, smooth->at);
    copy(smooth, smooth->was, smooth->slope);
}

/* Up the slope, and further as the steps before it led. */
static void step(struct smooth *smooth)
{
    double forward = 0;
    for (size_t i = 0; i < smooth->n; i++)
        smooth->next[i] = smooth->at[i] + smooth->slope[i] / smooth->bend;
    go_on(smooth);
    for (size_t i = 0; i < smooth->n; i++)
        forward += smooth->slope[i] * (smooth->at[i] - smooth->point[i]);
    smooth->drive = forward < 0 ? 0 : smooth->drive + 1;
    double share = smooth->drive / (smooth->drive + 3.0);
    for (size_t i = 0; i < smooth->n; i++)
        smooth->next[i] =
            smooth->at[i] + share * (smooth->at[i] - smooth->point[i]);
    copy(smooth, smooth->point, smooth->at);
    go_on(smooth);
}

/* How much of the climb is done, by the limits or by rounds: more of these
 * prove hardly more. */
static double done(const struct smooth *smooth, double begun, double share)
{
    double by_limits =
        (stop_share(&smooth->search->stop) - begun) / (share - begun);
    return fmax(by_limits, smooth->rounds / (double)ROUNDS_MOST);
}

/* The heat falls by the same factor in each part of the climb; bends are as
 * much stronger. */
static void cool(struct smooth *smooth, double used)
{
    double heat = fmax(1, smooth->first_heat * pow(last_heat, used));
    smooth->bend *= smooth->heat / heat;
    smooth->heat = heat;
}

/* The mean dual of days of the week, or of weekends. */
static double mean_dual(const struct smooth *smooth, bool weekends)
{
    const struct problem *problem = smooth->search->problem;
    const struct rows *rows = smooth->search->rows;
    double sum = 0;
    int n = 0;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        for (int k = 0; k < presence->n_rows; k++) {
            int weekday = grid_weekday(&problem->grid, presence->row[k]);
            if ((weekday >= SATURDAY) != weekends)
                continue;
            sum += smooth->next[rows->first[i] + k];
            n++;
        }
    }
    return n > 0 ? sum / n : 0;
}

/* Everybody's tolls at what duties of the week and of weekends earn. */
static void start_tolls(struct smooth *smooth)
{
    double week = mean_dual(smooth, false), weekend = mean_dual(smooth, true);
    for (int agent = 0; agent < smooth->search->problem->n_agents; agent++) {
        double *toll = smooth->next + smooth->n_rows + agent * smooth->n_sums;
        toll[SUM_OF_MINUTES] = week;
        toll[SUM_OF_WEEKENDS] = fmax(0, 2 * (weekend - week));
    }
}

/* From what a head more is worth to the best roster. */
static void start(struct smooth *smooth)
{
    struct search *search = smooth->search;
    struct cover *cover = cover_new(search->problem, search->rows);
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        cover_add(cover, &search->lines[agent]);
    cover_worth(cover, &smooth->prices);
    for (int row = 0; row < smooth->n_rows; row++)
        smooth->next[row] = (double)smooth->prices.row[row];
    cover_free(cover);
    start_tolls(smooth);
    scale_tolls(smooth, smooth->next, toll_unit);
    go_on(smooth);
    copy(smooth, smooth->point, smooth->at);
    copy(smooth, smooth->before, smooth->at);
    smooth->heat = fmax(1, smooth->first_heat);
    smooth->bend = BENDS_A_HEAD / smooth->heat;
}

/* Whether the first round took so long that too few can follow for them to
 * prove anything. */
static bool is_hopeless(const struct smooth *smooth, double used)
{
    return smooth->rounds == 1 && used * ROUNDS_LEAST > 1;
}

void smooth(struct search *search, double share)
{
    struct smooth smooth = smooth_new(search);
    double begun = stop_share(&search->stop), used = 0;
    start(&smooth);
    while (used < 1 && !is_hopeless(&smooth, used) && !search_done(search) &&
           price(&smooth)) {
        search_report(search, "ascent");
        find_bend(&smooth);
        step(&smooth);
        smooth.rounds++;
        used = done(&smooth, begun, share);
        cool(&smooth, used);
    }
    set_heat(search, 0);
    smooth_free(&smooth);
}
