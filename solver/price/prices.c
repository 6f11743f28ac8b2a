/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prices.h"

#include "mem.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static void add_weight(struct rows *rows, int presence, int weight)
{
    if (weight > 0) {
        rows->heavy[presence] = weight;
        rows->most[presence] += weight;
    } else if (weight < 0) {
        rows->light[presence] = weight;
        rows->least[presence] += weight;
    }
}

static void weigh_agents(const struct problem *problem, struct rows *rows)
{
    for (int i = 0; i < problem->n_presences; i++)
        for (int agent = 0; agent < problem->n_agents; agent++) {
            int weight =
                presence_weight(problem, &problem->presences[i], agent);
            rows->weight[i * problem->n_agents + agent] = (int8_t)weight;
            add_weight(rows, i, weight);
        }
}

static void number_rows(const struct problem *problem, struct rows *rows)
{
    int n_days = problem->grid.n_days;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int *of_day = rows->of_day + i * n_days;
        for (int day = 0; day < n_days; day++)
            of_day[day] = -1;
        if (presence->shift >= 0)
            for (int k = 0; k < presence->n_rows; k++)
                of_day[presence->row[k]] = rows->n + k;
        rows->first[i] = rows->n;
        rows->n += presence->n_rows;
    }
    rows->first[problem->n_presences] = rows->n;
}

static void open_rows(const struct problem *problem, struct rows *rows)
{
    rows->floor = mem_alloc((size_t)rows->n + 1, sizeof *rows->floor);
    rows->ceiling = mem_alloc((size_t)rows->n + 1, sizeof *rows->ceiling);
    rows->ceiling[rows->n] = INT_MAX;
    for (int i = 0; i < problem->n_presences; i++)
        for (int row = rows->first[i]; row < rows->first[i + 1]; row++) {
            rows->floor[row] = rows->least[i];
            rows->ceiling[row] = rows->most[i];
        }
}

struct rows *rows_new(const struct problem *problem)
{
    size_t n = (size_t)problem->n_presences;
    struct rows *rows = mem_alloc(1, sizeof *rows);
    rows->first = mem_alloc(n + 1, sizeof *rows->first);
    rows->of_day =
        mem_alloc(n * (size_t)problem->grid.n_days, sizeof *rows->of_day);
    rows->weight = mem_alloc(n * (size_t)problem->n_agents, 1);
    rows->heavy = mem_alloc(n, sizeof *rows->heavy);
    rows->light = mem_alloc(n, sizeof *rows->light);
    rows->least = mem_alloc(n, sizeof *rows->least);
    rows->most = mem_alloc(n, sizeof *rows->most);
    number_rows(problem, rows);
    weigh_agents(problem, rows);
    open_rows(problem, rows);
    return rows;
}

void rows_free(struct rows *rows)
{
    free(rows->first);
    free(rows->of_day);
    free(rows->weight);
    free(rows->heavy);
    free(rows->light);
    free(rows->least);
    free(rows->most);
    free(rows->floor);
    free(rows->ceiling);
    free(rows);
}

struct prices prices_new(const struct problem *problem, const struct rows *rows)
{
    size_t n_group = (size_t)problem->n_groups * (size_t)problem->grid.n_slots;
    return (struct prices){
        .group = mem_alloc(n_group, sizeof(cost)),
        .row = mem_alloc((size_t)rows->n, sizeof(cost)),
        .against = mem_alloc((size_t)rows->n, sizeof(cost)),
    };
}

void prices_free(struct prices *prices)
{
    free(prices->group);
    free(prices->row);
    free(prices->against);
}

void prices_of_agent(const struct problem *problem, const struct rows *rows,
                     const struct prices *prices, int agent, cost *worth)
{
    int n_slots = problem->grid.n_slots;
    const struct agent *who = &problem->agents[agent];
    memcpy(worth, prices->group + who->group * n_slots,
           (size_t)n_slots * sizeof *worth);
    for (int slot = 0; who->busy && slot < n_slots; slot++)
        if (who->busy[slot])
            worth[slot] = 0;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int weight = rows_weight(problem, rows, i, agent);
        if (presence->shift >= 0 || weight == 0)
            continue;
        for (int k = 0; k < presence->n_rows; k++)
            worth[presence->row[k]] +=
                prices_of_row(prices, rows->first[i] + k, weight);
    }
}

cost prices_of_shift(const struct problem *problem, const struct rows *rows,
                     const struct prices *prices, int agent, int day, int shift)
{
    cost sum = 0;
    for (int i = 0; i < problem->n_presences; i++) {
        int row = rows->of_day[i * problem->grid.n_days + day];
        if (problem->presences[i].shift == shift && row >= 0)
            sum += prices_of_row(prices, row,
                                 rows_weight(problem, rows, i, agent));
    }
    return sum;
}
