/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test.h"

#include "cal_spread.h"
#include "cal_zone.h"
#include "text.h"
#include "units.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_moment(struct text *text, int64_t second)
{
    int date = cal_date_of(second);
    char day[UNITS_ROOM], clock[UNITS_ROOM];
    units_write_date(date, day);
    units_write_clock((int)(second - (int64_t)date * CAL_DAY_S) / 60, clock);
    text_printf(text, "%s %s", day + 8, clock);
}

/* "20 08:00-20 09:00" in UTC, whole days as "20-21". */
static void add_span(struct text *text, const struct cal_span *span)
{
    char day[UNITS_ROOM];
    text_add(text, text->length > 0 ? ", " : "");
    if (span->whole_days) {
        text_add(text, units_write_date(span->first_date, day) + 8);
        text_printf(text, "-%s", units_write_date(span->last_date, day) + 8);
        return;
    }
    add_moment(text, span->start);
    text_add(text, "-");
    add_moment(text, span->end);
}

static int by_time(const void *left, const void *right)
{
    const struct cal_span *a = left, *b = right;
    int64_t from =
        a->whole_days ? (int64_t)a->first_date * CAL_DAY_S : a->start;
    int64_t to = b->whole_days ? (int64_t)b->first_date * CAL_DAY_S : b->start;
    return (from > to) - (from < to);
}

/* What a file comes to from `first` to `last` on the clock of a zone: its
 * spans, or what is wrong with it. */
static char *spread(const char *file_text, const char *zone, const char *first,
                    const char *last)
{
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    struct text text = {0};
    struct cal_spans spans = {0};
    struct cal_frame frame = {.zone = cal_zone_known(arena, zone),
                              .spans_max = 50};
    assert_true(units_read_date(first, &frame.first_date));
    assert_true(units_read_date(last, &frame.last_date));
    struct cal_file *file = cal_file_read("a.ics", arena_copy(arena, file_text),
                                          strlen(file_text), arena, diags);
    cal_spread(&file->source, &file->events, &frame, &spans);
    if (spans.n > 1)
        qsort(spans.items, (size_t)spans.n, sizeof *spans.items, by_time);
    for (int i = 0; i < spans.n; i++)
        add_span(&text, &spans.items[i]);
    for (int i = 0; i < diags_count(diags); i++)
        text_printf(&text, "[%s: %s]", diags_at(diags, i)->place,
                    diags_at(diags, i)->message);
    free(spans.items);
    cal_file_free(file);
    diags_free(diags);
    arena_free(arena);
    return text.bytes ? text_take(&text) : strdup("");
}

#define BEGIN      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define END        "END:VCALENDAR\r\n"
#define EVENT      "BEGIN:VEVENT\r\nUID:a\r\n"
#define ENDEVENT   "END:VEVENT\r\n"
#define OSLO       ";TZID=Europe/Oslo:"
#define ONE(lines) BEGIN EVENT lines ENDEVENT END

/* In the second half of October 2026, for somebody in Oslo. */
static void assert_october(const char *text, const char *expected)
{
    char *got = spread(text, "Europe/Oslo", "2026-10-15", "2026-10-31");
    assert_string_equal(got, expected);
    free(got);
}

static void assert_march(const char *text, const char *expected)
{
    char *got = spread(text, "Europe/Oslo", "2027-03-20", "2027-03-31");
    assert_string_equal(got, expected);
    free(got);
}

static void a_night_has_its_true_length_when_the_clock_changes(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART" OSLO "20261024T220000\r\n"
                       "DTEND" OSLO "20261025T060000\r\n"),
                   "24 20:00-25 05:00");
    assert_march(ONE("DTSTART" OSLO "20270327T220000\r\n"
                     "DTEND" OSLO "20270328T060000\r\n"),
                 "27 21:00-28 04:00");
}

static void a_night_each_day_ends_when_the_clock_says(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART" OSLO "20261023T220000\r\n"
                       "DTEND" OSLO "20261024T060000\r\n"
                       "RRULE:FREQ=DAILY;COUNT=3\r\n"),
                   "23 20:00-24 04:00, 24 20:00-25 05:00, 25 21:00-26 05:00");
}

static void time_that_passes_passes_also_when_the_clock_changes(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART" OSLO "20261024T220000\r\nDURATION:PT8H\r\n"),
                   "24 20:00-25 04:00");
    assert_october(ONE("DTSTART" OSLO "20261024T220000\r\nDURATION:P1D\r\n"),
                   "24 20:00-25 21:00");
}

static void an_hour_shown_twice_is_taken_in_both_ways(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART" OSLO "20261025T020000\r\n"
                       "DTEND" OSLO "20261025T023000\r\n"),
                   "25 00:00-25 01:30");
}

static void an_hour_left_out_is_taken_in_both_ways(void **state)
{
    (void)state;
    assert_march(ONE("DTSTART" OSLO "20270328T021500\r\n"
                     "DTEND" OSLO "20270328T023000\r\n"),
                 "28 00:15-28 01:30");
}

static void a_time_without_a_zone_is_on_the_readers_clock(void **state)
{
    (void)state;
    const char *text = ONE("DTSTART:20261020T100000\r\n"
                           "DTEND:20261020T110000\r\n");
    assert_october(text, "20 08:00-20 09:00");
    char *got = spread(text, "Asia/Kolkata", "2026-10-15", "2026-10-31");
    assert_string_equal(got, "20 04:30-20 05:30");
    free(got);
}

static void dates_are_whole_days_and_the_end_is_not_one_of_them(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART;VALUE=DATE:20261020\r\n"
                       "DTEND;VALUE=DATE:20261023\r\n"),
                   "20-22");
    assert_october(ONE("DTSTART;VALUE=DATE:20261020\r\n"), "20-20");
    assert_october(ONE("DTSTART:20261020\r\nDTEND:20261020\r\n"), "20-20");
    assert_october(ONE("DTSTART:20261020\r\nDURATION:P1W\r\n"), "20-26");
}

static void from_midnight_to_midnight_is_a_whole_day(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART" OSLO "20261025T000000\r\n"
                       "DTEND" OSLO "20261026T000000\r\n"),
                   "25-25");
    assert_october(ONE("DTSTART:20261020T000000Z\r\n"
                       "DTEND:20261021T000000Z\r\n"),
                   "20 00:00-21 00:00");
}

static void what_takes_no_time_is_nothing(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART:20261020T100000Z\r\n"), "");
    assert_october(ONE("DTSTART:20261020T100000Z\r\n"
                       "DTEND:20261020T100000Z\r\n"),
                   "");
}

static void windows_names_and_prefixes_lead_to_the_zone(void **state)
{
    (void)state;
    assert_october(
        ONE("DTSTART;TZID=\"W. Europe Standard Time\":20261020T100000\r\n"
            "DTEND;TZID=India Standard Time:20261020T143000\r\n"),
        "20 08:00-20 09:00");
    assert_october(
        ONE("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Oslo:"
            "20261020T100000\r\n"
            "DTEND;TZID=/mozilla.org/20070129_1/Europe/Oslo:"
            "20261020T110000\r\n"),
        "20 08:00-20 09:00");
}

/* Oslo under a name of its own, the end of summer time given by a date. */
#define HOME                                                                   \
    "BEGIN:VTIMEZONE\r\nTZID:Home\r\nBEGIN:DAYLIGHT\r\n"                       \
    "DTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"    \
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"               \
    "BEGIN:STANDARD\r\nDTSTART:16011028T030000\r\n"                            \
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20260101T000000Z\r\n"       \
    "RDATE:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"      \
    "END:STANDARD\r\nEND:VTIMEZONE\r\n"

static void a_zone_of_the_file_is_followed(void **state)
{
    (void)state;
    assert_october(BEGIN HOME EVENT "DTSTART;TZID=Home:20261024T220000\r\n"
                                    "DTEND;TZID=Home:20261025T060000\r\n"
                                    "RRULE:FREQ=DAILY;COUNT=2\r\n" ENDEVENT END,
                   "24 20:00-25 05:00, 25 21:00-26 05:00");
    assert_march(BEGIN EVENT
                 "DTSTART;TZID=Home:20270327T220000\r\n"
                 "DTEND;TZID=Home:20270328T060000\r\n" ENDEVENT HOME END,
                 "27 21:00-28 04:00");
}

#define MONDAYS                                                                \
    "DTSTART" OSLO "20260907T100000\r\nDTEND" OSLO "20260907T110000\r\n"       \
    "RRULE:FREQ=WEEKLY"

static void a_rule_ends_with_until(void **state)
{
    (void)state;
    assert_october(ONE(MONDAYS "\r\n"), "19 08:00-19 09:00, 26 09:00-26 10:00");
    assert_october(ONE(MONDAYS ";UNTIL=20261019T080000Z\r\n"),
                   "19 08:00-19 09:00");
    assert_october(ONE(MONDAYS ";UNTIL=20261019T075959Z\r\n"), "");
    assert_october(ONE(MONDAYS ";UNTIL=20261019\r\n"), "19 08:00-19 09:00");
}

static void dates_are_taken_out_and_added(void **state)
{
    (void)state;
    assert_october(ONE(MONDAYS "\r\nEXDATE" OSLO "20261019T100000\r\n"
                               "RDATE" OSLO "20261020T120000\r\n"),
                   "20 10:00-20 11:00, 26 09:00-26 10:00");
    assert_october(ONE(MONDAYS "\r\nEXDATE:20261019T080000Z,20261026T090000Z"
                               "\r\nRDATE;VALUE=PERIOD:20261020T120000Z/PT3H"
                               "\r\n"),
                   "20 12:00-20 15:00");
    assert_october(ONE(MONDAYS "\r\nEXDATE;VALUE=DATE:20261019\r\n"),
                   "26 09:00-26 10:00");
}

static void an_occurrence_is_moved_or_cancelled(void **state)
{
    (void)state;
    const char *moved = BEGIN EVENT MONDAYS
        "\r\n" ENDEVENT EVENT "RECURRENCE-ID:20261019T080000Z\r\n"
        "DTSTART" OSLO "20261021T140000\r\nDURATION:PT2H\r\n" ENDEVENT END;
    const char *cancelled = BEGIN EVENT
        "RECURRENCE-ID" OSLO "20261026T100000\r\nSTATUS:CANCELLED\r\n"
        "DTSTART" OSLO "20261026T100000\r\n" ENDEVENT EVENT MONDAYS
        "\r\n" ENDEVENT END;
    assert_october(moved, "21 12:00-21 14:00, 26 09:00-26 10:00");
    assert_october(cancelled, "19 08:00-19 09:00");
}

static void a_change_may_hold_for_all_that_follows(void **state)
{
    (void)state;
    const char *text = BEGIN EVENT MONDAYS
        "\r\n" ENDEVENT EVENT "RECURRENCE-ID;RANGE=THISANDFUTURE" OSLO
        "20261012T100000\r\n"
        "DTSTART" OSLO "20261013T120000\r\n"
        "DTEND" OSLO "20261013T150000\r\n" ENDEVENT END;
    assert_october(text, "20 10:00-20 13:00, 27 11:00-27 14:00");
}

static void a_change_without_its_series_stands_alone(void **state)
{
    (void)state;
    assert_october(ONE("RECURRENCE-ID:20261019T080000Z\r\n"
                       "DTSTART:20261021T140000Z\r\nDURATION:PT2H\r\n"),
                   "21 14:00-21 16:00");
}

static void a_later_version_takes_the_place_of_an_earlier(void **state)
{
    (void)state;
    const char *moved = BEGIN EVENT
        "SEQUENCE:2\r\nDTSTART:20261021T140000Z\r\nDURATION:PT2H\r\n" ENDEVENT
            EVENT "DTSTART:20261020T140000Z\r\nDURATION:PT2H\r\n" ENDEVENT EVENT
        "SEQUENCE:1\r\nDTSTART:20261022T140000Z\r\nDURATION:PT2H\r\n" ENDEVENT
            END;
    const char *cancelled = BEGIN EVENT
        "DTSTART:20261020T140000Z\r\nDURATION:PT2H\r\n" ENDEVENT END BEGIN EVENT
        "SEQUENCE:1\r\nSTATUS:CANCELLED\r\n"
        "DTSTART:20261020T140000Z\r\n" ENDEVENT END;
    assert_october(moved, "21 14:00-21 16:00");
    assert_october(cancelled, "");
}

static void long_ago_and_endless_still_hits_the_days(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART;VALUE=DATE:16041026\r\n"
                       "RRULE:FREQ=YEARLY\r\n"),
                   "26-26");
    assert_october(ONE("DTSTART;VALUE=DATE:00010101\r\nDURATION:P2D\r\n"
                       "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=1000000000\r\n"),
                   "31-01");
}

static void what_goes_on_from_before_the_days_is_there(void **state)
{
    (void)state;
    assert_october(ONE("DTSTART:20250101T080000Z\r\n"
                       "RDATE;VALUE=PERIOD:20260901T080000Z/P46D\r\n"),
                   "01 08:00-17 08:00");
    assert_october(ONE("DTSTART;VALUE=DATE:20260901\r\n"
                       "DTEND;VALUE=DATE:20261017\r\n"),
                   "14-16");
    assert_october(ONE("DTSTART;VALUE=DATE:20260901\r\nDURATION:P46D\r\n"
                       "RRULE:FREQ=YEARLY\r\n"),
                   "14-16");
}

static void busy_times_are_busy_unless_they_are_free(void **state)
{
    (void)state;
    assert_october(BEGIN "BEGIN:VFREEBUSY\r\n"
                         "FREEBUSY:20261020T080000Z/PT1H,20261021T080000Z/"
                         "20261021T100000Z\r\n"
                         "FREEBUSY;FBTYPE=FREE:20261022T080000Z/PT1H\r\n"
                         "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261023T080000Z/"
                         "PT1H\r\nEND:VFREEBUSY\r\n" END,
                   "20 08:00-20 09:00, 21 08:00-21 10:00, 23 08:00-23 09:00");
}

static void lines_may_be_folded_anywhere_and_end_in_any_way(void **state)
{
    (void)state;
    assert_october("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:\xc3\n \xa6\n"
                   "DTST\n ART;VALUE=DA\n\tTE:2026\n  1020\nEND:VEVENT\n"
                   "END:VCALENDAR",
                   "[line 5: DTSTART: '2026 1020' is not a time such as "
                   "'20261024T220000' or a date such as '20261024']");
    assert_october("BEGIN:VCALENDAR\rBEGIN:VEVENT\rSUMMARY:\xc3\r \xa6\r"
                   "DTST\r ART;VALUE=DA\r\tTE:2026\r 1020\rEND:VEVENT\r"
                   "END:VCALENDAR",
                   "20-20");
    assert_october("begin:vcalendar\n\nbegin:vevent\ndtstart:20261020\n"
                   "end:vevent\nend:vcalendar\n",
                   "20-20");
}

static void alarms_and_tasks_are_no_absence(void **state)
{
    (void)state;
    assert_october(
        BEGIN
        "BEGIN:VTODO\r\nDTSTART:20261020T080000Z\r\n"
        "DURATION:PT1H\r\nEND:VTODO\r\nBEGIN:X-MORE\r\nEND:X-MORE\r\n" EVENT
        "BEGIN:VALARM\r\nTRIGGER:-PT1H\r\nDURATION:PT5M\r\n"
        "END:VALARM\r\nDTSTART:20261021\r\n" ENDEVENT END,
        "21-21");
}

static void more_than_can_be_kept_is_told(void **state)
{
    (void)state;
    char *got = spread(ONE("DTSTART;VALUE=DATE:20200101\r\n"
                           "RRULE:FREQ=DAILY\r\n"),
                       "UTC", "2026-01-01", "2026-12-31");
    assert_non_null(strstr(got, "[line 3: the events up to this one happen "
                                "more often than can be followed]"));
    free(got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_night_has_its_true_length_when_the_clock_changes),
        cmocka_unit_test(a_night_each_day_ends_when_the_clock_says),
        cmocka_unit_test(time_that_passes_passes_also_when_the_clock_changes),
        cmocka_unit_test(an_hour_shown_twice_is_taken_in_both_ways),
        cmocka_unit_test(an_hour_left_out_is_taken_in_both_ways),
        cmocka_unit_test(a_time_without_a_zone_is_on_the_readers_clock),
        cmocka_unit_test(dates_are_whole_days_and_the_end_is_not_one_of_them),
        cmocka_unit_test(from_midnight_to_midnight_is_a_whole_day),
        cmocka_unit_test(what_takes_no_time_is_nothing),
        cmocka_unit_test(windows_names_and_prefixes_lead_to_the_zone),
        cmocka_unit_test(a_zone_of_the_file_is_followed),
        cmocka_unit_test(a_rule_ends_with_until),
        cmocka_unit_test(dates_are_taken_out_and_added),
        cmocka_unit_test(an_occurrence_is_moved_or_cancelled),
        cmocka_unit_test(a_change_may_hold_for_all_that_follows),
        cmocka_unit_test(a_change_without_its_series_stands_alone),
        cmocka_unit_test(a_later_version_takes_the_place_of_an_earlier),
        cmocka_unit_test(long_ago_and_endless_still_hits_the_days),
        cmocka_unit_test(what_goes_on_from_before_the_days_is_there),
        cmocka_unit_test(busy_times_are_busy_unless_they_are_free),
        cmocka_unit_test(lines_may_be_folded_anywhere_and_end_in_any_way),
        cmocka_unit_test(alarms_and_tasks_are_no_absence),
        cmocka_unit_test(more_than_can_be_kept_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
