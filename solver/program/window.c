/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include "contracts.h"
#include "dive.h"
#include "duals.h"
#include "generate.h"
#include "ints.h"
#include "mem.h"
#include "part.h"
#include "pool.h"

#include <stdlib.h>

enum { GROWN_A_TICK = 4, TOLLED_PARTS = 4, PART_TICKS_A_DAY = 4 };

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
    search->stop.work += work / GROWN_A_TICK;
}

static void free_states(const struct search *search, struct window *window)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        states_free(window->states[agent]);
    free(window->states);
}

void window_replan_days(struct search *search, int from, int to)
{
    const struct problem *problem = search->problem;
    struct duals *duals = duals_new(problem, search->rows);
    struct line *keep = lines_new(problem);
    lines_copy(problem, keep, search->lines);
    struct window window = window_days(problem, keep, from, to);
    int n_pool = search->pool->n;
    double most;
    make_states(search, &window);
    struct master *master = master_new(search, window);
    master_seed(master, search->lines);
    if (generate_quick(search, master, duals, &most)) {
        search->aside = true;
        dive(search, master, most + (double)search->unit / POINT, 1);
        search->aside = false;
    }
    master_free(master);
    free_states(search, &window);
    pool_forget(search->pool, n_pool);
    lines_free(problem, keep);
    duals_free(duals);
}

/* Begins a search of the part with the days of the lines at hand. */
static void take_days(struct search *inner, const struct part *part,
                      const struct search *search)
{
    struct line *days = lines_new(part->problem);
    for (int agent = 0; agent < part->problem->n_agents; agent++) {
        part_take(part, &search->lines[agent], &days[agent]);
        line_judge(part->problem, &days[agent], RULES_ALL, NULL);
    }
    search_offer_lines(inner, days);
    lines_free(part->problem, days);
}

/* Takes over what was found for the part if the whole is the better for it, or
 * as good: its tolls are the part's alone. */
static void put_days(struct search *search, const struct part *part,
                     const struct search *inner)
{
    const struct problem *problem = search->problem;
    struct line *lines = lines_new(problem);
    bool differs = false;
    lines_copy(problem, lines, search->lines);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        part_put(part, &inner->lines[agent], &lines[agent]);
        if (line_equal(problem, &lines[agent], &search->lines[agent]))
            continue;
        differs = true;
        line_judge(problem, &lines[agent], RULES_ALL, NULL);
    }
    if (differs)
        search_turn(search, lines);
    lines_free(problem, lines);
}

/* Plans the days [from, to) of the whole anew. */
static void improve_part(struct search *search, const struct part *part,
                         struct search *inner, int from, int to)
{
    window_replan_days(inner, from - part->from, to - part->from);
    put_days(search, part, inner);
}

/* What it takes to cut a part out and put it back: each agent's days are added
 * up anew. */
static int64_t part_ticks(const struct problem *problem)
{
    return (int64_t)PART_TICKS_A_DAY * problem->n_agents * problem->grid.n_days;
}

/* As a problem of a few weeks: more than are planned, so that no run of days
 * goes on behind it that began in these, and no count of weekends. */
static void replan_part(struct search *search, int from, int to)
{
    int end = smaller(to + part_days_behind(search->problem),
                      search->problem->grid.n_days);
    struct part part = part_new(search->problem, from, end);
    struct inner inner;
    part_follow(&part, search->lines);
    part_lead(&part, search->lines);
    if (rng_below(&search->rng, TOLLED_PARTS) > 0)
        part_toll(&part, 1);
    search_begin_inner(search, part.problem, &inner);
    take_days(inner.search, &part, search);
    if (inner.search->found)
        improve_part(search, &part, inner.search, from, to);
    search_end_inner(search, &inner);
    search->stop.work += part_ticks(search->problem);
    part_free(&part);
}

void window_replan(struct search *search, int from, int to)
{
    if (search->parts)
        replan_part(search, from, to);
    else
        window_replan_days(search, from, to);
}
