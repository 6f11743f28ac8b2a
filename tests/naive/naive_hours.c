/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules about hours of work, contracts and numbers of shifts. */
#include "naive_line.h"

#include <stdlib.h>

/* The number of the calendar week, that of day 0 being 0. */
static int week_of(const struct line *line, int day)
{
    int week = 0;
    for (int d = 1; d <= day; d++)
        if (weekday_of(line, d) == 0)
            week++;
    return week;
}

static bool last_of_week(const struct line *line, int day)
{
    return day == line->n_days - 1 || weekday_of(line, day) == 6;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static void check_max_hours_per_day(const struct line *line)
{
    if (!held(line, RULE_max_hours_per_day))
        return;
    for (int day = 0; day < line->n_days; day++) {
        int over =
            minutes_on(line, day) - limit_of(line, RULE_max_hours_per_day);
        if (line->duty[day] && over > 0)
            report(line, RULE_max_hours_per_day, day, over);
    }
}

static void check_max_hours_per_7_days(const struct line *line)
{
    if (!held(line, RULE_max_hours_per_7_days))
        return;
    for (int day = 0; day < line->n_days; day++) {
        if (!line->duty[day])
            continue;
        int sum = 0;
        for (int d = day - 6; d <= day; d++)
            sum += d >= 0 ? minutes_on(line, d) : line->before->past[-d - 1];
        int over = sum - limit_of(line, RULE_max_hours_per_7_days);
        if (over > 0)
            report(line, RULE_max_hours_per_7_days, day, over);
    }
}

/* Minutes of the week of `day` up to and including it. */
int naive_week_until(const struct line *line, int day)
{
    int sum = 0;
    for (int d = 0; d <= day; d++)
        if (week_of(line, d) == week_of(line, day))
            sum += minutes_on(line, d);
    return sum;
}

int naive_carried_in_week(const struct line *line, int day)
{
    return week_of(line, day) == 0 ? line->before->week_min : 0;
}

static void check_hours_up_to(const struct line *line, enum rule rule, int day,
                              int sum, int limit)
{
    if (sum > limit)
        report(line, rule, day, smaller(sum - limit, minutes_on(line, day)));
}

static void check_max_hours_per_week(const struct line *line)
{
    if (!held(line, RULE_max_hours_per_week))
        return;
    for (int day = 0; day < line->n_days; day++)
        if (line->duty[day])
            check_hours_up_to(line, RULE_max_hours_per_week, day,
                              naive_week_until(line, day) +
                                  naive_carried_in_week(line, day),
                              limit_of(line, RULE_max_hours_per_week));
}

static void check_week_min(const struct line *line)
{
    if (!held(line, RULE_week_min))
        return;
    for (int day = 0; day < line->n_days; day++) {
        int min = line->who->week_min[week_of(line, day)];
        if (last_of_week(line, day) && min >= 0 &&
            naive_week_until(line, day) < min)
            report(line, RULE_week_min, day, min - naive_week_until(line, day));
    }
}

static void check_week_max(const struct line *line)
{
    if (!held(line, RULE_week_max))
        return;
    for (int day = 0; day < line->n_days; day++) {
        int max = line->who->week_max[week_of(line, day)];
        if (line->duty[day] && max >= 0)
            check_hours_up_to(line, RULE_week_max, day,
                              naive_week_until(line, day) +
                                  naive_carried_in_week(line, day),
                              max);
    }
}

static void check_week_target(const struct line *line)
{
    if (!held(line, RULE_week_target))
        return;
    for (int day = 0; day < line->n_days; day++) {
        int target = line->who->week_target[week_of(line, day)];
        if (!last_of_week(line, day) || target < 0)
            continue;
        int off_by = abs(naive_week_until(line, day) - target);
        if (off_by > 0)
            report(line, RULE_week_target, day, off_by);
    }
}

static int period_until(const struct line *line, int day)
{
    int sum = line->before->period_min;
    for (int d = 0; d <= day; d++)
        sum += minutes_on(line, d);
    return sum;
}

static void check_period(const struct line *line)
{
    int all = period_until(line, line->n_days - 1);
    int min = line->who->period_min, max = line->who->period_max;
    int target = line->who->period_target;
    if (held(line, RULE_period_min) && min >= 0 && all < min)
        report(line, RULE_period_min, line->n_days, min - all);
    if (held(line, RULE_period_target) && target >= 0 && all != target)
        report(line, RULE_period_target, line->n_days, abs(all - target));
    if (!held(line, RULE_period_max) || max < 0)
        return;
    for (int day = 0; day < line->n_days; day++)
        if (line->duty[day])
            check_hours_up_to(line, RULE_period_max, day,
                              period_until(line, day), max);
}

static int count_until(const struct line *line, int shift, int day)
{
    int count = line->before->tally[shift];
    for (int d = 0; d <= day; d++)
        if (line->duty[d] && line->duty[d]->shift == shift)
            count++;
    return count;
}

static void check_shift_limits(const struct line *line)
{
    for (int day = 0; day < line->n_days; day++) {
        if (!held(line, RULE_shift_max) || !line->duty[day])
            continue;
        int shift = line->duty[day]->shift;
        int max = line->who->shift_max[shift];
        if (max >= 0 && count_until(line, shift, day) > max)
            report(line, RULE_shift_max, day, 1);
    }
    for (int shift = 0; shift < line->problem->n_shifts; shift++) {
        int min = line->who->shift_min[shift];
        int count = count_until(line, shift, line->n_days - 1);
        if (held(line, RULE_shift_min) && min >= 0 && count < min)
            report(line, RULE_shift_min, line->n_days, min - count);
    }
}

void naive_check_hours(const struct line *line)
{
    check_max_hours_per_day(line);
    check_max_hours_per_7_days(line);
    check_max_hours_per_week(line);
}

void naive_check_contract(const struct line *line)
{
    check_week_min(line);
    check_week_max(line);
    check_week_target(line);
    check_period(line);
    check_shift_limits(line);
}
