/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures that others have published, rounded as they were or computed with 50
 * digits; limits in which the models meet; and the search for the least agents
 * against trying all numbers. */
#include "test.h"

#include "erlang.h"
#include "station.h"

#include <math.h>

static void near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static struct station calls(double load, double handling_s, double patience_s,
                            double answer_s)
{
    return (struct station){.load = load,
                            .handling_s = handling_s,
                            .at_once = 1,
                            .patience_s = patience_s,
                            .answer_s = answer_s};
}

static struct promise level(enum level_of of, double share)
{
    return (struct promise){.of = of,
                            .level = share,
                            .wait_s = INFINITY,
                            .abandoned = 1,
                            .occupancy = 1};
}

static void without_patience_it_is_erlang_c(void **state)
{
    (void)state;
    for (int agents = 1; agents < 60; agents += 3)
        for (double load = 0.1; load < 50; load *= 1.7) {
            struct station station = calls(load, 180, 0, 20);
            struct service service = station_service(&station, agents);
            near(service.wait, erlang_c(agents, load), 1e-12);
            for (int of = OF_OFFERED; of <= OF_SETTLED; of++)
                near(service.level[of],
                     erlang_c_service_level(agents, load, 180, 20), 1e-12);
            if (agents > load) {
                double wait_s = erlang_c_wait(agents, load, 180);
                near(service.wait_s, wait_s, 1e-12 * wait_s);
                near(service.answered_s, wait_s, 1e-12 * wait_s);
                near(service.occupancy, load / agents, 1e-12);
                near(service.served, load, 1e-12 * load);
            } else {
                assert_true(isinf(service.wait_s));
            }
        }
}

/* pyworkforce 0.5.4, its own tests: 100 calls in half an hour, 3 minutes, a
 * patience of 5; rounded as there. */
static void erlang_a_is_as_published(void **state)
{
    (void)state;
    struct station station = calls(10, 180, 300, 20);
    struct service service = station_service(&station, 14);
    near(service.wait, 0.14526, 5e-6);
    near(service.abandoned, 0.013984, 5e-7);
    near(service.occupancy, 0.704297, 5e-7);
    near(service.wait_s, 4.19514, 3e-5);
    near(service.level[OF_OFFERED], 0.916792, 5e-7);
}

/* A. Mandelbaum and S. Zeltyn: 48 calls a minute of a minute each, patience of
 * two, 50 agents: 3.1 % leave, 3.7 s, 93 % busy. */
static void abandonment_saves_the_waits_of_a_busy_desk(void **state)
{
    (void)state;
    struct station station = calls(48, 60, 120, 10);
    struct service service = station_service(&station, 50);
    near(service.abandoned, 0.031, 0.0005);
    near(service.wait_s, 3.7, 0.05);
    near(service.occupancy, 0.93, 0.005);
}

/* C. Palm: patience as long as handling makes the number there Poisson. */
static void patience_as_long_as_handling_is_a_poisson_number(void **state)
{
    (void)state;
    struct station station = calls(48, 60, 60, 10);
    struct service service = station_service(&station, 50);
    near(service.wait, 0.40540439500476155, 1e-13);
    near(service.waiting + service.served, 48, 1e-11);
}

static void endless_patience_and_none_are_erlang_c_and_b(void **state)
{
    (void)state;
    struct station station = calls(10, 180, 1e9, 20);
    struct service service = station_service(&station, 14);
    near(service.wait, erlang_c(14, 10), 1e-6);
    near(service.level[OF_ANSWERED], erlang_c_service_level(14, 10, 180, 20),
         1e-6);
    station.patience_s = 1e-6;
    service = station_service(&station, 14);
    near(service.abandoned, erlang_b(14, 10), 1e-8);
    near(service.level[OF_ANSWERED], 1, 1e-12);
    near(service.level[OF_SETTLED], 1, 1e-12);
}

/* Terms start at e^-800 and waiting rows are 1200 long: 50-digit quadrature
 * gives these. */
static void far_too_many_contacts_neither_overflow_nor_underflow(void **state)
{
    (void)state;
    struct station station = calls(520, 1, 10, 2);
    struct service service = station_service(&station, 400);
    near(service.level[OF_OFFERED], 2.703657351713e-05, 1e-16);
    near(service.level[OF_SETTLED], 0.1812961889888, 1e-12);
    near(service.abandoned, 0.23076923076923, 1e-13);
    station = calls(1e5, 300, 300, 20);
    service = station_service(&station, 1000);
    near(service.abandoned, 0.99, 1e-9);
    near(service.level[OF_OFFERED], 0, 1e-12);
    near(service.occupancy, 1, 1e-12);
}

/* Terms that have become as small as numbers can be do not go on for ever. */
static void a_day_of_waiting_comes_to_an_end(void **state)
{
    (void)state;
    struct station station = calls(1e5, 86400, 86400, 86400);
    struct service service = station_service(&station, 1000);
    near(service.abandoned, 0.99, 1e-9);
    near(service.level[OF_OFFERED], 0, 1e-12);
    near(service.level[OF_SETTLED], 1 - exp(-1), 1e-9);
}

/* 3.3 times too much: 50-digit quadrature. */
static void four_service_levels_tell_four_stories(void **state)
{
    (void)state;
    struct station station = calls(10, 1, 0.5, 0.1);
    struct service service = station_service(&station, 3);
    near(service.level[OF_OFFERED], 0.0419422231282, 1e-12);
    near(service.level[OF_ANSWERED], 0.1409712316890705, 1e-12);
    near(service.level[OF_PATIENT], 0.05087957087371658, 1e-12);
    near(service.level[OF_SETTLED], 0.2175991241595793, 1e-12);
    near(service.answered_s, 0.46384886297972955, 1e-11);
}

static void with_nobody_there_all_leave(void **state)
{
    (void)state;
    struct station station = calls(3, 180, 300, 20);
    struct service service = station_service(&station, 0);
    near(service.abandoned, 1, 1e-12);
    near(service.wait_s, 300, 1e-9);
    near(service.level[OF_OFFERED], 0, 0);
    near(service.level[OF_SETTLED], 1 - exp(-20.0 / 300), 1e-12);
    near(service.occupancy, 0, 0);
}

static void without_load_nobody_is_needed(void **state)
{
    (void)state;
    struct station station = calls(0, 180, 300, 20);
    struct promise promise = level(OF_OFFERED, 0.8);
    assert_int_equal(station_agents(&station, &promise), 0);
    near(station_service(&station, 1).level[OF_OFFERED], 1, 0);
}

static void agents_needed_are_as_published(void **state)
{
    (void)state;
    struct promise promise = level(OF_OFFERED, 0.8);
    promise.abandoned = 0.05;
    promise.occupancy = 0.85;
    struct station station = calls(10, 180, 300, 20);
    assert_int_equal(station_agents(&station, &promise), 13);
    station.patience_s = 180;
    assert_int_equal(station_agents(&station, &promise), 13);
    /* fewer than the load, as some leave */
    station = calls(200, 180, 300, 20);
    promise = level(OF_OFFERED, 0.8);
    assert_int_equal(station_agents(&station, &promise), 198);
    /* more than by Erlang C, as whoever leaves was not answered */
    station = calls(10, 180, 5, 120);
    promise = level(OF_OFFERED, 0.95);
    assert_int_equal(station_agents(&station, &promise), 15);
    station.patience_s = 0;
    assert_int_equal(station_agents(&station, &promise), 13);
    /* CRAN package ErlangC: busy at most 70 % of the time */
    station = calls(10, 180, 0, 19.8);
    promise = level(OF_OFFERED, 0.8);
    promise.occupancy = 0.7;
    assert_int_equal(station_agents(&station, &promise), 15);
}

static int tried(const struct station *station, const struct promise *promise)
{
    for (int agents = 1;; agents++) {
        struct service service = station_service(station, agents);
        if (promise_kept(promise, &service))
            return agents;
    }
}

static void the_search_finds_what_trying_all_finds(void **state)
{
    (void)state;
    static const double patiences[] = {0, 5, 60, 400, 3000};
    for (int i = 0; i < 600; i++) {
        struct station station = calls(pow(1.012, i % 450), 30 + i % 7 * 100,
                                       patiences[i % 5], i % 6 * 15);
        struct promise promise =
            level(OF_OFFERED, i % 9 == 0 ? 0 : 0.15 + i % 11 * 0.08);
        if (station.patience_s > 0 && i % 4 == 0)
            promise.of = (enum level_of)(i / 4 % 3);
        if (i % 4 == 1)
            promise.wait_s = 2 + i % 50;
        if (i % 6 == 2)
            promise.abandoned = 0.01 + i % 10 * 0.02;
        if (i % 5 == 3)
            promise.occupancy = 0.6 + i % 8 * 0.05;
        if (i % 3 == 0)
            station.at_once = 3, station.customer_s = 0.6 * station.handling_s;
        assert_int_equal(station_agents(&station, &promise),
                         tried(&station, &promise));
    }
}

static void targets_met_exactly_are_met(void **state)
{
    (void)state;
    struct promise promise = level(OF_OFFERED, 0);
    struct station station = calls(0, 180, 0, 20);
    for (int percent = 50; percent < 100; percent++)
        for (int agents = 20; agents < 60; agents += 20) {
            station.load = agents * percent / 100.0;
            promise.occupancy = percent / 100.0;
            assert_int_equal(station_agents(&station, &promise), agents);
        }
}

/* A. K. Erlang's repairman; of the work share .25 the table of Call Centre
 * Helper says 1, 1.7, 2.5, 2.9, 3.5, nearly. */
static void chats_beside_each_other_take_longer(void **state)
{
    (void)state;
    static const double effective[] = {1, 1.8823529411764706,
                                       2.6153846153846154, 3.1755725190839694,
                                       3.5597826086956523};
    for (int chats = 1; chats <= 5; chats++)
        near(chat_busy(chats, 1, 3) / 0.25, effective[chats - 1], 1e-14);
    near(chat_busy(4, 2, 0), 1, 0);
    near(chat_busy(0, 2, 3), 0, 0);
}

/* 60 chats in half an hour, 5 minutes of work and 7 of the customer, three at
 * once: 13 agents, not the 10 of dividing by three. */
static void chats_need_more_than_a_third_of_the_agents(void **state)
{
    (void)state;
    struct station station = {.load = 24,
                              .handling_s = 720,
                              .customer_s = 420,
                              .at_once = 3,
                              .answer_s = 30};
    struct promise promise = level(OF_OFFERED, 0.8);
    struct service service = station_service(&station, 13);
    near(service.wait, 0.2091609481584078, 1e-13);
    near(service.wait_s, 43.254985063465675, 1e-11);
    near(service.level[OF_OFFERED], 0.8190830611758471, 1e-13);
    near(service.served, 31.112923659994983, 1e-11);
    near(service.occupancy, 10.0 / 13, 1e-13);
    assert_int_equal(station_agents(&station, &promise), 13);
    assert_true(isinf(station_service(&station, 11).wait_s));
}

static void one_chat_at_a_time_is_a_call(void **state)
{
    (void)state;
    struct station chat = {.load = 10,
                           .handling_s = 180,
                           .customer_s = 100,
                           .at_once = 1,
                           .patience_s = 300,
                           .answer_s = 20};
    struct station call = calls(10, 180, 300, 20);
    near(station_service(&chat, 12).level[OF_OFFERED],
         station_service(&call, 12).level[OF_OFFERED], 0);
}

static void impatient_chats_keep_agents_free(void **state)
{
    (void)state;
    struct station station = {.load = 24,
                              .handling_s = 720,
                              .customer_s = 420,
                              .at_once = 3,
                              .patience_s = 120,
                              .answer_s = 30};
    struct service service = station_service(&station, 11);
    assert_true(service.abandoned > 0.05 && service.abandoned < 0.2);
    near(service.waiting, service.abandoned * 24 / 720 * 120, 1e-12);
    near(service.occupancy, (1 - service.abandoned) * 10 / 11, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_patience_it_is_erlang_c),
        cmocka_unit_test(erlang_a_is_as_published),
        cmocka_unit_test(abandonment_saves_the_waits_of_a_busy_desk),
        cmocka_unit_test(patience_as_long_as_handling_is_a_poisson_number),
        cmocka_unit_test(endless_patience_and_none_are_erlang_c_and_b),
        cmocka_unit_test(far_too_many_contacts_neither_overflow_nor_underflow),
        cmocka_unit_test(a_day_of_waiting_comes_to_an_end),
        cmocka_unit_test(four_service_levels_tell_four_stories),
        cmocka_unit_test(with_nobody_there_all_leave),
        cmocka_unit_test(without_load_nobody_is_needed),
        cmocka_unit_test(agents_needed_are_as_published),
        cmocka_unit_test(the_search_finds_what_trying_all_finds),
        cmocka_unit_test(targets_met_exactly_are_met),
        cmocka_unit_test(chats_beside_each_other_take_longer),
        cmocka_unit_test(chats_need_more_than_a_third_of_the_agents),
        cmocka_unit_test(one_chat_at_a_time_is_a_call),
        cmocka_unit_test(impatient_chats_keep_agents_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
