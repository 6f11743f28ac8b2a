/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "clock.h"
#include "grid.h"

#include <string.h>

static int day(int year, int month, int of_month)
{
    return days_of((struct date){year, month, of_month});
}

struct wall {
    const char *zone;
    int year, month, day, hour, minute;
    enum clock_fit fit;
    int64_t second;
};

static void assert_walls(const struct wall *walls, size_t n)
{
    for (size_t index = 0; index < n; index++) {
        const struct wall *wall = &walls[index];
        int64_t second;
        enum clock_fit fit =
            clock_to_second(wall->zone, day(wall->year, wall->month, wall->day),
                            wall->hour * 60 + wall->minute, &second);
        assert_int_equal(fit, wall->fit);
        assert_int_equal(second, wall->second);
    }
}
#define ASSERT_WALLS(walls) assert_walls(walls, N_ELEMENTS(walls))

static void plain_times_have_one_instant(void **state)
{
    (void)state;
    static const struct wall walls[] = {
        {"UTC", 2026, 1, 1, 0, 0, CLOCK_ONCE, 1767225600},
        {"Europe/Oslo", 2026, 10, 19, 8, 0, CLOCK_ONCE, 1792389600},
        {"Asia/Kolkata", 2026, 10, 19, 8, 0, CLOCK_ONCE, 1792377000},
        {"Asia/Kathmandu", 2026, 1, 1, 0, 0, CLOCK_ONCE, 1767204900},
        {"Pacific/Kiritimati", 2026, 1, 1, 0, 0, CLOCK_ONCE, 1767175200},
        {"Etc/GMT+12", 2026, 1, 1, 0, 0, CLOCK_ONCE, 1767268800},
        {"UTC", 1969, 12, 31, 23, 59, CLOCK_ONCE, -60},
    };
    ASSERT_WALLS(walls);
}

static void times_shown_twice_are_the_earlier_instant(void **state)
{
    (void)state;
    static const struct wall walls[] = {
        {"Europe/Oslo", 2026, 10, 25, 2, 0, CLOCK_REPEATED, 1792886400},
        {"Europe/Oslo", 2026, 10, 25, 2, 30, CLOCK_REPEATED, 1792888200},
        {"Europe/Oslo", 2026, 10, 25, 3, 0, CLOCK_ONCE, 1792893600},
        {"Europe/Dublin", 2026, 10, 25, 1, 30, CLOCK_REPEATED, 1792888200},
        {"Australia/Lord_Howe", 2026, 4, 5, 1, 45, CLOCK_REPEATED, 1775313900},
        {"Africa/Casablanca", 2024, 3, 10, 2, 30, CLOCK_REPEATED, 1710034200},
        {"America/Sao_Paulo", 2019, 2, 16, 23, 30, CLOCK_REPEATED, 1550367000},
        {"America/Havana", 2024, 11, 3, 0, 30, CLOCK_REPEATED, 1730608200},
    };
    ASSERT_WALLS(walls);
}

static void times_jumped_over_go_by_the_offset_before(void **state)
{
    (void)state;
    static const struct wall walls[] = {
        {"Europe/Oslo", 2026, 3, 29, 1, 59, CLOCK_ONCE, 1774745940},
        {"Europe/Oslo", 2026, 3, 29, 2, 0, CLOCK_SKIPPED, 1774746000},
        {"Europe/Oslo", 2026, 3, 29, 2, 30, CLOCK_SKIPPED, 1774747800},
        {"Europe/Oslo", 2026, 3, 29, 3, 0, CLOCK_ONCE, 1774746000},
        {"Europe/Dublin", 2026, 3, 29, 1, 30, CLOCK_SKIPPED, 1774747800},
        {"Australia/Lord_Howe", 2026, 10, 4, 2, 15, CLOCK_SKIPPED, 1791042300},
        {"Australia/Lord_Howe", 2026, 10, 4, 2, 30, CLOCK_ONCE, 1791041400},
        {"Africa/Casablanca", 2024, 4, 14, 2, 30, CLOCK_SKIPPED, 1713061800},
        {"America/Sao_Paulo", 2018, 11, 4, 0, 30, CLOCK_SKIPPED, 1541302200},
        {"America/Sao_Paulo", 2018, 11, 4, 1, 0, CLOCK_ONCE, 1541300400},
        {"Pacific/Apia", 2011, 12, 30, 12, 0, CLOCK_SKIPPED, 1325282400},
    };
    ASSERT_WALLS(walls);
}

static void minute_1440_is_the_next_midnight(void **state)
{
    (void)state;
    int64_t midnight, next;
    clock_to_second("Europe/Oslo", day(2026, 10, 25), 1440, &midnight);
    clock_to_second("Europe/Oslo", day(2026, 10, 26), 0, &next);
    assert_int_equal(midnight, next);
}

static void days_of_the_clock_change_have_their_true_length(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        int year, month, day, minutes;
    } days[] = {
        {"Europe/Oslo", 2026, 10, 24, 1440},
        {"Europe/Oslo", 2026, 10, 25, 1500},
        {"Europe/Oslo", 2026, 3, 29, 1380},
        {"Europe/Dublin", 2026, 10, 25, 1500},
        {"Australia/Lord_Howe", 2026, 4, 5, 1470},
        {"Australia/Lord_Howe", 2026, 10, 4, 1410},
        {"America/Sao_Paulo", 2018, 11, 4, 1380},
        {"America/Sao_Paulo", 2019, 2, 16, 1500},
        {"America/Havana", 2024, 3, 10, 1380},
        {"America/Havana", 2024, 11, 3, 1500},
        {"Pacific/Apia", 2011, 12, 29, 1440},
        {"Pacific/Apia", 2011, 12, 30, 0},
        {"Pacific/Apia", 2011, 12, 31, 1440},
        {"Asia/Kolkata", 2026, 10, 25, 1440},
    };
    for (size_t index = 0; index < N_ELEMENTS(days); index++) {
        int date = day(days[index].year, days[index].month, days[index].day);
        int64_t length = clock_day_start(days[index].zone, date + 1) -
                         clock_day_start(days[index].zone, date);
        assert_int_equal(length, days[index].minutes * 60);
    }
}

static void day_starts_after_a_midnight_that_is_jumped_over(void **state)
{
    (void)state;
    assert_int_equal(clock_day_start("America/Sao_Paulo", day(2018, 11, 4)),
                     1541300400);
    assert_int_equal(clock_day_start("Pacific/Apia", day(2011, 12, 30)),
                     1325239200);
    assert_int_equal(clock_day_start("America/Toronto", day(1919, 3, 31)),
                     -1601753400);
}

static void instants_become_wall_times(void **state)
{
    (void)state;
    int date, minute, offset;
    clock_from_second("Europe/Oslo", 1792891800, &date, &minute, &offset);
    assert_int_equal(date, day(2026, 10, 25));
    assert_int_equal(minute, 2 * 60 + 30);
    assert_int_equal(offset, 3600);
    clock_from_second("America/New_York", -1, &date, &minute, &offset);
    assert_int_equal(date, day(1969, 12, 31));
    assert_int_equal(minute, 18 * 60 + 59);
    assert_int_equal(offset, -5 * 3600);
}

/* Walks through every minute of a few days and counts how often the clock
 * shows each time of the day in the middle. */
static void assert_day_as_shown(const char *zone, int middle)
{
    int64_t shown[1440] = {0};
    int times[1440] = {0};
    int64_t first = (int64_t)(middle - 2) * 86400;
    int64_t day_start = 0;
    for (int64_t second = first; second < first + 5 * 86400; second += 60) {
        int date, minute, offset;
        clock_from_second(zone, second, &date, &minute, &offset);
        if (date >= middle && day_start == 0)
            day_start = second;
        if (date != middle)
            continue;
        if (times[minute]++ == 0)
            shown[minute] = second;
    }
    assert_int_equal(clock_day_start(zone, middle), day_start);
    for (int minute = 0; minute < 1440; minute++) {
        int64_t second;
        enum clock_fit fit = clock_to_second(zone, middle, minute, &second);
        assert_int_equal(fit, times[minute] == 0   ? CLOCK_SKIPPED
                              : times[minute] == 1 ? CLOCK_ONCE
                                                   : CLOCK_REPEATED);
        if (times[minute] > 0)
            assert_int_equal(second, shown[minute]);
    }
}

static void every_minute_agrees_with_a_walk_through_time(void **state)
{
    (void)state;
    assert_day_as_shown("Europe/Oslo", day(2026, 10, 25));
    assert_day_as_shown("Europe/Dublin", day(2026, 3, 29));
    assert_day_as_shown("Australia/Lord_Howe", day(2026, 4, 5));
    assert_day_as_shown("Australia/Lord_Howe", day(2026, 10, 4));
    assert_day_as_shown("Africa/Casablanca", day(2024, 3, 10));
    assert_day_as_shown("America/Sao_Paulo", day(2018, 11, 4));
    assert_day_as_shown("America/Sao_Paulo", day(2019, 2, 16));
    assert_day_as_shown("America/Havana", day(2024, 11, 3));
    assert_day_as_shown("Pacific/Apia", day(2011, 12, 30));
    assert_day_as_shown("Pacific/Apia", day(2011, 12, 31));
    assert_day_as_shown("Asia/Kolkata", day(2026, 10, 25));
}

static void only_iana_names_as_written_are_known(void **state)
{
    (void)state;
    static const char *const known[] = {"UTC", "Europe/Oslo",
                                        "America/Argentina/Buenos_Aires",
                                        "Etc/GMT+12", "America/Port-au-Prince"};
    static const char *const unknown[] = {
        "",
        "Oslo",
        "Europe",
        "Europe/",
        "Europe/Oslo/",
        "europe/oslo",
        "EUROPE/OSLO",
        "Europe/Oslo ",
        "/Europe/Oslo",
        "/usr/share/zoneinfo/Europe/Oslo",
        "../zoneinfo/Europe/Oslo",
        "Europe/../Europe/Oslo",
        "Europe/./Oslo",
        "posix/Europe/Oslo",
        "right/Europe/Oslo",
        "posixrules",
        "localtime",
        "zone.tab",
        "zone1970.tab",
        "CET-1CEST",
        ":Europe/Oslo",
        "Europe/Oslo\n",
        "Romance Standard Time",
        "Europe/OsloOsloOsloOsloOsloOsloOsloOsloOsloOsloOsloOsloOsloOsloOslo",
    };
    for (size_t index = 0; index < N_ELEMENTS(known); index++)
        assert_true(clock_zone_known(known[index]));
    for (size_t index = 0; index < N_ELEMENTS(unknown); index++)
        assert_false(clock_zone_known(unknown[index]));
}

static void slip_of_the_pen_finds_the_zone_meant(void **state)
{
    (void)state;
    assert_string_equal(clock_zone_near("Europe/Olso"), "Europe/Oslo");
    assert_string_equal(clock_zone_near("europe/warsaw"), "Europe/Warsaw");
    assert_string_equal(clock_zone_near("Asia/Calcuta"), "Asia/Calcutta");
    assert_null(clock_zone_near("Romance Standard Time"));
    assert_string_equal(clock_zone_near("Warsaw"), "Europe/Warsaw");
    assert_string_equal(clock_zone_near("Asia/India"), "Asia/Kolkata");
    assert_string_equal(clock_zone_near("Europe/Norway"), "Europe/Oslo");
    assert_null(clock_zone_near("Europe/Bergen"));  /* not Berlin */
    assert_null(clock_zone_near("Asia/Bangalore")); /* not Singapore */
    assert_non_null(strstr(clock_zone_hint("Asia/Pune"), "'zone.tab'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_times_have_one_instant),
        cmocka_unit_test(times_shown_twice_are_the_earlier_instant),
        cmocka_unit_test(times_jumped_over_go_by_the_offset_before),
        cmocka_unit_test(minute_1440_is_the_next_midnight),
        cmocka_unit_test(days_of_the_clock_change_have_their_true_length),
        cmocka_unit_test(day_starts_after_a_midnight_that_is_jumped_over),
        cmocka_unit_test(instants_become_wall_times),
        cmocka_unit_test(every_minute_agrees_with_a_walk_through_time),
        cmocka_unit_test(only_iana_names_as_written_are_known),
        cmocka_unit_test(slip_of_the_pen_finds_the_zone_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
