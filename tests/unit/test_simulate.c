/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be said of a hall exactly, by a formula or because nothing in it is
 * left to chance.  Figures that are drawn are held to three standard errors. */
#include "test.h"

#include "erlang.h"
#include "hall.h"
#include "station.h"
#include "targets.h"

static struct simulation *simulate_hall(struct roster *roster, int replications)
{
    const struct simulate_options options = {.replications = replications};
    struct simulation *simulation = simulate(roster, &options);
    roster_free(roster);
    return simulation;
}

/* Replications of what is held to errors that go with their number. */
static struct simulation *draw_hall(struct roster *roster, int replications)
{
    return simulate_hall(roster, times(replications));
}

static double value_of(const struct simulation *simulation, int queue,
                       enum measure measure)
{
    return ratio_value(&simulation->queues[queue].of[measure]);
}

static void assert_agrees(const struct simulation *simulation, int queue,
                          enum measure measure, double exact)
{
    const struct ratio *ratio = &simulation->queues[queue].of[measure];
    double error = ratio_error(ratio, simulation->replications);
    if (!(fabs(ratio_value(ratio) - exact) <= 3 * error))
        fail_msg("measure %d is %g with error %g, exact %g", measure,
                 ratio_value(ratio), error, exact);
}

static void calls_wait_as_erlang_c_says(void **state)
{
    (void)state;
    static const struct {
        int agents;
        double contacts;
    } cases[] = {{14, 200}, {3, 30}, {1, 12}};
    for (size_t i = 0; i < N_ELEMENTS(cases); i++) {
        int agents = cases[i].agents;
        double load = cases[i].contacts * 180 / 3600;
        struct hall *hall = hall_new(1, agents, 200);
        hall_rate(hall, 0, cases[i].contacts);
        struct simulation *simulation = draw_hall(hall_roster(hall), 20);
        assert_agrees(simulation, 0, MEASURE_WAITED, erlang_c(agents, load));
        assert_agrees(simulation, 0, MEASURE_WAIT,
                      erlang_c_wait(agents, load, 180));
        assert_agrees(simulation, 0, MEASURE_LEVEL,
                      erlang_c_service_level(agents, load, 180, 20));
        assert_agrees(simulation, 0, MEASURE_OCCUPANCY, load / agents);
        simulation_free(simulation);
        hall_free(hall);
    }
}

/* Whoever finds everybody busy and has next to no patience is lost: Erlang B.
 */
static void without_patience_calls_are_lost_as_erlang_b_says(void **state)
{
    (void)state;
    struct hall *hall = hall_new(1, 5, 400);
    hall_rate(hall, 0, 4);
    hall->staffing[0].handling_s = 3600;
    hall->staffing[0].patience_s = 1;
    struct simulation *simulation = draw_hall(hall_roster(hall), 20);
    assert_agrees(simulation, 0, MEASURE_LEFT, erlang_b(5, 4));
    simulation_free(simulation);
    hall_free(hall);
}

static void callers_with_patience_wait_as_erlang_a_says(void **state)
{
    (void)state;
    static const struct {
        int agents, patience_s;
        double contacts;
    } cases[] = {{13, 300, 210}, {4, 60, 90}, {1, 600, 30}};
    for (size_t i = 0; i < 4 * N_ELEMENTS(cases); i++) {
        int agents = cases[i / 4].agents;
        struct hall *hall = hall_new(1, agents, 200);
        hall_rate(hall, 0, cases[i / 4].contacts);
        hall->staffing[0].patience_s = cases[i / 4].patience_s;
        hall->staffing[0].level_of = i % 4;
        const struct station station = {
            .load = cases[i / 4].contacts * 180 / 3600,
            .handling_s = 180,
            .at_once = 1,
            .patience_s = cases[i / 4].patience_s,
            .answer_s = 20,
        };
        struct service exact = station_service(&station, agents);
        struct simulation *simulation = draw_hall(hall_roster(hall), 20);
        assert_agrees(simulation, 0, MEASURE_LEVEL, exact.level[i % 4]);
        assert_agrees(simulation, 0, MEASURE_LEFT, exact.abandoned);
        assert_agrees(simulation, 0, MEASURE_WAITED, exact.wait);
        assert_agrees(simulation, 0, MEASURE_WAIT, exact.answered_s);
        assert_agrees(simulation, 0, MEASURE_WAIT_ALL, exact.wait_s);
        assert_agrees(simulation, 0, MEASURE_OCCUPANCY, exact.occupancy);
        simulation_free(simulation);
        hall_free(hall);
    }
}

/* With a single agent chats need not be shared out: the chain is exact. */
static void chats_of_one_agent_go_as_the_chain_says(void **state)
{
    (void)state;
    struct hall *hall = hall_new(1, 1, 400);
    hall_rate(hall, 0, 10);
    hall->staffing[0].channel = CHANNEL_CHAT;
    hall->staffing[0].chats = 3;
    hall->staffing[0].handling_s = 360;
    hall->staffing[0].customer_s = 210;
    hall->staffing[0].patience_s = 300;
    const struct station station = {
        .load = 1,
        .handling_s = 360,
        .customer_s = 210,
        .at_once = 3,
        .patience_s = 300,
        .answer_s = 20,
    };
    struct service exact = station_service(&station, 1);
    struct simulation *simulation = draw_hall(hall_roster(hall), 40);
    assert_agrees(simulation, 0, MEASURE_LEVEL, exact.level[OF_OFFERED]);
    assert_agrees(simulation, 0, MEASURE_WAITED, exact.wait);
    assert_agrees(simulation, 0, MEASURE_LEFT, exact.abandoned);
    assert_agrees(simulation, 0, MEASURE_OCCUPANCY, exact.occupancy);
    simulation_free(simulation);
    hall_free(hall);
}

/* A constant handling time halves the wait of M/M/1 (A. Y. Khinchin, F.
 * Pollaczek). */
static void handling_times_given_are_those_drawn(void **state)
{
    (void)state;
    static const double times[] = {180};
    struct hall *hall = hall_new(1, 1, 400);
    hall_rate(hall, 0, 12);
    hall->staffing[0].n_times = 1;
    hall->staffing[0].times = times;
    struct simulation *simulation = draw_hall(hall_roster(hall), 40);
    assert_agrees(simulation, 0, MEASURE_WAIT, erlang_c_wait(1, 0.6, 180) / 2);
    simulation_free(simulation);
    hall_free(hall);
}

static void whoever_is_twice_as_fast_has_half_the_load(void **state)
{
    (void)state;
    struct hall *hall = hall_new(1, 3, 200);
    hall_rate(hall, 0, 60);
    for (int agent = 0; agent < 3; agent++)
        hall->speed[agent] = 2 * HEAD;
    struct simulation *simulation = draw_hall(hall_roster(hall), 20);
    assert_agrees(simulation, 0, MEASURE_OCCUPANCY, 0.5);
    assert_agrees(simulation, 0, MEASURE_WAITED, erlang_c(3, 1.5));
    simulation_free(simulation);
    hall_free(hall);
}

static void contacts_vary_as_their_dispersion_says(void **state)
{
    (void)state;
    struct hall *hall = hall_new(1, 30, 100);
    hall_rate(hall, 0, 40);
    hall->staffing[0].dispersion_permille = 3000;
    struct simulation *simulation = simulate_hall(hall_roster(hall), 100);
    double squares = 0, sum = 0;
    for (int slot = 0; slot < 100; slot++) {
        const struct ratio *came =
            &slot_measured(simulation, 0, slot)->of[MEASURE_LEFT];
        squares += came->yy;
        sum += came->y;
    }
    double mean = sum / 10000, variance = squares / 10000 - mean * mean;
    assert_true(fabs(mean - 40) < 3 * sqrt(120 / 10000.0));
    assert_true(fabs(variance / mean - 3) < 0.2);
    simulation_free(simulation);
    hall_free(hall);
}

static void answers_do_not_depend_on_threads(void **state)
{
    (void)state;
    struct hall *hall = hall_new(2, 6, 48);
    hall_rate(hall, 0, 40);
    hall_rate(hall, 1, 20);
    struct roster *roster = hall_roster(hall);
    struct simulate_options options = {.replications = 20, .threads = 1};
    struct simulation *one = simulate(roster, &options);
    options.threads = 3;
    struct simulation *three = simulate(roster, &options);
    size_t slots = 2 * 48 * sizeof *one->slots;
    assert_memory_equal(one->slots, three->slots, slots);
    assert_memory_equal(one->queues, three->queues, 2 * sizeof *one->queues);
    assert_memory_equal(one->agents, three->agents, 6 * sizeof *one->agents);
    options.seed = 1;
    struct simulation *other = simulate(roster, &options);
    assert_memory_not_equal(one->slots, other->slots, slots);
    simulation_free(one);
    simulation_free(three);
    simulation_free(other);
    roster_free(roster);
    hall_free(hall);
}

static void contacts_are_the_same_whatever_the_roster(void **state)
{
    (void)state;
    struct hall *hall = hall_new(2, 4, 24);
    hall_rate(hall, 0, 30);
    hall_rate(hall, 1, 10);
    struct simulation *both = simulate_hall(hall_roster(hall), 10);
    struct roster *moved = hall_roster(hall);
    hall_block(moved, 0, 1);
    hall_block(moved, 1, NO_QUEUE);
    struct simulation *others = simulate_hall(moved, 10);
    for (int slot = 0; slot < 24; slot++)
        for (int queue = 0; queue < 2; queue++)
            assert_true(
                slot_measured(both, queue, slot)->of[MEASURE_LEFT].yy ==
                slot_measured(others, queue, slot)->of[MEASURE_LEFT].yy);
    simulation_free(both);
    simulation_free(others);
    hall_free(hall);
}

/* Calls at known times; `handling_s` of each. */
struct calls {
    struct recorded contacts[HALL_QUEUES][8];
    struct recording recordings[HALL_QUEUES];
};

static void add_call(struct calls *calls, int queue, double arrives_s,
                     double handling_s)
{
    struct recording *recording = &calls->recordings[queue];
    recording->contacts = calls->contacts[queue];
    calls->contacts[queue][recording->n++] =
        (struct recorded){arrives_s, handling_s, -1};
}

static struct simulation *simulate_calls(struct hall *hall,
                                         struct roster *roster,
                                         const struct calls *calls,
                                         struct simulate_options options)
{
    for (int queue = 0; queue < hall->problem.n_queues; queue++)
        hall->contacts[queue][0] = 1;
    options.replications = 2;
    options.recordings = calls->recordings;
    struct simulation *simulation = simulate(roster, &options);
    roster_free(roster);
    return simulation;
}

static void recorded_calls_wait_for_each_other(void **state)
{
    (void)state;
    struct hall *hall = hall_new(1, 1, 2);
    struct calls calls = {0};
    add_call(&calls, 0, 100, 50);
    add_call(&calls, 0, 120, 50);
    add_call(&calls, 0, 130, 10);
    struct simulation *simulation = simulate_calls(
        hall, hall_roster(hall), &calls, (struct simulate_options){0});
    assert_true(fabs(value_of(simulation, 0, MEASURE_WAIT) - 100.0 / 3) < 1e-9);
    assert_true(fabs(value_of(simulation, 0, MEASURE_LEVEL) - 1.0 / 3) < 1e-9);
    assert_true(
        fabs(ratio_value(
                 &slot_measured(simulation, 0, 0)->of[MEASURE_OCCUPANCY]) -
             110.0 / 3600) < 1e-9);
    simulation_free(simulation);
    hall_free(hall);
}

static void a_call_is_finished_first_and_then_the_break_begins(void **state)
{
    (void)state;
    struct hall *hall = hall_new(1, 1, 3);
    struct calls calls = {0};
    add_call(&calls, 0, 3500, 600);
    add_call(&calls, 0, 3550, 10);
    hall->problem.agents[0].carried_until = 1;
    struct simulation *simulation = simulate_calls(
        hall, hall_roster(hall), &calls, (struct simulate_options){0});
    assert_true(fabs(simulation->agents[0].over_s - 2 * 500) < 1e-6);
    assert_true(fabs(value_of(simulation, 0, MEASURE_LEFT) - 0.5) < 1e-9);
    assert_true(fabs(value_of(simulation, 0, MEASURE_WAIT)) < 1e-9);
    simulation_free(simulation);
    hall_free(hall);
}

static void with_nobody_there_nothing_is_answered(void **state)
{
    (void)state;
    struct hall *hall = hall_new(1, 1, 24);
    hall_rate(hall, 0, 10);
    hall->problem.agents[0].carried_until = 0;
    struct simulation *simulation = simulate_hall(hall_roster(hall), 10);
    assert_true(value_of(simulation, 0, MEASURE_LEVEL) == 0);
    assert_true(isnan(value_of(simulation, 0, MEASURE_WAIT)));
    assert_true(isnan(value_of(simulation, 0, MEASURE_OCCUPANCY)));
    assert_true(value_of(simulation, 0, MEASURE_OPEN) > 100);
    simulation_free(simulation);
    hall_free(hall);
}

static void absence_takes_whole_duties_as_often_as_it_should(void **state)
{
    (void)state;
    struct hall *hall = hall_new(1, 20, 10);
    hall_rate(hall, 0, 1);
    hall->staffing[0].shrinkage_permille = 250;
    struct simulation *simulation = simulate_hall(hall_roster(hall), 100);
    double there = 0;
    for (int agent = 0; agent < 20; agent++) {
        const struct ratio *live = &simulation->agents[agent].live;
        double duties = live->y / 36000;
        assert_true(fabs(duties - round(duties)) < 1e-9);
        there += duties;
    }
    assert_true(fabs(there / 2000 - 0.75) < 3 * sqrt(0.25 * 0.75 / 2000));
    simulation_free(simulation);
    hall_free(hall);
}

/* Agent 0 in the block of queue 0, agent 1 in that of queue 1. */
static struct roster *two_blocks(struct hall *hall)
{
    struct roster *roster = hall_roster(hall);
    hall_block(roster, 1, 1);
    return roster;
}

static double seconds_on_calls(const struct simulation *simulation, int agent)
{
    return simulation->agents[agent].live.x / simulation->replications;
}

static void the_agent_of_the_block_comes_first(void **state)
{
    (void)state;
    struct hall *hall = hall_new(2, 2, 2);
    struct calls calls = {0};
    add_call(&calls, 1, 100, 50);
    struct simulation *simulation = simulate_calls(
        hall, two_blocks(hall), &calls, (struct simulate_options){0});
    assert_true(fabs(seconds_on_calls(simulation, 0)) < 1e-9);
    assert_true(fabs(seconds_on_calls(simulation, 1) - 50) < 1e-9);
    simulation_free(simulation);
    hall_free(hall);
}

static void whoever_is_idle_helps_unless_told_not_to(void **state)
{
    (void)state;
    struct calls calls = {0};
    add_call(&calls, 1, 100, 50);
    add_call(&calls, 1, 110, 50);
    for (int strict = 0; strict < 2; strict++) {
        struct hall *hall = hall_new(2, 2, 2);
        struct simulation *simulation =
            simulate_calls(hall, two_blocks(hall), &calls,
                           (struct simulate_options){.strict = strict});
        double wait = value_of(simulation, 1, MEASURE_WAIT);
        assert_true(fabs(wait - (strict ? 20 : 0)) < 1e-9);
        simulation_free(simulation);
        hall_free(hall);
    }
}

static void whoever_lacks_the_skill_does_not_help(void **state)
{
    (void)state;
    struct hall *hall = hall_new(2, 2, 2);
    struct calls calls = {0};
    add_call(&calls, 1, 100, 50);
    add_call(&calls, 1, 110, 50);
    hall->speed[0 * 2 + 1] = 0;
    struct simulation *simulation = simulate_calls(
        hall, two_blocks(hall), &calls, (struct simulate_options){0});
    assert_true(fabs(value_of(simulation, 1, MEASURE_WAIT) - 20) < 1e-9);
    simulation_free(simulation);
    hall_free(hall);
}

/* Both queues wait for agent 0, of queue 0, who then takes the call of its own
 * block although the other has waited longer. */
static void ones_own_queue_goes_before_others(void **state)
{
    (void)state;
    struct hall *hall = hall_new(2, 1, 2);
    struct calls calls = {0};
    add_call(&calls, 0, 100, 50);
    add_call(&calls, 1, 110, 50);
    add_call(&calls, 0, 120, 50);
    struct simulation *simulation = simulate_calls(
        hall, hall_roster(hall), &calls, (struct simulate_options){0});
    assert_true(fabs(value_of(simulation, 0, MEASURE_WAIT) - 15) < 1e-9);
    assert_true(fabs(value_of(simulation, 1, MEASURE_WAIT) - 90) < 1e-9);
    simulation_free(simulation);
    hall_free(hall);
}

static void of_other_queues_the_dearest_goes_first(void **state)
{
    (void)state;
    struct hall *hall = hall_new(3, 1, 2);
    struct calls calls = {0};
    add_call(&calls, 0, 100, 50);
    add_call(&calls, 1, 110, 50);
    add_call(&calls, 2, 120, 50);
    hall->queues[2].shortage.price[0] = 2 * POINT;
    struct simulation *simulation = simulate_calls(
        hall, hall_roster(hall), &calls, (struct simulate_options){0});
    assert_true(fabs(value_of(simulation, 2, MEASURE_WAIT) - 30) < 1e-9);
    assert_true(fabs(value_of(simulation, 1, MEASURE_WAIT) - 90) < 1e-9);
    simulation_free(simulation);
    hall_free(hall);
}

static void make_deferred(struct hall *hall, int queue, int due)
{
    hall->queues[queue].deferral = &hall->deferrals[queue];
    hall->staffing[queue].channel = CHANNEL_DEFERRED;
    for (int slot = 0; slot < hall->problem.grid.n_slots; slot++)
        hall->due[slot] = due;
}

/* One of two on the phone does the email; the other is kept free. */
static void deferred_work_fills_idle_time_but_one_stays_free(void **state)
{
    (void)state;
    struct hall *hall = hall_new(2, 2, 2);
    struct calls calls = {0};
    make_deferred(hall, 1, 1);
    add_call(&calls, 1, 100, 1000);
    add_call(&calls, 1, 110, 1000);
    add_call(&calls, 0, 120, 10);
    add_call(&calls, 0, 121, 10);
    struct simulation *simulation = simulate_calls(
        hall, hall_roster(hall), &calls, (struct simulate_options){0});
    assert_true(fabs(value_of(simulation, 0, MEASURE_WAIT) - 4.5) < 1e-9);
    assert_true(value_of(simulation, 1, MEASURE_LEVEL) == 1);
    simulation_free(simulation);
    hall_free(hall);
}

/* More mail than the two who wait for calls could ever do. */
static void deferred_work_takes_no_more_of_idle_time_than_said(void **state)
{
    (void)state;
    for (int permille = 0; permille <= 600; permille += 200)
        for (int interrupt = 0; interrupt < 2; interrupt++) {
            struct hall *hall = hall_new(2, 4, 100);
            hall_rate(hall, 0, 20);
            hall_rate(hall, 1, 100);
            make_deferred(hall, 1, 1);
            hall->deferrals[1].idle_permille = permille;
            struct roster *roster = hall_roster(hall);
            struct simulation *simulation =
                simulate(roster, &(struct simulate_options){
                                     .replications = 4,
                                     .interrupt = interrupt,
                                 });
            double on_calls = 0, passing = 0, there = 0;
            for (int agent = 0; agent < 4; agent++) {
                on_calls += simulation->agents[agent].live.x;
                passing += simulation->agents[agent].deferred.x;
                there += simulation->agents[agent].live.y;
            }
            double share = passing / (there - on_calls);
            assert_true(fabs(share - permille / 1000.0) < 0.01);
            assert_true(fabs(passing - passing_seconds(simulation, 0, 1)) <
                        1e-3);
            simulation_free(simulation);
            roster_free(roster);
            hall_free(hall);
        }
}

static void deferred_work_waits_for_its_own_blocks_unless_told(void **state)
{
    (void)state;
    struct hall *hall = hall_new(2, 2, 2);
    struct calls calls = {0};
    make_deferred(hall, 1, 1);
    hall->deferrals[1].in_passing = 0;
    add_call(&calls, 1, 100, 1000);
    struct simulation *simulation = simulate_calls(
        hall, hall_roster(hall), &calls, (struct simulate_options){0});
    assert_true(value_of(simulation, 1, MEASURE_LEVEL) == 0);
    assert_true(value_of(simulation, 1, MEASURE_OVERDUE) == 1);
    simulation_free(simulation);
    hall_free(hall);
}

/* Laid aside for the call and gone on with: done 60 seconds later. */
static void deferred_work_is_laid_aside_only_if_asked(void **state)
{
    (void)state;
    struct calls calls = {0};
    add_call(&calls, 1, 100, 3450);
    add_call(&calls, 0, 200, 60);
    for (int interrupt = 0; interrupt < 2; interrupt++) {
        struct hall *hall = hall_new(2, 1, 3);
        struct roster *roster = hall_roster(hall);
        hall_block(roster, 0, NO_QUEUE);
        make_deferred(hall, 1, 1);
        struct simulation *simulation =
            simulate_calls(hall, roster, &calls,
                           (struct simulate_options){.interrupt = interrupt});
        double wait = value_of(simulation, 0, MEASURE_WAIT);
        assert_true(fabs(wait - (interrupt ? 0 : 3350)) < 1e-6);
        assert_true(value_of(simulation, 1, MEASURE_LEVEL) == !interrupt);
        assert_true(fabs(simulation->agents[0].deferred.x - 2 * 3450) < 1e-6);
        simulation_free(simulation);
        hall_free(hall);
    }
}

/* An hour of work from before the first day: 20 pieces, some due at once. */
static void a_backlog_waits_from_the_start(void **state)
{
    (void)state;
    static const struct batch backlog[] = {{HEAD / 2, 1}, {HEAD / 2, 12}};
    static const double times[] = {180};
    struct hall *hall = hall_new(1, 1, 6);
    make_deferred(hall, 0, 6);
    hall->deferrals[0].n_backlog = 2;
    hall->deferrals[0].backlog = backlog;
    hall->staffing[0].n_times = 1;
    hall->staffing[0].times = times;
    hall->problem.agents[0].carried_until = 1;
    struct simulation *simulation = simulate_hall(hall_roster(hall), 3);
    assert_true(mean_contacts(simulation, &simulation->queues[0]) == 20);
    assert_true(simulation->queues[0].of[MEASURE_LEVEL].y == 3 * 10);
    assert_true(value_of(simulation, 0, MEASURE_LEVEL) == 1);
    assert_true(value_of(simulation, 0, MEASURE_OPEN) == 0);
    simulation_free(simulation);
    hall->problem.agents[0].carried_until = 0;
    simulation = simulate_hall(hall_roster(hall), 3);
    assert_true(value_of(simulation, 0, MEASURE_LEVEL) == 0);
    assert_true(value_of(simulation, 0, MEASURE_OPEN) == 20);
    assert_true(value_of(simulation, 0, MEASURE_OVERDUE) == 10);
    simulation_free(simulation);
    hall_free(hall);
}

/* Nobody does it; due in slot n_slots means after the end. */
static void what_is_due_after_the_end_is_never_overdue(void **state)
{
    (void)state;
    static const struct batch backlog[] = {{HEAD, 6}};
    for (int due = 5; due <= 6; due++) {
        struct hall *hall = hall_new(1, 1, 6);
        make_deferred(hall, 0, due);
        hall_rate(hall, 0, 2);
        hall->deferrals[0].n_backlog = 1;
        hall->deferrals[0].backlog = backlog;
        hall->problem.agents[0].carried_until = 0;
        struct simulation *simulation = draw_hall(hall_roster(hall), 20);
        struct misses *misses = find_misses(simulation);
        double overdue = value_of(simulation, 0, MEASURE_OVERDUE);
        assert_true(value_of(simulation, 0, MEASURE_OPEN) > 25);
        assert_true(due == 6 ? overdue == 0 : overdue > 5);
        assert_int_equal(misses->n, due == 6 ? 0 : 1);
        misses_free(misses);
        simulation_free(simulation);
        hall_free(hall);
    }
}

static void agents_of_queues_with_given_heads_are_busy_with_them(void **state)
{
    (void)state;
    struct hall *hall = hall_new(2, 2, 2);
    struct calls calls = {0};
    add_call(&calls, 0, 100, 50);
    add_call(&calls, 0, 110, 50);
    hall->queues[1].staffing = NULL;
    assert_true(!is_simulated(&hall->problem, 1));
    struct simulation *simulation = simulate_calls(
        hall, two_blocks(hall), &calls, (struct simulate_options){0});
    assert_true(fabs(value_of(simulation, 0, MEASURE_WAIT) - 20) < 1e-9);
    simulation_free(simulation);
    hall_free(hall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_wait_as_erlang_c_says),
        cmocka_unit_test(without_patience_calls_are_lost_as_erlang_b_says),
        cmocka_unit_test(callers_with_patience_wait_as_erlang_a_says),
        cmocka_unit_test(chats_of_one_agent_go_as_the_chain_says),
        cmocka_unit_test(handling_times_given_are_those_drawn),
        cmocka_unit_test(whoever_is_twice_as_fast_has_half_the_load),
        cmocka_unit_test(contacts_vary_as_their_dispersion_says),
        cmocka_unit_test(answers_do_not_depend_on_threads),
        cmocka_unit_test(contacts_are_the_same_whatever_the_roster),
        cmocka_unit_test(recorded_calls_wait_for_each_other),
        cmocka_unit_test(a_call_is_finished_first_and_then_the_break_begins),
        cmocka_unit_test(with_nobody_there_nothing_is_answered),
        cmocka_unit_test(absence_takes_whole_duties_as_often_as_it_should),
        cmocka_unit_test(the_agent_of_the_block_comes_first),
        cmocka_unit_test(whoever_is_idle_helps_unless_told_not_to),
        cmocka_unit_test(whoever_lacks_the_skill_does_not_help),
        cmocka_unit_test(ones_own_queue_goes_before_others),
        cmocka_unit_test(of_other_queues_the_dearest_goes_first),
        cmocka_unit_test(deferred_work_fills_idle_time_but_one_stays_free),
        cmocka_unit_test(deferred_work_takes_no_more_of_idle_time_than_said),
        cmocka_unit_test(deferred_work_waits_for_its_own_blocks_unless_told),
        cmocka_unit_test(deferred_work_is_laid_aside_only_if_asked),
        cmocka_unit_test(a_backlog_waits_from_the_start),
        cmocka_unit_test(what_is_due_after_the_end_is_never_overdue),
        cmocka_unit_test(agents_of_queues_with_given_heads_are_busy_with_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
