/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"

/* What is noted of a team, from 2026-10-19 to 25, of an agent with these keys
 * and with these of the team. */
static const char *notes_of(struct folder *folder, const char *keys,
                            const char *more)
{
    static char notes[4096];
    char agents[2048], head[1024];
    snprintf(agents, sizeof agents, "{'id': 'a', 'skills': ['phone'], %s}",
             keys);
    snprintf(head, sizeof head,
             "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': '60m'%s",
             more);
    if (!folder_team(folder, (struct parts){.head = head, .agents = agents}))
        fail_msg("%s", folder->errors);
    folder_notes(folder, notes, sizeof notes);
    return notes;
}

static void assert_noted(const char *notes, const char *place,
                         const char *sentence)
{
    char line[256];
    snprintf(line, sizeof line, "team.json: note: %s: %s\n", place, sentence);
    if (!strstr(notes, line))
        fail_msg("no '%s' in '%s'", line, notes);
}

static void a_date_of_another_year_is_noted_wherever_it_stands(void **state)
{
    static const char late[] =
        "2062-10-21 is more than a year after the last day, 2026-10-25";
    const char *notes = notes_of(
        *state,
        "'time_off': [{'from': '2062-10-21', 'to': '2062-10-23'}], "
        "'wishes': [{'date': '2062-10-21', 'off': true}], "
        "'available': [{}, {'days': ['mon', '2062-10-21'], 'grade': 1}], "
        "'fixed': [{'date': '2062-10-21', 'off': true}], "
        "'forbidden': [{'days': ['2062-10-21'], 'shift': 'day'}]",
        ", 'closed': ['2062-10-21'], 'activities': [{'id': 'm', 'date': "
        "'2062-10-21', 'from': '09:00', 'to': '10:00'}]");
    assert_noted(notes, "/agents/0/time_off/0/from", late);
    assert_noted(notes, "/agents/0/wishes/0/date", late);
    assert_noted(notes, "/agents/0/available/1/days/1", late);
    assert_noted(notes, "/agents/0/fixed/0/date", late);
    assert_noted(notes, "/agents/0/forbidden/0/days/0", late);
    assert_noted(notes, "/closed/0", late);
    assert_noted(notes, "/activities/0/date", late);
}

static void a_date_long_ago_is_noted_with_the_first_day(void **state)
{
    assert_noted(
        notes_of(*state,
                 "'time_off': [{'from': '2006-10-21T08:00', 'to': "
                 "'2006-10-21T12:00'}]",
                 ""),
        "/agents/0/time_off/0/from",
        "2006-10-21 is more than a year before the first day, 2026-10-19");
}

static void dates_within_a_year_are_not_noted(void **state)
{
    assert_string_equal(
        notes_of(*state,
                 "'wishes': [{'days': ['2025-10-18', '2026-11-02', "
                 "'2027-10-26'], 'off': true}]",
                 ""),
        "");
    assert_noted(
        notes_of(*state, "'wishes': [{'days': ['2025-10-17'], 'off': true}]",
                 ""),
        "/agents/0/wishes/0/days/0",
        "2025-10-17 is more than a year before the first day, 2026-10-19");
    assert_noted(
        notes_of(*state, "'wishes': [{'days': ['2027-10-27'], 'off': true}]",
                 ""),
        "/agents/0/wishes/0/days/0",
        "2027-10-27 is more than a year after the last day, 2026-10-25");
}

static void leave_that_the_roster_lies_in_is_not_noted(void **state)
{
    assert_string_equal(
        notes_of(*state,
                 "'time_off': [{'from': '2020-01-01', 'to': '2099-12-31'}]",
                 ""),
        "");
}

/* Neither end of such leave leads anywhere near the other. */
static void leave_without_an_end_hides_no_slip(void **state)
{
    assert_noted(
        notes_of(*state,
                 "'time_off': [{'from': '2026-10-20', 'to': '2099-12-31'}, "
                 "{'from': '2062-10-21'}]",
                 ""),
        "/agents/0/time_off/1/from",
        "2062-10-21 is more than a year after the last day, 2026-10-25");
}

static void what_was_kept_over_the_years_is_not_noted(void **state)
{
    const char *notes =
        notes_of(*state,
                 "'time_off': [{'from': '2023-12-10'}, {'from': '2024-11-30'}, "
                 "{'from': '2025-10-20'}, {'from': '2019-07-10'}]",
                 ", 'closed': ['2028-12-25', '2027-12-25', '2026-12-25']");
    assert_null(strstr(notes, "/agents/0/time_off/0"));
    assert_null(strstr(notes, "/closed"));
    assert_noted(
        notes, "/agents/0/time_off/3/from",
        "2019-07-10 is more than a year before the first day, 2026-10-19");
}

static void many_such_dates_are_counted(void **state)
{
#define SLIP  "{'from': '2062-10-21'}, "
#define SLIPS SLIP SLIP SLIP SLIP SLIP SLIP SLIP
    const char *notes = notes_of(
        *state, "'time_off': [" SLIPS SLIPS "{'from': '2026-10-21'}]", "");
    assert_non_null(strstr(notes, "/agents/0/time_off/9/from: "));
    assert_null(strstr(notes, "/agents/0/time_off/10/from: "));
    assert_non_null(strstr(notes, "4 more dates are that far from the roster"));
}

static void dates_in_cells_are_noted_too(void **state)
{
    char notes[4096] = "";
    folder_put(*state, "agents.csv",
               "id,skills,time_off,wishes\n"
               "a,phone,21.10.2062,2062-10-22 off\n");
    folder_put(*state, "team.json",
               "{'team': 'Desk', 'zone': 'UTC', 'start': '2026-10-19', 'slot': "
               "'60m', 'queues': [{'id': 'phone', 'need': [{'heads': 1}]}], "
               "'shifts': [{'id': 'day', 'start': '08:00', 'end': '16:00'}], "
               "'agents': {'csv': 'agents.csv'}}");
    folder_notes(*state, notes, sizeof notes);
    assert_non_null(
        strstr(notes, "agents.csv: note: 2:9: 2062-10-21 is more than"));
    assert_non_null(
        strstr(notes, "agents.csv: note: 2:20: 2062-10-22 is more than"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_date_of_another_year_is_noted_wherever_it_stands),
        FOLDER_TEST(a_date_long_ago_is_noted_with_the_first_day),
        FOLDER_TEST(dates_within_a_year_are_not_noted),
        FOLDER_TEST(leave_that_the_roster_lies_in_is_not_noted),
        FOLDER_TEST(leave_without_an_end_hides_no_slip),
        FOLDER_TEST(what_was_kept_over_the_years_is_not_noted),
        FOLDER_TEST(many_such_dates_are_counted),
        FOLDER_TEST(dates_in_cells_are_noted_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
