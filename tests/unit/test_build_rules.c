/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"

#include <sys/stat.h>

/* The agents of a team in hours with a day and a late duty, from Monday 19
 * October 2026. */
static const struct agent *agents_of(struct folder *folder, const char *keys,
                                     const char *agents)
{
    char head[2048];
    snprintf(head, sizeof head,
             "'zone': 'UTC', 'start': '2026-10-19', 'days': 14, 'slot': "
             "'30m', %s",
             keys);
    const struct problem *problem = folder_team(
        folder,
        (struct parts){
            .head = head,
            .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
                      "{'id': 'late', 'start': '16:00', 'end': '24:00'}",
            .agents = agents ? agents : "{'id': 'a', 'skills': ['phone']}"});
    if (!problem)
        fail_msg("%s", folder->errors);
    return problem->agents;
}

static const struct agent *agent_of(struct folder *folder, const char *keys)
{
    return agents_of(folder, keys, NULL);
}

/* What is wrong with a team of these keys. */
static const char *errors_of(struct folder *folder, const char *keys)
{
    char head[1024];
    snprintf(head, sizeof head,
             "'zone': 'UTC', 'start': '2026-10-19', 'slot': '30m', %s", keys);
    assert_null(folder_team(folder, (struct parts){.head = head}));
    return folder->errors;
}

static void assert_law(struct rule_setting setting, int limit, int price,
                       const char *law)
{
    assert_int_equal(setting.limit, limit);
    assert_int_equal(setting.price, price);
    if (law)
        assert_string_equal(setting.law->id, law);
    else
        assert_null(setting.law);
}

/* Whether the law gave way to something whose text begins so. */
static bool gave_way(const struct folder *folder, const char *law,
                     const char *to)
{
    const struct rules_in_force *force = folder->team->force;
    for (int i = 0; i < force->n_exceptions; i++) {
        const struct force_exception *one = &force->exceptions[i];
        if (strcmp(one->law->id, law) == 0 && one->other &&
            strncmp(one->other, to, strlen(to)) == 0)
            return true;
    }
    return false;
}

static void of_several_packs_the_strictest_limit_holds(void **state)
{
    const struct agent *agent = agent_of(
        *state, "'rules': ['uk', 'eu', 'de'], 'agreements': [{'rule': 'DE-7', "
                "'off': true, 'reason': 'x'}]");
    assert_law(agent->rules[RULE_weekly_rest], 35 * 60, RULE_HARD, "EU-3");
    assert_law(agent->rules[RULE_rest], 660, RULE_HARD, "UK-2");
    assert_true(gave_way(*state, "UK-3", "EU-3"));
    assert_true(gave_way(*state, "EU-1", "UK-2"));
    assert_true(gave_way(*state, "DE-9", "EU-3"));
    assert_false(gave_way(*state, "EU-3", ""));
}

static void a_price_stands_beside_a_hard_limit_if_it_is_stricter(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'rules': ['in-osh', 'healthy']");
    assert_law(agent->rules[RULE_max_days_in_a_row], 6, RULE_HARD, "INO-5");
    assert_law(agent->better[RULE_max_days_in_a_row], 5, 360, "H-2");
    assert_law(agent->rules[RULE_max_nights_in_a_row], 3, 480, "H-3");
    assert_int_equal(agent->better[RULE_max_nights_in_a_row].price, 0);
    agent = agent_of(*state, "'rules': ['healthy', 'no']");
    assert_law(agent->rules[RULE_max_hours_in_24h], 540, RULE_HARD, "NO-1");
    assert_int_equal(agent->better[RULE_max_hours_in_24h].price, 0);
    assert_true(gave_way(*state, "H-5", "NO-1"));
}

static void the_usual_limit_stays_beside_a_price(void **state)
{
    const struct agent *agent = agent_of(*state, "'rules': ['healthy']");
    assert_law(agent->rules[RULE_rest], 660, RULE_HARD, "H-1");
    assert_law(agent->rules[RULE_max_days_in_a_row], 6, RULE_HARD, NULL);
    assert_law(agent->better[RULE_max_days_in_a_row], 5, 360, "H-2");
}

static void a_premium_takes_the_place_of_the_usual_limit(void **state)
{
    const struct agent *agent = agent_of(*state, "'rules': ['us-or']");
    assert_law(agent->rules[RULE_rest], 600, 120, "OR-2");
    assert_int_equal(agent->better[RULE_rest].price, 0);
}

static void two_prices_are_two_tiers(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'rules': ['us-or', 'healthy']");
    assert_law(agent->rules[RULE_rest], 600, 120, "OR-2");
    assert_law(agent->better[RULE_rest], 660, 600, "H-1");
}

static void the_team_may_be_stricter_than_a_law(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'rules': ['no', {'rest': '12h'}]");
    assert_law(agent->rules[RULE_rest], 720, RULE_HARD, NULL);
    assert_true(gave_way(*state, "NO-9", "own rules (rest 12h)"));
    agent = agent_of(*state,
                     "'rules': ['no', {'rest': {'limit': '12h', 'price': 7}}]");
    assert_law(agent->rules[RULE_rest], 660, RULE_HARD, "NO-9");
    assert_law(agent->better[RULE_rest], 720, 7, NULL);
}

static void the_teams_word_replaces_what_packs_price(void **state)
{
    const struct agent *agent = agent_of(
        *state, "'rules': ['healthy', {'max_nights_in_a_row': null, "
                "'max_days_in_a_row': {'limit': 7, 'better': {'limit': 4, "
                "'price': 9}}}]");
    assert_int_equal(agent->rules[RULE_max_nights_in_a_row].limit, RULE_OFF);
    assert_law(agent->rules[RULE_max_days_in_a_row], 7, RULE_HARD, NULL);
    assert_law(agent->better[RULE_max_days_in_a_row], 4, 9, NULL);
    assert_true(gave_way(*state, "H-2", "own rules (max_days_in_a_row 7"));
    assert_true(gave_way(*state, "H-3", "own rules (max_nights_in_a_row off)"));
    assert_false(gave_way(*state, "H-1", ""));
    agent_of(*state, "'rules': [{'rest': '12h'}, 'us-or', 'healthy']");
    assert_true(gave_way(*state, "OR-2", "own rules (rest 12h)"));
    assert_true(gave_way(*state, "H-1", "own rules (rest 12h)"));
}

static void agreements_hold_for_whom_they_name(void **state)
{
    const struct agent *agents = agents_of(
        *state,
        "'rules': ['no'], 'agreements': [{'rule': 'NO-9', 'limit': '8h', "
        "'reason': 'tariff', 'tags': ['tariff']}, {'rule': 'NO-13', 'off': "
        "true, 'reason': 'phones', 'agents': ['a']}]",
        "{'id': 'a', 'skills': ['phone']},"
        "{'id': 'b', 'skills': ['phone'], 'tags': ['tariff']}");
    assert_law(agents[0].rules[RULE_rest], 660, RULE_HARD, "NO-9");
    assert_law(agents[1].rules[RULE_rest], 480, RULE_HARD, "NO-9");
    assert_string_equal(agents[1].rules[RULE_rest].agreement, "tariff");
    assert_int_equal(agents[0].n_restrictions, 0);
    assert_int_equal(agents[1].n_restrictions, 1);
    const struct rules_in_force *force = ((struct folder *)*state)->team->force;
    assert_int_equal(force->n_exceptions, 2);
    assert_string_equal(force->exceptions[0].terms, "off");
    assert_string_equal(force->exceptions[1].terms, "rest 8h");
    assert_string_equal(force->exceptions[1].reason, "tariff");
    for (int i = 0; i < 2; i++) {
        assert_int_equal(force->exceptions[i].n_agents, 1);
        assert_int_equal(force->exceptions[i].agents[0], i);
    }
}

/* The law's own sentence is of all of Sunday. */
static void times_that_are_agreed_are_told(void **state)
{
    const struct agent *agent = agent_of(
        *state, "'rules': ['pl'], 'agreements': [{'rule': 'PL-9', 'times': "
                "[{'days': ['sun'], 'from': '06:00', 'to': '12:00'}, {'days': "
                "['mon-wed', 'sat', '2026-12-24'], 'from': '22:00', 'to': "
                "'24:00'}], 'reason': 'deal'}]");
    const struct rules_in_force *force = ((struct folder *)*state)->team->force;
    const char *terms = "restricted sun 06:00-12:00, mon-wed,sat,2026-12-24 "
                        "22:00-24:00";
    assert_string_equal(force->exceptions[0].terms, terms);
    assert_string_equal(agent->restrictions[0].law->sentence,
                        "restricted sun 06:00-12:00, mon-wed,sat,2026-12-24 "
                        "22:00-24:00 (deal)");
}

static void an_agreement_lifts_a_law_of_the_team_and_is_told(void **state)
{
    const char *late = "'rules': ['no'], 'agreements': [{'rule': 'NO-12', "
                       "'off': true, 'reason': 'x'}%s]";
    char keys[512];
    snprintf(keys, sizeof keys, late, "");
    agent_of(*state, keys);
    const struct team *team = ((struct folder *)*state)->team;
    assert_true(team->problem->offers[1].night);
    assert_int_equal(team->force->n_notices, 1);
    snprintf(keys, sizeof keys, late,
             ", {'rule': 'NO-14', 'off': true, 'reason': 'days'},"
             "{'rule': 'NO-16', 'off': true, 'reason': 'told late'}");
    agent_of(*state, keys);
    team = ((struct folder *)*state)->team;
    const struct rules_in_force *force = team->force;
    assert_false(team->problem->offers[1].night);
    assert_int_equal(force->n_notices, 0);
    assert_int_equal(force->n_exceptions, 3);
    assert_int_equal(force->exceptions[0].n_agents, 0);
    assert_string_equal(force->exceptions[1].law->id, "NO-14");
    assert_string_equal(force->exceptions[1].terms, "off");
    assert_string_equal(force->exceptions[2].reason, "told late");
}

static void a_pack_beside_the_team_is_told_by_its_file(void **state)
{
    struct folder *folder = *state;
    agent_of(folder, "'rules': ['eu']");
    assert_null(folder->team->force->packs[0].file);
    assert_int_equal(mkdir(folder_name(folder, "rules"), 0777), 0);
    folder_put(folder, "rules/eu.json",
               "{'vaktel_rules': 1, 'title': 'Ours', 'as_of': '2026-10-01', "
               "'binds': 'us', 'rules': [{'id': 'EU-1', 'rule': 'rest', "
               "'limit': '9h', 'statute': 's', 'verified': 'read', "
               "'says': 'x'}]}");
    agent_of(folder, "'rules': ['eu']");
    assert_string_equal(folder->team->force->packs[0].title, "Ours");
    assert_string_equal(folder->team->force->packs[0].file,
                        folder_name(folder, "rules/eu.json"));
    unlink(folder_name(folder, "rules/eu.json"));
    rmdir(folder_name(folder, "rules"));
}

static void a_pack_that_cannot_be_read_is_an_error(void **state)
{
    struct folder *folder = *state;
    char path[128];
    assert_int_equal(mkdir(folder_name(folder, "rules"), 0777), 0);
    snprintf(path, sizeof path, "%s", folder_name(folder, "rules/eu.json"));
    assert_int_equal(symlink("nowhere.json", path), 0);
    assert_string_equal(errors_of(folder, "'rules': ['eu']"),
                        ": cannot open: no such file\n");
    unlink(path);
    assert_int_equal(symlink("eu.json", path), 0);
    assert_non_null(
        strstr(errors_of(folder, "'rules': ['eu']"), "cannot open"));
    unlink(path);
    rmdir(folder_name(folder, "rules"));
}

static void packs_are_not_looked_for_in_what_is_no_folder(void **state)
{
    struct folder *folder = *state;
    assert_int_equal(setenv("VAKTEL_RULES", "/dev/null", 1), 0);
    assert_string_equal(errors_of(folder, "'rules': ['eu', 'no']"),
                        ": '/dev/null' is no folder\n");
    agent_of(folder, "'rules': {'rest': '12h'}");
    assert_int_equal(setenv("VAKTEL_RULES", folder->path, 1), 0);
    agent_of(folder, "'rules': ['eu']");
    unsetenv("VAKTEL_RULES");
}

static void an_agent_has_packs_on_top_of_the_teams(void **state)
{
    const struct agent *agents = agents_of(
        *state, "'rules': ['uk'], 'defaults': {'rules': {'rest': '12h'}}",
        "{'id': 'a', 'skills': ['phone'], 'rules': ['in-tn']},"
        "{'id': 'b', 'skills': ['phone']}");
    assert_law(agents[0].rules[RULE_max_spread], 720, RULE_HARD, "TN-4");
    assert_int_equal(agents[1].rules[RULE_max_spread].limit, RULE_OFF);
    assert_int_equal(agents[0].rules[RULE_rest].limit, 720);
    assert_int_equal(agents[1].rules[RULE_rest].limit, 720);
}

static void ordinary_hours_bind_or_tell_what_is_overtime(void **state)
{
    const struct agent *agents =
        agents_of(*state, "'rules': ['in-ka']",
                  "{'id': 'a', 'skills': ['phone']},"
                  "{'id': 'b', 'skills': ['phone'], 'overtime': true}");
    assert_law(agents[0].rules[RULE_max_hours_per_day], 540, RULE_HARD, "KA-1");
    assert_law(agents[0].rules[RULE_max_hours_per_week], 48 * 60, RULE_HARD,
               "KA-2");
    assert_int_equal(agents[0].ordinary_day, -1);
    assert_int_equal(agents[0].n_gauges, 0);
    assert_law(agents[1].rules[RULE_max_hours_per_day], 600, RULE_HARD, "KA-3");
    assert_int_equal(agents[1].rules[RULE_max_hours_per_week].limit, RULE_OFF);
    assert_int_equal(agents[1].ordinary_day, 540);
    assert_int_equal(agents[1].ordinary_week, 48 * 60);
    assert_int_equal(agents[1].n_gauges, 1);
    assert_string_equal(agents[1].gauges[0].law->id, "KA-4");
}

static void break_laws_of_packs_are_one(void **state)
{
    const struct agent *agent = agent_of(
        *state, "'rules': ['uk', 'de', 'healthy'], 'agreements': [{'rule': "
                "'DE-7', 'off': true, 'reason': 'x'}]");
    const struct break_tier *tiers = agent->breaks->tiers;
    assert_int_equal(agent->breaks->n_tiers, 2);
    assert_true(tiers[0].over == 360 && tiers[0].total == 30);
    assert_true(tiers[1].over == 540 && tiers[1].total == 45);
    assert_int_equal(agent->breaks->min_piece, 15);
    assert_string_equal(agent->rules[RULE_break_time].law->id, "DE-3");
    assert_string_equal(agent->rules[RULE_breaks].law->id, "DE-3");
    assert_int_equal(agent->stretch_most, 12);
    assert_int_equal(agent->better_breaks->tiers[0].total, 10);
    assert_law(agent->better[RULE_break_time], 0, 180, "H-11");
}

/* Both packs ask for breaks, each in duties in which the other does not. */
static void each_length_of_duty_has_its_break_law(void **state)
{
    const struct agent *agent = agent_of(*state, "'rules': ['no', 'uk']");
    const struct break_tier *tiers = agent->breaks->tiers;
    const int over[] = {330, 360, 479}, total[] = {1, 20, 30};
    const char *const law[] = {"NO-12", "UK-4", "NO-12"};
    assert_int_equal(agent->breaks->n_tiers, 3);
    for (int i = 0; i < 3; i++) {
        struct breach breach = {.rule = RULE_break_time, .which = i};
        assert_int_equal(tiers[i].over, over[i]);
        assert_int_equal(tiers[i].total, total[i]);
        assert_string_equal(
            breach_law(((struct folder *)*state)->team->problem, &breach)->id,
            law[i]);
    }
}

static void consent_is_a_tag(void **state)
{
    const struct agent *agents = agents_of(
        *state, "'rules': ['in-osh']",
        "{'id': 'a', 'skills': ['phone']},"
        "{'id': 'b', 'skills': ['phone'], 'tags': ['women']},"
        "{'id': 'c', 'skills': ['phone'], 'tags': ['women', 'night-consent']}");
    assert_int_equal(agents[0].n_restrictions, 0);
    assert_int_equal(agents[1].n_restrictions, 1);
    assert_int_equal(agents[2].n_restrictions, 0);
    assert_string_equal(agents[1].restrictions[0].law->id, "INO-6");
    for (int slot = 0; slot < 48; slot++)
        assert_int_equal(agents[1].restrictions[0].slots[slot],
                         slot < 12 || slot >= 38);
}

static bool late_is_a_night(struct folder *folder, const char *rules)
{
    agent_of(folder, rules);
    const struct problem *problem = folder->team->problem;
    for (int i = 0; i < problem->n_offers; i++)
        if (problem->offers[i].shift == 1)
            return problem->offers[i].night;
    return false;
}

static void a_law_tells_what_a_night_duty_is(void **state)
{
    assert_false(late_is_a_night(*state, "'rules': {}"));
    assert_false(late_is_a_night(*state, "'rules': ['uk']"));
    assert_true(late_is_a_night(*state, "'rules': ['no', 'uk']"));
}

static void weeks_of_rest_begin_with_the_settlement_period(void **state)
{
    const struct agent *agent = agent_of(
        *state, "'rules': ['pl'], 'settlement': {'from': '2026-10-01', "
                "'months': 1}");
    for (int day = 0; day <= 14; day++)
        assert_int_equal(agent->rest_begins[day], day == 3 || day == 13);
    assert_int_equal(agent->rest_from, -4 * 48);
    agent = agent_of(*state, "'rules': ['pl']");
    assert_null(agent->rest_begins);
    assert_int_equal(agent->rest_from, 0);
}

static void shifts_that_a_law_bars_to_all_are_told(void **state)
{
    char notes[4096] = "";
    agent_of(*state, "'rules': ['in-osh']");
    folder_notes(*state, notes, sizeof notes);
    assert_non_null(
        strstr(notes, "/shifts/0: nobody may work shift 'day': INO-4, "));
    agent_of(*state, "'rules': ['eu'], 'agreements': [{'rule': 'EU-2', 'off': "
                     "true, 'reason': 'x'}]");
    folder_notes(*state, notes, sizeof notes);
    assert_null(strstr(notes, "nobody may work"));
}

/* NO-13 bars Sundays alone, the team's own rule all days. */
static void a_law_is_not_told_for_what_an_own_rule_bars(void **state)
{
    char notes[4096] = "";
    agent_of(*state,
             "'rules': ['no', {'max_spread': '2h'}], 'agreements': [{'rule': "
             "'NO-12', 'off': true, 'reason': 'x'}]");
    folder_notes(*state, notes, sizeof notes);
    assert_null(strstr(notes, "nobody may work"));
    assert_non_null(strstr(notes, "rule 'max_spread': no duty of the team"));
}

static void the_law_that_bars_most_days_of_a_shift_is_told(void **state)
{
    char notes[4096] = "";
    agent_of(*state, "'rules': ['no']");
    folder_notes(*state, notes, sizeof notes);
    assert_non_null(
        strstr(notes, "/shifts/0: nobody may work shift 'day': NO-12, "));
    assert_null(strstr(notes, "NO-13"));
}

/* Notes of the pack; one that a later one takes the place of; one that holds.
 */
static void agreements_that_change_nothing_are_noted(void **state)
{
    char notes[4096] = "";
    agent_of(*state, "'rules': ['healthy', 'eu'], 'agreements': ["
                     "{'rule': 'H-4', 'off': true, 'reason': 'x'},"
                     "{'rule': 'EU-1', 'limit': '10h', 'reason': 'y'},"
                     "{'rule': 'EU-1', 'limit': '9h', 'reason': 'z'}]");
    folder_notes(*state, notes, sizeof notes);
    assert_non_null(
        strstr(notes, "/agreements/0: changes nothing: H-4 is a note"));
    assert_non_null(
        strstr(notes, "/agreements/1: changes nothing: EU-1 binds"));
    assert_null(strstr(notes, "/agreements/2"));
}

static void a_pack_for_a_tag_that_nobody_has_is_noted(void **state)
{
    char notes[4096] = "";
    struct folder *folder = *state;
    assert_int_equal(mkdir(folder_name(folder, "rules"), 0777), 0);
    folder_put(folder, "rules/own.json",
               "{'vaktel_rules': 1, 'title': 'Ours', 'as_of': '2026-10', "
               "'binds': 'us', 'rules': [{'id': 'A-1', 'rule': 'rest', "
               "'limit': '9h', 'who': ['phnoe'], 'unless': ['lead'], "
               "'statute': 's', 'verified': 'read', 'says': 'x'}]}");
    agent_of(folder, "'rules': ['own', 'de']");
    folder_notes(folder, notes, sizeof notes);
    assert_non_null(strstr(notes,
                           "own.json: note: /rules/0/who/0: no agent has the "
                           "tag or skill 'phnoe', did you mean 'phone'?"));
    assert_non_null(strstr(notes, "/rules/0/unless/0: no agent has the tag"));
    assert_null(strstr(notes, "on-call-work"));
    unlink(folder_name(folder, "rules/own.json"));
    rmdir(folder_name(folder, "rules"));
}

static void what_an_agreement_leaves_unchecked_is_told(void **state)
{
    agent_of(*state, "'rules': ['no'], 'agreements': [{'rule': 'NO-11', "
                     "'free': 1, 'of': 4, 'reason': 'x'}]");
    const struct rules_in_force *force = ((struct folder *)*state)->team->force;
    assert_int_equal(force->n_exceptions, 1);
    assert_string_equal(force->exceptions[0].terms,
                        "free_sundays 1 of 4 (not checked here: every second "
                        "Sunday free on average over 26 weeks)");
}

static void every_rule_keeps_its_law(void **state)
{
    const struct agent *agent = agent_of(*state, "'rules': ['pl', 'healthy']");
    assert_law(agent->rules[RULE_max_hours_from_start], 480, RULE_HARD, "PL-1");
    assert_law(agent->rules[RULE_free_sundays], 1, RULE_HARD, "PL-8");
    assert_int_equal(agent->rules[RULE_free_sundays].span, 4);
    assert_string_equal(agent->rules[RULE_free_sundays].law->statute,
                        "Kodeks pracy art. 151(12)");
    assert_string_equal(agent->rules[RULE_free_sundays].law->verified, "read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(of_several_packs_the_strictest_limit_holds),
        FOLDER_TEST(a_price_stands_beside_a_hard_limit_if_it_is_stricter),
        FOLDER_TEST(the_usual_limit_stays_beside_a_price),
        FOLDER_TEST(a_premium_takes_the_place_of_the_usual_limit),
        FOLDER_TEST(two_prices_are_two_tiers),
        FOLDER_TEST(the_team_may_be_stricter_than_a_law),
        FOLDER_TEST(the_teams_word_replaces_what_packs_price),
        FOLDER_TEST(agreements_hold_for_whom_they_name),
        FOLDER_TEST(times_that_are_agreed_are_told),
        FOLDER_TEST(an_agreement_lifts_a_law_of_the_team_and_is_told),
        FOLDER_TEST(a_pack_beside_the_team_is_told_by_its_file),
        FOLDER_TEST(a_pack_that_cannot_be_read_is_an_error),
        FOLDER_TEST(packs_are_not_looked_for_in_what_is_no_folder),
        FOLDER_TEST(an_agent_has_packs_on_top_of_the_teams),
        FOLDER_TEST(ordinary_hours_bind_or_tell_what_is_overtime),
        FOLDER_TEST(break_laws_of_packs_are_one),
        FOLDER_TEST(each_length_of_duty_has_its_break_law),
        FOLDER_TEST(consent_is_a_tag),
        FOLDER_TEST(a_law_tells_what_a_night_duty_is),
        FOLDER_TEST(weeks_of_rest_begin_with_the_settlement_period),
        FOLDER_TEST(shifts_that_a_law_bars_to_all_are_told),
        FOLDER_TEST(a_law_is_not_told_for_what_an_own_rule_bars),
        FOLDER_TEST(the_law_that_bars_most_days_of_a_shift_is_told),
        FOLDER_TEST(agreements_that_change_nothing_are_noted),
        FOLDER_TEST(a_pack_for_a_tag_that_nobody_has_is_noted),
        FOLDER_TEST(what_an_agreement_leaves_unchecked_is_told),
        FOLDER_TEST(every_rule_keeps_its_law),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
