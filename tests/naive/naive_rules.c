/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The personal rules, each on its own from the list of an agent's duties. */
#include "naive_line.h"

#include "mem.h"

#include <stdlib.h>

static void overlap(const struct line *line, int day, int excess)
{
    naive_add(line->naive, (struct breach){.rule = RULE_rest,
                                           .agent = line->agent,
                                           .day = day,
                                           .excess = excess,
                                           .cost = COST_FORBIDDEN});
}

static void check_rest(const struct line *line)
{
    int slot_min = line->problem->grid.slot_min;
    int limit = held(line, RULE_rest) ? limit_of(line, RULE_rest) : 0;
    for (int day = 0; day < line->n_days; day++) {
        if (!line->duty[day])
            continue;
        int last_end = line->before->last_end;
        for (int d = 0; d < day; d++)
            if (line->duty[d])
                last_end = line->duty[d]->end;
        if (last_end == LONG_AGO)
            continue;
        int gap = (line->duty[day]->start - last_end) * slot_min;
        if (gap < 0 && !line->better)
            overlap(line, day, limit - gap);
        else if (gap >= 0 && gap < limit)
            report(line, RULE_rest, day, limit - gap);
    }
}

/* A run of days that are all worked or all off and ends on `last`. */
struct run {
    int length;
    bool open; /* it began before what is known */
};

static struct run run_until(const struct line *line, int last, bool worked)
{
    struct run run = {0, false};
    int day = last;
    while (day >= 0 && (line->duty[day] != NULL) == worked) {
        run.length++;
        day--;
    }
    if (day >= 0)
        return run;
    int carried = worked ? line->before->run : -line->before->run;
    if (carried > 0)
        run.length += carried;
    if (carried >= 0)
        run.open = line->before->run_open;
    return run;
}

static void check_max_days_in_a_row(const struct line *line)
{
    if (!held(line, RULE_max_days_in_a_row))
        return;
    for (int day = 0; day < line->n_days; day++)
        if (line->duty[day] && run_until(line, day, true).length >
                                   limit_of(line, RULE_max_days_in_a_row))
            report(line, RULE_max_days_in_a_row, day, 1);
}

/* A run of worked days, or of days off, that has ended. */
static void check_min_run(const struct line *line, enum rule rule, bool worked)
{
    if (!held(line, rule))
        return;
    for (int day = 0; day < line->n_days; day++) {
        if ((line->duty[day] != NULL) == worked)
            continue;
        struct run run = run_until(line, day - 1, worked);
        if (run.length > 0 && !run.open && run.length < limit_of(line, rule))
            report(line, rule, day, limit_of(line, rule) - run.length);
    }
}

bool naive_begins_weekend(const struct line *line, int day)
{
    int weekday = weekday_of(line, day);
    if (!line->duty[day] || (weekday != SATURDAY && weekday != SUNDAY))
        return false;
    if (weekday == SATURDAY)
        return true;
    return day > 0 ? !line->duty[day - 1] : !line->before->saturday;
}

static void check_max_weekends(const struct line *line)
{
    if (!held(line, RULE_max_weekends))
        return;
    int count = line->before->weekends;
    for (int day = 0; day < line->n_days; day++) {
        if (!naive_begins_weekend(line, day))
            continue;
        count++;
        if (count > limit_of(line, RULE_max_weekends))
            report(line, RULE_max_weekends, day, 1);
    }
}

static void check_whole_weekends(const struct line *line)
{
    if (!held(line, RULE_whole_weekends))
        return;
    for (int day = 0; day < line->n_days; day++) {
        if (weekday_of(line, day) != SUNDAY)
            continue;
        if (day == 0 && !line->before->saturday_known)
            continue;
        bool saturday =
            day > 0 ? line->duty[day - 1] != NULL : line->before->saturday;
        bool sunday = line->duty[day] != NULL;
        if (saturday != sunday)
            report(line, RULE_whole_weekends, day, 1);
    }
}

static void check_max_nights_in_a_row(const struct line *line)
{
    if (!held(line, RULE_max_nights_in_a_row))
        return;
    for (int day = 0; day < line->n_days; day++) {
        int nights = 0, d = day;
        while (d >= 0 && line->duty[d] && line->duty[d]->night) {
            nights++;
            d--;
        }
        if (nights > 0 && d < 0)
            nights += line->before->nights;
        if (nights > 0 && nights > limit_of(line, RULE_max_nights_in_a_row))
            report(line, RULE_max_nights_in_a_row, day, 1);
    }
}

static void check_succession(const struct line *line)
{
    if (!held(line, RULE_succession))
        return;
    for (int day = 0; day < line->n_days; day++) {
        int yesterday = -1;
        if (day == 0)
            yesterday = line->before->last_shift;
        else if (line->duty[day - 1])
            yesterday = line->duty[day - 1]->shift;
        if (yesterday < 0 || !line->duty[day])
            continue;
        uint64_t bad = line->problem->shifts[yesterday].not_before;
        if (bad >> line->duty[day]->shift & 1)
            report(line, RULE_succession, day, 1);
    }
}

static bool away(const struct line *line, const struct offer *offer)
{
    for (int i = 0; i < line->who->n_time_off; i++)
        for (int slot = offer->start; slot < offer->end; slot++)
            if (slot >= line->who->time_off[i].start &&
                slot < line->who->time_off[i].end)
                return true;
    return false;
}

static bool unavailable(const struct line *line, const struct offer *offer)
{
    for (int slot = offer->start; slot < offer->end; slot++)
        if (line->who->available[slot] == 0)
            return true;
    return false;
}

static bool order_kept(const struct line *line, int day)
{
    const struct offer *offer = line->duty[day];
    if (line->who->orders[day] == ORDER_NONE)
        return true;
    if (line->who->orders[day] == ORDER_OFF)
        return offer == NULL;
    if (!offer)
        return false;
    int shift = line->who->fixed_shift[day];
    int start = line->who->fixed_start[day];
    return (shift == -1 || shift == offer->shift) &&
           (start == -1 || start == offer->start);
}

static void check_day(const struct line *line, int day)
{
    const struct offer *offer = line->duty[day];
    if (held(line, RULE_fixed) && !order_kept(line, day))
        report(line, RULE_fixed, day, 1);
    if (!offer)
        return;
    if (held(line, RULE_availability) && unavailable(line, offer))
        report(line, RULE_availability, day, 1);
    if (held(line, RULE_time_off) && away(line, offer))
        report(line, RULE_time_off, day, 1);
    if (held(line, RULE_eligible) && !line->who->eligible[offer->shift])
        report(line, RULE_eligible, day, 1);
    if (held(line, RULE_forbidden) &&
        (line->who->forbidden[day] >> offer->shift & 1))
        report(line, RULE_forbidden, day, 1);
    if (held(line, RULE_breaks) &&
        !(naive_pauses_fit(offer, line->days[day].pause) &&
          naive_stretches_kept(line->who, offer, line->days[day].pause)))
        report(line, RULE_breaks, day, 1);
}

static void miss(const struct line *line, int day, int activity, int price)
{
    cost paid = price == RULE_HARD ? COST_FORBIDDEN : (cost)POINT * price;
    naive_add(line->naive, (struct breach){.rule = RULE_activities,
                                           .agent = line->agent,
                                           .day = day,
                                           .excess = 1,
                                           .cost = paid,
                                           .which = activity});
}

/* Each activity on its day; and the first one that a break lies in. */
static void check_activities(const struct line *line, int day)
{
    const struct offer *offer = line->duty[day];
    const struct activity *activities = line->who->activities;
    bool pauses = offer && held(line, RULE_breaks);
    int broken = -1;
    for (int i = 0; i < line->who->n_activities; i++) {
        bool there = offer && !offer->on_call &&
                     offer->start <= activities[i].start &&
                     offer->end >= activities[i].end;
        if (activities[i].day == day && !there)
            miss(line, day, i, activities[i].price);
        for (int k = 0; pauses && k < offer->n_pauses; k++)
            for (int at = 0; at < offer->pauses[k].length; at++) {
                int slot = offer->start + line->days[day].pause[k] + at;
                if (broken < 0 && slot >= activities[i].start &&
                    slot < activities[i].end)
                    broken = i;
            }
    }
    if (broken >= 0)
        miss(line, day, broken, RULE_HARD);
}

static void check_turn(const struct line *line, int day)
{
    const uint64_t *turn = line->who->rotation;
    if (turn && line->duty[day] &&
        (turn[day] >> line->duty[day]->shift & 1) == 0)
        report(line, RULE_rotation, day, 1);
}

static void check_wish(const struct line *line, int day)
{
    const struct offer *offer = line->duty[day];
    if (!held(line, RULE_wishes))
        return;
    cost wish = 0;
    if (!offer)
        wish = line->who->off_wish[day];
    for (int slot = 0; offer && slot < line->problem->grid.n_slots; slot++)
        if (slot >= offer->start && slot < offer->end)
            wish += line->who->slot_wish[slot];
    if (offer)
        wish +=
            line->who->shift_wish[day * line->problem->n_shifts + offer->shift];
    if (wish == 0)
        return;
    naive_add(line->naive, (struct breach){.rule = RULE_wishes,
                                           .agent = line->agent,
                                           .day = day,
                                           .cost = wish});
}

/* The first day worked in days off that are wished together. */
static void check_stretches(const struct line *line)
{
    for (int i = 0; i < line->who->n_stretches; i++) {
        const struct days_off *stretch = &line->who->stretches[i];
        int day = stretch->from < 0 ? 0 : stretch->from;
        while (day < stretch->to && !line->duty[day])
            day++;
        if (day < stretch->to && !(line->before->broken >> i & 1))
            naive_add(line->naive, (struct breach){.rule = RULE_off_together,
                                                   .agent = line->agent,
                                                   .day = day,
                                                   .excess = 1,
                                                   .cost = stretch->price,
                                                   .which = i});
    }
}

/* What may hold twice. */
static void check_limits(const struct line *line)
{
    check_rest(line);
    check_max_days_in_a_row(line);
    check_min_run(line, RULE_min_days_in_a_row, true);
    check_min_run(line, RULE_min_days_off, false);
    check_max_weekends(line);
    check_max_nights_in_a_row(line);
    naive_check_hours(line);
    naive_check_law(line);
}

static void check_once(const struct line *line)
{
    check_whole_weekends(line);
    check_succession(line);
    naive_check_contract(line);
    naive_check_sums(line);
    if (held(line, RULE_off_together))
        check_stretches(line);
    for (int day = 0; day < line->n_days; day++) {
        check_day(line, day);
        if (held(line, RULE_rotation))
            check_turn(line, day);
        if (held(line, RULE_activities))
            check_activities(line, day);
        check_wish(line, day);
    }
}

void naive_line(const struct problem *problem, int agent,
                const struct duty *days, rule_mask mask, struct naive *naive)
{
    int n_days = problem->grid.n_days;
    const struct offer **duty = mem_alloc((size_t)n_days, sizeof *duty);
    for (int day = 0; day < n_days; day++)
        if (days[day].offer != OFF)
            duty[day] = &problem->offers[days[day].offer];
    struct line line = {problem,
                        &problem->agents[agent],
                        &problem->agents[agent].before,
                        agent,
                        n_days,
                        mask,
                        duty,
                        days,
                        false,
                        naive};
    check_limits(&line);
    check_once(&line);
    line.better = true;
    check_limits(&line);
    free(duty);
}
