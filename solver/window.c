/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include "dive.h"
#include "generate.h"

enum { ROWS_WANTED = 2000, DAYS_LEAST = 2, DAYS_MOST = 14 };

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
