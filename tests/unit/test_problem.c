/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "crew.h"

static void steps_get_dearer_head_by_head(void **state)
{
    (void)state;
    struct steps steps = {3, {1, 5, 20}};
    assert_true(steps_cost(&steps, 0) == 0);
    assert_true(steps_cost(&steps, -300) == 0);
    assert_true(steps_cost(&steps, 40) == 40);
    assert_true(steps_cost(&steps, 100) == 100);
    assert_true(steps_cost(&steps, 101) == 105);
    assert_true(steps_cost(&steps, 250) == 100 + 500 + 50 * 20);
    assert_true(steps_cost(&steps, 1000) == 100 + 500 + 800 * 20);
}

static void a_single_step_is_the_price_of_every_head(void **state)
{
    (void)state;
    struct steps steps = {1, {7}};
    assert_true(steps_cost(&steps, 1234) == 1234 * 7);
}

static void rules_cost_by_the_unit_or_by_the_hour(void **state)
{
    (void)state;
    struct rule_setting priced = {.price = 60}, hard = {.price = RULE_HARD};
    assert_true(rule_cost(RULE_max_weekends, priced, 2) == 120 * POINT);
    assert_true(rule_cost(RULE_rest, priced, 60) == 60 * POINT);
    assert_true(rule_cost(RULE_rest, priced, 1) == POINT);
    assert_true(rule_cost(RULE_rest, priced, 0) == 0);
    assert_true(rule_cost(RULE_rest, hard, 0) == 0);
    assert_true(rule_cost(RULE_rest, hard, 1) == COST_FORBIDDEN);
}

static void agents_who_serve_alike_are_one_group(void **state)
{
    (void)state;
    struct crew *crew = crew_new(1, 4);
    static const int speed[] = {100, 0, 100, 100, 100, 0, 100, 80};
    memcpy(crew->speed, speed, sizeof speed);
    problem_freeze(&crew->problem);
    assert_int_equal(crew->problem.n_groups, 3);
    assert_int_equal(crew->agents[0].group, crew->agents[2].group);
    assert_int_not_equal(crew->agents[0].group, crew->agents[1].group);
    assert_int_not_equal(crew->agents[1].group, crew->agents[3].group);
    const struct group *group = &crew->problem.groups[crew->agents[0].group];
    assert_int_equal(group->n_agents, 2);
    assert_int_equal(group->speed[PHONE], 100);
    assert_int_equal(group->speed[CHAT], 0);
    assert_int_equal(agent_speed(&crew->problem, 3, CHAT), 80);
    crew_free(crew);
}

static void a_free_agent_may_choose_any_offer(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    problem_freeze(&crew->problem);
    const struct agent *who = &crew->agents[0];
    assert_int_equal(who->first_choice[0], 0);
    assert_int_equal(who->first_choice[1], 3);
    assert_int_equal(who->first_choice[2], 6);
    for (int i = 0; i < 6; i++)
        assert_int_equal(who->choices[i].offer, i);
    assert_int_equal(first_offer_of(&crew->problem, 0, 1), 3);
    assert_int_equal(end_offer_of(&crew->problem, 0, 1), 6);
    crew_free(crew);
}

static void assert_refused(struct crew *crew, int offer, enum rule rule)
{
    problem_freeze(&crew->problem);
    assert_int_equal(agent_refuses(&crew->problem, 0, offer), rule);
    const struct agent *who = &crew->agents[0];
    for (int i = 0; i < who->first_choice[crew->problem.grid.n_days]; i++)
        assert_int_not_equal(who->choices[i].offer, offer);
    crew_free(crew);
}

static void nothing_is_refused_without_a_reason(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    assert_int_equal(agent_refuses(&crew->problem, 0, LATE), N_RULES);
    crew_free(crew);
}

static void an_offer_outside_availability_is_refused(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    crew->own[0].available[21] = 0;
    assert_int_equal(agent_refuses(&crew->problem, 0, NIGHT), N_RULES);
    assert_refused(crew, LATE, RULE_availability);
}

static void an_offer_during_time_off_is_refused(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    crew->agents[0].n_time_off = 2;
    crew->own[0].time_off[0] = (struct absence){0, 7, NULL, false};
    crew->own[0].time_off[1] = (struct absence){21, 22, NULL, false};
    assert_int_equal(agent_refuses(&crew->problem, 0, EARLY), N_RULES);
    assert_int_equal(agent_refuses(&crew->problem, 0, NIGHT), N_RULES);
    assert_refused(crew, LATE, RULE_time_off);
}

static void a_shift_not_eligible_is_refused(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    crew->own[0].eligible[NIGHT] = 0;
    assert_refused(crew, NIGHT, RULE_eligible);
}

static void any_offer_is_refused_on_a_fixed_day_off(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    crew->own[0].orders[1] = ORDER_OFF;
    assert_refused(crew, CREW_SHIFTS + EARLY, RULE_fixed);
}

static void other_offers_are_refused_beside_a_fixed_duty(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    crew->own[0].orders[0] = ORDER_WORK;
    crew->own[0].fixed_shift[0] = LATE;
    assert_int_equal(agent_refuses(&crew->problem, 0, LATE), N_RULES);
    assert_refused(crew, EARLY, RULE_fixed);
}

static void a_forbidden_shift_is_refused_on_its_day(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    crew->own[0].forbidden[1] = 1u << LATE;
    assert_int_equal(agent_refuses(&crew->problem, 0, LATE), N_RULES);
    assert_refused(crew, CREW_SHIFTS + LATE, RULE_forbidden);
}

static void a_choice_knows_what_it_means_for_the_wishes(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    crew->own[0].slot_wish[13] = 1;
    crew->own[0].slot_wish[14] = 10;
    crew->own[0].slot_wish[21] = 20;
    crew->own[0].slot_wish[22] = 2;
    crew->own[0].shift_wish[LATE] = 500;
    crew->own[0].off_wish[0] = 7000;
    problem_freeze(&crew->problem);
    assert_true(agent_own(&crew->problem, 0, EARLY) == 11);
    assert_true(agent_own(&crew->problem, 0, LATE) == 530);
    assert_true(crew->agents[0].choices[LATE].own == 530);
    assert_true(crew->agents[0].choices[CREW_SHIFTS + LATE].own == 0);
    crew_free(crew);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_get_dearer_head_by_head),
        cmocka_unit_test(a_single_step_is_the_price_of_every_head),
        cmocka_unit_test(rules_cost_by_the_unit_or_by_the_hour),
        cmocka_unit_test(agents_who_serve_alike_are_one_group),
        cmocka_unit_test(a_free_agent_may_choose_any_offer),
        cmocka_unit_test(nothing_is_refused_without_a_reason),
        cmocka_unit_test(an_offer_outside_availability_is_refused),
        cmocka_unit_test(an_offer_during_time_off_is_refused),
        cmocka_unit_test(a_shift_not_eligible_is_refused),
        cmocka_unit_test(any_offer_is_refused_on_a_fixed_day_off),
        cmocka_unit_test(other_offers_are_refused_beside_a_fixed_duty),
        cmocka_unit_test(a_forbidden_shift_is_refused_on_its_day),
        cmocka_unit_test(a_choice_knows_what_it_means_for_the_wishes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
