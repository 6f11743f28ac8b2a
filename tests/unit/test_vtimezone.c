/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written is read by libical, and each instant held against the
 * zone's own clock. */
#include "test.h"

#include "clock.h"
#include "grid.h"
#include "ical_feed.h"
#include "vtimezone.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { WEEK_S = 7 * DAY_S };

static int64_t instant(int year, int month, int day)
{
    return (int64_t)days_of((struct date){year, month, day}) * DAY_S;
}

static void expect(const char *zone, int64_t first, int64_t last,
                   const char *written)
{
    struct text text = {0};
    struct vtimezone found = vtimezone_find(zone, first, last);
    assert_true(found.fits);
    vtimezone_write(&text, &found);
    assert_string_equal(text_string(&text), written);
    text_free(&text);
}

static void oslo_has_a_summer_and_a_winter_time(void **state)
{
    (void)state;
    expect("Europe/Oslo", instant(2026, 10, 19), instant(2026, 10, 27),
           "BEGIN:VTIMEZONE\r\n"
           "TZID:Europe/Oslo\r\n"
           "BEGIN:STANDARD\r\n"
           "DTSTART:19701025T030000\r\n"
           "TZOFFSETFROM:+0200\r\n"
           "TZOFFSETTO:+0100\r\n"
           "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
           "END:STANDARD\r\n"
           "BEGIN:DAYLIGHT\r\n"
           "DTSTART:19700329T020000\r\n"
           "TZOFFSETFROM:+0100\r\n"
           "TZOFFSETTO:+0200\r\n"
           "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
           "END:DAYLIGHT\r\n"
           "END:VTIMEZONE\r\n");
}

static void pune_has_one_time_all_year(void **state)
{
    (void)state;
    expect("Asia/Kolkata", instant(2026, 10, 19), instant(2026, 10, 27),
           "BEGIN:VTIMEZONE\r\n"
           "TZID:Asia/Kolkata\r\n"
           "BEGIN:STANDARD\r\n"
           "DTSTART:19700101T000000\r\n"
           "TZOFFSETFROM:+0530\r\n"
           "TZOFFSETTO:+0530\r\n"
           "END:STANDARD\r\n"
           "END:VTIMEZONE\r\n");
}

static void new_york_changes_on_the_second_and_first_sunday(void **state)
{
    (void)state;
    struct vtimezone found = vtimezone_find(
        "America/New_York", instant(2026, 1, 1), instant(2026, 12, 31));
    assert_true(found.fits && found.changes);
    assert_int_equal(found.daylight.month, 3);
    assert_int_equal(found.daylight.nth, 2);
    assert_int_equal(found.standard.month, 11);
    assert_int_equal(found.standard.nth, 1);
    assert_int_equal(found.standard.weekday, SUNDAY);
}

static void the_larger_offset_is_daylight_in_dublin_too(void **state)
{
    (void)state;
    struct vtimezone found = vtimezone_find(
        "Europe/Dublin", instant(2026, 1, 1), instant(2026, 12, 31));
    assert_true(found.fits && found.changes);
    assert_int_equal(found.daylight.to_s, 3600);
    assert_int_equal(found.standard.to_s, 0);
}

static void a_change_that_no_rule_tells_does_not_fit(void **state)
{
    (void)state;
    assert_false(vtimezone_find("Asia/Almaty", instant(2024, 1, 1),
                                instant(2024, 12, 31))
                     .fits);
}

static void a_zone_without_a_rule_fits_between_its_changes(void **state)
{
    (void)state;
    struct vtimezone found =
        vtimezone_find("Asia/Almaty", instant(2024, 6, 1), instant(2024, 6, 8));
    assert_true(found.fits);
    assert_false(found.changes);
    assert_int_equal(found.standard.to_s, 5 * 3600);
}

static void add_event(struct text *text, const char *zone, int64_t second)
{
    int date, minute, offset_s;
    clock_from_second(zone, second, &date, &minute, &offset_s);
    struct date day = date_of(date);
    text_printf(text,
                "BEGIN:VEVENT\r\nUID:x\r\n"
                "DTSTART;TZID=%s:%04d%02d%02dT%02d%02d00\r\n"
                "DTEND:20991231T000000Z\r\nEND:VEVENT\r\n",
                zone, day.year, day.month, day.day, minute / 60, minute % 60);
}

static bool told_once(const char *zone, int64_t second)
{
    int date, minute, offset_s;
    int64_t earliest;
    clock_from_second(zone, second, &date, &minute, &offset_s);
    return clock_to_second(zone, date, minute, &earliest) == CLOCK_ONCE;
}

/* Times every three hours or so over 60 weeks, in one calendar. */
static void check_zone(const char *zone, int64_t first)
{
    enum { STEP = 3 * 3600 + 900, MOST = 60 * WEEK_S / STEP + 1 };
    static int64_t meant[MOST];
    const int64_t step = brief() ? 5 * STEP : STEP;
    int64_t last = first + 60 * WEEK_S;
    struct vtimezone found = vtimezone_find(zone, first, last);
    struct text text = {0};
    int n = 0;
    if (!found.fits)
        return;
    text_add(&text, "BEGIN:VCALENDAR\r\n");
    vtimezone_write(&text, &found);
    for (int64_t second = first; second < last; second += step) {
        if (!told_once(zone, second))
            continue;
        add_event(&text, zone, second);
        meant[n++] = second;
    }
    text_add(&text, "END:VCALENDAR\r\n");
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    struct ics_feed read;
    struct ical_zones *zones = ical_zones_new();
    ical_feed_read(&read, text_string(&text), zone, zones, arena, diags);
    ical_zones_free(zones);
    assert_false(diags_failed(diags));
    assert_int_equal(read.n_events, n);
    for (int i = 0; i < n; i++)
        if (read.events[i].start != meant[i])
            fail_msg("%s: %" PRId64 " reads as %" PRId64, zone, meant[i],
                     read.events[i].start);
    diags_free(diags);
    arena_free(arena);
    text_free(&text);
}

static void every_kind_of_zone_reads_as_its_clock_shows(void **state)
{
    (void)state;
    static const char *const zones[] = {
        "Europe/Oslo",         "Europe/Dublin",      "Asia/Kolkata",
        "America/New_York",    "America/St_Johns",   "America/Santiago",
        "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Chatham",
        "America/Nuuk",        "Asia/Beirut",        "Asia/Jerusalem",
        "Africa/Cairo",        "America/Asuncion",   "Africa/Casablanca",
        "Pacific/Kiritimati"};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        check_zone(zones[i], instant(2026, 2, 2));
}

static void nearly_all_zones_fit_a_year(void **state)
{
    (void)state;
    FILE *file = fopen("/usr/share/zoneinfo/tzdata.zi", "r");
    char line[256], zone[64];
    int n = 0, fitting = 0;
    if (!file)
        skip();
    while (fgets(line, sizeof line, file)) {
        if (sscanf(line, "Z %63s", zone) != 1 || !clock_zone_known(zone))
            continue;
        n++;
        fitting +=
            vtimezone_find(zone, instant(2025, 1, 1), instant(2025, 12, 31))
                .fits;
    }
    fclose(file);
    assert_in_range(fitting, n - 5, n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(oslo_has_a_summer_and_a_winter_time),
        cmocka_unit_test(pune_has_one_time_all_year),
        cmocka_unit_test(new_york_changes_on_the_second_and_first_sunday),
        cmocka_unit_test(the_larger_offset_is_daylight_in_dublin_too),
        cmocka_unit_test(a_change_that_no_rule_tells_does_not_fit),
        cmocka_unit_test(a_zone_without_a_rule_fits_between_its_changes),
        cmocka_unit_test(every_kind_of_zone_reads_as_its_clock_shows),
        cmocka_unit_test(nearly_all_zones_fit_a_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
