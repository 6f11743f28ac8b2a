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
    int base = tail_base(problem, first_day);
    int *slots[] = {&history.last_end, &history.last_start, &history.night_end,
                    &history.span_start};
    for (int i = 0; i < 4; i++)
        if (*slots[i] != LONG_AGO)
            *slots[i] -= base;
    for (int k = 0; k < PAST_DAYS; k++)
        if (history.past_end[k] != LONG_AGO)
            history.past_end[k] -= base;
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

static void cut_restrictions(struct agent *who, struct arena *arena, int base)
{
    struct restriction *cut =
        ARENA_ARRAY(arena, struct restriction, who->n_restrictions);
    for (int i = 0; i < who->n_restrictions; i++)
        cut[i].slots = who->restrictions[i].slots + base;
    who->restrictions = cut;
}

/* What a gauge says of each offer that is left. */
static const int *cut_amounts(const struct problem *problem, int first_day,
                              const struct problem *tail, const int *amount)
{
    int *cut = ARENA_ARRAY(tail->arena, int, tail->n_offers);
    for (int c = 0; c < tail->grid.n_calendars; c++)
        for (int day = first_day; day < problem->grid.n_days; day++) {
            const int *row =
                &problem->first_offer[c * problem->grid.n_days + day];
            for (int offer = row[0]; offer < row[1]; offer++)
                cut[tail_offer(problem, tail, c, first_day, offer)] =
                    amount[offer];
        }
    return cut;
}

static void cut_gauges(const struct problem *problem, int first_day,
                       const struct problem *tail, struct agent *who)
{
    struct gauge *cut = ARENA_ARRAY(tail->arena, struct gauge, who->n_gauges);
    for (int i = 0; i < who->n_gauges; i++) {
        cut[i] = who->gauges[i];
        cut[i].from -= first_day;
        cut[i].to -= first_day;
        if (cut[i].most)
            cut[i].most += first_day;
        if (cut[i].amount)
            cut[i].amount =
                cut_amounts(problem, first_day, tail, cut[i].amount);
    }
    who->gauges = cut;
}

/* Where the week of rest began that holds the first day. */
static void cut_rest(const struct problem *problem, int first_day,
                     struct agent *who)
{
    const int *start = problem->grid.calendars[who->calendar].day_start;
    for (int day = 0; day <= first_day; day++)
        if (who->rest_begins ? who->rest_begins[day]
                             : grid_weekday(&problem->grid, day) == 0)
            who->rest_from = start[day];
    who->rest_from -= tail_base(problem, first_day);
    if (who->rest_begins)
        who->rest_begins += first_day;
}

static void cut_activities(struct agent *who, struct arena *arena, int day,
                           int base)
{
    struct activity *cut =
        ARENA_ARRAY(arena, struct activity, who->n_activities);
    for (int i = 0; i < who->n_activities; i++) {
        cut[i] = who->activities[i];
        cut[i].day -= day;
        cut[i].start -= base;
        cut[i].end -= base;
    }
    who->activities = cut;
    if (who->busy)
        who->busy += base;
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
    struct days_off *stretches =
        ARENA_ARRAY(tail->arena, struct days_off, who->n_stretches);
    for (int i = 0; i < who->n_stretches; i++)
        stretches[i] = (struct days_off){who->stretches[i].from - first_day,
                                         who->stretches[i].to - first_day,
                                         who->stretches[i].price};
    who->stretches = stretches;
    if (who->rotation)
        who->rotation += first_day;
    cut_activities(who, tail->arena, first_day, base);
    who->shift_wish += first_day * problem->n_shifts;
    who->slot_wish += base;
    who->available += base;
    who->week_min += week;
    who->week_target += week;
    who->week_max += week;
    who->before = tail_history(problem, first_day, who->before);
    cut_time_off(who, tail->arena, base);
    cut_restrictions(who, tail->arena, base);
    cut_gauges(problem, first_day, tail, who);
    cut_rest(problem, first_day, who);
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
