/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "grid.h"
#include "units.h"

#include <string.h>

static void lengths_are_hours_minutes_and_seconds(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int seconds;
    } good[] = {{"7h30m", 27000},  {"8h", 28800}, {"45m", 2700}, {"90s", 90},
                {"1h0m15s", 3615}, {"90m", 5400}, {"0h", 0}};
    for (size_t i = 0; i < N_ELEMENTS(good); i++) {
        int seconds = -1;
        assert_true(units_read_length(good[i].text, &seconds));
        assert_int_equal(seconds, good[i].seconds);
    }
}

static void what_only_looks_like_a_length_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",   "8",     "h",    "8 h",    "8h ",   "-8h",      "7,5h", "30m7h",
        "8H", "7h90m", "8h8h", "7h030m", "0h90m", "9999999h", "8h30"};
    int seconds;
    for (size_t i = 0; i < N_ELEMENTS(bad); i++)
        assert_false(units_read_length(bad[i], &seconds));
}

static void a_clock_goes_from_0_to_24(void **state)
{
    (void)state;
    int minute;
    assert_true(units_read_clock("00:00", &minute));
    assert_int_equal(minute, 0);
    assert_true(units_read_clock("7:05", &minute));
    assert_int_equal(minute, 425);
    assert_true(units_read_clock("24:00", &minute));
    assert_int_equal(minute, 1440);
    static const char *const bad[] = {"24:01",  "25:00",  "8:60", "8",
                                      "08:0",   "08:000", "8:5",  "",
                                      "008:00", "08:00 "};
    for (size_t i = 0; i < N_ELEMENTS(bad); i++)
        assert_false(units_read_clock(bad[i], &minute));
}

static void dates_must_be_in_the_calendar(void **state)
{
    (void)state;
    int date, minute;
    assert_true(units_read_date("2028-02-29", &date));
    assert_int_equal(date, days_of((struct date){2028, 2, 29}));
    static const char *const bad[] = {"2026-02-29", "2026-13-01",  "2026-00-10",
                                      "2026-04-31", "2026-4-3",    "1979-12-31",
                                      "2100-01-01", "2026-10-191", ""};
    for (size_t i = 0; i < N_ELEMENTS(bad); i++)
        assert_false(units_read_date(bad[i], &date));
    assert_true(units_read_moment("2026-10-19T07:30", &date, &minute));
    assert_int_equal(minute, 450);
    assert_true(units_read_moment("2026-10-19 7:30", &date, &minute));
    assert_false(units_read_moment("2026-10-19", &date, &minute));
}

static void weekdays_may_go_round_the_weekend(void **state)
{
    (void)state;
    uint8_t mask;
    assert_true(units_read_weekdays("wed", &mask));
    assert_int_equal(mask, 0x04);
    assert_true(units_read_weekdays("mon-fri", &mask));
    assert_int_equal(mask, 0x1f);
    assert_true(units_read_weekdays("sat-mon", &mask));
    assert_int_equal(mask, 0x61);
    assert_false(units_read_weekdays("Mon", &mask));
    assert_false(units_read_weekdays("monday", &mask));
    assert_false(units_read_weekdays("mon-", &mask));
}

static void numbers_may_have_a_point_or_a_comma(void **state)
{
    (void)state;
    double number;
    assert_true(units_read_number("12.5", &number));
    assert_true(number == 12.5);
    assert_true(units_read_number("12,25", &number));
    assert_true(number == 12.25);
    assert_true(units_read_number("-3", &number));
    assert_true(number == -3);
    static const char *const bad[] = {"",      ".5",   "5.",
                                      "1e5",   "nan",  "1 000",
                                      "1.2.3", "0x10", "99999999999999999999"};
    for (size_t i = 0; i < N_ELEMENTS(bad); i++)
        assert_false(units_read_number(bad[i], &number));
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    char text[UNITS_ROOM];
    assert_string_equal(units_write_minutes(450, text), "7h30m");
    assert_string_equal(units_write_minutes(480, text), "8h");
    assert_string_equal(units_write_minutes(45, text), "45m");
    assert_string_equal(units_write_minutes(485, text), "8h05m");
    assert_string_equal(units_write_minutes(-45, text), "-45m");
    assert_string_equal(units_write_minutes(0, text), "0h");
    assert_string_equal(units_write_seconds(90, text), "90s");
    assert_string_equal(units_write_seconds(240, text), "4m");
    assert_string_equal(units_write_clock(1440, text), "24:00");
    for (int date = 3652; date < 47482; date += 77) {
        int read;
        assert_true(units_read_date(units_write_date(date, text), &read));
        assert_int_equal(read, date);
    }
}

static void hours_are_bare_figures_or_clock_like(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int minutes;
    } good[] = {{"40", 2400}, {"37,5", 2250}, {"37.5", 2250},   {"37:30", 2250},
                {"0", 0},     {"7,33", 440},  {"168:00", 10080}};
    static const char *const bad[] = {"",      "-1",    "37:60", "37:3",  "37h",
                                      "1:2:3", "37,5h", "1e3",   "37:30 "};
    int minutes;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(units_read_hours(good[i].text, &minutes));
        assert_int_equal(minutes, good[i].minutes);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(units_read_hours(bad[i], &minutes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_are_bare_figures_or_clock_like),
        cmocka_unit_test(lengths_are_hours_minutes_and_seconds),
        cmocka_unit_test(what_only_looks_like_a_length_is_refused),
        cmocka_unit_test(a_clock_goes_from_0_to_24),
        cmocka_unit_test(dates_must_be_in_the_calendar),
        cmocka_unit_test(weekdays_may_go_round_the_weekend),
        cmocka_unit_test(numbers_may_have_a_point_or_a_comma),
        cmocka_unit_test(what_is_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
