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

/* Windows of hours and weeks of rest see to the slot when a duty ends. */
static void neither_time_is_better_where_ends_are_seen(void **state)
{
    static const enum rule rules[] = {RULE_max_hours_in_24h,
                                      RULE_max_hours_in_168h, RULE_weekly_rest};
    const struct offer *early = &crew->offers[crew_offer(2, 'E')];
    const struct offer *late = &crew->offers[crew_offer(2, 'L')];
    (void)state;
    struct future plain = future_of_week(7);
    assert_true(future_prefers(&plain, early, late));
    future_free(&plain);
    for (int i = 0; i < 3; i++) {
        hold(rules[i], 35 * 60);
        struct future future = future_of_week(7);
        assert_false(future_prefers(&future, early, late));
        assert_false(future_prefers(&future, late, early));
        future_free(&future);
        hold(rules[i], RULE_OFF);
    }
}

/* Five duties in eight days, and 40 hours allowed in seven times 24. */
static struct history five_duties(void)
{
    static const int worked[] = {0, 1, 3, 5, 7};
    struct history history = *before();
    for (int i = 0; i < 5; i++) {
        history.past[worked[i]] = 480;
        history.past_end[worked[i]] = 15 - 24 * worked[i];
    }
    return history;
}

static void hours_of_eight_days_are_seen_under_168(void **state)
{
    (void)state;
    hold(RULE_max_hours_in_168h, 40 * 60);
    struct future future = future_of_week(7);
    struct history a = five_duties(), b = five_duties();
    a.past_end[7]++;
    future_view(&future, MON, &a);
    future_view(&future, MON, &b);
    assert_int_equal(b.past[7], 5 * 480);
    assert_int_equal(b.past_end[7], 15 - 24 * 7);
    assert_true(future_regret(&future, MON, &a, &b) == COST_FORBIDDEN);
    assert_true(future_regret(&future, MON, &b, &a) == 0);
    future_free(&future);
}

/* Whether 8 hours of the day count for any later seven days. */
static bool sees_work_of(int day, int run)
{
    struct history history = *before();
    struct future future = future_of_week(7);
    history.past[0] = history.week_min = 480;
    history.run = (short)run;
    future_view(&future, day, &history);
    bool seen = history.past[0] > 0;
    future_free(&future);
    return seen;
}

static void work_is_seen_as_long_as_enough_may_follow(void **state)
{
    (void)state;
    static int week_max[2] = {40 * 60, 40 * 60};
    crew->agents[0].week_max = week_max;
    hold(RULE_max_hours_per_7_days, 40 * 60 - 1);
    assert_true(sees_work_of(TUE, 1));
    hold(RULE_max_hours_per_7_days, 40 * 60);
    assert_false(sees_work_of(TUE, 1));
    price(RULE_week_max, 0, 10);
    assert_true(sees_work_of(TUE, 1));
    assert_false(sees_work_of(WED, 1));
    hold(RULE_max_days_in_a_row, 5);
    assert_true(sees_work_of(TUE, 0));
    assert_false(sees_work_of(TUE, 1));
}

/* Who has had the week's rest is still on duty on its next day. */
static void
the_end_of_a_duty_matters_after_midnight_even_if_rested(void **state)
{
    (void)state;
    hold(RULE_weekly_rest, 35 * 60);
    struct future future = future_of_week(14);
    struct history day = *before(), night = *before();
    day.week_rest = night.week_rest = 35 * 60;
    day.last_end = crew_slot(crew, SUN, 22);
    night.last_end = crew_slot(crew, SUN + 1, 6);
    future_view(&future, SUN, &day);
    future_view(&future, SUN, &night);
    assert_int_equal(day.last_end, LONG_AGO);
    assert_int_equal(night.last_end, crew_slot(crew, SUN + 1, 6));
    future_free(&future);
}

/* The day after the one shift or the other. */
static bool look_alike(short one, short other)
{
    struct history a = *before(), b = *before();
    struct future future = future_of_week(7);
    a.last_shift = one;
    b.last_shift = other;
    future_view(&future, MON, &a);
    future_view(&future, MON, &b);
    bool alike = future_alike(&future, &a, &b);
    future_free(&future);
    return alike;
}

static void shifts_that_bar_the_same_ones_leave_the_same(void **state)
{
    (void)state;
    hold(RULE_succession, 1);
    crew->shifts[LATE].not_before = crew->shifts[NIGHT].not_before = 1 << EARLY;
    assert_true(look_alike(LATE, NIGHT));
    assert_false(look_alike(EARLY, NIGHT));
    assert_true(look_alike(EARLY, -1));
    crew->shifts[NIGHT].not_before |= 1 << LATE;
    assert_false(look_alike(LATE, NIGHT));
}

/* Whether the early of Wednesday is as good as the late. */
static bool prefers_early(void)
{
    struct future future = future_of_week(7);
    bool prefers = future_prefers(&future, &crew->offers[crew_offer(WED, 'E')],
                                  &crew->offers[crew_offer(WED, 'L')]);
    future_free(&future);
    return prefers;
}

static void a_shift_that_bars_less_is_preferred(void **state)
{
    (void)state;
    hold(RULE_succession, 1);
    crew->shifts[LATE].not_before = 1 << NIGHT;
    assert_true(prefers_early());
    crew->shifts[NIGHT].not_before = 1 << EARLY;
    assert_false(prefers_early());
    crew->shifts[NIGHT].not_before |= 1 << LATE;
    assert_true(prefers_early());
    crew->shifts[EARLY].not_before = 1 << LATE;
    assert_false(prefers_early());
}

static void what_nobody_has_the_next_day_is_not_barred(void **state)
{
    (void)state;
    hold(RULE_succession, 1);
    crew->shifts[EARLY].not_before = 1 << NIGHT;
    assert_false(prefers_early());
    crew->own[0].forbidden[THU] = 1 << NIGHT;
    assert_true(prefers_early());
}

static void a_limit_matters_as_long_as_it_can_be_reached(void **state)
{
    (void)state;
    hold(RULE_shift_max, 0);
    crew->own[0].shift_max[EARLY] = 6;
    assert_false(prefers_early());
    crew->own[0].shift_max[EARLY] = 7;
    assert_true(prefers_early());
    hold(RULE_shift_min, 0);
    crew->own[0].shift_min[LATE] = 1;
    assert_false(prefers_early());
    before()->tally[LATE] = 1;
    assert_true(prefers_early());
}

static bool sees_saturday(void)
{
    struct history free = *before(), worked = *before();
    struct future future = future_of_week(7);
    free.saturday_known = worked.saturday_known = true;
    worked.saturday = true;
    future_view(&future, SAT, &free);
    future_view(&future, SAT, &worked);
    bool alike = future_alike(&future, &free, &worked);
    future_free(&future);
    return !alike;
}

static void a_saturday_matters_to_whatever_counts_weekends(void **state)
{
    (void)state;
    static const cost step[] = {POINT, 2 * POINT};
    struct gauge gauge = {
        .measure = MEASURE_WEEKENDS, .to = 7, .n_steps = 2, .step = step};
    assert_false(sees_saturday());
    hold(RULE_free_weekends, 1);
    crew->agents[0].rules[RULE_free_weekends].span = 2;
    assert_true(sees_saturday());
    hold(RULE_free_weekends, RULE_OFF);
    hold(RULE_whole_weekends, 0);
    assert_true(sees_saturday());
    hold(RULE_whole_weekends, RULE_OFF);
    crew->agents[0].n_gauges = 1;
    crew->agents[0].gauges = &gauge;
    assert_true(sees_saturday());
}

static void less_rest_in_a_week_is_regretted_by_the_hour(void **state)
{
    (void)state;
    price(RULE_weekly_rest, 35 * 60, 60);
    struct future future = future_of_week(7);
    struct history a = *before(), b = *before();
    a.week_rest = 30 * 60;
    b.week_rest = 35 * 60;
    assert_true(future_regret(&future, MON, &a, &b) == 5 * 60 * POINT);
    assert_true(future_regret(&future, MON, &b, &a) == 0);
    future_free(&future);
}

static void a_night_that_ended_later_is_regretted_by_the_hour(void **state)
{
    (void)state;
    price(RULE_rest_after_nights, 20 * 60, 60);
    struct future future = future_of_week(7);
    struct history a = *before(), b = *before();
    a.last_end = b.last_end = 6;
    a.night_end = 6;
    b.night_end = 3;
    assert_true(future_regret(&future, MON, &a, &b) == 3 * 60 * POINT);
    assert_true(future_regret(&future, MON, &b, &a) == 0);
    b.night_end = LONG_AGO;
    assert_true(future_regret(&future, MON, &a, &b) == 20 * 60 * POINT);
    future_free(&future);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(a_later_start_is_better_after_a_night),
        RULE_TEST(weekends_gone_matter_where_only_a_saturday_is_left),
        RULE_TEST(over_a_limit_that_rises_is_over_again),
        RULE_TEST(neither_time_is_better_where_ends_are_seen),
        RULE_TEST(hours_of_eight_days_are_seen_under_168),
        RULE_TEST(work_is_seen_as_long_as_enough_may_follow),
        RULE_TEST(the_end_of_a_duty_matters_after_midnight_even_if_rested),
        RULE_TEST(a_saturday_matters_to_whatever_counts_weekends),
        RULE_TEST(less_rest_in_a_week_is_regretted_by_the_hour),
        RULE_TEST(a_night_that_ended_later_is_regretted_by_the_hour),
        RULE_TEST(shifts_that_bar_the_same_ones_leave_the_same),
        RULE_TEST(a_shift_that_bars_less_is_preferred),
        RULE_TEST(what_nobody_has_the_next_day_is_not_barred),
        RULE_TEST(a_limit_matters_as_long_as_it_can_be_reached),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
