/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures that others have published; most came rounded, and stand here as
 * computed with 50 digits and found to round to what was published. */
#include "test.h"

#include "erlang.h"

#include <math.h>

static void assert_near(double value, double expected)
{
    if (fabs(value - expected) > 1e-12 * fabs(expected))
        fail_msg("%.17g is not %.17g", value, expected);
}

static void erlang_b_is_as_published(void **state)
{
    (void)state;
    static const struct {
        int agents;
        double load, b;
    } cases[] = {
        /* pyworkforce 0.5.4, its own tests */
        {1, 1, 0.5},
        {2, 1, 0.2},
        /* tests of a public capacity planning model */
        {1, 5, 0.8333333333333334},
        {10, 20, 0.5379631686320729},
        {190, 200, 0.08869684386923561},
        {200, 5, 5.3166713795467385e-238},
        {1000, 500, 1.652415127751342e-86},
        {5000, 10000, 0.5000999201277001}, /* published as not a number */
        /* a measured call centre: 94.3 % got through */
        {24, 19.5, 0.05754697238093491},
        {0, 3.5, 1},
        {3, 0, 0},
    };
    for (size_t index = 0; index < N_ELEMENTS(cases); index++)
        assert_near(erlang_b(cases[index].agents, cases[index].load),
                    cases[index].b);
}

/* Lines needed for at most 1 % lost, as in josimar-jr/ErlangC (Java). */
static void lines_for_a_hundredth_lost_are_as_published(void **state)
{
    (void)state;
    static const struct {
        double load;
        int lines;
    } cases[] = {{22.5, 33}, {45, 58}, {90, 107}, {135, 154}};
    for (size_t index = 0; index < N_ELEMENTS(cases); index++) {
        int lines = cases[index].lines;
        assert_true(erlang_b(lines, cases[index].load) <= 0.01);
        assert_true(erlang_b(lines - 1, cases[index].load) > 0.01);
    }
}

struct queueing {
    double load, handling_s;
    int agents;
    double p_wait, wait_s;
    double answer_s, level; /* level 0: not given */
};

static const struct queueing queueings[] = {
    /* CRAN package ErlangC 0.1.0: 100 calls in 30 minutes, 180 s each */
    {10, 180, 11, 0.6821182046893324, 122.78127684407983, 20,
     0.3896138117291534},
    {10, 180, 12, 0.44938822429827086, 40.44494018684438, 20,
     0.6401580403740066},
    {10, 180, 13, 0.28527045303649295, 17.116227182189576, 20,
     0.7955947884177831},
    {10, 180, 14, 0.17413193359504983, 7.835937011777243, 20,
     0.8883500191794669},
    /* pyworkforce 0.5.4: its own tests, and docs/guide/scenarios.md */
    {10, 180, 14, 0.17413193359504983, 7.835937011777243, 19.8,
     0.8878526926911569},
    {10, 180, 15, 0.10204236700798801, 3.673525212287568, 19.8,
     0.9411266757039652},
    {10, 180, 15, 0.10204236700798801, 3.673525212287568, 20,
     0.9414528428690223},
    /* josimar-jr/ErlangC (Java), Test_Erlang.java */
    {45, 450, 48, 0.5607803661342258, 84.11705492013387, 10,
     0.4753860504128437},
    {22.5, 450, 34, 0.015936877363635776, 0.6236169403161826, 0, 0},
    {90, 450, 100, 0.2169404809063664, 9.762321640786487, 0, 0},
    {135, 450, 140, 0.5678691591047609, 51.10822431942848, 0, 0},
    /* A-Herzog/Callcenter-Simulator, values of TU Clausthal */
    {10.5, 180, 13, 0.3688456361588932, 26.556885803440313, 0, 0},
    /* Mitan, "The Erlang-C formula" */
    {48, 240, 55, 0.2387009363780092, 8.184032104388887, 15,
     0.8458830921705803},
    /* Mandelbaum and Zeltyn, "The Palm/Erlang-A Queue" (2005) */
    {48, 60, 50, 0.6944556111968343, 20.83366833590503, 0, 0},
    /* tests of a public capacity planning model */
    {7, 1, 9, 0.3849470941567688, 0.1924735470783844, 0, 0},
    {0.1 / 0.0033, 1 / 0.0033, 35, 0.31219250153284983, 20.141451711796787, 20,
     0.7710233599946844},
    {0.1 / 0.0033, 1 / 0.0033, 40, 0.06278834613535769, 1.962135816729929, 20,
     0.9668921807646332},
    {24, 0.2, 35, 0.023521116861458625, 0.00042765667020833875, 0, 0},
    {0.1 / 0.0033, 1 / 0.0033, 135, 3.317037159318998e-44,
     9.600686423499272e-44, 10, 1},
    /* by hand */
    {1, 1, 2, 1.0 / 3, 1.0 / 3, 0, 0},
};

static void erlang_c_is_as_published(void **state)
{
    (void)state;
    for (size_t index = 0; index < N_ELEMENTS(queueings); index++) {
        const struct queueing *it = &queueings[index];
        assert_near(erlang_c(it->agents, it->load), it->p_wait);
        assert_near(erlang_c_wait(it->agents, it->load, it->handling_s),
                    it->wait_s);
        if (it->level > 0)
            assert_near(erlang_c_service_level(it->agents, it->load,
                                               it->handling_s, it->answer_s),
                        it->level);
    }
}

struct target {
    double load, handling_s, answer_s, level;
    int agents;
};

static const struct target targets[] = {
    {10, 180, 20, 0.8, 14},                 /* CRAN package ErlangC 0.1.0 */
    {45, 450, 10, 0.9, 55},                 /* josimar-jr/ErlangC */
    {342 * 430 / 1800.0, 430, 20, 0.8, 90}, /* gethryn/erlangc_ruby */
    {250 * 330 / 3600.0, 330, 30, 0.8, 28}, /* jonesthenet.com */
    {100 / 3.0, 600, 20, 0.8, 40}, /* "about 39", gurpreetsawhney.com */
    {1000, 36, 20, 0.8, 1003},
    {0.1, 180, 20, 0.8, 1},
    {0.1, 180, 20, 0.99, 2},
    {100, 300, 20, 0.1, 101}, /* more than the load, however low the level */
    {100, 300, 0, 0.001, 101},
};

static void agents_needed_are_as_published(void **state)
{
    (void)state;
    for (size_t index = 0; index < N_ELEMENTS(targets); index++) {
        const struct target *it = &targets[index];
        assert_int_equal(
            erlang_c_agents(it->load, it->handling_s, it->answer_s, it->level),
            it->agents);
    }
}

static void one_agent_less_would_miss_the_level(void **state)
{
    (void)state;
    for (int tenths = 1; tenths < 2000; tenths += 7) {
        double load = tenths / 10.0, level = 0.5 + tenths % 49 / 100.0;
        int agents = erlang_c_agents(load, 240, 15, level);
        assert_true(erlang_c_service_level(agents, load, 240, 15) >= level);
        assert_true(erlang_c_service_level(agents - 1, load, 240, 15) < level);
    }
}

static void huge_loads_neither_overflow_nor_lose_their_digits(void **state)
{
    (void)state;
    int agents = erlang_c_agents(1e6, 300, 20, 0.8);
    assert_true(agents > 1000000 && agents < 1002000);
    assert_true(erlang_c_service_level(agents, 1e6, 300, 20) >= 0.8);
    assert_true(erlang_c_service_level(agents - 1, 1e6, 300, 20) < 0.8);
    assert_true(erlang_b(1000000, 1e6) > 0);
}

static void without_load_nobody_is_needed_and_nobody_waits(void **state)
{
    (void)state;
    assert_int_equal(erlang_c_agents(0, 180, 20, 0.8), 0);
    assert_near(erlang_c_service_level(1, 0, 180, 20), 1);
    assert_near(erlang_c_wait(1, 0, 180), 0);
}

static void with_too_few_agents_everybody_waits_for_ever(void **state)
{
    (void)state;
    assert_near(erlang_c(10, 10), 1);
    assert_near(erlang_c(9, 10), 1);
    assert_near(erlang_c_service_level(10, 10, 180, 20), 0);
    assert_true(isinf(erlang_c_wait(10, 10, 180)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(erlang_b_is_as_published),
        cmocka_unit_test(lines_for_a_hundredth_lost_are_as_published),
        cmocka_unit_test(erlang_c_is_as_published),
        cmocka_unit_test(agents_needed_are_as_published),
        cmocka_unit_test(one_agent_less_would_miss_the_level),
        cmocka_unit_test(huge_loads_neither_overflow_nor_lose_their_digits),
        cmocka_unit_test(without_load_nobody_is_needed_and_nobody_waits),
        cmocka_unit_test(with_too_few_agents_everybody_waits_for_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
