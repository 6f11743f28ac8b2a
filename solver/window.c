/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include "deferral.h"
#include "dive.h"
#include "generate.h"
#include "mem.h"

#include <stdlib.h>

enum { ROWS_WANTED = 2000, DAYS_LEAST = 2, DAYS_MOST = 14 };

struct window window_whole(const struct problem *problem)
{
    struct window window = {.to = problem->grid.n_days,
                            .end_slot = problem->grid.n_slots};
    for (int queue = 0; queue < problem->n_queues; queue++)
        window.after[queue] = INT_MAX;
    return window;
}

/* Deferred work at both ends of the window as the lines kept leave it. */
static void keep_waiting(const struct problem *problem, struct window *window)
{
    size_t n_slots = (size_t)problem->grid.n_slots;
    struct roster *roster = lines_roster(problem, window->keep);
    struct waiting *waiting = mem_alloc(n_slots, sizeof *waiting);
    int *levels = mem_alloc(n_slots, sizeof *levels);
    for (uint64_t left = problem->deferred; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        for (int slot = 0; slot < problem->grid.n_slots; slot++)
            levels[slot] = roster_level(roster, queue, slot);
        deferral_price(problem, queue, levels, 1, waiting);
        if (window->first_slot > 0)
            window->before[queue] = waiting[window->first_slot - 1].left;
        window->after[queue] = waiting[window->end_slot - 1].left;
    }
    free(levels);
    free(waiting);
    roster_free(roster);
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
    if (problem->deferred && window.end_slot > window.first_slot)
        keep_waiting(problem, &window);
    return window;
}

/* Some days, at most so many that the linear program stays small. */
static int window_length(struct search *search)
{
    int n_days = search->problem->grid.n_days;
    int per_day = 1 + search->n_rows / n_days;
    int most = ROWS_WANTED / per_day;
    most = most < DAYS_LEAST ? DAYS_LEAST : most;
    most = most > DAYS_MOST ? DAYS_MOST : most;
    most = most > n_days ? n_days : most;
    int least = most < DAYS_LEAST ? most : DAYS_LEAST;
    return rng_below(&search->rng, 2)
               ? most
               : least + rng_below(&search->rng, most - least + 1);
}

bool replan_window(struct search *search)
{
    const struct problem *problem = search->problem;
    cost before = search->cost;
    int length = window_length(search);
    int from = rng_below(&search->rng, problem->grid.n_days - length + 1);
    struct line *keep = lines_new(problem);
    lines_copy(problem, keep, search->lines);
    struct window window = window_days(problem, keep, from, from + length);
    struct master *master = master_new(search, window);
    master_seed(master, search->lines);
    if (generate_quick(search, master))
        dive(search, master);
    master_free(master);
    lines_free(problem, keep);
    return search->cost < before;
}
