/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "forecast.h"
#include "mem.h"
#include "pattern.h"
#include "profile.h"
#include "rng.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PER_DAY = 24, HOLIDAY = DAY_HOLIDAY };

#define assert_near(value, wanted, room)                                       \
    assert_true(fabs((value) - (wanted)) <= (room))

/* A desk that is open from 8 to 16 on weekdays, Monday busiest. */
static struct series desk_of(int n_weeks)
{
    static const double days[7] = {200, 160, 150, 150, 140, 0, 0};
    struct series series = {.n_days = 7 * n_weeks, .per_day = PER_DAY};
    size_t n = (size_t)series.n_days * PER_DAY;
    series.count = mem_alloc(n, sizeof(double));
    series.kind = mem_alloc((size_t)series.n_days, 1);
    for (int day = 0; day < series.n_days; day++)
        for (int hour = 8; hour < 16; hour++)
            series.count[day * PER_DAY + hour] =
                days[day % 7] * (hour == 9 ? 0.3 : 0.1);
    return series;
}

static void desk_free(struct series *series)
{
    free(series->count);
    free(series->kind);
    free(series->effort);
    free(series->timed);
}

static void multiply(struct series *series, int day, double factor)
{
    for (int slot = 0; slot < PER_DAY; slot++)
        series->count[day * PER_DAY + slot] *= factor;
}

/* Poisson by multiplying (Knuth). */
static double by_chance(struct rng *rng, double mean)
{
    double left = exp(-mean), product = 1;
    int n = 0;
    while ((product *= ((double)(rng_next(rng) >> 11) + 0.5) / 0x1p53) > left)
        n++;
    return n;
}

static void shake(struct series *series, double share)
{
    struct rng rng = {5};
    for (int slot = 0; slot < series->n_days * PER_DAY; slot++)
        series->count[slot] = by_chance(&rng, share * series->count[slot]);
}

static double expected_total(const struct series *series, bool trend, int day,
                             int kind)
{
    double expected[PER_DAY], sum = 0;
    struct forecast *forecast = forecast_new(series, trend);
    forecast_day(forecast, day, kind, expected);
    for (int slot = 0; slot < PER_DAY; slot++)
        sum += expected[slot];
    forecast_free(forecast);
    return sum;
}

static void what_never_changes_is_foretold_exactly(void **state)
{
    (void)state;
    double expected[PER_DAY];
    struct series series = desk_of(12);
    struct forecast *forecast = forecast_new(&series, false);
    forecast_day(forecast, 84 + 7, DAY_USUAL, expected);
    for (int hour = 0; hour < PER_DAY; hour++)
        assert_near(expected[hour], series.count[hour], 1e-9);
    struct accuracy accuracy = forecast_accuracy(forecast, 4);
    assert_int_equal(accuracy.n_origins, 1);
    assert_near(accuracy.wape, 0, 1e-9);
    assert_near(accuracy.mean8_wape, 0, 1e-9);
    forecast_free(forecast);
    desk_free(&series);
}

static void accuracy_needs_nine_weeks(void **state)
{
    (void)state;
    struct series series = desk_of(8);
    struct forecast *forecast = forecast_new(&series, false);
    assert_int_equal(forecast_accuracy(forecast, 1).n_origins, 0);
    forecast_free(forecast);
    desk_free(&series);
}

static void an_outage_is_left_out(void **state)
{
    (void)state;
    struct series series = desk_of(12);
    multiply(&series, 63, 0.1);
    series_leave_out(&series);
    for (int day = 0; day < series.n_days; day++)
        assert_int_equal(series.kind[day],
                         day == 63 ? DAY_LEFT_OUT : DAY_USUAL);
    assert_near(expected_total(&series, false, 84, DAY_USUAL), 200, 1e-6);
    desk_free(&series);
}

static void a_lasting_fall_is_no_outage(void **state)
{
    (void)state;
    struct series series = desk_of(16);
    for (int day = 7 * 6; day < series.n_days; day++)
        multiply(&series, day, 0.2);
    series_leave_out(&series);
    assert_int_equal(series.kind[7 * 6], DAY_LEFT_OUT);
    assert_int_equal(series.kind[7 * 12], DAY_USUAL);
    double total = expected_total(&series, false, 7 * 16, DAY_USUAL);
    assert_true(total > 38 && total < 60);
    desk_free(&series);
}

static void a_burst_is_clipped(void **state)
{
    (void)state;
    struct series series = desk_of(12);
    series.count[77 * PER_DAY + 10] = 5000;
    double total = expected_total(&series, false, 84, DAY_USUAL);
    assert_true(total > 195 && total < 215);
    desk_free(&series);
}

static void hours_that_are_not_known_are_not_nought(void **state)
{
    (void)state;
    struct series series = desk_of(12);
    for (int slot = 8; slot < 12; slot++)
        series.count[77 * PER_DAY + slot] = NAN;
    assert_near(expected_total(&series, false, 84, DAY_USUAL), 200, 1e-6);
    desk_free(&series);
}

static void a_holiday_learns_from_those_of_its_type(void **state)
{
    (void)state;
    struct series series = desk_of(12);
    multiply(&series, 70, 0.25);
    series.kind[70] = HOLIDAY;
    assert_near(expected_total(&series, false, 85, HOLIDAY), 40, 1e-6);
    desk_free(&series);
}

static void the_first_of_its_type_is_like_the_quietest_day(void **state)
{
    (void)state;
    struct series series = desk_of(12);
    assert_near(expected_total(&series, false, 84, HOLIDAY + 3), 0, 1e-9);
    for (int day = 0; day < series.n_days; day++)
        for (int hour = 8; hour < 12 && day % 7 >= 5; hour++)
            series.count[day * PER_DAY + hour] = day % 7 == 5 ? 4 : 6;
    assert_near(expected_total(&series, false, 84, HOLIDAY), 16, 0.2);
    desk_free(&series);
}

static void a_day_after_a_holiday_is_near_to_usual(void **state)
{
    (void)state;
    struct series series = desk_of(12);
    assert_near(expected_total(&series, false, 84, DAY_AFTER), 200, 1e-6);
    multiply(&series, 70, 1.3);
    series.kind[70] = DAY_AFTER;
    assert_near(expected_total(&series, false, 84, DAY_AFTER), 220, 1e-6);
    desk_free(&series);
}

/* What is expected at ten on a Monday of a kind of which one is known, on which
 * half of all came at ten, and not a tenth. */
static double at_ten_after_a_burst(int kind)
{
    double expected[PER_DAY], usual = 20;
    struct series series = desk_of(12);
    for (int hour = 8; hour < 16; hour++)
        series.count[70 * PER_DAY + hour] = hour == 10 ? 100 : 100 / 7.0;
    series.kind[70] = (uint8_t)kind;
    struct forecast *forecast = forecast_new(&series, false);
    forecast_day(forecast, 84, kind, expected);
    forecast_free(forecast);
    desk_free(&series);
    return expected[10] / usual;
}

static void one_past_day_is_not_copied(void **state)
{
    (void)state;
    assert_near(at_ten_after_a_burst(DAY_AFTER), 1, 1e-6);
    assert_near(at_ten_after_a_burst(DAY_BRIDGE), 1, 1e-6);
    double holiday = at_ten_after_a_burst(HOLIDAY);
    assert_true(holiday > 1 && holiday < 2);
}

static void a_holiday_opens_no_hours_that_are_closed(void **state)
{
    (void)state;
    double expected[PER_DAY];
    struct series series = desk_of(12);
    series.kind[70] = HOLIDAY;
    for (int day = 1; day < series.n_days; day += 7)
        series.count[day * PER_DAY + 15] = 0;
    struct forecast *forecast = forecast_new(&series, false);
    forecast_day(forecast, 85, HOLIDAY, expected);
    assert_near(expected[15], 0, 0);
    assert_true(expected[14] > 10);
    forecast_free(forecast);
    desk_free(&series);
}

static void growth_goes_on_only_with_a_trend(void **state)
{
    (void)state;
    struct series series = desk_of(30);
    for (int day = 0; day < series.n_days; day++)
        multiply(&series, day, 1 + 0.02 * (day / 7));
    double next = 200 * (1 + 0.02 * 30);
    double flat = expected_total(&series, false, 210, DAY_USUAL);
    double grown = expected_total(&series, true, 210, DAY_USUAL);
    assert_true(flat < 0.98 * next && flat > 0.9 * next);
    assert_near(grown, next, 0.01 * next);
    desk_free(&series);
}

/* How far Monday's shares are from Tuesday's. */
static double apart(const double *shares)
{
    double sum = 0;
    for (int slot = 0; slot < PER_DAY; slot++)
        sum += fabs(shares[slot] - shares[PER_DAY + slot]);
    return sum;
}

static void the_profile_of_a_small_queue_is_drawn_together(void **state)
{
    (void)state;
    double shares[7 * PER_DAY], raw[2 * PER_DAY] = {0}, sums[2] = {0};
    struct series series = desk_of(12);
    shake(&series, 0.02);
    for (int day = 0; day < series.n_days; day++)
        for (int slot = 0; slot < PER_DAY && day % 7 < 2; slot++) {
            raw[day % 7 * PER_DAY + slot] += series_day(&series, day)[slot];
            sums[day % 7] += series_day(&series, day)[slot];
        }
    for (int slot = 0; slot < 2 * PER_DAY; slot++)
        raw[slot] /= sums[slot / PER_DAY];
    profile_fit(&series, shares);
    assert_true(apart(shares) < 0.6 * apart(raw));
    desk_free(&series);
}

static void the_profile_of_a_large_queue_stands_apart(void **state)
{
    (void)state;
    double shares[7 * PER_DAY];
    struct series series = desk_of(12);
    for (int week = 0; week < 12; week++)
        series.count[week * 7 * PER_DAY + 15] = 100;
    profile_fit(&series, shares);
    assert_true(shares[15] > 0.33 && shares[PER_DAY + 15] < 0.11);
    for (int weekday = 0; weekday < 7; weekday++) {
        double sum = 0;
        for (int slot = 0; slot < PER_DAY; slot++)
            sum += shares[weekday * PER_DAY + slot];
        assert_near(sum, weekday < 5 ? 1 : 0, 1e-9);
    }
    desk_free(&series);
}

/* Saturdays from 9 to 14, with so many contacts in an hour. */
static void open_saturdays(struct series *series, double contacts)
{
    for (int day = 5; day < series->n_days; day += 7)
        for (int hour = 9; hour < 14; hour++)
            series->count[day * PER_DAY + hour] = contacts;
}

static void where_nothing_ever_comes_nothing_is_expected(void **state)
{
    (void)state;
    double expected[PER_DAY];
    struct series series = desk_of(12);
    open_saturdays(&series, 6);
    shake(&series, 1);
    struct forecast *forecast = forecast_new(&series, false);
    forecast_day(forecast, 84 + 5, DAY_USUAL, expected);
    for (int hour = 0; hour < PER_DAY; hour++)
        if (hour < 9 || hour >= 14)
            assert_near(expected[hour], 0, 0);
        else
            assert_true(expected[hour] > 3);
    forecast_free(forecast);
    desk_free(&series);
}

static void a_small_queue_is_not_taken_for_closed(void **state)
{
    (void)state;
    double shares[7 * PER_DAY];
    struct series series = desk_of(12);
    series.count[5 * PER_DAY + 9] = series.count[12 * PER_DAY + 11] = 2;
    profile_fit(&series, shares);
    for (int hour = 8; hour < 16; hour++)
        assert_true(shares[5 * PER_DAY + hour] > 0);
    desk_free(&series);
}

/* On Mondays of twelve weeks nothing came at eleven, where five were to be
 * expected: as there are forty such hours in a week, it may be chance. */
static void one_empty_hour_of_many_may_be_chance(void **state)
{
    (void)state;
    double shares[7 * PER_DAY];
    struct series series = desk_of(12);
    for (int day = 0; day < series.n_days; day++)
        for (int hour = 8; hour < 16 && day % 7 < 5; hour++)
            series.count[day * PER_DAY + hour] = 0.5;
    for (int day = 0; day < series.n_days; day += 7)
        series.count[day * PER_DAY + 11] = 0;
    profile_fit(&series, shares);
    assert_true(shares[11] > 0);
    desk_free(&series);
}

static void chance_alone_is_missed_by_the_floor(void **state)
{
    (void)state;
    struct series series = desk_of(60);
    shake(&series, 1);
    struct forecast *forecast = forecast_new(&series, false);
    struct accuracy accuracy = forecast_accuracy(forecast, 1);
    assert_int_equal(accuracy.n_origins, 52);
    assert_true(accuracy.wape < 1.05 * accuracy.floor);
    assert_true(accuracy.wape > accuracy.floor);
    assert_true(accuracy.wape < accuracy.mean8_wape);
    assert_true(fabs(accuracy.bias) < 0.02);
    assert_true(accuracy.dispersion > 0.95 && accuracy.dispersion < 1.25);
    assert_true(isnan(accuracy.handling_wape));
    forecast_free(forecast);
    desk_free(&series);
}

static void handling_times_are_weighed_by_contacts(void **state)
{
    (void)state;
    double handling[PER_DAY];
    struct series series = desk_of(12);
    size_t n = (size_t)series.n_days * PER_DAY;
    series.effort = mem_alloc(n, sizeof(double));
    series.timed = mem_alloc(n, sizeof(double));
    for (size_t slot = 0; slot < n; slot++) {
        series.timed[slot] = series.count[slot];
        series.effort[slot] =
            series.count[slot] * (slot % PER_DAY == 9 ? 400 : 200);
    }
    struct forecast *forecast = forecast_new(&series, false);
    forecast_handling(forecast, 0, handling);
    assert_true(handling[9] > 360 && handling[9] <= 400);
    assert_true(handling[10] >= 200 && handling[10] < 220);
    /* Where nothing comes, the mean of all: 3 of 10 take 400 s. */
    assert_near(handling[3], 260, 1e-6);
    forecast_free(forecast);
    desk_free(&series);
}

static void the_deviation_of_a_poisson_number_is_known(void **state)
{
    (void)state;
    assert_near(poisson_deviation(0), 0, 0);
    assert_near(poisson_deviation(1), 2 * exp(-1), 1e-12);
    double sum = 0, chance = exp(-3.7);
    for (int n = 0; n < 60; n++) {
        sum += fabs(n - 3.7) * chance;
        chance *= 3.7 / (n + 1);
    }
    assert_near(poisson_deviation(3.7), sum, 1e-12);
    assert_near(poisson_deviation(1e6) / sqrt(2e6 / M_PI), 1, 1e-4);
}

static void what_came_later_changes_no_forecast(void **state)
{
    (void)state;
    double before[7 * PER_DAY], after[7 * PER_DAY];
    struct arena *arena = arena_new();
    struct series series = desk_of(20);
    shake(&series, 1);
    struct series clean = series_clean(&series, 70, arena);
    pattern_fit(&clean, PATTERN_MEDIAN, before);
    for (int slot = 70 * PER_DAY; slot < 140 * PER_DAY; slot++)
        series.count[slot] = 9999;
    clean = series_clean(&series, 70, arena);
    pattern_fit(&clean, PATTERN_MEDIAN, after);
    assert_memory_equal(before, after, sizeof before);
    arena_free(arena);
    desk_free(&series);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_never_changes_is_foretold_exactly),
        cmocka_unit_test(accuracy_needs_nine_weeks),
        cmocka_unit_test(an_outage_is_left_out),
        cmocka_unit_test(a_lasting_fall_is_no_outage),
        cmocka_unit_test(a_burst_is_clipped),
        cmocka_unit_test(hours_that_are_not_known_are_not_nought),
        cmocka_unit_test(a_holiday_learns_from_those_of_its_type),
        cmocka_unit_test(the_first_of_its_type_is_like_the_quietest_day),
        cmocka_unit_test(a_day_after_a_holiday_is_near_to_usual),
        cmocka_unit_test(one_past_day_is_not_copied),
        cmocka_unit_test(a_holiday_opens_no_hours_that_are_closed),
        cmocka_unit_test(growth_goes_on_only_with_a_trend),
        cmocka_unit_test(the_profile_of_a_small_queue_is_drawn_together),
        cmocka_unit_test(the_profile_of_a_large_queue_stands_apart),
        cmocka_unit_test(where_nothing_ever_comes_nothing_is_expected),
        cmocka_unit_test(a_small_queue_is_not_taken_for_closed),
        cmocka_unit_test(one_empty_hour_of_many_may_be_chance),
        cmocka_unit_test(chance_alone_is_missed_by_the_floor),
        cmocka_unit_test(handling_times_are_weighed_by_contacts),
        cmocka_unit_test(the_deviation_of_a_poisson_number_is_known),
        cmocka_unit_test(what_came_later_changes_no_forecast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
