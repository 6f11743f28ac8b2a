/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stop.h"
#include "test.h"

#include <math.h>

static void without_limits_a_minute_is_taken(void **state)
{
    (void)state;
    struct stop stop = stop_new(&(struct solve_options){0});
    assert_true(stop.time_limit == 60);
    assert_true(stop.work_limit == INT64_MAX);
    stop.work = INT64_MAX / 2;
    assert_false(stop_seconds_over(&stop));
}

static void work_alone_stops_a_run_that_is_to_repeat(void **state)
{
    (void)state;
    struct stop stop = stop_new(&(struct solve_options){.work_limit = 1000});
    assert_true(isinf(stop.time_limit));
    stop.work = 250;
    assert_true(stop_share(&stop) == 0.25);
    assert_int_equal(stop_work_left(&stop), 750);
    assert_false(stop_due(&stop));
    stop.work = 1000;
    assert_true(stop_due(&stop));
    assert_int_equal(stop_work_left(&stop), 1);
}

/* Whoever plans a part must leave the rest of both limits to the others. */
static void a_part_ends_sooner_by_work_and_by_seconds(void **state)
{
    (void)state;
    struct stop stop =
        stop_new(&(struct solve_options){.work_limit = 1000, .time_limit = 40});
    stop_sooner(&stop, 0.25);
    assert_true(stop.time_limit == 10);
    assert_int_equal(stop.work_limit, 250);
    stop.work = 250;
    assert_true(stop_due(&stop));
}

static void what_has_no_limit_keeps_none(void **state)
{
    (void)state;
    struct stop by_time = stop_new(&(struct solve_options){.time_limit = 40});
    struct stop by_work = stop_new(&(struct solve_options){.work_limit = 40});
    stop_sooner(&by_time, 0.5);
    stop_sooner(&by_work, 0.5);
    assert_true(by_time.work_limit == INT64_MAX);
    assert_true(isinf(by_work.time_limit));
}

static void a_signal_stops_at_once(void **state)
{
    (void)state;
    volatile sig_atomic_t signal = 0;
    struct stop stop = stop_new(&(struct solve_options){.stop = &signal});
    assert_false(stop_due(&stop));
    signal = 1;
    assert_true(stop_due(&stop) && stop_seconds_over(&stop));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_limits_a_minute_is_taken),
        cmocka_unit_test(work_alone_stops_a_run_that_is_to_repeat),
        cmocka_unit_test(a_part_ends_sooner_by_work_and_by_seconds),
        cmocka_unit_test(what_has_no_limit_keeps_none),
        cmocka_unit_test(a_signal_stops_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
