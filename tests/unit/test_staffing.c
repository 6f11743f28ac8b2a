/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "staffing.h"

#include <math.h>

static void near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static struct staffing phone(void)
{
    return (struct staffing){.chats = 1,
                             .handling_s = 180,
                             .answer_s = 20,
                             .level_permille = 800,
                             .wait_s = -1,
                             .abandon_permille = -1,
                             .occupancy_permille = 1000,
                             .dispersion_permille = 1000};
}

static void any_target_makes_it_prompt(void **state)
{
    (void)state;
    struct staffing staffing = phone();
    assert_true(staffing_is_prompt(&staffing));
    staffing.level_permille = 0;
    assert_false(staffing_is_prompt(&staffing));
    staffing.patience_s = 100;
    staffing.least = 1;
    assert_false(staffing_is_prompt(&staffing));
    staffing.wait_s = 30;
    assert_true(staffing_is_prompt(&staffing));
    staffing.wait_s = -1;
    staffing.abandon_permille = 50;
    assert_true(staffing_is_prompt(&staffing));
    staffing.abandon_permille = -1;
    staffing.occupancy_permille = 900;
    assert_true(staffing_is_prompt(&staffing));
}

static void each_target_alone_finds_its_agents(void **state)
{
    (void)state;
    struct staffing staffing = phone();
    assert_int_equal(staffing_agents(&staffing, 10), 14);
    staffing.level_permille = 0;
    staffing.wait_s = 10; /* 14 agents: 7.8 s, 13: 17.1 s */
    assert_int_equal(staffing_agents(&staffing, 10), 14);
    staffing.wait_s = 18;
    assert_int_equal(staffing_agents(&staffing, 10), 13);
    staffing.wait_s = -1;
    staffing.occupancy_permille = 700;
    assert_int_equal(staffing_agents(&staffing, 10), 15);
    staffing.occupancy_permille = 1000;
    staffing.patience_s = 300;
    staffing.abandon_permille = 25; /* 13 agents: 2.4963 % */
    assert_int_equal(staffing_agents(&staffing, 10), 13);
    staffing.abandon_permille = 24;
    assert_int_equal(staffing_agents(&staffing, 10), 14);
}

static void of_a_level_over_the_day_slots_promise_their_part(void **state)
{
    (void)state;
    struct staffing staffing = phone();
    staffing.over_day = true;
    staffing.slot_permille = 300;
    assert_true(staffing_promise(&staffing).level == 0.3);
    assert_int_equal(staffing_agents(&staffing, 10), 11);
}

static void chats_in_full_rows_are_the_least_work(void **state)
{
    (void)state;
    struct staffing staffing = phone();
    near(staffing_work(&staffing, 2.5), 2.5, 0);
    staffing.chats = 3;
    staffing.handling_s = 720;
    staffing.customer_s = 420;
    near(staffing_work(&staffing, 24), 10 / chat_busy(3, 300, 420), 1e-12);
}

/* A variance of 4 times the mean of 30 is a gamma rate of shape 10 and scale
 * 3: its 80 % quantile is half the 80 % quantile of chi-squared with 20
 * degrees of freedom, 25.0375, times 3. */
static void uneven_volumes_are_staffed_at_a_quantile(void **state)
{
    (void)state;
    struct staffing staffing = phone();
    staffing.quantile_permille = 800;
    near(staffing_contacts(&staffing, 30), 30, 0);
    staffing.dispersion_permille = 4000;
    near(staffing_contacts(&staffing, 30), 3 * 25.0375 / 2, 1e-3);
    near(staffing_contacts(&staffing, 0), 0, 0);
    /* most such slots bring nothing at all */
    near(staffing_contacts(&staffing, 0.01), 0.01, 0);
    staffing.quantile_permille = 0;
    near(staffing_contacts(&staffing, 30), 30, 0);
}

static void loads_are_carried_until_they_are_steady(void **state)
{
    (void)state;
    struct staffing staffing = phone();
    staffing.handling_s = 3600;
    struct carried carried = staffing_carry(&staffing, 0, 40, 3600);
    near(carried.end, 40 * (1 - exp(-1)), 1e-12);
    near(carried.mean, 40 * exp(-1), 1e-12);
    near(carried.most, carried.end, 0);
    carried = staffing_carry(&staffing, 40, 40, 3600);
    near(carried.end, 40, 1e-12);
    near(carried.mean, 40, 1e-12);
    carried = staffing_carry(&staffing, 40, 0, 3600);
    near(carried.most, 40, 0);
    near(carried.end, 40 * exp(-1), 1e-12);
}

static void two_queues_together_need_fewer_than_each_alone(void **state)
{
    (void)state;
    double load[] = {50, 0};
    struct staffing one = phone(), other = phone();
    const struct staffing *members[] = {&one, &other};
    one.load = other.load = load;
    assert_int_equal(staffing_agents(&one, 50), 56);
    assert_int_equal(staffing_pooled_agents(members, 2, 0), 107);
    assert_int_equal(staffing_pooled_agents(members, 2, 1), 0);
    other.level_permille = 950; /* the stricter one counts */
    assert_true(staffing_pooled_agents(members, 2, 0) > 107);
}

static void shrinkage_is_rounded_up_in_whole_numbers(void **state)
{
    (void)state;
    static const struct {
        int agents, permille, rostered;
    } cases[] = {
        {14, 280, 20},  {14, 300, 20},  {90, 310, 131},
        {90, 330, 135}, {1, 800, 5}, /* 1 / (1 - 0.8) in doubles would make it 6
                                      */
        {7, 300, 10},   {57, 164, 69},  {57, 170, 69},
        {14, 0, 14},    {0, 300, 0},    {1, 999, 1000},
        {3, 1, 4},      {999, 1, 1000}, {1000000, 500, 2000000},
    };
    for (size_t index = 0; index < N_ELEMENTS(cases); index++)
        assert_int_equal(
            with_shrinkage(cases[index].agents, cases[index].permille),
            cases[index].rostered);
}

static void exact_gross_ups_are_not_rounded_up(void **state)
{
    (void)state;
    for (int permille = 0; permille < 1000; permille++)
        for (int rostered = 1000; rostered <= 9000; rostered += 1000)
            assert_int_equal(
                with_shrinkage(rostered / 1000 * (1000 - permille), permille),
                rostered);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_target_makes_it_prompt),
        cmocka_unit_test(each_target_alone_finds_its_agents),
        cmocka_unit_test(of_a_level_over_the_day_slots_promise_their_part),
        cmocka_unit_test(chats_in_full_rows_are_the_least_work),
        cmocka_unit_test(uneven_volumes_are_staffed_at_a_quantile),
        cmocka_unit_test(loads_are_carried_until_they_are_steady),
        cmocka_unit_test(two_queues_together_need_fewer_than_each_alone),
        cmocka_unit_test(shrinkage_is_rounded_up_in_whole_numbers),
        cmocka_unit_test(exact_gross_ups_are_not_rounded_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
