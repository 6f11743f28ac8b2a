/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "contracts.h"

enum { TURNS_MAX = 8 }; /* of planning two again */

struct bench bench_new(const struct problem *problem,
                       const struct roster *roster, const struct stop *stop,
                       struct outcome *outcome)
{
    static const struct solve_options options = {
        .work_limit = INT64_MAX / 2, .threads = 1, .seed = 1};
    struct search *search = search_new(problem, &options, outcome);
    search->stop = *stop;
    contracts_learn_lines(search);
    struct bench bench = {
        .search = search,
        .cover = cover_new(problem, search->rows),
        .prices = prices_new(problem, search->rows),
        .lines = lines_new(problem),
        .spare = line_new(problem, 0),
        .best = line_new(problem, 0),
        .best_self = line_new(problem, 0),
    };
    for (int agent = 0; agent < problem->n_agents; agent++) {
        for (int day = 0; day < problem->grid.n_days; day++)
            bench.lines[agent].duties[day] = *roster_duty(roster, agent, day);
        line_judge(problem, &bench.lines[agent], RULES_ALL, NULL);
        cover_add(bench.cover, &bench.lines[agent]);
    }
    return bench;
}

void bench_free(struct bench *bench)
{
    line_free(&bench->spare);
    line_free(&bench->best);
    line_free(&bench->best_self);
    lines_free(bench->search->problem, bench->lines);
    cover_free(bench->cover);
    prices_free(&bench->prices);
    search_free(bench->search);
}

static cost plan_line(struct bench *bench, int agent, enum effort effort,
                      struct line *line)
{
    struct pricing pricing = {.agent = agent, .prices = &bench->prices};
    struct search *search = bench->search;
    line->agent = agent;
    cover_worth(bench->cover, &bench->prices);
    return search_line(search, search->pricers[0], pricing, effort, line);
}

cost bench_replan(struct bench *bench, int agent, enum effort effort,
                  cost *price)
{
    struct line *old = &bench->lines[agent];
    cost before = cover_price(bench->cover), change = COST_FORBIDDEN;
    cover_remove(bench->cover, old);
    *price = plan_line(bench, agent, effort, &bench->spare);
    if (*price < COST_FORBIDDEN) {
        cover_add(bench->cover, &bench->spare);
        change =
            cover_price(bench->cover) - before + bench->spare.own - old->own;
        cover_remove(bench->cover, &bench->spare);
    }
    cover_add(bench->cover, old);
    return change;
}

void bench_take(struct bench *bench, int agent, const struct line *line)
{
    cover_remove(bench->cover, &bench->lines[agent]);
    line_copy(bench->search->problem, &bench->lines[agent], line);
    cover_add(bench->cover, &bench->lines[agent]);
}

void bench_settle(struct bench *bench, int self, int helper)
{
    cost price;
    int idle = 0;
    for (int turn = 0; turn < TURNS_MAX && idle < 2; turn++) {
        int agent = turn % 2 ? helper : self;
        bool gains = bench_replan(bench, agent, QUICK, &price) < 0;
        if (gains)
            bench_take(bench, agent, &bench->spare);
        idle = gains ? 0 : idle + 1;
    }
}
