/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "crew_line.h"
#include "unit.h"

/* Nothing costs anything but what a test gives a price. */
static cost unit(void)
{
    for (int queue = 0; queue < CREW_QUEUES; queue++)
        crew->queues[queue].shortage = (struct steps){2, {60, 90}};
    problem_freeze(&crew->problem);
    return unit_of(&crew->problem);
}

static void all_steps_of_shortage_are_multiples(void **state)
{
    (void)state;
    assert_int_equal(unit(), 30);
}

static void wishes_that_somebody_can_miss_count(void **state)
{
    (void)state;
    crew->own[0].off_wish[3] = 24;
    assert_int_equal(unit(), 6);
    crew->own[0].slot_wish[8] = 15;
    assert_int_equal(unit(), 3);
}

static void priced_rules_count_by_the_least_they_can_be_over(void **state)
{
    (void)state;
    price(RULE_max_hours_per_week, 60, 1); /* a point an hour: POINT / 60 */
    assert_int_equal(unit(), 10);
    hold(RULE_max_hours_per_week, 60);
    assert_int_equal(unit(), 30);
    price(RULE_max_days_in_a_row, 3, 1);
    assert_int_equal(unit(), 30);
}

static void a_better_limit_and_the_steps_of_gauges_count_too(void **state)
{
    (void)state;
    static const cost steps[] = {45, 60};
    struct gauge gauge = {.to = 14, .n_steps = 2, .step = steps};
    hold(RULE_max_hours_per_week, 2400);
    crew->agents[0].better[RULE_max_hours_per_week] =
        (struct rule_setting){.limit = 60, .price = 1};
    assert_int_equal(unit(), 10);
    crew->agents[0].gauges = &gauge;
    crew->agents[0].n_gauges = 1;
    assert_int_equal(unit(), 5);
}

static void presence_counts_in_whole_heads(void **state)
{
    (void)state;
    crew->problem.n_presences = 1;
    crew->presence = (struct presence){
        .id = "a lead", .shift = -1, .too_few = {1, {1}}, .too_many = {1, {7}}};
    assert_int_equal(unit(), 10); /* of 60, 90, 100 and 700 */
}

static void idle_agents_have_their_price(void **state)
{
    (void)state;
    crew->problem.surplus_price = 4;
    assert_int_equal(unit(), 2);
}

static void where_nothing_has_a_price_a_unit_is_one(void **state)
{
    (void)state;
    crew->problem.n_queues = 0;
    problem_freeze(&crew->problem);
    assert_int_equal(unit_of(&crew->problem), 1);
}

static void prices_that_span_slots_are_left_alone(void **state)
{
    (void)state;
    unit();
    crew->problem.linked = 1;
    assert_int_equal(unit_of(&crew->problem), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(all_steps_of_shortage_are_multiples),
        RULE_TEST(wishes_that_somebody_can_miss_count),
        RULE_TEST(priced_rules_count_by_the_least_they_can_be_over),
        RULE_TEST(a_better_limit_and_the_steps_of_gauges_count_too),
        RULE_TEST(presence_counts_in_whole_heads),
        RULE_TEST(idle_agents_have_their_price),
        RULE_TEST(where_nothing_has_a_price_a_unit_is_one),
        RULE_TEST(prices_that_span_slots_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
