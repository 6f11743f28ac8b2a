/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "hall.h"
#include "targets.h"

enum { REPLICATIONS = 100, SLOTS = 6 };

/* Each replication brings `y`, and `x` on average with that deviation. */
static struct ratio ratio_of(double x, double y, double deviation)
{
    double n = REPLICATIONS;
    return (struct ratio){.x = n * x,
                          .y = n * y,
                          .xx = n * (x * x + deviation * deviation),
                          .xy = n * x * y,
                          .yy = n * y * y};
}

/* A simulation in which nothing has been measured yet. */
struct made {
    struct hall *hall;
    struct roster *roster;
    struct simulation *simulation;
};

static struct made made_new(int n_queues, int n_agents)
{
    struct made made = {.hall = hall_new(n_queues, n_agents, SLOTS)};
    for (int queue = 0; queue < n_queues; queue++) {
        hall_rate(made.hall, queue, 1);
        made.hall->queues[queue].need =
            mem_alloc(SLOTS, sizeof *made.hall->need);
    }
    made.roster = hall_roster(made.hall);
    made.simulation =
        simulate(made.roster, &(struct simulate_options){.replications = 2});
    made.simulation->replications = REPLICATIONS;
    memset(made.simulation->slots, 0,
           (size_t)(n_queues * SLOTS) * sizeof *made.simulation->slots);
    memset(made.simulation->days, 0,
           (size_t)n_queues * sizeof *made.simulation->days);
    memset(made.simulation->queues, 0,
           (size_t)n_queues * sizeof *made.simulation->queues);
    return made;
}

static void made_free(struct made *made)
{
    for (int queue = 0; queue < made->hall->problem.n_queues; queue++)
        free((int *)made->hall->queues[queue].need);
    simulation_free(made->simulation);
    roster_free(made->roster);
    hall_free(made->hall);
}

static struct ratio *slot_ratio(struct made *made, int queue, int slot,
                                enum measure measure)
{
    return &made->simulation->slots[queue * SLOTS + slot].of[measure];
}

static int count_misses(const struct made *made)
{
    struct misses *misses = find_misses(made->simulation);
    int n = misses->n;
    misses_free(misses);
    return n;
}

/* Replications (10, 20), (30, 50), (20, 30): their residuals from the ratio of
 * 0.6 are -2, 0 and 2. */
static void a_ratio_has_the_error_of_its_residuals(void **state)
{
    (void)state;
    const struct ratio ratio = {.x = 60,
                                .y = 100,
                                .xx = 100 + 900 + 400,
                                .xy = 200 + 1500 + 600,
                                .yy = 400 + 2500 + 900};
    assert_true(fabs(ratio_value(&ratio) - 0.6) < 1e-12);
    assert_true(fabs(ratio_error(&ratio, 3) - sqrt(8 * 3 / 2.0) / 100) < 1e-12);
    assert_true(isnan(ratio_error(&ratio, 1)));
    assert_true(isnan(ratio_value(&(struct ratio){0})));
}

static void intervals_of_few_replications_are_wider(void **state)
{
    (void)state;
    const struct ratio ratio = ratio_of(8, 10, 1);
    double many = ratio_plus_minus(&ratio, REPLICATIONS);
    double error = ratio_error(&ratio, REPLICATIONS);
    assert_true(fabs(many / error - 1.984) < 0.001);
    assert_true(fabs(ratio_plus_minus(&ratio, 11) / ratio_error(&ratio, 11) -
                     2.228) < 0.003);
}

static void a_level_is_missed_when_chance_does_not_explain_it(void **state)
{
    (void)state;
    struct made made = made_new(1, 1);
    made.hall->staffing[0].level_permille = 800;
    struct ratio *level = slot_ratio(&made, 0, 2, MEASURE_LEVEL);
    *level = ratio_of(7.8, 10, 1); /* two standard errors below */
    assert_int_equal(count_misses(&made), 0);
    *level = ratio_of(7.6, 10, 1); /* four */
    assert_int_equal(count_misses(&made), 1);
    *level = ratio_of(8.4, 10, 1);
    assert_int_equal(count_misses(&made), 0);
    *level = ratio_of(0, 10, 0);
    assert_int_equal(count_misses(&made), 1);
    made.hall->staffing[0].level_permille = 0;
    assert_int_equal(count_misses(&made), 0);
    made_free(&made);
}

static void waits_leavers_and_occupancy_are_held_to_if_asked(void **state)
{
    (void)state;
    struct made made = made_new(1, 1);
    *slot_ratio(&made, 0, 0, MEASURE_WAIT) = ratio_of(400, 10, 1);
    *slot_ratio(&made, 0, 1, MEASURE_LEFT) = ratio_of(2, 10, 0.1);
    *slot_ratio(&made, 0, 2, MEASURE_OCCUPANCY) = ratio_of(0.9, 1, 0.01);
    assert_int_equal(count_misses(&made), 0);
    made.hall->staffing[0].wait_s = 30;
    assert_int_equal(count_misses(&made), 1);
    made.hall->staffing[0].abandon_permille = 50;
    assert_int_equal(count_misses(&made), 2);
    made.hall->staffing[0].occupancy_permille = 850;
    assert_int_equal(count_misses(&made), 3);
    made.hall->staffing[0].occupancy_permille = 950;
    assert_int_equal(count_misses(&made), 2);
    made_free(&made);
}

static void a_target_of_days_lets_a_slot_be_poor(void **state)
{
    (void)state;
    struct made made = made_new(1, 1);
    struct staffing *staffing = &made.hall->staffing[0];
    staffing->level_permille = 800;
    staffing->over_day = true;
    *slot_ratio(&made, 0, 2, MEASURE_LEVEL) = ratio_of(6, 10, 0.1);
    made.simulation->days[0].of[MEASURE_LEVEL] = ratio_of(50, 60, 0.1);
    assert_int_equal(count_misses(&made), 0);
    staffing->slot_permille = 700;
    assert_int_equal(count_misses(&made), 1);
    staffing->slot_permille = 500;
    made.simulation->days[0].of[MEASURE_LEVEL] = ratio_of(40, 60, 0.1);
    struct misses *misses = find_misses(made.simulation);
    assert_int_equal(misses->n, 1);
    assert_int_equal(misses->items[0].day, 0);
    assert_int_equal(misses->items[0].slot, -1);
    misses_free(misses);
    made_free(&made);
}

static void nineteen_of_twenty_deferred_are_due_in_time(void **state)
{
    (void)state;
    struct made made = made_new(1, 1);
    made.hall->queues[0].deferral = &made.hall->deferrals[0];
    made.simulation->queues[0].of[MEASURE_LEVEL] = ratio_of(96, 100, 0.1);
    assert_int_equal(count_misses(&made), 0);
    made.simulation->queues[0].of[MEASURE_LEVEL] = ratio_of(94, 100, 0.1);
    assert_int_equal(count_misses(&made), 1);
    made_free(&made);
}

static int raise(struct asks *asks, const struct made *made)
{
    struct misses *misses = find_misses(made->simulation);
    int n = asks_raise(asks, made->roster, made->simulation, misses);
    misses_free(misses);
    return n;
}

static void a_missed_slot_asks_for_one_head_more_until_none_comes(void **state)
{
    (void)state;
    struct made made = made_new(1, 3);
    struct asks *asks = asks_of(&made.hall->problem);
    made.hall->staffing[0].level_permille = 800;
    *slot_ratio(&made, 0, 2, MEASURE_LEVEL) = ratio_of(6, 10, 0.1);
    hall_block(made.roster, 0, NO_QUEUE);
    asks->need[2] = HEAD;
    assert_int_equal(raise(asks, &made), 1);
    assert_int_equal(asks->need[2], 3 * HEAD);
    assert_int_equal(asks->need[1], 0);
    assert_int_equal(raise(asks, &made), 0);
    assert_int_equal(asks->need[2], 3 * HEAD);
    hall_block(made.roster, 0, 0);
    assert_int_equal(raise(asks, &made), 1);
    assert_int_equal(asks->need[2], 4 * HEAD);
    asks_free(asks);
    made_free(&made);
}

static void a_slot_that_is_short_asks_for_more_still(void **state)
{
    (void)state;
    struct made made = made_new(1, 3);
    struct asks *asks = asks_of(&made.hall->problem);
    made.hall->staffing[0].level_permille = 800;
    *slot_ratio(&made, 0, 2, MEASURE_LEVEL) = ratio_of(6, 10, 0.1);
    asks->need[2] = 5 * HEAD;
    assert_int_equal(raise(asks, &made), 1);
    assert_int_equal(asks->need[2], 6 * HEAD);
    asks_free(asks);
    made_free(&made);
}

/* Half an hour is overdue from slot 1 on, at most an hour, none after 3. */
static void overdue_work_asks_for_itself_where_it_begins(void **state)
{
    (void)state;
    struct made made = made_new(1, 1);
    struct asks *asks = asks_of(&made.hall->problem);
    made.hall->queues[0].deferral = &made.hall->deferrals[0];
    made.simulation->queues[0].of[MEASURE_LEVEL] = ratio_of(50, 100, 0.1);
    for (int slot = 0; slot < SLOTS; slot++)
        *slot_ratio(&made, 0, slot, MEASURE_OVERDUE) = ratio_of(0, 1, 0);
    *slot_ratio(&made, 0, 1, MEASURE_OVERDUE) = ratio_of(10, 1, 0);
    *slot_ratio(&made, 0, 2, MEASURE_OVERDUE) = ratio_of(20, 1, 0);
    *slot_ratio(&made, 0, 5, MEASURE_OVERDUE) = ratio_of(5, 1, 0);
    assert_int_equal(raise(asks, &made), 2);
    assert_int_equal(asks->need[1], HEAD);
    assert_int_equal(asks->need[2], 0);
    assert_int_equal(asks->need[5], HEAD / 4);
    asks_free(asks);
    made_free(&made);
}

/* 60 contacts a day, of which 80 % are asked and 75 % were in time. */
static void a_missed_day_asks_for_the_contacts_not_in_time(void **state)
{
    (void)state;
    static const int goal[] = {500};
    static const struct day_target target = {.goal = goal};
    struct made made = made_new(1, 1);
    made.hall->queues[0].day_target = &target;
    struct asks *asks = asks_of(&made.hall->problem);
    made.hall->staffing[0].level_permille = 800;
    made.hall->staffing[0].over_day = true;
    made.simulation->days[0].of[MEASURE_LEVEL] = ratio_of(45, 60, 0.1);
    made.simulation->days[0].of[MEASURE_LEFT] = ratio_of(0, 60, 0);
    assert_int_equal(asks->goal[0], 500);
    assert_int_equal(raise(asks, &made), 1);
    assert_in_range(asks->goal[0], 3500, 3501);
    asks_free(asks);
    made_free(&made);
}

static void a_problem_that_asks_for_more_is_the_same_otherwise(void **state)
{
    (void)state;
    struct made made = made_new(2, 2);
    struct asks *asks = asks_of(&made.hall->problem);
    asks->need[SLOTS + 3] = 5 * HEAD;
    const struct problem *asking = problem_asking(
        &made.hall->problem, made.hall->problem.arena, asks->need, asks->goal);
    assert_int_equal(asking->queues[1].need[3], 5 * HEAD);
    assert_int_equal(made.hall->problem.queues[1].need[3], 0);
    assert_ptr_equal(asking->agents, made.hall->problem.agents);
    assert_null(asking->queues[1].day_target);
    struct roster *moved = roster_for(asking, made.roster);
    assert_ptr_equal(moved->problem, asking);
    assert_memory_equal(moved->serves, made.roster->serves, 2 * SLOTS);
    roster_free(moved);
    asks_free(asks);
    made_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ratio_has_the_error_of_its_residuals),
        cmocka_unit_test(intervals_of_few_replications_are_wider),
        cmocka_unit_test(a_level_is_missed_when_chance_does_not_explain_it),
        cmocka_unit_test(waits_leavers_and_occupancy_are_held_to_if_asked),
        cmocka_unit_test(a_target_of_days_lets_a_slot_be_poor),
        cmocka_unit_test(nineteen_of_twenty_deferred_are_due_in_time),
        cmocka_unit_test(a_missed_slot_asks_for_one_head_more_until_none_comes),
        cmocka_unit_test(a_slot_that_is_short_asks_for_more_still),
        cmocka_unit_test(overdue_work_asks_for_itself_where_it_begins),
        cmocka_unit_test(a_missed_day_asks_for_the_contacts_not_in_time),
        cmocka_unit_test(a_problem_that_asks_for_more_is_the_same_otherwise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
