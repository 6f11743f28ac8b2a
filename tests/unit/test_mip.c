/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "crew_line.h"
#include "desk.h"
#include "mip_text.h"

#include <stdlib.h>

#define HEAD_OF_TEAM                                                           \
    "{\"team\": \"Desk\", \"zone\": \"UTC\", \"start\": \"2026-10-19\", "      \
    "\"slot\": \"60m\", "

/* Two agents, one day, one head too few. */
static const char *const small = HEAD_OF_TEAM
    "\"days\": 1, \"queues\": [{\"id\": \"desk\", \"need\": [{\"from\": "
    "\"08:00\", \"to\": \"09:00\", \"heads\": 2.5}]}], \"shifts\": [{\"id\": "
    "\"day\", \"start\": \"08:00\", \"length\": \"1h\"}], \"agents\": [{\"id\":"
    " \"kari\", \"skills\": [\"desk\"]}, {\"id\": \"ola\", \"skills\": "
    "[\"desk\"], \"wishes\": [{\"off\": true}]}]}";

/* Breaks, presence, surplus, and every rule, hard for one agent and priced for
 * the other. */
static const char *const large = HEAD_OF_TEAM
    "\"days\": 9, \"queues\": [{\"id\": \"desk\", \"need\": [{\"from\": "
    "\"08:00\", \"to\": \"20:00\", \"heads\": 1}]}], \"shifts\": [{\"id\": "
    "\"day\", \"start\": {\"from\": \"08:00\", \"to\": \"10:00\", \"step\": "
    "\"1h\"}, \"length\": \"8h\", \"breaks\": [{\"length\": \"1h\", \"from\": "
    "\"2h\", \"to\": \"3h\"}, {\"length\": \"1h\", \"from\": \"4h\", \"to\": "
    "\"5h\"}]}, {\"id\": \"night\", \"start\": \"22:00\", \"length\": \"8h\", "
    "\"not_before\": [\"day\"]}], \"presence\": [{\"id\": \"one\", \"min\": 1, "
    "\"max\": 1, \"from\": \"09:00\", \"to\": \"10:00\"}, {\"id\": \"night\", "
    "\"shift\": \"night\", \"min\": 1}], \"prices\": {\"surplus\": 20}, "
    "\"defaults\": {\"skills\": [\"desk\"], \"week\": {\"min\": \"8h\", "
    "\"target\": \"24h\", \"max\": \"40h\"}, \"period\": {\"min\": \"8h\", "
    "\"target\": \"24h\", \"max\": \"60h\"}, \"shift_limits\": {\"night\": "
    "{\"min\": 1, \"max\": 3}}, \"history\": {\"last_duty\": {\"shift\": "
    "\"night\", \"start\": \"2026-10-18T22:00\", \"end\": "
    "\"2026-10-19T06:00\"}, \"days_in_a_row\": 1}}, \"agents\": [{\"id\": "
    "\"hard\", \"rules\": {\"max_days_in_a_row\": 3, \"min_days_in_a_row\": 2, "
    "\"min_days_off\": 2, \"max_weekends\": 1, \"whole_weekends\": true, "
    "\"max_nights_in_a_row\": 2, \"max_hours_per_day\": \"6h\", "
    "\"max_hours_per_7_days\": \"40h\", \"max_hours_per_week\": \"40h\"}}, "
    "{\"id\": \"priced\", \"rules\": {\"rest\": {\"limit\": \"11h\", "
    "\"price\": 10}, \"max_days_in_a_row\": {\"limit\": 3, \"price\": 10}, "
    "\"max_hours_per_day\": {\"limit\": \"6h\", \"price\": 10}, "
    "\"succession\": {\"price\": 10}, \"week_min\": {\"price\": 10}}}]}";

static char *written(const char *json,
                     void (*write)(struct text *, const struct problem *,
                                   const struct mip *))
{
    struct desk *desk = desk_new(json);
    struct mip *mip = mip_new(desk->team->problem);
    struct text text = {0};
    write(&text, desk->team->problem, mip);
    mip_free(mip);
    desk_free(desk);
    return text_take(&text);
}

static void a_small_team_is_written_as_an_lp(void **state)
{
    (void)state;
    char *text = written(small, mip_write_lp);
    assert_string_equal(text, "\\ a0: kari\n"
                              "\\ a1: ola\n"
                              "\\ s0: day\n"
                              "\\ q0: desk\n"
                              "Minimize\n"
                              " points:\n"
                              " + 0 one + 120 x_a1_d0_s0_8_1 + 12 short7_0 + "
                              "15 short8_1 + 18 short9_2\n"
                              "Subject To\n"
                              " day_0:\n"
                              " + 1 x_a0_d0_s0_8_1 - 1 w_a0_d0 = 0\n"
                              " day_1:\n"
                              " + 1 x_a1_d0_s0_8_1 - 1 w_a1_d0 = 0\n"
                              " supply_2:\n"
                              " + 1 x_a0_d0_s0_8_1 + 1 x_a1_d0_s0_8_1 - 1 "
                              "y_g0_q0_t8 - 1 idle_g0_t8 = 0\n"
                              " need_3:\n"
                              " + 100 y_g0_q0_t8 + 1 short7_0 + 1 short8_1 + 1 "
                              "short9_2 - 1 over_q0_t8 = 250\n"
                              "Bounds\n"
                              " one = 1\n"
                              " 0 <= w_a0_d0 <= 1\n"
                              " 0 <= w_a1_d0 <= 1\n"
                              " 0 <= short7_0 <= 100\n"
                              " 0 <= short8_1 <= 100\n"
                              "Generals\n"
                              " y_g0_q0_t8\n"
                              " idle_g0_t8\n"
                              "Binaries\n"
                              " x_a0_d0_s0_8_1\n"
                              " x_a1_d0_s0_8_1\n"
                              "End\n");
    free(text);
}

static void has(const char *text, const char *piece)
{
    if (!strstr(text, piece))
        fail_msg("lacks %s", piece);
}

static void every_rule_has_rows(void **state)
{
    (void)state;
    static const char *const rows[] = {" rest_",
                                       " succession_",
                                       " max_days_in_a_row_",
                                       " weekend_",
                                       " min_days_in_a_row_",
                                       " max_nights_in_a_row_",
                                       " max_weekends_",
                                       " min_days_off_",
                                       " max_hours_per_7_days_",
                                       " whole_weekends_",
                                       " max_hours_per_week_",
                                       " max_hours_per_day_",
                                       " week_min_",
                                       " week_max_",
                                       " week_target_",
                                       " period_min_",
                                       " period_max_",
                                       " period_target_",
                                       " shift_min_",
                                       " shift_max_",
                                       " break_",
                                       " breaks_apart_",
                                       " at_least_",
                                       " at_most_",
                                       " supply_",
                                       " need_"};
    char *text = written(large, mip_write_lp);
    for (size_t i = 0; i < N_ELEMENTS(rows); i++)
        has(text, rows[i]);
    free(text);
}

static void the_same_is_written_as_mps(void **state)
{
    (void)state;
    char *text = written(small, mip_write_mps);
    has(text, "NAME vaktel FREE\nROWS\n N points\n E day_0\n");
    has(text, " x_a1_d0_s0_8_1 points 120\n x_a1_d0_s0_8_1 day_1 1\n");
    has(text, " BEGIN 'MARKER' 'INTORG'\n");
    has(text, "RHS\n RHS need_3 250\nRANGES\nBOUNDS\n FX BOUND one 1\n");
    has(text, " PL BOUND y_g0_q0_t8\n");
    has(text, "ENDATA\n");
    free(text);
}

static void what_it_cannot_say_is_told_by_name(void **state)
{
    (void)state;
    assert_null(mip_cannot(&crew->problem));
    hold(RULE_weekly_rest, 35 * 60);
    assert_string_equal(mip_cannot(&crew->problem), "weekly_rest");
    hold(RULE_weekly_rest, RULE_OFF);
    struct gauge gauge = {.measure = MEASURE_OVERTIME, .to = 7};
    crew->agents[0].n_gauges = 1;
    crew->agents[0].gauges = &gauge;
    assert_null(mip_cannot(&crew->problem));
    crew->agents[0].ordinary_week = 40 * 60;
    assert_string_equal(mip_cannot(&crew->problem), "overtime by the week");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_team_is_written_as_an_lp),
        cmocka_unit_test(every_rule_has_rows),
        cmocka_unit_test(the_same_is_written_as_mps),
        RULE_TEST(what_it_cannot_say_is_told_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
