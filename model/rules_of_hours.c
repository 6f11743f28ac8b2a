/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of how long is worked. */
#include "today.h"

#include <stdlib.h>

enum { DAY_MIN = 24 * MINUTES_PER_HOUR, WEEK_MIN = DAYS_PER_WEEK * DAY_MIN };

/* The most work that lies in `window` minutes that end with today's work.  No
 * later end holds more: what today adds is at least what falls out behind.
 * Part of an earlier duty counts whole minutes from its end back, all of them
 * as work up to the work of the duty. */
static int work_within(const struct today *today, int window)
{
    const struct history *before = today->before;
    const struct grid *grid = &today->problem->grid;
    int sum = today->duty->work_min;
    int left = window - sum;
    for (int k = 0; k < PAST_DAYS; k++) {
        if (before->past_end[k] == LONG_AGO)
            continue;
        int ago = grid_minutes(grid, today->duty->start - before->past_end[k]);
        if (left > ago)
            sum += no_more(before->past[k], left - ago);
    }
    return sum;
}

static void check_windows(struct today *today)
{
    int work = today->duty->work_min, sum = work;
    if (applies(today, RULE_max_hours_per_7_days)) {
        for (int k = 0; k < DAYS_PER_WEEK - 1; k++)
            sum += today->before->past[k];
        at_most(today, RULE_max_hours_per_7_days, sum, INT_MAX);
    }
    if (applies(today, RULE_max_hours_in_24h))
        at_most(today, RULE_max_hours_in_24h, work_within(today, DAY_MIN),
                work);
    if (applies(today, RULE_max_hours_in_168h))
        at_most(today, RULE_max_hours_in_168h, work_within(today, WEEK_MIN),
                work);
}

struct span span_of(const struct today *today)
{
    const struct history *before = today->before;
    const struct offer *duty = today->duty;
    const struct grid *grid = &today->problem->grid;
    struct span span = {before->span_start, before->span_min, 0};
    int day = DAY_MIN / grid->slot_min;
    if (span.start == LONG_AGO || duty->start >= span.start + day)
        return (struct span){duty->start, duty->work_min, duty->work_min};
    span.inside = no_more(duty->work_min,
                          grid_minutes(grid, span.start + day - duty->start));
    if (span.inside == duty->work_min)
        span.min += span.inside;
    else
        span = (struct span){span.start + day, duty->work_min - span.inside,
                             span.inside};
    return span;
}

static void check_span(struct today *today)
{
    if (!applies(today, RULE_max_hours_from_start))
        return;
    struct span span = span_of(today);
    if (span.start == today->before->span_start ||
        span.inside < today->duty->work_min)
        at_most(today, RULE_max_hours_from_start,
                today->before->span_min + span.inside, span.inside);
    if (span.start != today->before->span_start)
        at_most(today, RULE_max_hours_from_start, span.min, span.min);
}

static void check_calendar(struct today *today)
{
    const struct agent *agent = today->agent;
    int work = today->duty->work_min;
    int week = today->before->week_min + work;
    int week_max =
        agent->week_max[grid_week(&today->problem->grid, today->day)];
    at_most(today, RULE_max_hours_per_day, work, INT_MAX);
    at_most(today, RULE_max_hours_per_week, week, work);
    if (week_max >= 0 && applies(today, RULE_week_max))
        charge(today, RULE_week_max, no_more(week - week_max, work));
    if (agent->period_max >= 0 && applies(today, RULE_period_max))
        charge(today, RULE_period_max,
               no_more(today->before->period_min + work - agent->period_max,
                       work));
}

/* At the week's last day in the horizon: its minimum and its target, which
 * concern only the minutes inside the horizon. */
static void check_week_end(struct today *today)
{
    const struct grid *grid = &today->problem->grid;
    if (today->weekday != SUNDAY && today->day != grid->n_days - 1)
        return;
    int week = grid_week(grid, today->day);
    int sum =
        today->before->week_min + (today->duty ? today->duty->work_min : 0);
    if (week == 0)
        sum -= today->agent->before.week_min;
    int least = today->agent->week_min[week];
    int target = today->agent->week_target[week];
    if (least >= 0 && applies(today, RULE_week_min))
        charge(today, RULE_week_min, least - sum);
    if (target >= 0 && applies(today, RULE_week_target))
        charge(today, RULE_week_target, abs(sum - target));
}

void check_hours(struct today *today)
{
    if (today->duty) {
        check_windows(today);
        check_span(today);
        check_calendar(today);
    }
    check_week_end(today);
}

void check_hours_at_end(struct today *end)
{
    const struct agent *agent = end->agent;
    int sum = end->before->period_min;
    if (agent->period_min >= 0 && applies(end, RULE_period_min))
        charge(end, RULE_period_min, agent->period_min - sum);
    if (agent->period_target >= 0 && applies(end, RULE_period_target))
        charge(end, RULE_period_target, abs(sum - agent->period_target));
}
