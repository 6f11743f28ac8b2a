/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pace.h"
#include "test.h"

#include "crew_line.h"

enum { PERIOD = 28, PART = 14, WEEKS = 4, FORTY_HOURS = 2400 };

static struct pace *pace;
static struct part part;

/* Four weeks of one agent who may work 40 hours in each, where an early duty is
 * asked each day. */
static int crew_of_weeks(void **state)
{
    (void)state;
    static int rows[PERIOD], one[PERIOD];
    crew = crew_new(PERIOD, 1);
    for (int day = 0; day < PERIOD; day++) {
        rows[day] = day;
        one[day] = 1;
    }
    crew->problem.n_queues = 0;
    crew->problem.n_presences = 1;
    crew->presence = (struct presence){
        .shift = EARLY, .n_rows = PERIOD, .row = rows, .min = one, .max = one};
    crew->agents[0].period_max = WEEKS * FORTY_HOURS;
    return 0;
}

/* Agents of the days [from, from + PART), none of which has worked before. */
static const struct agent *agent_of_part(int from)
{
    problem_freeze(&crew->problem);
    pace = pace_new(&crew->problem);
    part = part_new(&crew->problem, from, from + PART);
    pace_limit(pace, &part);
    return &part.problem->agents[0];
}

/* The first days of the part, the others off. */
static cost cost_of(const char *days)
{
    struct line line = line_new(part.problem, 0);
    for (int day = 0; days[day]; day++)
        line.duties[day].offer = crew_offer(day, days[day]);
    cost own = line_judge(part.problem, &line, RULES_ALL, NULL);
    line_free(&line);
    return own;
}

static int no_part(void **state)
{
    part_free(&part);
    pace_free(pace);
    return tear_down(state);
}

static void
hours_of_a_week_cost_where_they_are_more_than_its_share(void **state)
{
    (void)state;
    agent_of_part(0);
    cost most = cost_of("EEEEEE.EEEE...");
    assert_true(cost_of("EEEEEEEEEE....") > most);
    assert_true(cost_of("EEEEEEEEEE....") < COST_FORBIDDEN);
}

static void what_a_week_may_not_have_it_may_not_have_in_a_part(void **state)
{
    (void)state;
    for (int week = 0; week < WEEKS; week++)
        crew->own[0].week_max[week] = FORTY_HOURS;
    agent_of_part(0);
    assert_true(cost_of("EEEEE..EEEEE..") < COST_FORBIDDEN);
    assert_true(cost_of("EEEEEE.EEEE...") == COST_FORBIDDEN);
    assert_true(cost_of("EEEE...EEEEEE.") == COST_FORBIDDEN);
}

static void each_week_has_its_own_limit(void **state)
{
    (void)state;
    crew->own[0].week_max[1] = FORTY_HOURS / 5;
    agent_of_part(0);
    assert_true(cost_of("EEEEEE.E......") < COST_FORBIDDEN);
    assert_true(cost_of("E......EE.....") == COST_FORBIDDEN);
}

static void a_limit_of_all_weeks_stays_hard_beside_the_share(void **state)
{
    (void)state;
    crew->own[0].week_max[0] = 2 * FORTY_HOURS;
    crew->agents[0].period_max = WEEKS * FORTY_HOURS / 2;
    hold(RULE_max_hours_per_week, FORTY_HOURS);
    agent_of_part(0);
    assert_true(cost_of("EEEEE..E......") > cost_of("EEE....E......"));
    assert_true(cost_of("EEEEE..E......") < COST_FORBIDDEN);
    assert_true(cost_of("EEEEEE.E......") == COST_FORBIDDEN);
}

static void a_limit_with_a_price_keeps_one_and_is_no_looser(void **state)
{
    (void)state;
    for (int week = 0; week < WEEKS; week++)
        crew->own[0].week_max[week] = FORTY_HOURS / 2;
    price(RULE_week_max, 0, 10);
    const struct agent *agent = agent_of_part(0);
    assert_int_equal(agent->week_max[0], FORTY_HOURS / 2);
    assert_true(cost_of("EEEEE.........") < COST_FORBIDDEN);
}

static void weeks_that_must_have_more_than_their_share_still_must(void **state)
{
    (void)state;
    for (int week = 0; week < WEEKS; week++)
        crew->own[0].week_min[week] = FORTY_HOURS;
    agent_of_part(0);
    assert_true(cost_of("EEEEE..EEEEE..") < COST_FORBIDDEN);
    assert_true(cost_of("EEEE...EEEEE..") == COST_FORBIDDEN);
}

static void duties_that_a_period_must_have_are_shared_out(void **state)
{
    (void)state;
    crew->agents[0].period_max = -1;
    crew->own[0].shift_min[LATE] = 2 * WEEKS;
    const struct agent *agent = agent_of_part(0);
    assert_int_equal(agent->shift_min[LATE], 2);
    assert_int_equal(agent->shift_min[EARLY], -1);
    assert_true(cost_of("LL.....LL.....") == 0);
    assert_true(cost_of("LE.....E......") > 0);
    assert_true(cost_of("LE.....E......") < COST_FORBIDDEN);
}

static void the_last_weeks_are_asked_for_all_duties(void **state)
{
    (void)state;
    crew->agents[0].period_max = -1;
    crew->own[0].shift_min[LATE] = 2 * WEEKS;
    price(RULE_shift_min, 0, 10);
    const struct agent *agent = agent_of_part(PERIOD - PART);
    assert_int_equal(agent->shift_min[LATE], 2 * WEEKS);
    assert_int_equal(agent->rules[RULE_shift_min].price, 10);
    assert_true(cost_of("LLLL...LLL....") == 10 * POINT);
}

static void where_no_duties_are_asked_for_the_rule_stays_hard(void **state)
{
    (void)state;
    const struct agent *agent = agent_of_part(0);
    assert_int_equal(agent->rules[RULE_shift_min].price, RULE_HARD);
}

/* As a share of one duty is none in the first weeks. */
static void a_least_number_of_0_asks_for_none(void **state)
{
    (void)state;
    crew->own[0].shift_min[LATE] = 1;
    const struct agent *agent = agent_of_part(0);
    assert_int_equal(agent->shift_min[LATE], 0);
    assert_int_equal(agent->rules[RULE_shift_min].price, RULE_HARD);
}

#define PACE_TEST(test)                                                        \
    cmocka_unit_test_setup_teardown(test, crew_of_weeks, no_part)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PACE_TEST(hours_of_a_week_cost_where_they_are_more_than_its_share),
        PACE_TEST(what_a_week_may_not_have_it_may_not_have_in_a_part),
        PACE_TEST(each_week_has_its_own_limit),
        PACE_TEST(a_limit_of_all_weeks_stays_hard_beside_the_share),
        PACE_TEST(a_limit_with_a_price_keeps_one_and_is_no_looser),
        PACE_TEST(weeks_that_must_have_more_than_their_share_still_must),
        PACE_TEST(duties_that_a_period_must_have_are_shared_out),
        PACE_TEST(the_last_weeks_are_asked_for_all_duties),
        PACE_TEST(where_no_duties_are_asked_for_the_rule_stays_hard),
        PACE_TEST(a_least_number_of_0_asks_for_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
