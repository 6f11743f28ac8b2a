/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times that have no zone of their own are first put into UTC where their zone
 * is not the team's; all that are UTC then become what the team's clock shows.
 * Choosing a zone is slow, so each is chosen once. */
#include "past_times.h"

#include "clock.h"
#include "units.h"

#include <stdio.h>
#include <string.h>

enum { SECONDS_PER_DAY = 86400 };

static bool report(const struct intake *intake,
                   const struct stamp_example *example, const char *message)
{
    char place[32];
    snprintf(place, sizeof place, "%d:1", example->line);
    diags_add(intake->diags, intake->file, place, "'%s': %s", example->text,
              message);
    return false;
}

/* Which of two readings of dates holds, told by the column or by `order`. */
static bool decide_order(const struct intake *intake, enum stamp_order *order)
{
    const struct stamp_column *times = &intake->times;
    bool day = times->day_first.line > 0, month = times->month_first.line > 0;
    if (day && month) {
        char text[STAMP_TEXT + 160];
        snprintf(text, sizeof text,
                 "must have the month first, but '%s' in line %d must have the "
                 "day first; dates of two kinds cannot be told apart",
                 times->day_first.text, times->day_first.line);
        return report(intake, &times->month_first, text);
    }
    if (*order == ORDER_MONTH_FIRST && day)
        return report(intake, &times->day_first,
                      "cannot have the month first, as --dates says");
    if (*order == ORDER_DAY_FIRST && month)
        return report(intake, &times->month_first,
                      "cannot have the day first, as --dates says");
    if (*order == ORDER_UNKNOWN && times->undecided.line > 0 && !day && !month)
        return report(intake, &times->undecided,
                      "may be day/month or month/day, and no date in the file "
                      "tells which; say --dates day-first or --dates "
                      "month-first");
    if (*order == ORDER_UNKNOWN)
        *order = month ? ORDER_MONTH_FIRST : ORDER_DAY_FIRST;
    return true;
}

static bool decide_zone(const struct intake *intake,
                        const struct past_options *options, const char **zone)
{
    const struct stamp_example *local = &intake->times.local;
    *zone = options->zone;
    if (!options->zone && local->line > 0)
        return report(intake, local,
                      "has no time zone; say --zone, such as --zone "
                      "Europe/Oslo, and --file-zone if the file is in another "
                      "one than the team");
    if (!options->zone)
        *zone = "UTC";
    return true;
}

/* Puts the date that holds into day_first. */
static void choose_dates(struct intake *intake, enum stamp_order order)
{
    for (int index = 0; index < intake->n_contacts; index++) {
        struct stamp *stamp = &intake->contacts[index].stamp;
        if (order == ORDER_MONTH_FIRST)
            stamp->day_first = stamp->month_first;
    }
}

static void set_instant(struct stamp *stamp, int64_t second)
{
    int64_t day = second / SECONDS_PER_DAY - (second % SECONDS_PER_DAY < 0);
    stamp->day_first = (int)day;
    stamp->second = (int)(second - day * SECONDS_PER_DAY);
    stamp->offset_s = 0;
}

static bool changes_on(struct zone_day *day, int date)
{
    if (date != day->date)
        day->changes = clock_day_start(day->zone, date + 1) -
                           clock_day_start(day->zone, date) !=
                       SECONDS_PER_DAY;
    day->date = date;
    return day->changes;
}

int times_shown(struct zone_day *day, int date, int minute)
{
    int64_t second;
    if (!changes_on(day, date))
        return 1;
    switch (clock_to_second(day->zone, date, minute, &second)) {
    case CLOCK_SKIPPED:
        return 0;
    case CLOCK_REPEATED:
        return 2;
    default:
        return 1;
    }
}

static bool is_skipped(struct zone_day *day, const struct stamp *stamp)
{
    return times_shown(day, stamp->day_first, stamp->second / 60) == 0;
}

static void local_to_utc(struct intake *intake, const char *zone)
{
    struct zone_day day = {zone, STAMP_NO_DATE, false};
    for (int index = 0; index < intake->n_contacts; index++) {
        struct stamp *stamp = &intake->contacts[index].stamp;
        int64_t second;
        if (stamp->offset_s != STAMP_LOCAL)
            continue;
        if (is_skipped(&day, stamp)) {
            stamp->day_first = STAMP_NO_DATE;
            continue;
        }
        clock_to_second(zone, stamp->day_first, stamp->second / 60, &second);
        set_instant(stamp, second + stamp->second % 60);
    }
}

/* What the team's clock shows. */
static void to_zone(struct intake *intake, const char *zone)
{
    struct zone_day day = {zone, STAMP_NO_DATE, false};
    for (int index = 0; index < intake->n_contacts; index++) {
        struct stamp *stamp = &intake->contacts[index].stamp;
        int minute, offset_s;
        if (stamp->day_first == STAMP_NO_DATE)
            continue;
        if (stamp->offset_s == STAMP_LOCAL) {
            if (is_skipped(&day, stamp))
                stamp->day_first = STAMP_NO_DATE;
            continue;
        }
        clock_from_second(zone,
                          stamp->day_first * (int64_t)SECONDS_PER_DAY +
                              stamp->second - stamp->offset_s,
                          &stamp->day_first, &minute, &offset_s);
        stamp->second = minute * 60;
    }
}

static void drop_skipped(struct intake *intake)
{
    int kept = 0;
    for (int index = 0; index < intake->n_contacts; index++)
        if (intake->contacts[index].stamp.day_first != STAMP_NO_DATE)
            intake->contacts[kept++] = intake->contacts[index];
    intake->left_out[LEFT_SKIPPED] += intake->n_contacts - kept;
    intake->n_contacts = kept;
}

bool past_times(struct intake *intake, const struct past_options *options,
                const char **zone)
{
    enum stamp_order order = options->order;
    bool ordered = decide_order(intake, &order);
    if (!decide_zone(intake, options, zone) || !ordered)
        return false;
    choose_dates(intake, order);
    if (options->file_zone && strcmp(options->file_zone, *zone) != 0)
        local_to_utc(intake, options->file_zone);
    to_zone(intake, *zone);
    drop_skipped(intake);
    return true;
}
