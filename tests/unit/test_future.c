/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What later days can still see: cases in which two histories, or two duties,
 * look alike and are not. */
#include "test.h"

#include "crew_line.h"
#include "future.h"

static struct future future_of_week(int n_days)
{
    crew->problem.grid.n_days = n_days;
    crew_days(crew);
    problem_freeze(&crew->problem);
    return future_new(&crew->problem, 0, future_rules(&crew->problem, 0));
}

static void a_later_start_is_better_after_a_night(void **state)
{
    (void)state;
    hold(RULE_rest, 6 * 60);
    price(RULE_rest_after_nights, 20 * 60, 10);
    before()->last_end = before()->night_end = 0;
    struct future future = future_of_week(7);
    const struct offer *early = &crew->offers[crew_offer(0, 'E')];
    const struct offer *late = &crew->offers[crew_offer(0, 'L')];
    assert_false(future_prefers(&future, early, late));
    assert_false(future_prefers(&future, late, early));
    future_free(&future);
}

static void weekends_gone_matter_where_only_a_saturday_is_left(void **state)
{
    (void)state;
    hold(RULE_free_weekends, 1);
    crew->agents[0].rules[RULE_free_weekends].span = 2;
    struct history free = *before(), worked = *before();
    worked.weekends_past = 1;
    struct future future = future_of_week(SAT + 1);
    future_view(&future, MON, &free);
    future_view(&future, MON, &worked);
    assert_false(future_alike(&future, &free, &worked));
    future_free(&future);
}

/* Each day's limit allows just that day's work: a sum an hour over the first
 * is an hour over every one. */
static void over_a_limit_that_rises_is_over_again(void **state)
{
    (void)state;
    static const int most[] = {480, 960, 1440, 1920, 2400};
    struct gauge gauge = {
        .measure = MEASURE_WORK, .to = 5, .most = most, .price = 60};
    crew->agents[0].n_gauges = 1;
    crew->agents[0].gauges = &gauge;
    struct future future = future_of_week(5);
    struct history a = *before(), b = *before();
    a.tally[CREW_SHIFTS] = 540;
    b.tally[CREW_SHIFTS] = 480;
    assert_true(future_regret(&future, MON, &a, &b) >= 4 * 60 * POINT);
    assert_true(future_regret(&future, MON, &b, &a) == 0);
    future_free(&future);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(a_later_start_is_better_after_a_night),
        RULE_TEST(weekends_gone_matter_where_only_a_saturday_is_left),
        RULE_TEST(over_a_limit_that_rises_is_over_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
