/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vtimezone.h"

#include "clock.h"
#include "grid.h"
#include "ics_text.h"

#include <stdlib.h>

enum {
    DAY_S = 86400,
    HALF_HOUR_S = 1800, /* no clock changes between half hours */
    HALF_HOURS = DAY_S / HALF_HOUR_S,
    ANCHOR_YEAR = 1970,
    CHANGES_MAX = 8 /* in a year, that are looked at */
};

static int offset_at(const char *zone, int64_t second)
{
    int date, minute, offset_s;
    clock_from_second(zone, second, &date, &minute, &offset_s);
    return offset_s;
}

static int year_of(int64_t second)
{
    int64_t days = second / DAY_S - (second % DAY_S < 0);
    return date_of((int)days).year;
}

static int64_t year_start(int year)
{
    return (int64_t)days_of((struct date){year, 1, 1}) * DAY_S;
}

static int weekday_of(int date)
{
    return ((date + 3) % DAYS_PER_WEEK + DAYS_PER_WEEK) % DAYS_PER_WEEK;
}

/* The first second with the offset that holds at `after`. */
static int64_t change_between(const char *zone, int64_t before, int64_t after)
{
    int offset = offset_at(zone, after);
    while (after - before > 1) {
        int64_t middle = before + (after - before) / 2;
        if (offset_at(zone, middle) == offset)
            after = middle;
        else
            before = middle;
    }
    return after;
}

/* The rule by which the clock changed at `second`. */
static struct onset onset_at(const char *zone, int64_t second)
{
    int from_s = offset_at(zone, second - 1);
    int64_t wall = second + from_s;
    int date = (int)(wall / DAY_S);
    struct date day = date_of(date);
    bool last = day.day + DAYS_PER_WEEK > days_in_month(day.year, day.month);
    return (struct onset){
        .from_s = from_s,
        .to_s = offset_at(zone, second),
        .month = day.month,
        .nth = last ? -1 : (day.day - 1) / DAYS_PER_WEEK + 1,
        .weekday = weekday_of(date),
        .minute = (int)(wall % DAY_S) / 60,
    };
}

static int onset_date(const struct onset *onset, int year)
{
    int length = days_in_month(year, onset->month);
    int first = days_of((struct date){year, onset->month, 1});
    int ahead =
        (onset->weekday - weekday_of(first) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
    int nth = onset->nth > 0 ? onset->nth - 1 : (length - 1 - ahead) / 7;
    return first + ahead + nth * DAYS_PER_WEEK;
}

static int64_t onset_second(const struct onset *onset, int year)
{
    return (int64_t)onset_date(onset, year) * DAY_S + onset->minute * 60 -
           onset->from_s;
}

/* How often the clock changes in a year; the changes in `onsets`. */
static int changes_in(const char *zone, int year, struct onset *onsets)
{
    int n = 0;
    int64_t end = year_start(year + 1);
    for (int64_t day = year_start(year); day < end && n < CHANGES_MAX;
         day += DAY_S)
        if (offset_at(zone, day) != offset_at(zone, day + DAY_S))
            onsets[n++] =
                onset_at(zone, change_between(zone, day, day + DAY_S));
    return n;
}

/* The offset that the two rules give: that of the latest onset so far. */
static int ruled_offset(const struct vtimezone *found, int64_t second)
{
    int64_t latest = INT64_MIN;
    int offset = found->standard.to_s, this_year = year_of(second);
    const struct onset *const both[] = {&found->standard, &found->daylight};
    for (int i = 0; i < (found->changes ? 2 : 0); i++) {
        for (int year = this_year - 1; year <= this_year + 1; year++) {
            int64_t onset = onset_second(both[i], year);
            if (onset > second || onset <= latest)
                continue;
            latest = onset;
            offset = both[i]->to_s;
        }
    }
    return offset;
}

static bool agrees_at(const struct vtimezone *found, int64_t second)
{
    return offset_at(found->zone, second) == ruled_offset(found, second);
}

/* Looks at every midnight (UTC), and at every half hour of the days on which
 * the clock changes. */
static bool agrees(const struct vtimezone *found, int64_t first, int64_t last)
{
    int64_t second = first - first % DAY_S;
    int before = offset_at(found->zone, second);
    for (; second <= last; second += DAY_S) {
        int after = offset_at(found->zone, second + DAY_S);
        if (!agrees_at(found, second))
            return false;
        for (int i = 1; i < HALF_HOURS && before != after; i++)
            if (!agrees_at(found, second + i * HALF_HOUR_S))
                return false;
        before = after;
    }
    return agrees_at(found, second);
}

/* Two changes there and back in the first year may be the zone's rule. */
static bool find_pair(struct vtimezone *found, int64_t first, int64_t last)
{
    struct onset onsets[CHANGES_MAX];
    if (changes_in(found->zone, year_of(first), onsets) != 2 ||
        onsets[0].to_s != onsets[1].from_s ||
        onsets[1].to_s != onsets[0].from_s)
        return false;
    bool up = onsets[0].to_s > onsets[0].from_s;
    found->changes = true;
    found->daylight = onsets[up ? 0 : 1];
    found->standard = onsets[up ? 1 : 0];
    return agrees(found, first, last);
}

struct vtimezone vtimezone_find(const char *zone, int64_t first, int64_t last)
{
    struct vtimezone found = {.zone = zone};
    found.fits = find_pair(&found, first, last);
    if (found.fits)
        return found;
    int offset = offset_at(zone, first);
    found.changes = false;
    found.standard = (struct onset){.from_s = offset, .to_s = offset};
    found.fits = agrees(&found, first, last);
    return found;
}

static void offset_line(struct text *text, const char *name, int offset_s)
{
    struct text line = {0};
    int size = abs(offset_s);
    text_printf(&line, "%s:%c%02d%02d", name, offset_s < 0 ? '-' : '+',
                size / 3600, size / 60 % 60);
    if (size % 60)
        text_printf(&line, "%02d", size % 60);
    ics_line(text, text_string(&line));
    text_free(&line);
}

static void write_onset(struct text *text, const char *kind,
                        const struct onset *onset)
{
    static const char *const weekdays[] = {"MO", "TU", "WE", "TH",
                                           "FR", "SA", "SU"};
    struct text line = {0};
    bool yearly = onset->month > 0;
    struct date day = {ANCHOR_YEAR, 1, 1};
    if (yearly)
        day = date_of(onset_date(onset, ANCHOR_YEAR));
    text_printf(text, "BEGIN:%s\r\n", kind);
    text_printf(&line, "DTSTART:%04d%02d%02dT%02d%02d00", day.year, day.month,
                day.day, onset->minute / 60, onset->minute % 60);
    ics_line(text, text_string(&line));
    offset_line(text, "TZOFFSETFROM", onset->from_s);
    offset_line(text, "TZOFFSETTO", onset->to_s);
    text_clear(&line);
    if (yearly) {
        text_printf(&line, "RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s",
                    onset->month, onset->nth, weekdays[onset->weekday]);
        ics_line(text, text_string(&line));
    }
    text_free(&line);
    text_printf(text, "END:%s\r\n", kind);
}

void vtimezone_write(struct text *text, const struct vtimezone *vtimezone)
{
    struct text line = {0};
    ics_line(text, "BEGIN:VTIMEZONE");
    text_printf(&line, "TZID:%s", vtimezone->zone);
    ics_line(text, text_string(&line));
    text_free(&line);
    write_onset(text, "STANDARD", &vtimezone->standard);
    if (vtimezone->changes)
        write_onset(text, "DAYLIGHT", &vtimezone->daylight);
    ics_line(text, "END:VTIMEZONE");
}
