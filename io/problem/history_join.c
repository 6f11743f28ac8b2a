/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_join.h"

#include "clock.h"

#include <stdlib.h>
#include <string.h>

/* One agent's two histories; days are counted back from yesterday, 0. */
struct join {
    struct build *build;
    const struct draft_agent *draft;
    const struct record_agent *record;
    const struct history *own;
    struct history *files;
    int yesterday; /* its date */
};

static bool known(const struct join *it, int back)
{
    int day = it->build->reading->record->n_days - 1 - back;
    return back >= 0 && day >= 0 && it->record->days[day] != DAY_UNKNOWN;
}

static bool worked(const struct join *it, int back)
{
    int day = it->build->reading->record->n_days - 1 - back;
    for (int i = 0; i < it->record->n_duties; i++)
        if (it->record->duties[i].day == day)
            return true;
    return false;
}

/* Days up to yesterday of which the files know all. */
static int known_days(const struct join *it)
{
    int n = 0;
    while (known(it, n))
        n++;
    return n;
}

/* How many days back the agent's own last duty began. */
static int duty_back(const struct join *it)
{
    return it->yesterday - it->draft->history.start_date;
}

static const char *day_date(const struct join *it, int back)
{
    char date[UNITS_ROOM];
    return arena_printf(it->build->reading->scratch, "%s",
                        units_write_date(it->yesterday - back, date));
}

static const char *length_of(const struct join *it, int minutes)
{
    char length[UNITS_ROOM];
    return arena_printf(it->build->reading->scratch, "%s",
                        units_write_minutes(minutes, length));
}

static void report(const struct join *it, const char *what, const char *own,
                   const char *files)
{
    spot_report(it->build->reading->diags, it->draft->history.spot,
                "agent '%s': %s %s here, but %s in the team's 'history'",
                it->draft->id, what, own, files);
}

static void compare_length(const struct join *it, const char *what, int own,
                           int files)
{
    if (own != files)
        report(it, what,
               arena_printf(it->build->reading->scratch, "are %s",
                            length_of(it, own)),
               length_of(it, files));
}

/* Of days in a row, worked or, below 0, off, each is so, and the one before
 * them is not. */
static void compare_run(const struct join *it)
{
    int run = it->draft->history.run, length = abs(run);
    struct arena *scratch = it->build->reading->scratch;
    for (int back = 0; back <= length; back++) {
        bool told = (run > 0) == (back < length);
        if (!known(it, back) || worked(it, back) == told)
            continue;
        report(it, run > 0 ? "'days_in_a_row'" : "'days_off_in_a_row'",
               arena_printf(scratch, "are %d", length),
               arena_printf(scratch, "%s is %s", day_date(it, back),
                            told ? "a day off" : "worked"));
        return;
    }
}

static void compare_nights(const struct join *it)
{
    struct arena *scratch = it->build->reading->scratch;
    int own = it->draft->history.nights, files = it->files->nights;
    bool open = files >= known_days(it);
    if (open ? own < files : own != files)
        report(it, "'nights_in_a_row'", arena_printf(scratch, "are %d", own),
               arena_printf(scratch, open ? "at least %d" : "%d", files));
}

/* The last duty of all, where the files end with one. */
static void report_duty(const struct join *it, const char *own)
{
    const struct grid *grid = &it->build->problem->grid;
    int64_t second =
        grid->first_second + (int64_t)it->files->last_end * grid->slot_min * 60;
    char day[UNITS_ROOM], clock[UNITS_ROOM];
    int date, minute, offset_s;
    clock_from_second(it->draft->zone, second, &date, &minute, &offset_s);
    report(it, "'last_duty'", own,
           arena_printf(it->build->reading->scratch, "on %s at %s",
                        units_write_date(date, day),
                        units_write_clock(minute, clock)));
}

static void compare_duty(const struct join *it)
{
    int end = it->own->last_end, files = it->files->last_end;
    int back = duty_back(it);
    if (end == LONG_AGO)
        return;
    if (known(it, back) && !worked(it, back))
        report(it, "'last_duty'", "is given",
               arena_printf(it->build->reading->scratch, "%s is a day off",
                            day_date(it, back)));
    else if (known(it, back) ? end != files : it->own->last_start < files)
        report_duty(it, "ends at another time");
}

/* Hours before the first day in its week: of all its days, or of some. */
static void compare_week(const struct join *it)
{
    int own = it->own->week_min, files = it->files->week_min;
    if (known_days(it) >= grid_weekday(&it->build->problem->grid, 0) ||
        own < files)
        compare_length(it, "'week_hours'", own, files);
}

static void compare_past(const struct join *it)
{
    for (int back = 0; back < it->draft->history.n_past; back++)
        if (known(it, back))
            compare_length(it,
                           arena_printf(it->build->reading->scratch,
                                        "hours on %s", day_date(it, back)),
                           it->own->past[back], it->files->past[back]);
}

static void compare(const struct join *it)
{
    const struct draft_history *given = &it->draft->history;
    if (given->duty_given)
        compare_duty(it);
    if (given->run != 0)
        compare_run(it);
    if (given->nights_given)
        compare_nights(it);
    if (given->week_given)
        compare_week(it);
    compare_past(it);
    if (given->saturday != NOT_GIVEN && it->files->saturday_known &&
        given->saturday != it->files->saturday)
        report(it, "'saturday'", given->saturday ? "is true" : "is false",
               it->files->saturday ? "worked" : "off");
}

/* A last duty on a day that the files do not know. */
static void take_duty(const struct join *it)
{
    const struct history *own = it->own;
    struct history *files = it->files;
    if (own->last_end == LONG_AGO || known(it, duty_back(it)))
        return;
    files->last_end = own->last_end;
    files->last_start = own->last_start;
    files->last_shift = own->last_shift;
    files->span_start = own->span_start;
    files->span_min = own->span_min;
    if (own->night_end != LONG_AGO)
        files->night_end = own->night_end;
    if (own->week_start >= 0)
        files->week_start = own->week_start;
}

/* Rows of days that go back to before what the files know. */
static void take_rows(const struct join *it)
{
    const struct history *own = it->own;
    struct history *files = it->files;
    if (own->run != 0 && abs(files->run) >= known_days(it) &&
        abs(own->run) >= abs(files->run)) {
        files->run = own->run;
        files->run_open = own->run_open;
    }
    if (own->nights > files->nights)
        files->nights = own->nights;
}

static void take_hours(const struct join *it)
{
    struct history *files = it->files;
    int n_days = grid_weekday(&it->build->problem->grid, 0);
    for (int back = 0; back < PAST_DAYS; back++) {
        if (known(it, back))
            continue;
        files->past[back] = it->own->past[back];
        files->past_end[back] = it->own->past_end[back];
        files->week_min += back < n_days ? it->own->past[back] : 0;
    }
    if (it->draft->history.week_given)
        files->week_min = it->own->week_min;
}

static void take_weekends(const struct join *it)
{
    const struct history *own = it->own;
    struct history *files = it->files;
    files->sundays = (short)(files->sundays | own->sundays);
    files->weekends_past = (short)(files->weekends_past | own->weekends_past);
    if (files->saturday_known)
        return;
    files->saturday = own->saturday;
    files->saturday_known = own->saturday_known;
}

/* The period is no matter of days: files do not tell of it. */
static void take_period(const struct join *it)
{
    it->files->period_min = it->own->period_min;
    it->files->weekends = it->own->weekends;
    memcpy(it->files->tally, it->own->tally, sizeof it->files->tally);
}

void history_join(struct build *build, const struct draft_agent *draft,
                  const struct record_agent *record, const struct history *own,
                  struct history *files)
{
    const struct join it = {build, draft, record,
                            own,   files, build->problem->grid.first_date - 1};
    compare(&it);
    take_duty(&it);
    take_rows(&it);
    take_hours(&it);
    take_weekends(&it);
    take_period(&it);
}
