/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "only.h"

#include "day_target.h"
#include "duals.h"
#include "mem.h"
#include "search.h"

#include <stdlib.h>
#include <string.h>

struct only *only_new(const struct search *search)
{
    const struct problem *problem = search->problem;
    struct only *only = mem_alloc(1, sizeof *only);
    *only = (struct only){
        .days = mem_alloc((size_t)problem->grid.n_days, 1),
        .slots = mem_alloc((size_t)problem->grid.n_slots, 1),
        .duals = duals_new(problem, search->rows),
        .prices = prices_new(problem, search->rows),
    };
    duals_copy(only->duals, search->duals);
    duals_prices(problem, search->rows, only->duals, &only->prices);
    return only;
}

void only_free(struct only *only)
{
    free(only->days);
    free(only->slots);
    duals_free(only->duals);
    prices_free(&only->prices);
    free(only);
}

void only_add(const struct search *search, struct only *only, int day)
{
    int first = day_first(search->problem, day);
    int end = day_first(search->problem, day + 1);
    only->days[day] = 1;
    memset(only->slots + first, 1, (size_t)(end - first));
}

static void take_others(cost *to, const cost *from, int n, const uint8_t *own)
{
    for (int i = 0; i < n; i++)
        to[i] = own[i] ? to[i] : from[i];
}

void only_take(const struct search *search, const struct only *only,
               struct duals *duals)
{
    const struct problem *problem = search->problem;
    const struct duals *from = only->duals;
    int n_slots = problem->grid.n_slots, n_days = problem->grid.n_days;
    for (int i = 0; i < problem->n_queues; i++)
        take_others(duals->queue + i * n_slots, from->queue + i * n_slots,
                    n_slots, only->slots);
    for (int i = 0; i < problem->n_joints; i++)
        take_others(duals->joint + i * n_slots, from->joint + i * n_slots,
                    n_slots, only->slots);
    for (int i = 0; i < problem->n_queues; i++)
        take_others(duals->day + i * n_days, from->day + i * n_days, n_days,
                    only->days);
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        const uint8_t *own = presence->shift < 0 ? only->slots : only->days;
        int first = search->rows->first[i];
        for (int k = 0; k < presence->n_rows; k++)
            if (!own[presence->row[k]])
                duals->row[first + k] = from->row[first + k];
    }
}

cost only_constant(const struct search *search, const struct only *only)
{
    return duals_constant_beside(search->problem, search->rows, only->duals,
                                 only->days, only->slots);
}
