/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tail.h"

int tail_base(const struct problem *problem, int first_day)
{
    int base = INT_MAX;
    for (int c = 0; c < problem->grid.n_calendars; c++) {
        int start = problem->grid.calendars[c].day_start[first_day];
        base = start < base ? start : base;
    }
    return base;
}

struct history tail_history(const struct problem *problem, int first_day,
                            struct history history)
{
    if (history.last_end != LONG_AGO)
        history.last_end -= tail_base(problem, first_day);
    return history;
}

int tail_offer(const struct problem *problem, const struct problem *tail,
               int calendar, int first_day, int offer)
{
    int day = problem->offers[offer].day;
    return offer - problem->first_offer[calendar * problem->grid.n_days + day] +
           tail->first_offer[calendar * tail->grid.n_days + day - first_day];
}

static void cut_grid(const struct problem *problem, int first_day,
                     struct problem *tail)
{
    struct grid *grid = &tail->grid;
    int base = tail_base(problem, first_day);
    grid->n_days -= first_day;
    grid->n_slots -= base;
    grid->first_date += first_day;
    struct calendar *calendars =
        ARENA_ARRAY(tail->arena, struct calendar, grid->n_calendars);
    for (int c = 0; c < grid->n_calendars; c++) {
        int *start = ARENA_ARRAY(tail->arena, int, grid->n_days + 1);
        for (int d = 0; d <= grid->n_days; d++)
            start[d] =
                problem->grid.calendars[c].day_start[first_day + d] - base;
        calendars[c] =
            (struct calendar){problem->grid.calendars[c].zone, start};
    }
    grid->calendars = calendars;
}

static void cut_offers(const struct problem *problem, int first_day,
                       struct problem *tail)
{
    int base = tail_base(problem, first_day);
    int n_rows = tail->grid.n_calendars * tail->grid.n_days;
    int *first = ARENA_ARRAY(tail->arena, int, n_rows + 1);
    struct offer *offers =
        ARENA_ARRAY(tail->arena, struct offer, problem->n_offers);
    int n = 0;
    for (int row = 0; row < n_rows; row++) {
        int calendar = row / tail->grid.n_days;
        int day = row % tail->grid.n_days + first_day;
        const int *old =
            &problem->first_offer[calendar * problem->grid.n_days + day];
        first[row] = n;
        for (int offer = old[0]; offer < old[1]; offer++) {
            offers[n] = problem->offers[offer];
            offers[n].day -= first_day;
            offers[n].start -= base;
            offers[n++].end -= base;
        }
    }
    first[n_rows] = n;
    tail->first_offer = first;
    tail->n_offers = n;
    tail->offers = offers;
}

static void cut_time_off(struct agent *who, struct arena *arena, int base)
{
    struct absence *cut = ARENA_ARRAY(arena, struct absence, who->n_time_off);
    for (int i = 0; i < who->n_time_off; i++) {
        cut[i].start = who->time_off[i].start - base;
        cut[i].end = who->time_off[i].end - base;
    }
    who->time_off = cut;
}

static void cut_agent(const struct problem *problem, int first_day,
                      struct problem *tail, struct agent *who)
{
    int base = tail_base(problem, first_day);
    int week = grid_week(&problem->grid, first_day);
    int *starts = ARENA_ARRAY(tail->arena, int, tail->grid.n_days);
    for (int d = 0; d < tail->grid.n_days; d++) {
        int start = who->fixed_start[first_day + d];
        starts[d] = start == -1 ? -1 : start - base;
    }
    who->fixed_start = starts;
    who->fixed_shift += first_day;
    who->orders += first_day;
    who->forbidden += first_day;
    who->off_wish += first_day;
    who->shift_wish += first_day * problem->n_shifts;
    who->slot_wish += base;
    who->available += base;
    who->week_min += week;
    who->week_target += week;
    who->week_max += week;
    who->before = tail_history(problem, first_day, who->before);
    cut_time_off(who, tail->arena, base);
}

struct problem *tail_new(const struct problem *problem, int first_day)
{
    struct arena *arena = arena_new();
    struct problem *tail = ARENA_ARRAY(arena, struct problem, 1);
    *tail = *problem;
    tail->arena = arena;
    tail->n_queues = 0;
    tail->n_presences = 0;
    cut_grid(problem, first_day, tail);
    cut_offers(problem, first_day, tail);
    tail->agents = ARENA_ARRAY(arena, struct agent, tail->n_agents);
    for (int a = 0; a < tail->n_agents; a++) {
        tail->agents[a] = problem->agents[a];
        cut_agent(problem, first_day, tail, &tail->agents[a]);
    }
    return tail;
}
