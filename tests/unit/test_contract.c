/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hours, counts of shifts, availability, orders and wishes: kept at the limit,
 * broken one over, and what was carried in from before counts. */
#include "test.h"

#include "crew_line.h"

static void hours_per_day_count_work_without_unpaid_breaks(void **state)
{
    (void)state;
    hold(RULE_max_hours_per_day, 8 * 60);
    assert_kept("ELN");
    hold(RULE_max_hours_per_day, 8 * 60 - 1);
    assert_broken("E", RULE_max_hours_per_day, 0, 1);
    crew->offers[EARLY].work_min -= 30;
    assert_kept("E");
}

static void hours_per_7_days_roll_over_the_week(void **state)
{
    (void)state;
    hold(RULE_max_hours_per_7_days, 24 * 60);
    assert_kept("....EEE....EEE");
    assert_broken("....EEE...E...", RULE_max_hours_per_7_days, 10, 8 * 60);
}

static void hours_per_7_days_count_the_six_days_before(void **state)
{
    (void)state;
    hold(RULE_max_hours_per_7_days, 16 * 60);
    before()->past[5] = 8 * 60;
    assert_kept("E");
    before()->past[0] = 30;
    assert_broken("E", RULE_max_hours_per_7_days, 0, 30);
    assert_kept(".E");
}

static void hours_per_week_begin_again_on_monday(void **state)
{
    (void)state;
    hold(RULE_max_hours_per_week, 16 * 60);
    assert_kept(".....EEEE");
    assert_broken("....EEE", RULE_max_hours_per_week, SUN, 8 * 60);
}

static void hours_per_week_count_what_the_week_had_before(void **state)
{
    (void)state;
    begin_on(SAT);
    hold(RULE_max_hours_per_week, 24 * 60);
    before()->week_min = 8 * 60;
    assert_kept("EEEEE");
    before()->week_min = 8 * 60 + 15;
    assert_broken("EE", RULE_max_hours_per_week, 1, 15);
}

static void a_week_over_from_the_start_costs_only_the_new_work(void **state)
{
    (void)state;
    begin_on(SAT);
    hold(RULE_max_hours_per_week, 24 * 60);
    before()->week_min = 40 * 60;
    assert_broken("E", RULE_max_hours_per_week, 0, 8 * 60);
    assert_kept(".");
}

static void the_week_minimum_shows_on_its_sunday(void **state)
{
    (void)state;
    crew->own[0].week_min[0] = 16 * 60;
    assert_kept("EE.....");
    assert_broken("E......E", RULE_week_min, SUN, 8 * 60);
}

static void a_week_cut_short_owes_its_minimum_on_the_last_day(void **state)
{
    (void)state;
    crew->own[0].week_min[1] = 8 * 60;
    assert_kept(".........E");
    assert_broken("..........", RULE_week_min, 9, 8 * 60);
}

static void the_week_minimum_ignores_hours_carried_in(void **state)
{
    (void)state;
    begin_on(SAT);
    crew->own[0].week_min[0] = 8 * 60;
    before()->week_min = 40 * 60;
    assert_broken("..", RULE_week_min, 1, 8 * 60);
}

static void the_week_maximum_counts_hours_carried_in(void **state)
{
    (void)state;
    begin_on(SAT);
    crew->own[0].week_max[0] = 16 * 60;
    assert_kept("EEEE");
    before()->week_min = 60;
    assert_broken("EE", RULE_week_max, 1, 60);
}

static void the_week_target_is_missed_either_way(void **state)
{
    (void)state;
    price(RULE_week_target, 0, 60);
    crew->own[0].week_target[0] = 16 * 60;
    assert_kept("EE.....");
    assert_costs("E......", RULE_week_target, SUN, 8 * 60, 480 * POINT);
    assert_costs("EEE....", RULE_week_target, SUN, 8 * 60, 480 * POINT);
}

static void contract_rules_can_be_switched_off(void **state)
{
    (void)state;
    crew->own[0].week_min[0] = 16 * 60;
    crew->agents[0].period_max = 0;
    hold(RULE_week_min, RULE_OFF);
    hold(RULE_period_max, RULE_OFF);
    assert_kept("E......");
}

static void the_period_is_settled_after_its_last_day(void **state)
{
    (void)state;
    crew->agents[0].period_min = 24 * 60;
    assert_kept("E..E..E");
    assert_broken("E..E...", RULE_period_min, 7, 8 * 60);
}

static void the_period_counts_what_was_carried_in(void **state)
{
    (void)state;
    crew->agents[0].period_min = 24 * 60;
    crew->agents[0].period_target = 32 * 60;
    crew->agents[0].period_max = 32 * 60;
    before()->period_min = 16 * 60;
    assert_kept("EE");
    price(RULE_period_target, 0, 60);
    assert_costs("E.", RULE_period_target, 2, 8 * 60, 480 * POINT);
}

static void the_period_maximum_shows_on_the_day(void **state)
{
    (void)state;
    crew->agents[0].period_max = 12 * 60;
    assert_broken("E.E", RULE_period_max, 2, 4 * 60);
}

static void a_shift_too_often_is_broken_on_the_day(void **state)
{
    (void)state;
    crew->own[0].shift_max[NIGHT] = 2;
    assert_kept("N.NLLL");
    assert_broken("N.N.N", RULE_shift_max, 4, 1);
    before()->tally[NIGHT] = 1;
    assert_broken("N.N", RULE_shift_max, 2, 1);
}

static void a_shift_too_seldom_is_broken_at_the_end(void **state)
{
    (void)state;
    crew->own[0].shift_min[LATE] = 2;
    assert_kept("L.L");
    assert_broken("E.L", RULE_shift_min, 3, 1);
    before()->tally[LATE] = 1;
    assert_kept("E.L");
}

static void work_outside_availability_is_broken(void **state)
{
    (void)state;
    crew->own[0].available[crew_slot(crew, 1, 20)] = 0;
    assert_kept("EE");
    assert_broken("EL", RULE_availability, 1, 1);
    crew->own[0].available[crew_slot(crew, 1, 20)] = 1;
    assert_kept("EL");
}

static void work_during_time_off_is_broken(void **state)
{
    (void)state;
    crew->agents[0].n_time_off = 1;
    crew->own[0].time_off[0] = (struct absence){
        crew_slot(crew, 1, 15), crew_slot(crew, 1, 16), NULL, false};
    assert_kept("EEE");
    assert_broken("ELL", RULE_time_off, 1, 1);
}

static void a_shift_not_eligible_is_broken(void **state)
{
    (void)state;
    crew->own[0].eligible[NIGHT] = 0;
    assert_kept("ELE");
    assert_broken("ELN", RULE_eligible, 2, 1);
}

static void a_fixed_day_off_is_kept(void **state)
{
    (void)state;
    crew->own[0].orders[1] = ORDER_OFF;
    assert_kept("E.E");
    assert_broken("EEE", RULE_fixed, 1, 1);
}

static void a_fixed_duty_is_kept(void **state)
{
    (void)state;
    crew->own[0].orders[1] = ORDER_WORK;
    assert_kept("ELE");
    assert_broken("E.E", RULE_fixed, 1, 1);
    crew->own[0].fixed_shift[1] = LATE;
    assert_kept("ELE");
    assert_broken("EEE", RULE_fixed, 1, 1);
}

static void a_fixed_start_is_kept(void **state)
{
    (void)state;
    crew->own[0].orders[1] = ORDER_WORK;
    crew->own[0].fixed_shift[1] = LATE;
    crew->own[0].fixed_start[1] = crew_slot(crew, 1, 14);
    assert_kept("ELE");
    crew->own[0].fixed_start[1]++;
    assert_broken("ELE", RULE_fixed, 1, 1);
}

static void a_forbidden_duty_is_broken_on_its_day(void **state)
{
    (void)state;
    crew->own[0].forbidden[1] = 1u << NIGHT | 1u << LATE;
    assert_kept("LEL");
    assert_broken(".N.", RULE_forbidden, 1, 1);
}

static void wishes_cost_what_they_are_worth(void **state)
{
    (void)state;
    crew->own[0].slot_wish[crew_slot(crew, 0, 7)] = 5;
    crew->own[0].slot_wish[crew_slot(crew, 0, 14)] = 8;
    crew->own[0].slot_wish[crew_slot(crew, 0, 15)] = 100;
    crew->own[0].shift_wish[EARLY] = 1000;
    crew->own[0].off_wish[1] = 70;
    assert_costs("EE", RULE_wishes, 0, 0, 1013);
    assert_costs("N.", RULE_wishes, 1, 0, 70);
}

static void only_rules_in_the_mask_are_asked(void **state)
{
    (void)state;
    hold(RULE_max_days_in_a_row, 1);
    crew->own[0].eligible[EARLY] = 0;
    struct history history = history_blank();
    rule_mask mask = RULES_ALL & ~RULE_BIT(eligible);
    assert_true(history_add_day(&crew->problem, 0, &history, 0,
                                &crew->offers[EARLY], mask, NULL) == 0);
    assert_true(history_add_day(&crew->problem, 0, &history, 1,
                                &crew->offers[CREW_SHIFTS], mask,
                                NULL) >= COST_FORBIDDEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(hours_per_day_count_work_without_unpaid_breaks),
        RULE_TEST(hours_per_7_days_roll_over_the_week),
        RULE_TEST(hours_per_7_days_count_the_six_days_before),
        RULE_TEST(hours_per_week_begin_again_on_monday),
        RULE_TEST(hours_per_week_count_what_the_week_had_before),
        RULE_TEST(a_week_over_from_the_start_costs_only_the_new_work),
        RULE_TEST(the_week_minimum_shows_on_its_sunday),
        RULE_TEST(a_week_cut_short_owes_its_minimum_on_the_last_day),
        RULE_TEST(the_week_minimum_ignores_hours_carried_in),
        RULE_TEST(the_week_maximum_counts_hours_carried_in),
        RULE_TEST(the_week_target_is_missed_either_way),
        RULE_TEST(contract_rules_can_be_switched_off),
        RULE_TEST(the_period_is_settled_after_its_last_day),
        RULE_TEST(the_period_counts_what_was_carried_in),
        RULE_TEST(the_period_maximum_shows_on_the_day),
        RULE_TEST(a_shift_too_often_is_broken_on_the_day),
        RULE_TEST(a_shift_too_seldom_is_broken_at_the_end),
        RULE_TEST(work_outside_availability_is_broken),
        RULE_TEST(work_during_time_off_is_broken),
        RULE_TEST(a_shift_not_eligible_is_broken),
        RULE_TEST(a_fixed_day_off_is_kept),
        RULE_TEST(a_fixed_duty_is_kept),
        RULE_TEST(a_fixed_start_is_kept),
        RULE_TEST(a_forbidden_duty_is_broken_on_its_day),
        RULE_TEST(wishes_cost_what_they_are_worth),
        RULE_TEST(only_rules_in_the_mask_are_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
