/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"
#include "what_if.h"

/* The clock is set back on the Sunday. */
enum { HOURS = 7 * 24 + 1 };

static const char agents[] =
    "{'id': 'kari', 'skills': ['phone'], 'week': {'min': '16h', 'target': "
    "'24h', 'max': '32h'}, 'wishes': [{'off': true}], 'time_off': [{'from': "
    "'2026-10-20'}]}, {'id': 'ola', 'name': 'Ola L', 'skills': ['mail']}";
static const char queues[] =
    "{'id': 'phone', 'need': [{'heads': 2}]}, {'id': 'mail', 'need': "
    "[{'days': ['mon'], 'heads': 1}]}";

/* The folder's team as the last scenario has it. */
static const struct problem *with(struct folder *folder, const char *changes)
{
    char text[2048], *at = text;
    struct diags *diags = diags_new();
    FILE *out = fmemopen(folder->errors, sizeof folder->errors, "w");
    folder_team(folder, (struct parts){.queues = queues, .agents = agents});
    snprintf(text, sizeof text, "{'scenarios': [{'name': 'x', %s}]}", changes);
    for (; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    struct what_if *what_if =
        what_if_parse(text, strlen(text), "what-if.json", diags);
    team_free(folder->team);
    folder->team =
        what_if ? team_read_changed(folder_name(folder, "team.json"),
                                    &what_if->scenarios[what_if->n - 1], diags)
                : NULL;
    for (int i = 0; i < diags_count(diags); i++)
        fprintf(out, "%s %s: %s\n", diags_at(diags, i)->file,
                diags_at(diags, i)->place, diags_at(diags, i)->message);
    fputc('\0', out);
    fclose(out);
    what_if_free(what_if);
    diags_free(diags);
    assert_string_equal(folder->errors, "");
    return folder->team->problem;
}

static int n_needed(const struct problem *problem, int queue)
{
    int sum = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        sum += problem->queues[queue].need[slot];
    return sum / HEAD;
}

static void volumes_change_by_queue_days_and_hours(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem =
        with(folder, "'volume': [{'factor': 1.5}, {'queues': ['mail'], "
                     "'days': ['mon'], 'from': '12:00', 'factor': 2}]");
    assert_int_equal(n_needed(problem, 0), 3 * HOURS);
    assert_int_equal(problem->queues[1].need[11], 150);
    assert_int_equal(problem->queues[1].need[12], 300);
}

static void volumes_come_where_there_were_none(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem =
        with(folder, "'team': {'closed': ['wed']}, 'volume': [{'queues': "
                     "['mail'], 'days': ['tue', 'wed'], 'from': '20:00', "
                     "'to': '22:00', 'heads': 2.5}, {'days': ['thu'], "
                     "'heads': 3}]");
    assert_int_equal(problem->queues[1].need[24 + 19], 0);
    assert_int_equal(problem->queues[1].need[24 + 20], 250);
    assert_int_equal(problem->queues[1].need[24 + 21], 250);
    assert_int_equal(problem->queues[1].need[48 + 20], 0);
    assert_int_equal(problem->queues[0].need[72], 300);
    assert_int_equal(problem->queues[1].need[72], 300);
}

static void newcomers_have_the_terms_but_not_the_plans_of_others(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem = with(
        folder, "'add': [{'like': 'kari', 'count': 2, 'skills': {'phone': 80}, "
                "'from': '2026-10-21'}, {'id': 'eva', 'skills': ['mail']}]");
    assert_int_equal(problem->n_agents, 5);
    assert_string_equal(problem->agents[2].id, "kari+1");
    assert_string_equal(problem->agents[3].name, "kari +2");
    assert_string_equal(problem->agents[4].id, "eva");
    assert_int_equal(agent_speed(problem, 2, 0), 80);
    assert_int_equal(problem->agents[2].week_max[0], 32 * 60);
    assert_int_equal(problem->agents[2].off_wish[0], 0);
    assert_int_equal(problem->agents[2].n_time_off, 1);
    assert_int_equal(problem->agents[2].time_off[0].end, 48);
    assert_true(problem->agents[2].week_target[0] < 24 * 60);
}

static void agents_go_at_once_or_later(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem = with(folder, "'remove': ['kari']");
    assert_int_equal(problem->n_agents, 1);
    assert_string_equal(problem->agents[0].id, "ola");
    problem = with(folder, "'remove': [{'agent': 'ola', 'from': "
                           "'2026-10-24'}]");
    assert_int_equal(problem->n_agents, 2);
    assert_int_equal(problem->agents[1].time_off[0].start, 5 * 24);
    assert_int_equal(problem->agents[1].time_off[0].end, HOURS);
}

/* What names them passes them over. */
static void who_is_gone_is_missed_by_nobody(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem = with(
        folder,
        "'remove': ['ola'], 'agents': {'kari': {'wishes': [{'with': 'ola', "
        "'grade': 4, 'date': '2026-10-21'}]}}, 'team': {'presence': [{'id': "
        "'p', 'agents': ['kari', 'ola'], 'min': 1}], 'activities': [{'id': "
        "'talk', 'date': '2026-10-21', 'from': '10:00', 'to': '11:00', "
        "'agents': ['kari', 'ola'], 'price': 100}]}");
    assert_int_equal(problem->n_agents, 1);
    assert_int_equal(problem->agents[0].n_wishes, 0);
    assert_int_equal(problem->agents[0].n_activities, 1);
    problem = with(folder, "'team': {'presence': [{'id': 'leads', 'tags': "
                           "['mail'], 'min': 1}]}, 'remove': ['ola']");
    assert_int_equal(problem->n_presences, 1);
    assert_int_equal(problem->presences[0].min[0], 1);
}

#define LATE_AND_WHO_NAMES_IT                                                  \
    "'agents': {'kari': {'shifts': ['day', 'late'], 'wishes': [{'shift': "     \
    "'late', 'grade': 4}, {'off': true, 'date': '2026-10-21'}], 'fixed': "     \
    "[{'date': '2026-10-20', 'shift': 'late'}], 'forbidden': [{'days': "       \
    "['fri'], 'shift': 'late'}], 'shift_limits': {'late': {'max': 1}}, "       \
    "'time_off': []}}, 'team': {'shifts': [{'id': 'day', 'start': '08:00', "   \
    "'length': '8h', 'not_before': ['late']}, {'id': 'late', 'start': "        \
    "'12:00', 'length': '8h', 'tags': ['mail']}], 'presence': [{'id': 'p', "   \
    "'shift': 'late', 'agents': ['kari'], 'min': 1}], 'burdens': {'odd': "     \
    "{'shifts': ['late'], 'tags': ['mail']}}}"

static void a_shift_that_goes_is_missed_by_nobody(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem =
        with(folder, "'agents': {'kari': {'shifts': ['day']}}, 'team': "
                     "{'shifts': {'late': {'id': 'late', 'start': '12:00', "
                     "'length': '8h'}}}}, {'name': 'y', 'with': ['x'], "
                     "'team': {'shifts': {'day': null}}");
    assert_int_equal(problem->n_shifts, 1);
    assert_int_equal(problem->agents[0].eligible[0], 0);
    problem = with(folder, LATE_AND_WHO_NAMES_IT
                   "}, {'name': 'y', 'with': ['x'], 'team': {'shifts': "
                   "{'late': null}}");
    assert_int_equal(problem->n_shifts, 1);
    assert_int_equal(problem->n_presences, 0);
    assert_int_equal(problem->agents[0].n_wishes, 1);
    assert_true(problem->agents[0].forbidden[4] == 0);
}

static void skills_and_hours_come_on_top(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem =
        with(folder, "'train': [{'agents': ['ola'], 'queues': ['phone']}, "
                     "{'agents': ['kari'], 'skills': {'mail': 50}}], "
                     "'hours': [{'agents': ['kari'], 'more': '2h'}]");
    assert_int_equal(agent_speed(problem, 1, 0), 100);
    assert_int_equal(agent_speed(problem, 1, 1), 100);
    assert_int_equal(agent_speed(problem, 0, 1), 50);
    assert_int_equal(problem->agents[0].week_max[0], 34 * 60);
    assert_int_equal(problem->agents[1].week_max[0], -1);
}

static void any_key_of_an_agent_can_be_another(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem =
        with(folder, "'agents': {'kari': {'time_off': [], 'week': {'max': "
                     "'20h', 'min': null, 'target': null}}}");
    assert_int_equal(problem->agents[0].n_time_off, 0);
    assert_int_equal(problem->agents[0].week_max[0], 20 * 60);
    assert_int_equal(problem->agents[0].week_target[0], -1);
}

static void the_document_is_laid_over_key_by_key(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem = with(
        folder, "'team': {'closed': ['sun'], 'rules': {'rest': '9h', "
                "'succession': null}, 'shifts': {'day': {'end': '18:00'}, "
                "'late': {'id': 'late', 'start': '12:00', 'length': '8h'}}, "
                "'queues': {'phone': {'need': [{'heads': 4}]}}}, 'train': "
                "[{'agents': ['ola'], 'skills': ['phone']}]");
    assert_int_equal(n_needed(problem, 0), 4 * 6 * 24);
    assert_int_equal(problem->n_shifts, 2);
    assert_int_equal(problem->offers[0].end, 18);
    assert_string_equal(problem->shifts[1].id, "late");
    assert_int_equal(problem->agents[0].rules[RULE_rest].limit, 9 * 60);
    assert_int_equal(problem->agents[0].rules[RULE_succession].limit, RULE_OFF);
}

static void rules_go_behind_those_of_packs(void **state)
{
    struct folder *folder = *state;
    char text[] = "{\"scenarios\": [{\"name\": \"x\", \"team\": {\"rules\": "
                  "{\"max_days_in_a_row\": 5, \"rest\": \"12h\"}}}]}";
    struct diags *diags = diags_new();
    struct what_if *what_if =
        what_if_parse(text, strlen(text), "what-if.json", diags);
    folder_team(folder,
                (struct parts){.head = "'zone': 'Europe/Oslo', 'start': "
                                       "'2026-10-19', 'slot': '60m', 'rules': "
                                       "['no', {'max_days_in_a_row': 4}]"});
    assert_int_equal(
        folder->team->problem->agents[0].rules[RULE_max_days_in_a_row].limit,
        4);
    team_free(folder->team);
    folder->team = team_read_changed(folder_name(folder, "team.json"),
                                     &what_if->scenarios[0], diags);
    assert_false(diags_failed(diags));
    const struct agent *agent = &folder->team->problem->agents[0];
    assert_int_equal(agent->rules[RULE_max_days_in_a_row].limit, 5);
    assert_int_equal(agent->rules[RULE_rest].limit, 12 * 60);
    assert_true(agent->rules[RULE_weekly_rest].law != NULL);
    what_if_free(what_if);
    diags_free(diags);
}

static void null_takes_away(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem =
        with(folder, "'team': {'queues': {'mail': null}}");
    assert_int_equal(problem->n_queues, 1);
    assert_string_equal(problem->queues[0].id, "phone");
}

static void sickness_repeats_and_grows(void **state)
{
    struct folder *folder = *state;
    const char *one = "'sickness': {'percent': 30, 'seed': 7}";
    int n = with(folder, one)->agents[1].n_time_off;
    assert_int_equal(with(folder, one)->agents[1].n_time_off, n);
    assert_int_equal(
        with(folder, "'sickness': {'percent': 0}")->agents[1].n_time_off, 0);
    assert_int_equal(
        with(folder, "'sickness': {'percent': 100}")->agents[1].n_time_off, 7);
}

static struct what_if *parse(const char *json)
{
    char text[2048], *at = text;
    struct diags *diags = diags_new();
    snprintf(text, sizeof text, "%s", json);
    for (; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    struct what_if *what_if =
        what_if_parse(text, strlen(text), "what-if.json", diags);
    assert_false(diags_failed(diags));
    diags_free(diags);
    return what_if;
}

static void a_grid_has_a_cell_for_each_of_each(void **state)
{
    (void)state;
    struct what_if *what_if = parse(
        "{'scenarios': [{'name': 'a'}, {'name': 'b', 'with': ['a']}], 'grid': "
        "[[{'name': 'x'}, {'name': 'y'}], [{'name': '0'}, {'name': '1'}, "
        "{'name': '2', 'with': ['b']}]]}");
    assert_int_equal(what_if->n, 8);
    assert_int_equal(what_if->n_axes, 2);
    assert_int_equal(what_if->scenarios[1].n_changes, 2);
    assert_string_equal(what_if->scenarios[2].name, "x, 0");
    assert_string_equal(what_if->scenarios[6].name, "y, 1");
    assert_int_equal(what_if->scenarios[6].cell[0], 1);
    assert_int_equal(what_if->scenarios[6].cell[1], 1);
    assert_int_equal(what_if->scenarios[7].n_changes, 4);
    what_if_free(what_if);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(volumes_change_by_queue_days_and_hours),
        FOLDER_TEST(volumes_come_where_there_were_none),
        FOLDER_TEST(newcomers_have_the_terms_but_not_the_plans_of_others),
        FOLDER_TEST(agents_go_at_once_or_later),
        FOLDER_TEST(who_is_gone_is_missed_by_nobody),
        FOLDER_TEST(a_shift_that_goes_is_missed_by_nobody),
        FOLDER_TEST(skills_and_hours_come_on_top),
        FOLDER_TEST(any_key_of_an_agent_can_be_another),
        FOLDER_TEST(the_document_is_laid_over_key_by_key),
        FOLDER_TEST(rules_go_behind_those_of_packs),
        FOLDER_TEST(null_takes_away),
        FOLDER_TEST(sickness_repeats_and_grows),
        cmocka_unit_test(a_grid_has_a_cell_for_each_of_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
