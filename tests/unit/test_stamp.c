/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "stamp.h"
#include "units.h"

#include <stdio.h>
#include <string.h>

/* "2026-03-31 13:41:22 +7200", both dates where they differ, "local". */
static const char *read_as(const char *text)
{
    static char as[120];
    char day[UNITS_ROOM] = "-", month[UNITS_ROOM] = "-", zone[16] = "local";
    struct stamp stamp;
    if (!stamp_read(text, &stamp))
        return "no";
    if (stamp.day_first != STAMP_NO_DATE)
        units_write_date(stamp.day_first, day);
    if (stamp.month_first != STAMP_NO_DATE)
        units_write_date(stamp.month_first, month);
    if (stamp.offset_s != STAMP_LOCAL)
        snprintf(zone, sizeof zone, "%+d", stamp.offset_s);
    snprintf(as, sizeof as, "%s%s%s %02d:%02d:%02d %s", day,
             strcmp(day, month) ? "|" : "", strcmp(day, month) ? month : "",
             stamp.second / 3600, stamp.second / 60 % 60, stamp.second % 60,
             zone);
    return as;
}

static void iso_times_are_read(void **state)
{
    (void)state;
    assert_string_equal(read_as("2026-03-31"), "2026-03-31 00:00:00 local");
    assert_string_equal(read_as("2026-03-31 13:41"),
                        "2026-03-31 13:41:00 local");
    assert_string_equal(read_as("2026/03/31 13:41:22"),
                        "2026-03-31 13:41:22 local");
    assert_string_equal(read_as("2026-03-31T13:41:22.123Z"),
                        "2026-03-31 13:41:22 +0");
    assert_string_equal(read_as("2026-03-31T13:41:22.000+0530"),
                        "2026-03-31 13:41:22 +19800");
    assert_string_equal(read_as("2026-03-31 13:41:22 -02:00"),
                        "2026-03-31 13:41:22 -7200");
    assert_string_equal(read_as("2026-03-31 13:41:22 UTC"),
                        "2026-03-31 13:41:22 +0");
    assert_string_equal(read_as("2026-03-31 13:41 GMT+02:00"),
                        "2026-03-31 13:41:00 +7200");
}

static void local_forms_are_read(void **state)
{
    (void)state;
    assert_string_equal(read_as("31.03.2026 13:41"),
                        "2026-03-31 13:41:00 local");
    assert_string_equal(read_as("04.03.2026 9.05"),
                        "2026-03-04 09:05:00 local");
    assert_string_equal(read_as("12/Mar/24 9:41 AM"),
                        "2024-03-12 09:41:00 local");
    assert_string_equal(read_as("11/May/24 12:26 am"),
                        "2024-05-11 00:26:00 local");
    assert_string_equal(read_as("Mar 31, 2026, 1:41 p.m."),
                        "2026-03-31 13:41:00 local");
    assert_string_equal(read_as("5. oktober 2026 08:00"),
                        "2026-10-05 08:00:00 local");
    assert_string_equal(read_as("21 ao\u00fbt 2026 08:00"),
                        "2026-08-21 08:00:00 local");
    assert_string_equal(read_as("3 juil. 2026 08:00"),
                        "2026-07-03 08:00:00 local");
}

static void dates_that_may_be_two_are_both(void **state)
{
    (void)state;
    assert_string_equal(read_as("03/04/2026 10:00"),
                        "2026-04-03|2026-03-04 10:00:00 local");
    assert_string_equal(read_as("3-4-26 10:00"),
                        "2026-04-03|2026-03-04 10:00:00 local");
    assert_string_equal(read_as("13/04/2026 10:00"),
                        "2026-04-13|- 10:00:00 local");
    assert_string_equal(read_as("04/13/2026 10:00"),
                        "-|2026-04-13 10:00:00 local");
    assert_string_equal(read_as("05/05/2026 10:00"),
                        "2026-05-05 10:00:00 local");
}

static void unix_time_is_told_by_its_size(void **state)
{
    (void)state;
    assert_string_equal(read_as("1774964482"), "2026-03-31 13:41:22 +0");
    assert_string_equal(read_as("1774964482000"), "2026-03-31 13:41:22 +0");
    assert_string_equal(read_as("1774964482.75"), "2026-03-31 13:41:22 +0");
    assert_string_equal(read_as("99999999999999"), "no");
}

static void nonsense_is_no_time(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "yesterday",
        "2026",
        "2026-03",
        "2026-02-30",
        "2026-03-31 24:00",
        "2026-03-31 13:60",
        "2026-03-31 13:41 PM",
        "2026-03-31 0:41 AM",
        "2026-03-31 13:41 CEST",
        "2026-03-31 13:41:22 +99:00",
        "2026-03-31 13:41 and more",
        "32/01/2026 10:00",
        "31.13.2026 10:00",
        "1/2/3/4 10:00",
        "Mar Apr 2026",
        "999999999999999999",
        "45382.5",
        "1970-01-01 00:00",
    };
    for (size_t index = 0; index < N_ELEMENTS(texts); index++)
        assert_string_equal(read_as(texts[index]), "no");
}

static void a_column_keeps_the_first_of_each(void **state)
{
    (void)state;
    static const char *const texts[] = {"01/02/2026", "03/02/2026",
                                        "13/02/2026", "14/02/2026"};
    struct stamp_column column = {0};
    for (int index = 0; index < 4; index++) {
        struct stamp stamp;
        assert_true(stamp_read(texts[index], &stamp));
        stamp_note(&column, &stamp, texts[index], index + 2);
    }
    assert_int_equal(column.undecided.line, 2);
    assert_int_equal(column.day_first.line, 4);
    assert_string_equal(column.day_first.text, "13/02/2026");
    assert_int_equal(column.month_first.line, 0);
    assert_int_equal(column.local.line, 2);
    assert_false(column.zoned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso_times_are_read),
        cmocka_unit_test(local_forms_are_read),
        cmocka_unit_test(dates_that_may_be_two_are_both),
        cmocka_unit_test(unix_time_is_told_by_its_size),
        cmocka_unit_test(nonsense_is_no_time),
        cmocka_unit_test(a_column_keeps_the_first_of_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
