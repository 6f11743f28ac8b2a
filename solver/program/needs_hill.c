/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "needs_hill.h"

#include "alike.h"
#include "bound.h"
#include "duals.h"
#include "mem.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

static size_t n_duties_of(const struct problem *problem)
{
    return (size_t)problem->grid.n_days * (size_t)problem->n_shifts;
}

struct needs_hill needs_hill_new(struct search *search)
{
    const struct problem *problem = search->problem;
    size_t n_agents = (size_t)problem->n_agents;
    size_t n_slots = (size_t)problem->grid.n_slots;
    struct needs_hill hill = {
        .search = search,
        .duals = duals_new(problem, search->rows),
        .prices = prices_new(problem, search->rows),
        .placed = mem_alloc(n_agents, sizeof *hill.placed),
        .like = mem_alloc(n_agents, sizeof *hill.like),
        .at_work = mem_alloc(n_agents * n_slots, sizeof(double)),
        .duties = mem_alloc(n_agents * n_duties_of(problem), sizeof(double)),
        .heads = mem_alloc(n_slots, sizeof(double)),
    };
    duals_copy(hill.duals, search->duals);
    for (int agent = 0; agent < problem->n_agents; agent++)
        hill.like[agent] = first_alike(problem, search->rows, agent);
    return hill;
}

void needs_hill_free(struct needs_hill *hill)
{
    duals_free(hill->duals);
    prices_free(&hill->prices);
    free(hill->placed);
    free(hill->like);
    free(hill->at_work);
    free(hill->duties);
    free(hill->heads);
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
    int n = needs_hill_n_duals(search->problem);
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

void needs_hill_climb(struct needs_hill *hill, struct hill way, double share)
{
    const struct search *search = hill->search;
    int n = needs_hill_n_duals(search->problem);
    way.n = (size_t)(n + search->rows->n);
    way.first_heat *= dearest_head(search->problem);
    way.context = hill;
    way.go = go;
    double *start = mem_alloc(way.n, sizeof *start);
    for (int i = 0; i < n; i++)
        start[i] = HEAD * (double)hill->duals->queue[i];
    for (int row = 0; row < search->rows->n; row++)
        start[n + row] = (double)hill->duals->row[row];
    smooth(hill->search, &way, start, share);
    free(start);
}

static struct means means_of(const struct needs_hill *hill, int agent)
{
    const struct problem *problem = hill->search->problem;
    return (struct means){
        hill->at_work + agent * problem->grid.n_slots,
        hill->duties + (size_t)agent * n_duties_of(problem),
    };
}

/* Of all lines. */
static void find_mean(const struct needs_hill *hill, int agent,
                      struct pricer *pricer)
{
    const struct search *search = hill->search;
    const struct problem *problem = search->problem;
    const struct window whole = window_whole(problem);
    const struct pricing pricing =
        window_pricing(search, &whole, agent, &hill->prices);
    struct means means = means_of(hill, agent);
    price_softly(pricer, &pricing, search->states[agent], hill->heat, &means);
}

/* Of the line that is placed. */
static void take_line(const struct needs_hill *hill, int agent)
{
    const struct problem *problem = hill->search->problem;
    const struct line *line = hill->placed[agent];
    struct means means = means_of(hill, agent);
    uint8_t *at_work = mem_alloc((size_t)problem->grid.n_slots, 1);
    line_at_work(problem, line, at_work);
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        means.at_work[slot] = at_work[slot];
    for (int day = 0; day < problem->grid.n_days; day++) {
        int offer = line->duties[day].offer;
        if (offer != OFF)
            means.duties[day * problem->n_shifts +
                         problem->offers[offer].shift] = 1;
    }
    free(at_work);
}

/* The duty that goes on from before the first day is no line's. */
static void carry_in(const struct needs_hill *hill, int agent)
{
    const struct agent *who = &hill->search->problem->agents[agent];
    double *at_work = means_of(hill, agent).at_work;
    for (int slot = who->carried_from; slot < who->carried_until; slot++)
        at_work[slot] = 1;
}

/* Whose means the agent's are as well: its own, if not those of one like it. */
static int leader_of(const struct needs_hill *hill, int agent)
{
    const struct search *search = hill->search;
    int like = hill->like[agent];
    size_t size = (size_t)search->problem->n_shifts * sizeof(cost);
    bool same = search->states[agent] == search->states[like] &&
                memcmp(search_tolls(search, agent), search_tolls(search, like),
                       size) == 0;
    return same ? like : agent;
}

static void copy_mean(const struct needs_hill *hill, int from, int to)
{
    const struct problem *problem = hill->search->problem;
    struct means a = means_of(hill, from), b = means_of(hill, to);
    size_t n_slots = (size_t)problem->grid.n_slots;
    memcpy(b.at_work, a.at_work, n_slots * sizeof(double));
    memcpy(b.duties, a.duties, n_duties_of(problem) * sizeof(double));
}

void needs_hill_means(struct needs_hill *hill, double heat)
{
    struct search *search = hill->search;
    const struct problem *problem = search->problem;
    size_t n_agents = (size_t)problem->n_agents;
    size_t n_slots = (size_t)problem->grid.n_slots;
    hill->heat = heat;
    memset(hill->at_work, 0, n_agents * n_slots * sizeof(double));
    memset(hill->duties, 0, n_agents * n_duties_of(problem) * sizeof(double));
#pragma omp parallel for schedule(dynamic) num_threads(search->n_threads)
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (hill->placed[agent])
            take_line(hill, agent);
        else if (leader_of(hill, agent) == agent)
            find_mean(hill, agent, search->pricers[omp_get_thread_num()]);
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (!hill->placed[agent] && leader_of(hill, agent) != agent)
            copy_mean(hill, leader_of(hill, agent), agent);
    for (int agent = 0; agent < problem->n_agents; agent++)
        carry_in(hill, agent);
    for (int i = 0; i < search->n_threads; i++)
        search->stop.work += pricer_take_work(search->pricers[i]);
}

/* Others that are like the agent are now like the first of them. */
void needs_hill_place(struct needs_hill *hill, int agent,
                      const struct line *line)
{
    int first = -1;
    hill->placed[agent] = line;
    hill->like[agent] = -1;
    for (int other = 0; other < hill->search->problem->n_agents; other++)
        if (hill->like[other] == agent) {
            first = first < 0 ? other : first;
            hill->like[other] = first;
        }
}
