/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "agent_answer_json.h"
#include "desk.h"

/* Anna works Saturday and Sunday, the latter against her wish; Bo may be called
 * in, Cay rests. */
static struct desk *weekend(void)
{
    struct desk *desk = desk_new(
        "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-24\", \"days\": 3, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\"}],"
        " \"rules\": {\"max_days_in_a_row\": 1},"
        " \"agents\": ["
        " {\"id\": \"anna\", \"skills\": [\"phone\"], \"rules\":"
        "   {\"max_days_in_a_row\": null}, \"wishes\":"
        "   [{\"date\": \"2026-10-25\", \"off\": true}]},"
        " {\"id\": \"bo\", \"skills\": [\"phone\"]},"
        " {\"id\": \"cay\", \"skills\": [\"phone\"]}]}");
    desk_give(desk, 0, 0, "day");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 2, 2, "day");
    return desk;
}

static const char expected[] =
    "{\n"
    "  \"format\": \"vaktel explain 1\",\n"
    "  \"team\": \"Desk\",\n"
    "  \"agent\": \"anna\",\n"
    "  \"legal\": true,\n"
    "  \"days\": [\n"
    "    {\n"
    "      \"date\": \"2026-10-25\",\n"
    "      \"shift\": \"day\",\n"
    "      \"start\": \"2026-10-25T08:00:00+01:00\",\n"
    "      \"end\": \"2026-10-25T16:00:00+01:00\",\n"
    "      \"others\": {\n"
    "        \"same\": 0,\n"
    "        \"may_not\": 0,\n"
    "        \"unskilled\": 0,\n"
    "        \"busy\": 0,\n"
    "        \"free\": 1,\n"
    "        \"barred\": {\"max_days_in_a_row\": 1},\n"
    "        \"callable\": [\"bo\"]\n"
    "      },\n"
    "      \"to_be_off\": {\"barred\": true}\n"
    "    },\n"
    "    {\n"
    "      \"date\": \"2026-10-26\"\n"
    "    }\n"
    "  ],\n"
    "  \"wishes\": {\n"
    "    \"asked\": 1,\n"
    "    \"granted\": 0,\n"
    "    \"points_left\": 0,\n"
    "    \"refused\": [\n"
    "      {\"wish\": \"off\", \"date\": \"2026-10-25\", \"cost\": 120}\n"
    "    ]\n"
    "  },\n"
    "  \"in_this_roster\": {\n"
    "    \"duties\": {\"own\": 2, \"least\": 0, \"most\": 1, \"mean\": 0.5},\n"
    "    \"weekends\": {\"own\": 1, \"least\": 0, \"most\": 0, \"mean\": 0},\n"
    "    \"nights\": {\"own\": 0, \"least\": 0, \"most\": 0, \"mean\": 0},\n"
    "    \"on_call\": {\"own\": 0, \"least\": 0, \"most\": 0, \"mean\": 0},\n"
    "    \"wishes_refused\": {\"own\": 1, \"least\": 0, \"most\": 0, \"mean\": "
    "0}\n"
    "  }\n"
    "}\n";

static void an_agent_is_answered_day_by_day(void **state)
{
    (void)state;
    struct desk *desk = weekend();
    const int days[] = {1, 2};
    const struct grant off[] = {{.end = GRANT_BARRED}, {.end = GRANT_UNKNOWN}};
    const struct agent_text asked = {
        .agent = 0, .n_days = 2, .days = days, .grants = off};
    struct text text = {0};
    agent_answer_json_write(&text, desk_plan(desk), &asked);
    assert_string_equal(text_string(&text), expected);
    text_free(&text);
    desk_free(desk);
}

/* Bo worked until 23:00. */
static void the_law_that_bars_others_is_named(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-19\", \"days\": 2, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"12:00\"}, {\"id\": \"late\", \"start\": \"19:00\","
        "   \"end\": \"23:00\"}], \"rules\": [\"eu\"], \"agents\": ["
        " {\"id\": \"anna\", \"skills\": [\"phone\"]},"
        " {\"id\": \"bo\", \"skills\": [\"phone\"]}]}");
    const int days[] = {1};
    const struct grant off[] = {{.end = GRANT_UNKNOWN}};
    const struct agent_text asked = {.n_days = 1, .days = days, .grants = off};
    struct text text = {0};
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 1, 0, "late");
    agent_answer_json_write(&text, desk_plan(desk), &asked);
    assert_non_null(strstr(text_string(&text),
                           "        \"barred\": {\"rest\": 1},\n"
                           "        \"laws\": {\"rest\": \"EU-1\"},\n"));
    text_free(&text);
    desk_free(desk);
}

/* Bo has a weekend, Anna none. */
static struct desk *again(void)
{
    struct desk *desk = desk_new(
        "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-19\", \"days\": 7, \"slot\": \"60m\","
        " \"burdens\": {\"weekends\": 1},"
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\"}],"
        " \"agents\": ["
        " {\"id\": \"anna\", \"skills\": [\"phone\"],"
        "   \"week\": {\"target\": \"40h\"}},"
        " {\"id\": \"bo\", \"skills\": [\"phone\"],"
        "   \"week\": {\"target\": \"40h\"}}]}");
    desk_give(desk, 1, 5, "day");
    return desk;
}

static void a_burden_is_told_beside_that_of_the_team(void **state)
{
    (void)state;
    struct desk *desk = again();
    const struct agent_text asked = {.agent = 1};
    const struct summary_style style = {.width = 80};
    struct text text = {0};
    struct plan plan = *desk_plan(desk);
    struct grants none = {0};
    plan.grants = &none;
    agent_answer_json_write(&text, &plan, &asked);
    assert_non_null(
        strstr(text_string(&text),
               "  \"ledger\": {\n"
               "    \"weekends\": {\"before\": 0, \"units\": 1, \"burden\": "
               "1, \"share\": 1, \"ratio\": 1, \"team\": 0.5}\n"
               "  }\n"));
    text_clear(&text);
    agent_text_write(&text, &plan, &asked, &style);
    assert_non_null(strstr(
        text_string(&text),
        "\nLedger of burdens\n"
        "                        before    now   weeks  a week  the team\n"
        "  weekends                 0.0      1    1.00    1.00      0.50\n"
        "  carried from before, in this roster, weeks of a full contract (40h) "
        "that the\n"));
    assert_non_null(
        strstr(text_string(&text), "from before fades by 10 % a week\n"));
    text_free(&text);
    desk_free(desk);
}

/* The lead's own entry, not the search, is why Anna works on Monday. */
static void what_is_fixed_is_told_as_such(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-19\", \"days\": 2, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\"}],"
        " \"agents\": [{\"id\": \"anna\", \"skills\": [\"phone\"],"
        "   \"wishes\": [{\"date\": \"2026-10-19\", \"off\": true}],"
        "   \"fixed\": [{\"date\": \"2026-10-19\", \"shift\": \"day\"}]}]}");
    const int days[] = {0};
    const struct grant off[] = {{.end = GRANT_BARRED}};
    const struct agent_text asked = {
        .agent = 0, .n_days = 1, .days = days, .grants = off};
    const struct summary_style style = {.width = 80};
    struct text text = {0};
    desk_give(desk, 0, 0, "day");
    struct plan plan = *desk_plan(desk);
    struct grants none = {0};
    plan.grants = &none;
    agent_text_write(&text, &plan, &asked, &style);
    assert_non_null(strstr(text_string(&text),
                           "to be off instead: the team has the day as "
                           "'fixed', so it stays\n"));
    text_clear(&text);
    agent_answer_json_write(&text, &plan, &asked);
    assert_non_null(strstr(text_string(&text), "\"fixed\": true"));
    text_free(&text);
    desk_free(desk);
}

static void a_roster_that_breaks_rules_says_so(void **state)
{
    (void)state;
    struct desk *desk = weekend();
    const int days[] = {1};
    const struct grant off[] = {{.end = GRANT_UNKNOWN}};
    const struct agent_text asked = {
        .agent = 0, .n_days = 1, .days = days, .grants = off};
    const struct summary_style style = {.width = 80};
    struct text text = {0};
    struct plan plan = *desk_plan(desk);
    struct score broken = *plan.score;
    struct grants none = {0};
    broken.legal = false;
    plan.score = &broken;
    plan.grants = &none;
    agent_text_write(&text, &plan, &asked, &style);
    assert_non_null(strstr(text_string(&text),
                           "\nThis roster breaks hard rules: see vaktel "
                           "check\n"));
    assert_non_null(strstr(text_string(&text),
                           "to be off instead: not known, as the roster breaks "
                           "hard rules\n"));
    text_free(&text);
    desk_free(desk);
}

/* Monday is no weekend; Anna, who has had none, is at her limit of days. */
static void who_has_borne_less_is_told_and_why_not_they(void **state)
{
    (void)state;
    struct desk *desk = again();
    const int days[] = {0, 5};
    const struct grant off[] = {{.end = GRANT_UNKNOWN}, {.end = GRANT_UNKNOWN}};
    const struct agent_text asked = {
        .agent = 1, .n_days = 2, .days = days, .grants = off};
    const struct summary_style style = {.width = 80};
    struct text text = {0};
    struct grants none = {0};
    desk_give(desk, 0, 4, "day");
    desk_give(desk, 1, 0, "day");
    desk->team->problem->agents[0].rules[RULE_max_days_in_a_row].limit = 1;
    struct plan plan = *desk_plan(desk);
    plan.grants = &none;
    agent_text_write(&text, &plan, &asked, &style);
    assert_null(strstr(strstr(text_string(&text), "a week: ") + 1, "a week: "));
    assert_non_null(strstr(text_string(&text),
                           "  weekends, 1.00 a week: fewer have anna (0.00, at "
                           "the limit of days in a row)\n"));
    text_clear(&text);
    agent_answer_json_write(&text, &plan, &asked);
    assert_non_null(strstr(text_string(&text), "\"borne_less\": {},\n"));
    assert_non_null(strstr(text_string(&text),
                           "          {\"agent\": \"anna\", \"ratio\": 0, "
                           "\"is\": \"barred\", \"rule\": "
                           "\"max_days_in_a_row\"}\n"));
    text_free(&text);
    desk_free(desk);
}

/* Anna, who could have Saturday, has her wish. */
static void a_wish_is_why_it_is_not_theirs(void **state)
{
    (void)state;
    const int days[] = {5};
    const struct grant off[] = {{.end = GRANT_UNKNOWN}};
    const struct agent_text asked = {
        .agent = 1, .n_days = 1, .days = days, .grants = off};
    struct desk *desk = again();
    struct wish saturday = {
        .kind = WISH_OFF, .day = 5, .until = 6, .shift = -1, .price = 120};
    struct grants none = {0};
    struct text text = {0};
    desk->team->problem->agents[0].wishes = &saturday;
    desk->team->problem->agents[0].n_wishes = 1;
    struct plan plan = *desk_plan(desk);
    plan.grants = &none;
    agent_answer_json_write(&text, &plan, &asked);
    assert_holds(text_string(&text),
                 "{\"agent\": \"anna\", \"ratio\": 0, \"is\": "
                 "\"callable\", \"against_wish\": true}");
    text_free(&text);
    desk_free(desk);
}

/* Less by half a hundredth is not told, as it would not show. */
static void who_is_level_has_not_borne_less(void **state)
{
    (void)state;
    struct desk *desk = again();
    const int days[] = {5};
    const struct grant off[] = {{.end = GRANT_UNKNOWN}};
    const struct agent_text asked = {
        .agent = 1, .n_days = 1, .days = days, .grants = off};
    const struct summary_style style = {.width = 80};
    struct text text = {0};
    struct grants none = {0};
    struct ledger ledger = *desk->team->ledger;
    struct burden_share shares[] = {ledger.shares[0], ledger.shares[1]};
    struct plan plan = *desk_plan(desk);
    plan.grants = &none;
    ledger.shares = shares;
    desk->team->ledger = &ledger;
    shares[0].carried = 0.994;
    agent_text_write(&text, &plan, &asked, &style);
    assert_non_null(
        strstr(text_string(&text), "1.00 a week: nobody has fewer"));
    text_clear(&text);
    agent_answer_json_write(&text, &plan, &asked);
    assert_null(strstr(text_string(&text), "\"ratio\": 0.994"));
    text_clear(&text);
    shares[0].carried = 0.98;
    agent_text_write(&text, &plan, &asked, &style);
    assert_non_null(strstr(text_string(&text), "fewer have anna (0.98, "));
    text_free(&text);
    desk_free(desk);
}

static void assert_repeated(struct desk *desk, bool told)
{
    const struct summary_style style = {.width = 100};
    struct text text = {0};
    summary_write(&text, desk_plan(desk), &style);
    bool found = strstr(text_string(&text),
                        "\n\n  a weekend again, after the last one: bo; who "
                        "has had fewer, such as anna,") != NULL;
    assert_int_equal(found, told);
    text_free(&text);
}

/* Anna works her 8 hours on Monday; Bo worked last weekend, or did not; or Anna
 * has hours left. */
static void a_weekend_again_by_contract_is_told(void **state)
{
    (void)state;
    struct desk *desk = again();
    int most[] = {8 * 60};
    struct agent *anna = &desk->team->problem->agents[0];
    struct agent *bo = &desk->team->problem->agents[1];
    desk_give(desk, 0, 0, "day");
    anna->week_max = most;
    assert_repeated(desk, false);
    bo->before.weekends_past = 1;
    assert_repeated(desk, true);
    most[0] = 16 * 60;
    assert_repeated(desk, false);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_agent_is_answered_day_by_day),
        cmocka_unit_test(what_is_fixed_is_told_as_such),
        cmocka_unit_test(a_roster_that_breaks_rules_says_so),
        cmocka_unit_test(the_law_that_bars_others_is_named),
        cmocka_unit_test(who_has_borne_less_is_told_and_why_not_they),
        cmocka_unit_test(a_weekend_again_by_contract_is_told),
        cmocka_unit_test(a_wish_is_why_it_is_not_theirs),
        cmocka_unit_test(who_is_level_has_not_borne_less),
        cmocka_unit_test(a_burden_is_told_beside_that_of_the_team),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
