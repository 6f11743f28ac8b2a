/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smooth_needs.h"

#include "bound.h"
#include "day_target.h"
#include "deferral.h"
#include "duals.h"
#include "mem.h"
#include "needs.h"
#include "roster.h"
#include "smooth.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS_MOST = 600 };

/* Of what a head too few costs where that is dearest; and of that. */
static const double first_heat = 0.1, last_heat = 0.003;

/* A point is the duals of queues, slot by slot, for a head each, then those of
 * rows.  Those of joints and of days stay as they are. */
struct needs_hill {
    struct search *search;
    struct duals *duals; /* that are priced */
    struct prices prices;
    struct line *lines;
    double *at_work; /* [n_agents * n_slots] means of all lines */
    double *duties;  /* [n_agents * n_days * n_shifts] */
    double *heads;   /* [n_slots] of a group */
    double heat;
};

static int n_duals_of(const struct problem *problem)
{
    return problem->n_queues * problem->grid.n_slots;
}

/* Where the point may be: itself, but for rounding, or the nearest in range. */
static double brought_to(double point, double dual, double unit)
{
    return fabs(point - dual) > unit ? dual : point;
}

static void go(void *context, double *point)
{
    struct needs_hill *hill = context;
    const struct search *search = hill->search;
    struct duals *duals = hill->duals;
    int n = n_duals_of(search->problem);
    double *rows = point + n;
    for (int i = 0; i < n; i++)
        duals->queue[i] = llround(point[i] / HEAD);
    for (int row = 0; row < search->rows->n; row++)
        duals->row[row] = llround(rows[row]);
    duals_clip(search->problem, search->rows, duals);
    for (int i = 0; i < n; i++)
        point[i] = brought_to(point[i], HEAD * (double)duals->queue[i], HEAD);
    for (int row = 0; row < search->rows->n; row++)
        rows[row] = brought_to(rows[row], (double)duals->row[row], 1);
}

/* How far it pays to go a step that costs so much more than it saves. */
static double soft_part(const struct needs_hill *hill, double loss)
{
    return 1 / (1 + exp(loss / hill->heat));
}

/* Heads that the bound chooses to serve, softly. */
static double served(const struct needs_hill *hill, int queue, int slot)
{
    const struct problem *problem = hill->search->problem;
    if (is_deferred(problem, queue) || problem->queues[queue].day_target)
        return duals_served(problem, hill->duals, queue, slot) / (double)HEAD;
    struct need need = need_of(problem, queue, slot);
    double worth =
        (double)(HEAD *
                 hill->duals->queue[queue * problem->grid.n_slots + slot]);
    double sum = need.level / (double)HEAD, left = sum;
    for (int i = 0; i < need.n && left > 0; i++) {
        double step = i == need.n - 1 ? left : fmin(1, left);
        sum -= step * soft_part(hill, (double)need.price[i] - worth);
        left -= step;
    }
    if (need.n_over > 0)
        sum += need.spare / (double)HEAD * soft_part(hill, worth);
    for (int i = 0; i < need.n_over; i++)
        sum += soft_part(hill, (double)need.over[i] + worth);
    return sum;
}

/* Heads of the group at work in each slot and free for queues. */
static void count_heads(const struct needs_hill *hill, int group)
{
    const struct problem *problem = hill->search->problem;
    int n_slots = problem->grid.n_slots;
    memset(hill->heads, 0, (size_t)n_slots * sizeof *hill->heads);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        if (who->group != group)
            continue;
        for (int slot = 0; slot < n_slots; slot++)
            if (!is_busy(who, slot))
                hill->heads[slot] += hill->at_work[agent * n_slots + slot];
    }
}

/* Each head serves the queue that pays best, or nearly so, or is idle. */
static void share_heads(const struct needs_hill *hill, int group, int slot,
                        double *slope)
{
    const struct problem *problem = hill->search->problem;
    const int *speed = problem->groups[group].speed;
    double idle = -(double)problem->surplus_price * HEAD, most = idle;
    double part[QUEUES_MAX], all = 0;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        part[queue] =
            speed[queue] > 0
                ? (double)duals_queue_worth(problem, hill->duals, queue, slot) *
                      speed[queue]
                : -INFINITY;
        most = fmax(most, part[queue]);
    }
    for (int queue = 0; queue < problem->n_queues; queue++)
        all += part[queue] = exp((part[queue] - most) / hill->heat);
    all += exp((idle - most) / hill->heat);
    for (int queue = 0; queue < problem->n_queues; queue++)
        slope[queue * problem->grid.n_slots + slot] -=
            hill->heads[slot] * part[queue] / all * speed[queue] / HEAD;
}

/* Of the i-th presence rule's k-th row. */
static double row_heads(const struct needs_hill *hill, int i, int k)
{
    const struct search *search = hill->search;
    const struct problem *problem = search->problem;
    const struct presence *presence = &problem->presences[i];
    int n_slots = problem->grid.n_slots, row = presence->row[k];
    double sum = 0;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        int duty = (agent * problem->grid.n_days + row) * problem->n_shifts +
                   presence->shift;
        double here = presence->shift < 0 ? hill->at_work[agent * n_slots + row]
                                          : hill->duties[duty];
        sum += rows_weight(problem, search->rows, i, agent) * here;
    }
    return sum;
}

/* What the bound chooses, less the mean's. */
static void find_slope(const struct needs_hill *hill, double *slope)
{
    const struct search *search = hill->search;
    const struct problem *problem = search->problem;
    int n_slots = problem->grid.n_slots;
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int slot = 0; slot < n_slots; slot++)
            slope[queue * n_slots + slot] = served(hill, queue, slot);
    for (int group = 0; group < problem->n_groups; group++) {
        count_heads(hill, group);
        for (int slot = 0; slot < n_slots; slot++)
            if (hill->heads[slot] > 0)
                share_heads(hill, group, slot, slope);
    }
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++)
            slope[n_duals_of(problem) + search->rows->first[i] + k] =
                duals_row_heads(problem, search->rows, hill->duals, i, k) -
                row_heads(hill, i, k);
}

static void find_means(struct needs_hill *hill)
{
    struct search *search = hill->search;
    const struct problem *problem = search->problem;
    const struct window whole = window_whole(problem);
    int n_slots = problem->grid.n_slots;
    int n_duties = problem->grid.n_days * problem->n_shifts;
    size_t n_agents = (size_t)problem->n_agents;
    memset(hill->at_work, 0, n_agents * (size_t)n_slots * sizeof(double));
    memset(hill->duties, 0, n_agents * (size_t)n_duties * sizeof(double));
#pragma omp parallel for schedule(dynamic) num_threads(search->n_threads)
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        struct means means = {hill->at_work + agent * n_slots,
                              hill->duties + agent * n_duties};
        const struct pricing pricing =
            window_pricing(search, &whole, agent, &hill->prices);
        price_softly(search->pricers[omp_get_thread_num()], &pricing,
                     search->states[agent], hill->heat, &means);
        for (int slot = who->carried_from; slot < who->carried_until; slot++)
            means.at_work[slot] = 1;
    }
    for (int i = 0; i < search->n_threads; i++)
        search->stop.work += pricer_take_work(search->pricers[i]);
}

static bool price(void *context, double heat, double *slope)
{
    struct needs_hill *hill = context;
    hill->heat = heat;
    if (bound_prove(hill->search, hill->duals, &hill->prices, hill->lines) ==
        -COST_FORBIDDEN)
        return false;
    find_means(hill);
    find_slope(hill, slope);
    return true;
}

/* What a head too few costs where that is dearest. */
static double dearest_head(const struct problem *problem)
{
    cost dearest = 0;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        cost here = HEAD * problem->queues[queue].shortage.price[0];
        dearest = here > dearest ? here : dearest;
    }
    return (double)dearest;
}

static void climb(struct needs_hill *hill, double share)
{
    const struct search *search = hill->search;
    int n = n_duals_of(search->problem);
    const struct hill climbed = {
        .n = (size_t)(n + search->rows->n),
        .first_heat = first_heat * dearest_head(search->problem),
        .last_heat = last_heat,
        .rounds_most = ROUNDS_MOST,
        .slowly = true,
        .context = hill,
        .go = go,
        .price = price,
    };
    double *start = mem_alloc(climbed.n, sizeof *start);
    for (int i = 0; i < n; i++)
        start[i] = HEAD * (double)hill->duals->queue[i];
    for (int row = 0; row < search->rows->n; row++)
        start[n + row] = (double)hill->duals->row[row];
    smooth(hill->search, &climbed, start, share);
    free(start);
}

void smooth_needs(struct search *search, double share)
{
    const struct problem *problem = search->problem;
    size_t n_agents = (size_t)problem->n_agents;
    size_t n_slots = (size_t)problem->grid.n_slots;
    size_t n_duties = (size_t)problem->grid.n_days * (size_t)problem->n_shifts;
    struct needs_hill hill = {
        .search = search,
        .duals = duals_new(problem, search->rows),
        .prices = prices_new(problem, search->rows),
        .lines = lines_new(problem),
        .at_work = mem_alloc(n_agents * n_slots, sizeof(double)),
        .duties = mem_alloc(n_agents * n_duties, sizeof(double)),
        .heads = mem_alloc(n_slots, sizeof(double)),
    };
    duals_copy(hill.duals, search->duals);
    climb(&hill, share);
    duals_free(hill.duals);
    prices_free(&hill.prices);
    lines_free(problem, hill.lines);
    free(hill.at_work);
    free(hill.duties);
    free(hill.heads);
}
