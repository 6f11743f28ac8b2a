/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prices.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static void count_agents(const struct problem *problem, struct rows *rows)
{
    for (int i = 0; i < problem->n_presences; i++) {
        uint64_t tags = problem->presences[i].tags;
        for (int agent = 0; agent < problem->n_agents; agent++)
            rows->counts[i * problem->n_agents + agent] =
                (problem->agents[agent].tags & tags) == tags;
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

struct rows *rows_new(const struct problem *problem)
{
    size_t n = (size_t)problem->n_presences;
    struct rows *rows = mem_alloc(1, sizeof *rows);
    rows->first = mem_alloc(n + 1, sizeof *rows->first);
    rows->of_day =
        mem_alloc(n * (size_t)problem->grid.n_days, sizeof *rows->of_day);
    rows->counts = mem_alloc(n * (size_t)problem->n_agents, 1);
    number_rows(problem, rows);
    count_agents(problem, rows);
    return rows;
}

void rows_free(struct rows *rows)
{
    free(rows->first);
    free(rows->of_day);
    free(rows->counts);
    free(rows);
}

struct prices prices_new(const struct problem *problem, const struct rows *rows)
{
    size_t n_group = (size_t)problem->n_groups * (size_t)problem->grid.n_slots;
    return (struct prices){
        .group = mem_alloc(n_group, sizeof(cost)),
        .row = mem_alloc((size_t)rows->n, sizeof(cost)),
    };
}

void prices_free(struct prices *prices)
{
    free(prices->group);
    free(prices->row);
}

void prices_of_agent(const struct problem *problem, const struct rows *rows,
                     const struct prices *prices, int agent, cost *worth)
{
    int n_slots = problem->grid.n_slots;
    memcpy(worth, prices->group + problem->agents[agent].group * n_slots,
           (size_t)n_slots * sizeof *worth);
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        if (presence->shift >= 0 || !rows_count(problem, rows, i, agent))
            continue;
        for (int k = 0; k < presence->n_rows; k++)
            worth[presence->row[k]] += prices->row[rows->first[i] + k];
    }
}

cost prices_of_shift(const struct problem *problem, const struct rows *rows,
                     const struct prices *prices, int agent, int day, int shift)
{
    cost sum = 0;
    for (int i = 0; i < problem->n_presences; i++) {
        int row = rows->of_day[i * problem->grid.n_days + day];
        if (problem->presences[i].shift == shift && row >= 0 &&
            rows_count(problem, rows, i, agent))
            sum += prices->row[row];
    }
    return sum;
}
