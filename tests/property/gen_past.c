/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days before the first of a random agent: duties are drawn, and all that
 * is carried of them follows. */
#include "gen_maker.h"

enum { HOUR = 60, DAY = 24 * HOUR, KNOWN_MAX = 14, NIGHT = 27 * HOUR };

struct past_duty {
    bool worked, night;
    int start, end; /* slots */
    int start_min, work, shift;
};

/* duties[k] is that of k days before the first day, up to `known`. */
struct past {
    struct maker *maker;
    struct history *before;
    int known, day; /* slots of a day */
    struct past_duty duties[KNOWN_MAX + 1];
};

static int over_day(const struct past *past, int work)
{
    int most = past->maker->who->ordinary_day;
    return most >= 0 && work > most ? work - most : 0;
}

static int first_slot(const struct past *past)
{
    const struct problem *problem = past->maker->problem;
    return problem->grid.calendars[past->maker->who->calendar].day_start[0];
}

/* A duty that begins after the one before has ended, or a day off. */
static void draw_day(struct past *past, int k, int *free_from)
{
    struct maker *maker = past->maker;
    int slot_min = maker->problem->grid.slot_min;
    int begin = HOUR * pick(maker, 5, chance(maker, 30) ? 23 : 15);
    int hours = pick(maker, 3, 10);
    int midnight = first_slot(past) - k * past->day;
    struct past_duty duty = {
        .worked = true,
        .night = begin + hours * HOUR > NIGHT,
        .start = midnight + begin / slot_min,
        .end = midnight + (begin + hours * HOUR) / slot_min,
        .start_min = begin,
        .work = hours * HOUR - (chance(maker, 30) ? 30 : 0),
        .shift = pick(maker, 0, maker->problem->n_shifts - 1)};
    bool again = k < past->known && past->duties[k + 1].worked;
    if (duty.start < *free_from || !chance(maker, again ? 70 : 45))
        return;
    *free_from = duty.end;
    past->duties[k] = duty;
}

static void carry_run(struct past *past)
{
    struct history *before = past->before;
    bool worked = past->duties[1].worked;
    int run = 0, nights = 0;
    while (run < past->known && past->duties[run + 1].worked == worked)
        run++;
    while (nights < past->known && past->duties[nights + 1].night)
        nights++;
    before->run = (short)(worked ? run : -run);
    before->run_open = run == past->known;
    before->nights = (short)nights;
    if (worked && chance(past->maker, 80))
        before->last_shift = (short)past->duties[1].shift;
}

static void carry_duties(struct past *past)
{
    struct history *before = past->before;
    for (int k = past->known; k > 0; k--) {
        const struct past_duty *duty = &past->duties[k];
        if (!duty->worked)
            continue;
        before->last_start = duty->start;
        before->last_end = duty->end;
        before->night_end = duty->night ? duty->end : LONG_AGO;
        if (k <= PAST_DAYS) {
            before->past[k - 1] = duty->work;
            before->past_end[k - 1] = duty->end;
        }
        if (k <= weekday(past->maker, 0)) {
            before->week_min += duty->work;
            before->week_over += over_day(past, duty->work);
            before->week_start = (short)duty->start_min;
        }
    }
}

/* The 24 hours that begin with a duty. */
static void carry_span(struct past *past)
{
    struct history *before = past->before;
    int slot_min = past->maker->problem->grid.slot_min;
    for (int k = past->known; k > 0; k--) {
        const struct past_duty *duty = &past->duties[k];
        bool goes_on = before->span_start != LONG_AGO;
        int edge = goes_on ? before->span_start + past->day : duty->start;
        int inside = (edge - duty->start) * slot_min;
        if (!duty->worked)
            continue;
        if (duty->start >= edge) {
            before->span_start = duty->start;
            before->span_min = duty->work;
        } else if (inside < duty->work) {
            before->span_start = edge;
            before->span_min = duty->work - inside;
        } else {
            before->span_min += duty->work;
        }
    }
}

static void carry_rest(struct past *past)
{
    const struct agent *who = past->maker->who;
    int slot_min = past->maker->problem->grid.slot_min;
    int free_from = who->rest_from;
    if (free_from == first_slot(past))
        return;
    for (int k = past->known; k > 0; k--) {
        const struct past_duty *duty = &past->duties[k];
        int rest = (duty->start - free_from) * slot_min;
        if (duty->worked && rest > past->before->week_rest)
            past->before->week_rest = rest;
        if (duty->worked && duty->end > free_from)
            free_from = duty->end;
    }
}

/* Sundays and weekends; any of those that are not known. */
static void carry_weekends(struct past *past)
{
    struct maker *maker = past->maker;
    struct history *before = past->before;
    int n = 0, saturday = (weekday(maker, 0) + 1) % 7 + 1;
    before->saturday_known = saturday <= past->known;
    before->saturday = before->saturday_known && past->duties[saturday].worked;
    for (int k = (weekday(maker, 0) + 6) % 7 + 1; n < 6; k += 7, n++) {
        bool sunday =
            k <= past->known ? past->duties[k].worked : chance(maker, 40);
        bool other = k + 1 <= past->known ? past->duties[k + 1].worked
                                          : chance(maker, 30);
        before->sundays = (short)(before->sundays | sunday << n);
        before->weekends_past =
            (short)(before->weekends_past | (sunday || other) << n);
    }
    before->weekends = (short)pick(maker, 0, 2);
}

static void carry_duty_on(struct past *past)
{
    struct agent *who = past->maker->who;
    if (past->before->last_end <= 0)
        return;
    who->carried_until = past->before->last_end;
    who->carried_from =
        past->before->last_start > 0 ? past->before->last_start : 0;
}

void gen_past(struct maker *maker)
{
    struct history *before = &maker->who->before;
    struct past past = {.maker = maker,
                        .before = before,
                        .day = DAY / maker->problem->grid.slot_min};
    int free_from = LONG_AGO;
    *before = history_blank();
    maker->who->carried_until = maker->who->carried_from = 0;
    if (chance(maker, 40))
        return;
    past.known = pick(maker, 1, KNOWN_MAX);
    for (int k = past.known; k > 0; k--)
        draw_day(&past, k, &free_from);
    carry_run(&past);
    carry_duties(&past);
    carry_span(&past);
    carry_rest(&past);
    carry_weekends(&past);
    carry_duty_on(&past);
    before->period_min = chance(maker, 50) ? 60 * pick(maker, 0, 20) : 0;
    for (int s = 0; s < maker->problem->n_shifts; s++)
        before->tally[s] = chance(maker, 30) ? pick(maker, 1, 3) : 0;
}
