/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What packs of rules would bring for a random agent: weeks of rest, sums over
 * longer times, restrictions and breaks that are due. */
#include "gen_maker.h"

enum { HOUR = 60, DAY = 24 * HOUR, GAUGES = 3, STEPS = 4 };

/* Weeks of the calendar, or of any length, the first of them begun before. */
static void set_rest_weeks(struct maker *maker)
{
    const struct grid *grid = &maker->problem->grid;
    int first = grid->calendars[maker->who->calendar].day_start[0];
    int ago = weekday(maker, 0), every = chance(maker, 40) ? 7 : 0;
    maker->who->rest_begins = NULL;
    if (chance(maker, 60)) {
        uint8_t *begins = ARRAY(maker, uint8_t, grid->n_days + 1);
        int phase = pick(maker, 0, 6);
        for (int day = 0; day <= grid->n_days; day++)
            begins[day] = (uint8_t)(every ? (day + phase) % every == 0
                                          : chance(maker, 35));
        maker->who->rest_begins = begins;
        ago = begins[0] ? 0 : pick(maker, 1, 6);
    }
    maker->who->rest_from = first - ago * DAY / grid->slot_min;
}

static const int *draw_amounts(struct maker *maker)
{
    int n = maker->problem->n_offers;
    int *amounts = ARRAY(maker, int, n);
    for (int offer = 0; offer < n; offer++)
        amounts[offer] = chance(maker, 40) ? 0 : pick(maker, 1, 3);
    return amounts;
}

static bool in_minutes(const struct gauge *gauge)
{
    return gauge->measure == MEASURE_WORK || gauge->measure == MEASURE_OVERTIME;
}

/* A limit that may rise from day to day. */
static const int *draw_most(struct maker *maker, const struct gauge *gauge)
{
    int n_days = maker->problem->grid.n_days, days = gauge->to - gauge->from;
    int *most = ARRAY(maker, int, n_days);
    int unit = in_minutes(gauge) ? 3 * HOUR : 1;
    int limit = unit * pick(maker, 0, days + 1);
    bool rises = chance(maker, 40);
    for (int day = 0; day < n_days; day++) {
        if (rises && chance(maker, 50))
            limit += unit * pick(maker, 0, 2) + (unit > 1 ? 17 : 0);
        most[day] = limit;
    }
    if (chance(maker, 10))
        most[n_days - 1] = INT_MAX;
    return most;
}

static void draw_steps(struct maker *maker, struct gauge *gauge)
{
    int each = in_minutes(gauge) ? HOUR * pick(maker, 1, 5) : 1;
    cost price = chance(maker, 30) ? 0 : pick(maker, 1, 900);
    gauge->n_steps = (pick(maker, 1, STEPS) - 1) * each + 1;
    cost *step = ARRAY(maker, cost, gauge->n_steps);
    for (int unit = 0; unit < gauge->n_steps; unit++) {
        if (unit % each == 0)
            price += chance(maker, 30) ? 0 : pick(maker, 1, 900);
        step[unit] = in_minutes(gauge) ? price / 10 : price * 97;
    }
    gauge->step = step;
}

static struct gauge draw_gauge(struct maker *maker, int hard)
{
    int n_days = maker->problem->grid.n_days;
    struct gauge gauge = {
        .id = "gauge",
        .measure = (enum gauge_measure)pick(maker, 0, MEASURE_WEEKENDS),
        .price = chance(maker, hard) ? RULE_HARD : pick(maker, 1, 300)};
    gauge.from = chance(maker, 60) ? 0 : pick(maker, 0, n_days - 1);
    gauge.to = chance(maker, 60) ? n_days : pick(maker, gauge.from + 1, n_days);
    if (gauge.measure == MEASURE_DUTIES)
        gauge.amount = draw_amounts(maker);
    int kind = pick(maker, 0, 2);
    if (kind != 0)
        gauge.most = draw_most(maker, &gauge);
    if (kind != 1)
        draw_steps(maker, &gauge);
    return gauge;
}

static void set_gauges(struct maker *maker)
{
    struct agent *who = maker->who;
    int hard = chance(maker, 50) ? 15 : 60;
    who->ordinary_day = chance(maker, 50) ? -1 : HOUR * pick(maker, 3, 9);
    who->ordinary_week = chance(maker, 50) ? -1 : HOUR * pick(maker, 5, 35);
    who->n_gauges = chance(maker, 50) ? 0 : pick(maker, 1, GAUGES);
    struct gauge *gauges = ARRAY(maker, struct gauge, GAUGES);
    for (int i = 0; i < who->n_gauges; i++)
        gauges[i] = draw_gauge(maker, hard);
    who->gauges = gauges;
}

static void set_restrictions(struct maker *maker)
{
    const struct grid *grid = &maker->problem->grid;
    int n = chance(maker, 70) ? 0 : pick(maker, 1, 2);
    struct restriction *restrictions = ARRAY(maker, struct restriction, n);
    for (int i = 0; i < n; i++) {
        uint8_t *slots = ARRAY(maker, uint8_t, grid->n_slots);
        int from = pick(maker, 0, grid->n_slots - 1);
        int length = pick(maker, 1, 10) * HOUR / grid->slot_min;
        for (int t = from; t < from + length && t < grid->n_slots; t++)
            slots[t] = 1;
        restrictions[i].slots = slots;
    }
    maker->who->n_restrictions = n;
    maker->who->restrictions = restrictions;
}

static const struct break_law *draw_break_law(struct maker *maker)
{
    struct break_law *law = ARRAY(maker, struct break_law, 1);
    struct break_tier *tiers = ARRAY(maker, struct break_tier, 2);
    law->n_tiers = pick(maker, 1, 2);
    for (int i = 0, over = 0, total = 0; i < law->n_tiers; i++) {
        over += pick(maker, 2, 5) * HOUR;
        total += 15 * pick(maker, 1, 2);
        tiers[i] = (struct break_tier){over, total, NULL};
    }
    law->tiers = tiers;
    law->min_piece = 5 * pick(maker, 0, 6);
    return law;
}

static void set_breaks(struct maker *maker)
{
    maker->who->breaks = chance(maker, 60) ? NULL : draw_break_law(maker);
    maker->who->better_breaks =
        chance(maker, 60) ? NULL : draw_break_law(maker);
    if (chance(maker, 15))
        maker->who->stretch_most =
            pick(maker, 2, 7) * 60 / maker->problem->grid.slot_min;
}

void gen_law(struct maker *maker)
{
    set_rest_weeks(maker);
    set_gauges(maker);
    set_restrictions(maker);
    set_breaks(maker);
}
