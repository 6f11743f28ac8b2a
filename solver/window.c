/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include "contracts.h"
#include "dive.h"
#include "generate.h"
#include "mem.h"
#include "pool.h"

#include <stdlib.h>

enum { ARCS_A_TICK = 4 };

struct window window_whole(const struct problem *problem)
{
    return (struct window){.to = problem->grid.n_days,
                           .end_slot = problem->grid.n_slots};
}

struct window window_days(const struct problem *problem,
                          const struct line *keep, int from, int to)
{
    struct window window = {
        .from = from, .to = to, .keep = keep, .first_slot = INT_MAX};
    for (int c = 0; c < problem->grid.n_calendars; c++) {
        int n_days = problem->grid.n_days;
        int first = problem->grid.calendars[c].day_start[from];
        if (first < window.first_slot)
            window.first_slot = first;
        for (int offer = problem->first_offer[c * n_days + from];
             offer < problem->first_offer[c * n_days + to]; offer++)
            if (problem->offers[offer].end > window.end_slot)
                window.end_slot = problem->offers[offer].end;
    }
    return window;
}

struct pricing window_pricing(const struct search *search,
                              const struct window *window, int agent,
                              const struct prices *prices)
{
    return (struct pricing){
        .agent = agent,
        .prices = prices,
        .mask = search->rules[agent],
        .bans = search_bans(search, agent),
        .tolls = window->keep ? NULL : search_tolls(search, agent),
        .keep = window->keep ? &window->keep[agent] : NULL,
        .from = window->from,
        .to = window->to,
        .states = window->states ? window->states[agent] : NULL,
    };
}

/* Everybody's states while only the days of the window are free. */
static void make_states(struct search *search, struct window *window)
{
    int n_agents = search->problem->n_agents;
    int64_t work = 0;
    window->states = mem_alloc((size_t)n_agents, sizeof *window->states);
#pragma omp parallel for schedule(dynamic) num_threads(search->n_threads)      \
    reduction(+ : work)
    for (int agent = 0; agent < n_agents; agent++)
        window->states[agent] = contracts_of_days(
            search, agent,
            (struct free_days){&window->keep[agent], window->from, window->to},
            &work);
    search->stop.work += work / ARCS_A_TICK;
}

static void free_states(const struct search *search, struct window *window)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        states_free(window->states[agent]);
    free(window->states);
}

void window_replan(struct search *search, int from, int to)
{
    const struct problem *problem = search->problem;
    struct line *keep = lines_new(problem);
    lines_copy(problem, keep, search->lines);
    struct window window = window_days(problem, keep, from, to);
    int n_pool = search->pool->n;
    double most;
    make_states(search, &window);
    struct master *master = master_new(search, window);
    master_seed(master, search->lines);
    if (generate_quick(search, master, &most))
        dive(search, master, most, 1);
    master_free(master);
    free_states(search, &window);
    pool_forget(search->pool, n_pool);
    lines_free(problem, keep);
}
