/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents of a random problem. */
#include "gen_maker.h"

#include <string.h>

static int n_weeks(const struct maker *maker)
{
    int n = 1;
    for (int day = 1; day < maker->problem->grid.n_days; day++)
        n += weekday(maker, day) == 0;
    return n;
}

/* Minutes for `days` days, mostly in reach; or -1. */
static int some_minutes(struct maker *maker, int days, int percent)
{
    if (!chance(maker, percent))
        return -1;
    int hours = chance(maker, 5) ? 0 : pick(maker, 1, 7) * days;
    return hours * 60 + (chance(maker, 20) ? pick(maker, 0, 59) : 0);
}

static const int *weekly(struct maker *maker, int percent)
{
    int n = n_weeks(maker);
    int days =
        maker->problem->grid.n_days < 7 ? maker->problem->grid.n_days : 7;
    int *minutes = ARRAY(maker, int, n);
    bool any = chance(maker, percent);
    for (int week = 0; week < n; week++)
        minutes[week] = any ? some_minutes(maker, days, 80) : -1;
    return minutes;
}

static void set_contract(struct maker *maker)
{
    struct agent *who = maker->who;
    int n_days = maker->problem->grid.n_days;
    who->week_min = weekly(maker, 10);
    who->week_target = weekly(maker, 30);
    who->week_max = weekly(maker, 30);
    who->period_min = some_minutes(maker, (n_days + 2) / 3, 10);
    who->period_target = some_minutes(maker, n_days, 20);
    who->period_max = some_minutes(maker, n_days, 20);
    int *min = ARRAY(maker, int, maker->problem->n_shifts);
    int *max = ARRAY(maker, int, maker->problem->n_shifts);
    for (int s = 0; s < maker->problem->n_shifts; s++) {
        min[s] = chance(maker, 4) ? pick(maker, 0, 2) : -1;
        max[s] = chance(maker, 15) ? pick(maker, 0, 4) : -1;
    }
    who->shift_min = min;
    who->shift_max = max;
}

static void set_availability(struct maker *maker)
{
    const struct grid *grid = &maker->problem->grid;
    uint8_t *available = ARRAY(maker, uint8_t, grid->n_slots);
    for (int t = 0; t < grid->n_slots; t++)
        available[t] = 2;
    for (int holes = chance(maker, 30) ? pick(maker, 1, 3) : 0; holes;
         holes--) {
        int from = pick(maker, 0, grid->n_slots - 1);
        int to = from + pick(maker, 1, 12 * 60 / grid->slot_min);
        for (int t = from; t < to && t < grid->n_slots; t++)
            available[t] = 0;
    }
    maker->who->available = available;
    uint8_t *eligible = ARRAY(maker, uint8_t, maker->problem->n_shifts);
    for (int s = 0; s < maker->problem->n_shifts; s++)
        eligible[s] = chance(maker, 90);
    maker->who->eligible = eligible;
}

static void set_time_off(struct maker *maker)
{
    const struct grid *grid = &maker->problem->grid;
    const int *start = grid->calendars[maker->who->calendar].day_start;
    int n = chance(maker, 25) ? pick(maker, 1, 2) : 0;
    struct absence *absences = ARRAY(maker, struct absence, n);
    for (int i = 0; i < n; i++) {
        int day = pick(maker, 0, grid->n_days - 1);
        absences[i] = (struct absence){start[day], start[day + 1], NULL, false};
        if (chance(maker, 40)) {
            absences[i].start += 60 / grid->slot_min * pick(maker, 0, 12);
            absences[i].end =
                absences[i].start + 60 / grid->slot_min * pick(maker, 1, 6);
        }
    }
    maker->who->n_time_off = n;
    maker->who->time_off = absences;
}

/* Orders that point at an offer of the day, where it has one. */
static void set_order(struct maker *maker, int day, uint8_t *orders,
                      short *shifts, int *starts)
{
    const struct problem *problem = maker->problem;
    const int *first =
        &problem->first_offer[maker->who->calendar * problem->grid.n_days];
    orders[day] = chance(maker, 50) ? ORDER_OFF : ORDER_WORK;
    int n = first[day + 1] - first[day];
    if (orders[day] == ORDER_OFF || n == 0)
        return;
    const struct offer *offer =
        &problem->offers[first[day] + pick(maker, 0, n - 1)];
    if (chance(maker, 80))
        shifts[day] = (short)offer->shift;
    if (chance(maker, 50))
        starts[day] = offer->start;
}

static void set_orders(struct maker *maker)
{
    const struct problem *problem = maker->problem;
    int n_days = problem->grid.n_days;
    uint8_t *orders = ARRAY(maker, uint8_t, n_days);
    short *shifts = ARRAY(maker, short, n_days);
    int *starts = ARRAY(maker, int, n_days);
    uint64_t *forbidden = ARRAY(maker, uint64_t, n_days);
    for (int day = 0; day < n_days; day++) {
        shifts[day] = -1;
        starts[day] = -1;
        if (chance(maker, 5))
            set_order(maker, day, orders, shifts, starts);
        if (chance(maker, 8))
            forbidden[day] =
                rng_next(maker->rng) >> (64 - maker->problem->n_shifts);
    }
    maker->who->orders = orders;
    maker->who->fixed_shift = shifts;
    maker->who->fixed_start = starts;
    maker->who->forbidden = forbidden;
}

static void set_stretches(struct maker *maker)
{
    int n = chance(maker, 25) ? pick(maker, 1, 2) : 0;
    struct days_off *stretches = ARRAY(maker, struct days_off, n);
    for (int i = 0; i < n; i++) {
        int from = pick(maker, 0, maker->problem->grid.n_days - 1);
        int to = pick(maker, from + 1, maker->problem->grid.n_days);
        stretches[i] =
            (struct days_off){from, to, (cost)pick(maker, 1, 1500) * 120};
    }
    maker->who->stretches = stretches;
    maker->who->n_stretches = n;
}

static void set_rotation(struct maker *maker)
{
    int n_days = maker->problem->grid.n_days;
    uint64_t *turns = ARRAY(maker, uint64_t, n_days);
    for (int day = 0; day < n_days; day++)
        turns[day] = weekday(maker, day) == 0 || day == 0 ? rng_next(maker->rng)
                                                          : turns[day - 1];
    maker->who->rotation = chance(maker, 15) ? turns : NULL;
    if (chance(maker, 60))
        maker->who->rules[RULE_rotation].price = pick(maker, 1, 300);
}

/* Of two hours at most, one a day at most, some of them hard. */
static void set_activities(struct maker *maker)
{
    const struct grid *grid = &maker->problem->grid;
    const int *start = grid->calendars[maker->who->calendar].day_start;
    struct activity *activities = ARRAY(maker, struct activity, grid->n_days);
    uint8_t *busy = ARRAY(maker, uint8_t, grid->n_slots);
    int n = 0, hour = 60 / grid->slot_min;
    for (int day = 0; day < grid->n_days; day++) {
        int from = start[day] + pick(maker, 5, 20) * hour;
        int to = from + pick(maker, 1, 2) * hour;
        if (!chance(maker, 10) || to > start[day + 1])
            continue;
        activities[n++] = (struct activity){
            "talk", day, from, to,
            chance(maker, 20) ? RULE_HARD : pick(maker, 1, 400)};
        memset(busy + from, 1, (size_t)(to - from));
    }
    maker->who->activities = activities;
    maker->who->n_activities = n;
    maker->who->busy = n > 0 ? busy : NULL;
}

static cost some_wish(struct maker *maker, int percent, int most)
{
    return chance(maker, percent) ? (cost)pick(maker, 1, most) * 97 : 0;
}

static void set_wishes(struct maker *maker)
{
    const struct problem *problem = maker->problem;
    int n_days = problem->grid.n_days, n_shifts = problem->n_shifts;
    cost *slots = ARRAY(maker, cost, problem->grid.n_slots);
    cost *shifts = ARRAY(maker, cost, n_days * n_shifts);
    cost *off = ARRAY(maker, cost, n_days);
    bool any = chance(maker, 60);
    cost now = 0;
    for (int t = 0; any && t < problem->grid.n_slots; t++) {
        if (chance(maker, 10))
            now = some_wish(maker, 40, 30);
        slots[t] = now;
    }
    for (int i = 0; any && i < n_days * n_shifts; i++)
        shifts[i] = some_wish(maker, 20, 1500);
    for (int day = 0; any && day < n_days; day++)
        off[day] = some_wish(maker, 20, 1500);
    maker->who->slot_wish = slots;
    maker->who->shift_wish = shifts;
    maker->who->off_wish = off;
}

void gen_agent(struct rng *rng, enum gen_size size, struct problem *problem,
               int agent, const struct gen_team *team)
{
    struct maker maker = {rng, size, problem, &problem->agents[agent]};
    maker.who->calendar = rng_below(rng, problem->grid.n_calendars);
    maker.who->tags = (uint64_t)rng_below(rng, 1 << problem->n_tags);
    gen_rules(&maker, team);
    set_contract(&maker);
    set_availability(&maker);
    set_time_off(&maker);
    set_orders(&maker);
    set_rotation(&maker);
    set_stretches(&maker);
    set_activities(&maker);
    set_wishes(&maker);
    gen_law(&maker);
    gen_past(&maker);
}
