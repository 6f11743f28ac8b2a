/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came before the first day.  What is not told is derived from the last
 * duty where it can be. */
#include "build.h"

#include "clock.h"
#include "history_check.h"

#include <string.h>

enum { DUTY_SECONDS_MAX = 25 * 3600 };

/* The last duty as instants; false where there is none, or none that could
 * be. */
static bool duty_times(struct build *build, const struct draft_history *draft,
                       int calendar, int64_t *start, int64_t *end)
{
    const struct grid *grid = &build->problem->grid;
    struct diags *diags = build->reading->diags;
    char date[UNITS_ROOM];
    if (!draft->duty_given ||
        !build_moment(build, draft->duty_spot, calendar, draft->start_date,
                      draft->start_minute, start) ||
        !build_moment(build, draft->duty_spot, calendar, draft->end_date,
                      draft->end_minute, end))
        return false;
    if (*start >=
        clock_day_start(grid->calendars[calendar].zone, grid->first_date))
        spot_report(diags, draft->duty_spot,
                    "the last duty must start before the first day (%s)",
                    units_write_date(grid->first_date, date));
    else if (*end <= *start)
        spot_report(diags, draft->duty_spot, "'end' must be after 'start'");
    else if (*end - *start > DUTY_SECONDS_MAX)
        spot_report(diags, draft->duty_spot, "a duty lasts 24 hours at most");
    else
        return true;
    return false;
}

bool night_duty(const struct build *build, int shift, int calendar, int date,
                int64_t start, int64_t end)
{
    const char *zone = build->problem->grid.calendars[calendar].zone;
    int night =
        shift == NOT_GIVEN ? NOT_GIVEN : build->reading->shifts[shift].night;
    if (night == NOT_GIVEN)
        night = build_night(build, zone, start, end);
    if (night != NOT_GIVEN)
        return night;
    for (int day = 0; day < 2; day++) {
        int64_t three;
        clock_to_second(zone, date + day, 3 * MINUTES_PER_HOUR, &three);
        if (start <= three && three < end)
            return true;
    }
    return false;
}

/* Reports a row of days that the last duty contradicts. */
static void check_run(struct build *build, const struct draft_history *draft)
{
    int yesterday = build->problem->grid.first_date - 1;
    int off = yesterday - draft->start_date;
    if (draft->run > 0 && off > 0)
        spot_report(build->reading->diags, draft->run_spot,
                    "'days_in_a_row' needs a 'last_duty' on the day before "
                    "the first");
    if (draft->run < 0 && -draft->run != off)
        spot_report(build->reading->diags, draft->run_spot,
                    "'days_off_in_a_row' is %d, but after 'last_duty' there "
                    "are %d",
                    -draft->run, off);
}

void build_carried(const struct build *build, struct agent *agent, int shift,
                   int64_t start, int end)
{
    const struct grid *grid = &build->problem->grid;
    bool on_call = shift != NOT_GIVEN && build->reading->shifts[shift].on_call;
    if (end <= 0 || on_call)
        return;
    int from = slot_after(grid, start);
    agent->carried_from = from > 0 ? from : 0;
    agent->carried_until = end < grid->n_slots ? end : grid->n_slots;
}

/* What follows from when the duty of `off` days before yesterday started. */
static void take_start(const struct grid *grid,
                       const struct draft_history *draft, int off,
                       struct history *before)
{
    if (off < grid_weekday(grid, 0))
        before->week_start = (short)draft->start_minute;
    if (off < PAST_DAYS && before->past[off] > 0) {
        before->past_end[off] = before->last_end;
        before->span_start = before->last_start;
        before->span_min = before->past[off];
    }
}

static void take_duty(struct build *build, const struct draft_history *draft,
                      struct agent *agent, int64_t start, int64_t end)
{
    const struct grid *grid = &build->problem->grid;
    struct history *before = &agent->before;
    int off = grid->first_date - 1 - draft->start_date;
    bool night = night_duty(build, draft->duty_shift, agent->calendar,
                            draft->start_date, start, end);
    before->last_start = slot_after(grid, start);
    before->last_end = slot_after(grid, end);
    if (night)
        before->night_end = before->last_end;
    build_carried(build, agent, draft->duty_shift, start, before->last_end);
    take_start(grid, draft, off, before);
    check_run(build, draft);
    if (draft->run == 0) {
        before->run = (short)(off > 0 ? -off : 1);
        before->run_open = off == 0;
    }
    if (off > 0)
        return;
    before->last_shift = (short)draft->duty_shift;
    if (draft->nights == 0)
        before->nights = night;
}

static void take_saturday(const struct build *build,
                          const struct draft_history *draft,
                          struct history *before)
{
    bool sunday = grid_weekday(&build->problem->grid, 0) == SUNDAY;
    bool worked = before->run > 0;
    before->saturday_known =
        draft->saturday != NOT_GIVEN || (sunday && before->run != 0);
    before->saturday =
        draft->saturday == NOT_GIVEN ? sunday && worked : draft->saturday == 1;
}

/* Whether it is told that the agent worked so many days before yesterday. */
static bool worked_on(const struct build *build,
                      const struct draft_history *draft,
                      const struct history *before, int off)
{
    int yesterday = build->problem->grid.first_date - 1;
    return off < before->run || (off < PAST_DAYS && draft->past[off] > 0) ||
           (draft->duty_given && draft->start_date == yesterday - off);
}

/* Sundays and weekends that are over; of what is not told none was worked. */
static void take_weekends(const struct build *build,
                          const struct draft_history *draft,
                          struct history *before)
{
    int first = grid_weekday(&build->problem->grid, 0);
    int sunday =
        (first + DAYS_PER_WEEK - 1 - SUNDAY + DAYS_PER_WEEK) % DAYS_PER_WEEK;
    for (int week = 0; week < SPAN_MAX - 1; week++) {
        int off = sunday + week * DAYS_PER_WEEK;
        bool saturday = worked_on(build, draft, before, off + 1) ||
                        (week == 0 && first != SUNDAY && before->saturday);
        bool worked = worked_on(build, draft, before, off);
        before->sundays = (short)(before->sundays | worked << week);
        before->weekends_past =
            (short)(before->weekends_past | (saturday || worked) << week);
    }
}

/* When a duty of an earlier day ended is not told: by midnight, which is the
 * strictest. */
static void take_past(const struct grid *grid,
                      const struct draft_history *draft, int calendar,
                      struct history *before)
{
    int midnight = grid->calendars[calendar].day_start[0];
    int day = MINUTES_PER_DAY / grid->slot_min;
    for (int k = 0; k < PAST_DAYS; k++) {
        before->past[k] = draft->past[k];
        if (draft->past[k] > 0)
            before->past_end[k] = midnight - k * day;
    }
}

void build_history(struct build *build, const struct draft_agent *agent_draft,
                   struct agent *agent)
{
    const struct draft_history *draft = &agent_draft->history;
    struct history *before = &agent->before;
    int64_t start, end;
    *before = history_blank();
    before->run = (short)draft->run;
    before->run_open = draft->run == 0;
    before->nights = (short)draft->nights;
    before->weekends = (short)draft->weekends;
    before->week_min = draft->week_min;
    before->period_min = draft->period_min;
    take_past(&build->problem->grid, draft, agent->calendar, before);
    for (int shift = 0; shift < SHIFTS_MAX; shift++)
        before->tally[shift] = draft->shift_count[shift];
    if (!draft->given)
        return;
    if (duty_times(build, draft, agent->calendar, &start, &end))
        take_duty(build, draft, agent, start, end);
    take_saturday(build, draft, before);
    take_weekends(build, draft, before);
    history_check(build, draft, before);
}
