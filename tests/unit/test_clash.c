/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "clash.h"
#include "crew_line.h"

/* A rule of single duties can be left out like any other. */
static void a_clash_names_what_is_asked_of_a_duty(void **state)
{
    (void)state;
    hold(RULE_max_days_in_a_row, 6);
    hold(RULE_earliest_start, 23 * 60);
    crew->own[0].orders[2] = ORDER_WORK;
    crew->problem.grid.n_days = 4;
    problem_freeze(&crew->problem);
    assert_true(clash_of(&crew->problem, 0, NULL) ==
                (RULE_BIT(earliest_start) | RULE_BIT(fixed)));
}

static void a_clash_names_the_activity_that_is_too_much(void **state)
{
    (void)state;
    int n_slots = crew->problem.grid.n_slots;
    struct activity all[] = {
        {"in a duty", 0, 0, 1, 60},
        {"all the time", 1, 0, n_slots, RULE_HARD},
    };
    crew->agents[0].activities = all;
    crew->agents[0].n_activities = 2;
    hold(RULE_activities, 0);
    problem_freeze(&crew->problem);
    rule_mask mask = RULE_BIT(activities);
    assert_int_equal(clash_activity(&crew->problem, 0, mask, NULL), 1);
    assert_int_equal(clash_activity(&crew->problem, 0, 0, NULL), -1);
}

static struct clash turn_of(const uint64_t *turns)
{
    struct clash clash = {.rules = RULE_BIT(fixed) | RULE_BIT(rotation)};
    hold(RULE_fixed, 0);
    hold(RULE_rotation, 0);
    crew->agents[0].rotation = turns;
    problem_freeze(&crew->problem);
    clash_turn(&crew->problem, &clash, NULL);
    return clash;
}

/* The roster begins on a Thursday, its second week on day 4. */
static void a_clash_names_the_day_whose_turn_is_too_much(void **state)
{
    (void)state;
    uint64_t turns[14];
    memset(turns, 0xff, sizeof turns);
    begin_on(THU);
    turns[3] = turns[6] = turns[7] = 0;
    crew->own[0].orders[7] = ORDER_WORK;
    struct clash clash = turn_of(turns);
    assert_int_equal(clash.turn_from, 7);
    assert_int_equal(clash.turn_until, 8);
    turns[7] = turns[8];
    assert_int_equal(turn_of(turns).turn_until, 0);
}

/* Any day of the third week would do, but there is none. */
static void a_clash_names_the_week_whose_turn_is_too_much(void **state)
{
    (void)state;
    uint64_t turns[14];
    memset(turns, 0xff, sizeof turns);
    begin_on(THU);
    for (int day = 11; day < 14; day++)
        turns[day] = 0;
    hold(RULE_week_min, 0);
    const int least[] = {0, 0, 60};
    crew->agents[0].week_min = least;
    struct clash clash = {.rules = RULE_BIT(week_min) | RULE_BIT(rotation)};
    hold(RULE_rotation, 0);
    crew->agents[0].rotation = turns;
    problem_freeze(&crew->problem);
    clash_turn(&crew->problem, &clash, NULL);
    assert_int_equal(clash.turn_from, 11);
    assert_int_equal(clash.turn_until, 14);
}

/* Two days before, one after, and days off between are none of it. */
static void a_clash_names_the_fixed_days_that_are_too_much(void **state)
{
    (void)state;
    hold(RULE_fixed, 0);
    hold(RULE_max_days_in_a_row, 2);
    for (int day = 0; day < 13; day++)
        crew->own[0].orders[day] = day < 2 || day > 11 ? ORDER_WORK
                                   : day < 5           ? ORDER_OFF
                                   : day < 8           ? ORDER_WORK
                                                       : ORDER_NONE;
    problem_freeze(&crew->problem);
    struct clash clash = {.rules =
                              RULE_BIT(fixed) | RULE_BIT(max_days_in_a_row)};
    clash_fixed(&crew->problem, &clash, NULL);
    assert_int_equal(clash.fixed_from, 5);
    assert_int_equal(clash.fixed_until, 8);
    clash = (struct clash){.rules = RULE_BIT(max_days_in_a_row)};
    clash_fixed(&crew->problem, &clash, NULL);
    assert_int_equal(clash.fixed_until, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(a_clash_names_what_is_asked_of_a_duty),
        RULE_TEST(a_clash_names_the_activity_that_is_too_much),
        RULE_TEST(a_clash_names_the_day_whose_turn_is_too_much),
        RULE_TEST(a_clash_names_the_week_whose_turn_is_too_much),
        RULE_TEST(a_clash_names_the_fixed_days_that_are_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
