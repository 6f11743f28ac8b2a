/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "crew_line.h"
#include "terms.h"

static int two_agents(void **state)
{
    (void)state;
    crew = crew_new(14, 2);
    return 0;
}

static bool alone(void)
{
    return terms_alone(&crew->problem, 0, 1, RULES_ALL, UINT64_MAX);
}

static void wishes_leave_and_orders_are_terms_of_an_agents_own(void **state)
{
    (void)state;
    struct crew_agent *own = &crew->own[1];
    struct agent *who = &crew->agents[1];
    own->off_wish[3] = own->slot_wish[8] = 60;
    own->orders[2] = ORDER_OFF;
    own->forbidden[4] = 1;
    own->available[30] = own->eligible[LATE] = 0;
    own->time_off[0] = (struct absence){.start = 0, .end = 24};
    who->n_time_off = 1;
    who->id = "bo";
    who->tags = 3;
    who->carried_until = 6;
    assert_true(alone());
}

static void a_contract_keeps_agents_apart(void **state)
{
    (void)state;
    crew->own[1].week_max[1] = 2400;
    assert_false(alone());
    crew->own[0].week_max[1] = 2400;
    assert_true(alone());
    crew->agents[1].period_min = 60;
    assert_false(alone());
}

static void a_rule_matters_where_it_holds(void **state)
{
    (void)state;
    price(RULE_rest, 660, 10);
    assert_false(alone());
    assert_true(terms_alone(&crew->problem, 0, 1, ~RULE_BIT(rest), UINT64_MAX));
}

static void numbers_of_duties_matter_for_the_shifts_asked_for(void **state)
{
    (void)state;
    crew->own[1].shift_max[NIGHT] = 2;
    assert_false(alone());
    assert_true(
        terms_alone(&crew->problem, 0, 1, RULES_ALL, ~(UINT64_C(1) << NIGHT)));
}

static void gauges_are_compared_by_what_they_say(void **state)
{
    (void)state;
    static const cost steps[] = {60, 60};
    struct gauge gauges[] = {
        {.id = "a", .to = 14, .n_steps = 1, .step = steps},
        {.id = "b", .to = 14, .n_steps = 1, .step = steps + 1}};
    crew->agents[0].gauges = &gauges[0];
    crew->agents[0].n_gauges = 1;
    assert_false(alone());
    crew->agents[1].gauges = &gauges[1];
    crew->agents[1].n_gauges = 1;
    assert_true(alone());
    gauges[1].from = 7;
    assert_false(alone());
}

static void other_days_before_and_other_zones_keep_agents_apart(void **state)
{
    (void)state;
    crew->agents[1].before.tally[LATE] = 1;
    assert_false(alone());
    crew->agents[0].before.tally[LATE] = 1;
    assert_true(alone());
    crew->agents[1].calendar = 1;
    assert_false(alone());
}

/* How many choices the agent free of terms has. */
static int n_choices(rule_mask mask)
{
    struct problem *one = terms_free(&crew->problem, 0, mask, 0);
    int n = one->agents[0].first_choice[14];
    arena_free(one->arena);
    return n;
}

static void choices_of_a_contract_are_those_of_all_its_agents(void **state)
{
    (void)state;
    crew->own[0].eligible[LATE] = 0;
    crew->own[1].eligible[EARLY] = crew->own[1].eligible[NIGHT] = 0;
    crew->own[0].orders[2] = crew->own[1].orders[4] = ORDER_OFF;
    problem_freeze(&crew->problem);
    assert_int_equal(n_choices(RULES_ALL), 14 * CREW_SHIFTS - 3);
    hold(RULE_rest, 660);
    assert_int_equal(n_choices(RULES_ALL), 14 * 2 - 2);
    assert_int_equal(n_choices(~RULE_BIT(rest)), 14 * CREW_SHIFTS - 3);
}

static void the_agent_free_of_terms_keeps_its_rules_alone(void **state)
{
    (void)state;
    crew->own[0].shift_max[NIGHT] = crew->own[0].shift_max[EARLY] = 2;
    hold(RULE_max_spread, 60);
    hold(RULE_rest, 660);
    problem_freeze(&crew->problem);
    struct problem *one = terms_free(&crew->problem, 0, ~RULE_BIT(max_spread),
                                     UINT64_C(1) << NIGHT);
    assert_int_equal(one->n_agents, 1);
    assert_int_equal(one->agents[0].rules[RULE_max_spread].limit, RULE_OFF);
    assert_int_equal(one->agents[0].rules[RULE_rest].limit, 660);
    assert_int_equal(one->agents[0].shift_max[NIGHT], 2);
    assert_int_equal(one->agents[0].shift_max[EARLY], -1);
    arena_free(one->arena);
}

#define TERMS_TEST(test)                                                       \
    cmocka_unit_test_setup_teardown(test, two_agents, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TERMS_TEST(wishes_leave_and_orders_are_terms_of_an_agents_own),
        TERMS_TEST(a_contract_keeps_agents_apart),
        TERMS_TEST(a_rule_matters_where_it_holds),
        TERMS_TEST(numbers_of_duties_matter_for_the_shifts_asked_for),
        TERMS_TEST(gauges_are_compared_by_what_they_say),
        TERMS_TEST(other_days_before_and_other_zones_keep_agents_apart),
        TERMS_TEST(choices_of_a_contract_are_those_of_all_its_agents),
        TERMS_TEST(the_agent_free_of_terms_keeps_its_rules_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
