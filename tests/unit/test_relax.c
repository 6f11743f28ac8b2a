/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules a little looser, in values that team.json can read. */
#include "test.h"

#include "folder.h"
#include "relax.h"

static const struct agent *with_rules(struct folder *folder, const char *rules)
{
    char head[1024];
    snprintf(head, sizeof head,
             "'zone': 'UTC', 'start': '2026-10-19', 'slot': '60m', 'rules': %s",
             rules);
    if (!folder_team(folder, (struct parts){.head = head}))
        fail_msg("%s", folder->errors);
    return folder->team->problem->agents;
}

static void assert_relaxed(struct folder *folder, const char *rules,
                           enum rule rule, const char *words, int limit)
{
    char changed[256];
    struct arena *arena = arena_new();
    struct relaxed relaxed = relax_rule(arena, with_rules(folder, rules), rule);
    assert_non_null(relaxed.value);
    assert_string_equal(relaxed.words, words);
    struct rule_setting before = folder->team->problem->agents[0].rules[rule];
    snprintf(changed, sizeof changed, "{'%s': %s}", rule_infos[rule].name,
             relaxed.value);
    struct rule_setting after = with_rules(folder, changed)->rules[rule];
    assert_int_equal(after.limit, limit);
    if (limit != RULE_OFF) {
        assert_int_equal(after.price, before.price);
        assert_int_equal(after.span, before.span);
    }
    arena_free(arena);
}

static void each_kind_of_rule_has_a_value_of_its_own(void **state)
{
    struct folder *it = *state;
    assert_relaxed(it, "{'rest': '11h'}", RULE_rest, "at 10h", 600);
    assert_relaxed(it, "{'max_days_in_a_row': {'limit': 5, 'price': 300}}",
                   RULE_max_days_in_a_row, "at 6 days", 6);
    assert_relaxed(it, "{'earliest_start': '07:00'}", RULE_earliest_start,
                   "at 06:00", 360);
    assert_relaxed(it, "{'free_sundays': {'free': 2, 'of': 4}}",
                   RULE_free_sundays, "at 1 of 4", 1);
    assert_relaxed(it, "{'free_weekends': {'free': 1, 'of': 2}}",
                   RULE_free_weekends, "left out", RULE_OFF);
    assert_relaxed(it, "{'same_start': true}", RULE_same_start, "left out",
                   RULE_OFF);
    assert_relaxed(it, "{'succession': true}", RULE_succession, "left out",
                   RULE_OFF);
}

static void a_stricter_limit_beside_it_stays(void **state)
{
    struct arena *arena = arena_new();
    struct relaxed relaxed = relax_rule(
        arena,
        with_rules(*state, "{'max_days_in_a_row': {'limit': 6, 'better': "
                           "{'limit': 5, 'price': 300}}}"),
        RULE_max_days_in_a_row);
    assert_string_equal(relaxed.value, "{\"limit\": 7, \"better\": {\"limit\": "
                                       "5, \"price\": 300}}");
    arena_free(arena);
}

static void what_packs_only_advise_can_be_relaxed(void **state)
{
    struct arena *arena = arena_new();
    const struct agent *agent = with_rules(*state, "['healthy']");
    struct relaxed relaxed = relax_rule(arena, agent, RULE_max_nights_in_a_row);
    assert_null(relaxed.why_not);
    assert_string_equal(relaxed.value, "{\"limit\": 4, \"price\": 480}");
    relaxed = relax_rule(arena, agent, RULE_free_weekends);
    assert_string_equal(relaxed.value, "null");
    assert_true(relaxed.dropped);
    relaxed = relax_rule(arena, agent, RULE_break_time);
    assert_string_equal(relaxed.why_not, "has no limit to relax");
    agent = with_rules(*state, "['healthy', {'max_nights_in_a_row': {'limit': "
                               "4, 'price': 480}, 'free_weekends': null}]");
    assert_int_equal(agent->rules[RULE_max_nights_in_a_row].limit, 4);
    assert_int_equal(agent->rules[RULE_free_weekends].limit, RULE_OFF);
    arena_free(arena);
}

static void laws_and_rules_without_a_limit_say_why_not(void **state)
{
    struct arena *arena = arena_new();
    const struct agent *agent = with_rules(*state, "['no']");
    struct relaxed relaxed = relax_rule(arena, agent, RULE_weekly_rest);
    assert_null(relaxed.value);
    assert_memory_equal(relaxed.why_not, "is law (NO-", 11);
    agent = with_rules(*state, "{'break_time': {'tiers': [{'over': '6h', "
                               "'breaks': '30m'}]}}");
    relaxed = relax_rule(arena, agent, RULE_break_time);
    assert_null(relaxed.value);
    assert_string_equal(relaxed.why_not, "has no limit to relax");
    relaxed = relax_rule(arena, agent, RULE_max_weekends);
    assert_null(relaxed.value);
    assert_null(relaxed.why_not);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(each_kind_of_rule_has_a_value_of_its_own),
        FOLDER_TEST(a_stricter_limit_beside_it_stays),
        FOLDER_TEST(what_packs_only_advise_can_be_relaxed),
        FOLDER_TEST(laws_and_rules_without_a_limit_say_why_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
