/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "grid.h"

static int days(int year, int month, int day)
{
    return days_of((struct date){year, month, day});
}

static void known_dates_have_their_number(void **state)
{
    (void)state;
    assert_int_equal(days(1970, 1, 1), 0);
    assert_int_equal(days(1969, 12, 31), -1);
    assert_int_equal(days(2000, 2, 29), 11016);
    assert_int_equal(days(2000, 3, 1), 11017);
    assert_int_equal(days(2026, 10, 19), 20745);
    assert_int_equal(days(2099, 12, 31), 47481);
    assert_int_equal(days(1600, 1, 1), -135140);
}

static void walking_through_the_calendar_meets_every_date(void **state)
{
    (void)state;
    int number = days(1896, 1, 1);
    for (int year = 1896; year <= 2104; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= days_in_month(year, month); day++) {
                struct date date = date_of(number);
                assert_int_equal(date.year, year);
                assert_int_equal(date.month, month);
                assert_int_equal(date.day, day);
                assert_int_equal(days_of(date), number);
                number++;
            }
}

static void february_knows_the_centuries(void **state)
{
    (void)state;
    assert_int_equal(days_in_month(2024, 2), 29);
    assert_int_equal(days_in_month(2026, 2), 28);
    assert_int_equal(days_in_month(2000, 2), 29);
    assert_int_equal(days_in_month(2100, 2), 28);
    assert_int_equal(days_in_month(2026, 4), 30);
    assert_int_equal(days_in_month(2026, 12), 31);
}

static void weekdays_count_from_monday(void **state)
{
    (void)state;
    struct grid grid = {.first_date = days(2026, 10, 19), .n_days = 7};
    assert_int_equal(grid_weekday(&grid, 0), 0);
    assert_int_equal(grid_weekday(&grid, 5), SATURDAY);
    assert_int_equal(grid_weekday(&grid, 6), SUNDAY);
    assert_int_equal(grid_weekday(&grid, 7), 0);
    assert_int_equal(grid_weekday(&grid, -1), SUNDAY);
    grid.first_date = days(1969, 12, 28);
    assert_int_equal(grid_weekday(&grid, 0), SUNDAY);
}

static void weeks_begin_on_mondays_and_may_be_cut(void **state)
{
    (void)state;
    struct grid grid = {.first_date = days(2026, 10, 19), .n_days = 28};
    assert_int_equal(grid_n_weeks(&grid), 4);
    assert_int_equal(grid_week(&grid, 6), 0);
    assert_int_equal(grid_week(&grid, 7), 1);
    grid.first_date = days(2026, 10, 25);
    assert_int_equal(grid_week(&grid, 0), 0);
    assert_int_equal(grid_week(&grid, 1), 1);
    assert_int_equal(grid_n_weeks(&grid), 5);
    grid.n_days = 1;
    assert_int_equal(grid_n_weeks(&grid), 1);
}

static void slots_have_their_minutes(void **state)
{
    (void)state;
    struct grid grid = {.slot_min = 30};
    assert_int_equal(grid_minutes(&grid, 15), 450);
    assert_int_equal(grid_minutes(&grid, -1), -30);
}

/* Half hours, the second day being the one on which the clock goes back. */
static void slots_fall_on_days_of_23_to_25_hours(void **state)
{
    (void)state;
    static const int day_start[] = {4, 52, 102, 148};
    struct grid grid = {.slot_min = 30, .n_days = 3, .n_slots = 200};
    struct calendar calendar = {.zone = "Europe/Oslo", .day_start = day_start};
    assert_int_equal(calendar_day(&grid, &calendar, 0), -1);
    assert_int_equal(calendar_day(&grid, &calendar, 3), -1);
    for (int day = 0; day < 3; day++) {
        assert_int_equal(calendar_day(&grid, &calendar, day_start[day]), day);
        assert_int_equal(calendar_day(&grid, &calendar, day_start[day + 1] - 1),
                         day);
    }
    assert_int_equal(calendar_day(&grid, &calendar, 148), 3);
    assert_int_equal(calendar_day(&grid, &calendar, 199), 3);
}

static void day_names_are_short(void **state)
{
    (void)state;
    char text[DAY_NAME_ROOM];
    struct grid grid = {.first_date = days(2026, 10, 19), .n_days = 7};
    assert_string_equal(grid_day_name(&grid, 0, text), "Mon 19 Oct");
    assert_string_equal(grid_day_name(&grid, 6, text), "Sun 25 Oct");
    assert_string_equal(grid_day_name(&grid, 14, text), "Mon 2 Nov");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_dates_have_their_number),
        cmocka_unit_test(walking_through_the_calendar_meets_every_date),
        cmocka_unit_test(february_knows_the_centuries),
        cmocka_unit_test(weekdays_count_from_monday),
        cmocka_unit_test(weeks_begin_on_mondays_and_may_be_cut),
        cmocka_unit_test(slots_have_their_minutes),
        cmocka_unit_test(slots_fall_on_days_of_23_to_25_hours),
        cmocka_unit_test(day_names_are_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
