/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of the time between duties, in elapsed minutes. */
#include "today.h"

static int minutes_since(const struct today *today, int slot)
{
    return grid_minutes(&today->problem->grid, today->duty->start - slot);
}

static void check_daily(struct today *today)
{
    int last_end = today->before->last_end;
    if (last_end == LONG_AGO)
        return;
    int gap = minutes_since(today, last_end);
    if (gap >= 0) {
        at_least(today, RULE_rest, gap);
        return;
    }
    int limit = applies(today, RULE_rest) ? limit_of(today, RULE_rest) : 0;
    record(today, (struct breach){.rule = RULE_rest,
                                  .excess = limit - gap,
                                  .cost = COST_FORBIDDEN});
}

static void check_starts(struct today *today)
{
    const struct history *before = today->before;
    if (before->last_start != LONG_AGO)
        at_least(today, RULE_hours_between_starts,
                 minutes_since(today, before->last_start));
    if (before->night_end != LONG_AGO && !today->duty->night)
        at_least(today, RULE_rest_after_nights,
                 minutes_since(today, before->night_end));
}

/* Slot at which the week of rest that holds today began. */
static int rest_week_start(const struct today *today)
{
    const struct calendar *calendar =
        &today->problem->grid.calendars[today->agent->calendar];
    for (int day = today->day; day >= 0; day--)
        if (today->agent->rest_begins
                ? today->agent->rest_begins[day]
                : grid_weekday(&today->problem->grid, day) == 0)
            return calendar->day_start[day];
    return today->agent->rest_from;
}

bool rest_week_ends(const struct today *today)
{
    return today->agent->rest_begins ? today->agent->rest_begins[today->day + 1]
                                     : today->weekday == SUNDAY;
}

/* The longer of a rest and the one from `last_end` up to a slot, as far as it
 * lies in the week of rest. */
static int longer_rest(const struct today *today, int rest, int last_end,
                       int slot)
{
    int start = rest_week_start(today);
    int from = last_end > start ? last_end : start;
    int gap = grid_minutes(&today->problem->grid, slot - from);
    return gap > rest ? gap : rest;
}

int week_rest_of(const struct today *today)
{
    const struct history *before = today->before;
    if (!today->duty)
        return before->week_rest;
    return longer_rest(today, before->week_rest, before->last_end,
                       today->duty->start);
}

static void check_weekly(struct today *today)
{
    if (!applies(today, RULE_weekly_rest) || !rest_week_ends(today))
        return;
    const struct calendar *calendar =
        &today->problem->grid.calendars[today->agent->calendar];
    int last_end = today->duty ? today->duty->end : today->before->last_end;
    at_least(today, RULE_weekly_rest,
             longer_rest(today, week_rest_of(today), last_end,
                         calendar->day_start[today->day + 1]));
}

void check_rest(struct today *today)
{
    if (today->duty) {
        check_daily(today);
        check_starts(today);
    }
    check_weekly(today);
}
