/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "ical_feed.h"

#include <string.h>

#define CALENDAR(inside)                                                       \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" inside "END:VCALENDAR\r\n"
#define EVENT(inside) "BEGIN:VEVENT\r\n" inside "END:VEVENT\r\n"

struct reading {
    struct arena *arena;
    struct diags *diags;
    struct ics_feed feed;
};

static struct reading read_beside(struct ical_zones *zones, const char *text)
{
    struct reading reading = {.arena = arena_new(), .diags = diags_new()};
    ical_feed_read(&reading.feed, text, "x.ics", zones, reading.arena,
                   reading.diags);
    return reading;
}

static struct reading read_text(const char *text)
{
    struct ical_zones *zones = ical_zones_new();
    struct reading reading = read_beside(zones, text);
    ical_zones_free(zones);
    return reading;
}

static void forget(struct reading *reading)
{
    diags_free(reading->diags);
    arena_free(reading->arena);
}

static void events_are_read_in_their_order(void **state)
{
    (void)state;
    struct reading reading = read_text(CALENDAR(
        EVENT("UID:b\r\nDTSTART:20261024T200000Z\r\nDTEND:20261025T050000Z\r\n"
              "SUMMARY:Night\\, phone\r\n")
            EVENT("UID:a\r\nDTSTART;VALUE=DATE:20261023\r\n"
                  "DTEND;VALUE=DATE:20261024\r\n")));
    assert_false(diags_failed(reading.diags));
    assert_int_equal(reading.feed.n_events, 2);
    const struct ics_event *night = &reading.feed.events[0];
    assert_string_equal(night->uid, "b");
    assert_string_equal(night->summary, "Night, phone");
    assert_int_equal(night->start, 1792872000);
    assert_int_equal(night->end, 1792904400);
    assert_false(night->all_day);
    const struct ics_event *day = &reading.feed.events[1];
    assert_true(day->all_day);
    assert_int_equal(day->start, 1792713600);
    assert_int_equal(day->end, 1792800000);
    assert_string_equal(day->summary, "");
    forget(&reading);
}

/* At seven by an Oslo that is so far ahead of Greenwich. */
#define AT_SEVEN(ahead)                                                        \
    CALENDAR("BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\nBEGIN:STANDARD\r\n"       \
             "DTSTART:19700101T000000\r\nTZOFFSETFROM:" ahead                  \
             "\r\nTZOFFSETTO:" ahead                                           \
             "\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT(                    \
                 "UID:a\r\nDTSTART;TZID=Europe/Oslo:20261024T070000\r\n"       \
                 "DTEND;TZID=Europe/Oslo:20261024T080000\r\n"))

static void each_file_is_read_by_the_zone_that_it_defines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t start;
    } cases[] = {{AT_SEVEN("+0700"), 1792800000},
                 {AT_SEVEN("+0500"), 1792807200},
                 {AT_SEVEN("+0700"), 1792800000}};
    struct ical_zones *zones = ical_zones_new();
    for (int i = 0; i < 3; i++) {
        struct reading reading = read_beside(zones, cases[i].text);
        assert_false(diags_failed(reading.diags));
        assert_int_equal(reading.feed.events[0].start, cases[i].start);
        forget(&reading);
    }
    ical_zones_free(zones);
}

static void expect_report(const char *text, const char *place,
                          const char *message)
{
    struct reading reading = read_text(text);
    assert_true(diags_failed(reading.diags));
    assert_string_equal(diags_at(reading.diags, 0)->file, "x.ics");
    assert_string_equal(diags_at(reading.diags, 0)->place, place);
    if (!strstr(diags_at(reading.diags, 0)->message, message))
        fail_msg("'%s'", diags_at(reading.diags, 0)->message);
    forget(&reading);
}

static void what_libical_would_drop_is_reported(void **state)
{
    (void)state;
    expect_report("", "", "not an iCalendar file");
    expect_report("hello", "", "not an iCalendar file");
    expect_report("BEGIN:VTODO\r\nEND:VTODO\r\n", "", "not an iCalendar file");
    expect_report(CALENDAR(EVENT("UID:a\r\nDTSTART:notadate\r\n"
                                 "DTEND:20261024T200000Z\r\n")),
                  "event 1", "a line that cannot be read");
    expect_report(CALENDAR(EVENT("UID:a\r\nDTSTART:20261024T200000\r\n"
                                 "DTEND:20261024T210000Z\r\n")),
                  "event 1", "a local time whose zone the file does not");
    expect_report(
        CALENDAR(EVENT("UID:a\r\nDTSTART;TZID=Europe/Oslo:20261024T200000\r\n"
                       "DTEND:20261024T210000Z\r\n")),
        "event 1", "a local time whose zone the file does not");
    expect_report(CALENDAR(EVENT("UID:a\r\nDTEND:20261024T210000Z\r\n")),
                  "event 1", "no DTSTART");
    expect_report(CALENDAR(EVENT("UID:a\r\nDTSTART:20261024T210000Z\r\n")),
                  "event 1", "DTEND does not follow DTSTART");
    expect_report(CALENDAR(EVENT("UID:a\r\nSEQUENCE:2147483647\r\n")),
                  "event 1", "a SEQUENCE that nothing can follow");
    expect_report(CALENDAR(EVENT("DTSTART:20261024T200000Z\r\n"
                                 "DTEND:20261024T210000Z\r\n")),
                  "event 1", "no UID");
    expect_report(CALENDAR(EVENT("UID:a\r\nDTSTART:20261024T200000Z\r\n"
                                 "DTEND:20261024T200000Z\r\n")),
                  "event 1", "DTEND does not follow DTSTART");
}

static void an_open_end_is_not_read_as_a_calendar(void **state)
{
    (void)state;
    struct reading reading = read_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\n");
    assert_true(diags_failed(reading.diags));
    forget(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_read_in_their_order),
        cmocka_unit_test(each_file_is_read_by_the_zone_that_it_defines),
        cmocka_unit_test(what_libical_would_drop_is_reported),
        cmocka_unit_test(an_open_end_is_not_read_as_a_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
