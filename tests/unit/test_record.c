/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What earlier files tell is what the rules remember on the first day. */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"
#include "record.h"

static const char shifts[] =
    "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
    "{'id': 'night', 'start': '22:00', 'end': '06:00'}";

/* A history.json of the days before Monday 19 October 2026. */
static void put_history(struct folder *folder, const char *name,
                        const char *start, int days, const char *agents)
{
    char text[4096];
    snprintf(text, sizeof text,
             "{'format': 'vaktel history 1', 'team': 'Desk', 'zone': 'UTC', "
             "'start': '%s', 'days': %d, 'agents': [%s]}",
             start, days, agents);
    folder_put(folder, name, text);
}

static const struct problem *read_team(struct folder *folder, const char *start,
                                       const char *history, const char *agents)
{
    char head[512];
    snprintf(head, sizeof head,
             "'zone': 'UTC', 'start': '%s', 'days': 7, 'slot': '60m', "
             "'history': %s",
             start, history);
    const struct problem *problem = folder_team(
        folder,
        (struct parts){.head = head, .shifts = shifts, .agents = agents});
    if (!problem)
        fail_msg("%s", folder->errors);
    return problem;
}

static const char one[] = "{'id': 'a', 'skills': ['phone']}";

#define DUTY(date, shift, start, next, end)                                    \
    "{'date': '2026-10-" date "', 'shift': '" shift                            \
    "', 'start': '2026-10-" date "T" start ":00+00:00', 'end': '2026-10-" next \
    "T" end ":00+00:00', 'work_minutes': 480}"
#define DAY(date)         DUTY(date, "day", "08:00", date, "16:00")
#define NIGHT(date, next) DUTY(date, "night", "22:00", next, "06:00")
#define KNOWN(from, to)   "'known': [['2026-10-" from "', '2026-10-" to "']]"

static void the_last_duty_and_what_follows_from_it(void **state)
{
    struct folder *folder = *state;
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', " KNOWN("12", "18") ", 'duties': [" DAY(
                    "14") "," NIGHT("17", "18") "," NIGHT("18", "19") "]}");
    const struct problem *problem =
        read_team(folder, "2026-10-19", "'a.json'", one);
    const struct agent *agent = &problem->agents[0];
    const struct history *before = &agent->before;
    assert_int_equal(before->last_end, 6);
    assert_int_equal(before->last_start, -2);
    assert_int_equal(before->night_end, 6);
    assert_int_equal(before->run, 2);
    assert_int_equal(before->run_open, 0);
    assert_int_equal(before->nights, 2);
    assert_int_equal(before->last_shift, 1);
    assert_int_equal(before->week_min, 0);
    assert_int_equal(before->past[0], 480);
    assert_int_equal(before->past[4], 480);
    assert_int_equal(before->past_end[4], -5 * 24 + 16);
    assert_int_equal(before->past_end[2], LONG_AGO);
    assert_true(before->saturday && before->saturday_known);
    assert_int_equal(before->sundays, 1);
    assert_int_equal(before->weekends_past, 1);
    assert_int_equal(before->weekends, 0);
    assert_int_equal(agent->carried_until, 6);
}

#define TIRED                                                                  \
    KNOWN("12", "18")                                                          \
    ", 'duties': [" NIGHT("14", "15") "," DAY("15") "]"

/* Rest from 06:00 to 08:00, and what is only priced, or off. */
static void hard_rules_that_the_files_break_are_noted(void **state)
{
    struct folder *folder = *state;
    char notes[1024];
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', " TIRED "}, {'id': 'b', " TIRED "}");
    read_team(folder, "2026-10-19", "'a.json'",
              "{'id': 'a', 'skills': ['phone']}, {'id': 'b', 'skills': [], "
              "'rules': {'rest': {'price': 60}, 'min_days_off': 3}}");
    folder_notes(folder, notes, sizeof notes);
    assert_non_null(strstr(notes, "breaks hard rules of this team, and counts "
                                  "as it is: 'a' on 2026-10-15 (rest)\n"));
}

/* A night and a day without rest are too many hours as well. */
static void what_a_day_breaks_stands_together(void **state)
{
    struct folder *folder = *state;
    char notes[1024];
    put_history(folder, "a.json", "2026-10-12", 7, "{'id': 'a', " TIRED "}");
    read_team(folder, "2026-10-19", "'a.json'",
              "{'id': 'a', 'skills': ['phone'], "
              "'rules': {'max_hours_per_7_days': '12h'}}");
    folder_notes(folder, notes, sizeof notes);
    assert_non_null(strstr(
        notes, "it is: 'a' on 2026-10-15 (rest; max_hours_per_7_days)\n"));
}

static void what_does_not_meet_the_team_is_noted(void **state)
{
    struct folder *folder = *state;
    char notes[1024];
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', " TIRED ", 'ledger': {'lates': {'burden': 1, "
                "'share': 1}}}, {'id': 'c', " TIRED ", 'ledger': {'lates': "
                "{'burden': 2, 'share': 1}}}");
    read_team(folder, "2026-10-19", "'a.json'",
              "{'id': 'a', 'skills': ['phone']}, {'id': 'b', 'skills': []}");
    folder_notes(folder, notes, sizeof notes);
    assert_non_null(strstr(notes, "and passed over: 'c'\n"));
    assert_non_null(strstr(notes, "tells nothing of: 'b'\n"));
    assert_non_null(strstr(notes, "is forgotten from here on: 'lates'\n"));
    assert_null(strstr(notes, "taken for new"));
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', " TIRED ", 'ledger': {'lates': {'burden': 1, "
                "'share': 0}}}");
    read_team(folder, "2026-10-19", "'a.json'", one);
    folder_notes(folder, notes, sizeof notes);
    assert_non_null(strstr(notes, "/agents/0/ledger/lates: 1 borne in a "
                                  "'share' of 0 weeks: 'a' is taken for new"));
}

static void a_week_cut_in_two_goes_on(void **state)
{
    struct folder *folder = *state;
    put_history(folder, "a.json", "2026-10-12", 9,
                "{'id': 'a', " KNOWN("12", "20") ", 'duties': [" DAY(
                    "17") "," DAY("19") "," DAY("20") "]}");
    const struct problem *problem =
        read_team(folder, "2026-10-21", "'a.json'", one);
    const struct history *before = &problem->agents[0].before;
    assert_int_equal(before->week_min, 960);
    assert_int_equal(before->week_start, 480);
    assert_int_equal(before->week_rest, 16 * 60);
    assert_int_equal(problem->agents[0].rest_from, -48);
    assert_int_equal(before->sundays, 0);
    assert_int_equal(before->weekends_past, 1);
}

static void files_are_one_history_in_whatever_order(void **state)
{
    struct folder *folder = *state;
    put_history(folder, "a.json", "2026-10-05", 7,
                "{'id': 'a', " KNOWN("05", "11") ", 'duties': [" DAY(
                    "10") "," DAY("11") "]}");
    put_history(folder, "b.json", "2026-10-12", 7,
                "{'id': 'a', " KNOWN("12", "18") ", 'duties': [" DAY(
                    "12") "," DAY("18") "]}");
    const struct problem *problem =
        read_team(folder, "2026-10-19", "['b.json', 'a.json']", one);
    const struct history *before = &problem->agents[0].before;
    assert_int_equal(before->sundays, 3);
    assert_int_equal(before->weekends_past, 3);
    assert_int_equal(before->run, 1);
    assert_int_equal(before->past[6], 480);
    assert_int_equal(before->past[7], 480);
}

static void of_days_that_are_not_known_nothing_follows(void **state)
{
    struct folder *folder = *state;
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', " KNOWN("12", "14") ", 'duties': [" DAY(
                    "13") "," DAY("14") "]}");
    const struct problem *problem =
        read_team(folder, "2026-10-19", "'a.json'", one);
    const struct history *before = &problem->agents[0].before;
    assert_int_equal(before->run, 0);
    assert_true(before->run_open);
    assert_false(before->saturday_known);
    assert_int_equal(before->last_end, -5 * 24 + 16);
}

static void newcomers_begin_with_nothing(void **state)
{
    struct folder *folder = *state;
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'old', " KNOWN("12", "18") ", 'duties': []}");
    const struct problem *problem =
        read_team(folder, "2026-10-19", "'a.json'", one);
    struct history blank = history_blank();
    assert_memory_equal(&problem->agents[0].before, &blank, sizeof blank);
}

static void an_agents_own_history_adds_what_files_do_not_tell(void **state)
{
    struct folder *folder = *state;
    put_history(
        folder, "a.json", "2026-10-12", 7,
        "{'id': 'a', " KNOWN("12", "18") ", 'duties': [" DAY("18") "]}");
    const struct problem *problem =
        read_team(folder, "2026-10-19", "'a.json'",
                  "{'id': 'a', 'skills': ['phone'], 'history': {'weekends': 2, "
                  "'period_hours': '20h', 'shift_counts': {'day': 3}, "
                  "'days_in_a_row': 1, 'last_duty': {'shift': 'day', 'start': "
                  "'2026-10-18T08:00', 'end': '2026-10-18T16:00'}}}");
    const struct history *before = &problem->agents[0].before;
    assert_int_equal(before->weekends, 2);
    assert_int_equal(before->period_min, 1200);
    assert_int_equal(before->tally[0], 3);
    assert_int_equal(before->run, 1);
    assert_int_equal(before->run_open, 0);
}

/* Of Monday to Saturday nothing is told but off; before them and on Sunday the
 * agent's own word counts. */
static void days_that_files_do_not_tell_are_the_agents_own(void **state)
{
    struct folder *folder = *state;
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', " KNOWN(
                    "12", "18") ", 'duties': []}, {'id': "
                                "'b', " KNOWN("12", "17") ", 'duties': [" DAY(
                                    "17") "]}");
    const struct problem *problem = read_team(
        folder, "2026-10-19", "'a.json'",
        "{'id': 'a', 'skills': ['phone'], 'history': {'last_duty': {'shift': "
        "'day', 'start': '2026-01-14T08:00', 'end': '2026-01-14T16:00'}, "
        "'days_off_in_a_row': 277}}, {'id': 'b', 'skills': [], 'history': "
        "{'last_duty': {'shift': 'night', 'start': '2026-10-18T22:00', 'end': "
        "'2026-10-19T06:00'}, 'days_in_a_row': 2, 'last_days': ['8h']}}");
    const struct history *off = &problem->agents[0].before;
    assert_int_equal(off->run, -277);
    assert_int_equal(off->run_open, 0);
    assert_int_equal(off->last_end, -278 * 24 + 16);
    const struct history *on = &problem->agents[1].before;
    assert_int_equal(on->run, 2);
    assert_int_equal(on->last_end, 6);
    assert_int_equal(on->nights, 1);
    assert_int_equal(on->past[0], 480);
    assert_int_equal(on->past[1], 480);
    assert_int_equal(on->sundays, 1);
    assert_int_equal(problem->agents[1].carried_until, 6);
}

#define OWN_DUTY                                                               \
    "'history': {'last_duty': {'shift': 'day', 'start': '2026-10-18T08:00', "  \
    "'end': '2026-10-18T16:00'}}"

static int n_of(const char *text, const char *piece)
{
    int n = 0;
    while ((text = strstr(text, piece)) != NULL) {
        text++;
        n++;
    }
    return n;
}

/* Of Monday and Tuesday before a Wednesday, files know Tuesday alone. */
static void hours_of_a_week_known_in_part_are_no_fewer_than_those(void **state)
{
    struct folder *folder = *state;
    put_history(
        folder, "a.json", "2026-10-20", 1,
        "{'id': 'a', " KNOWN("20", "20") ", 'duties': [" DAY("20") "]}");
    const struct problem *problem = read_team(
        folder, "2026-10-21", "'a.json'",
        "{'id': 'a', 'skills': ['phone'], 'history': {'week_hours': '14h'}}");
    assert_int_equal(problem->agents[0].before.week_min, 840);
    assert_null(folder_team(
        folder,
        (struct parts){.head = "'zone': 'UTC', 'start': '2026-10-21', 'days': "
                               "7, 'slot': '60m', 'history': 'a.json'",
                       .shifts = shifts,
                       .agents = "{'id': 'a', 'skills': ['phone'], 'history': "
                                 "{'week_hours': '4h'}}"}));
    assert_non_null(strstr(folder->errors, "'week_hours' are 4h here, but 8h "
                                           "in the team's 'history'"));
}

/* Nobody knows Saturday but the agent, who had their last duty then. */
static void an_unknown_day_between_known_ones_is_the_agents_own(void **state)
{
    struct folder *folder = *state;
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', 'known': [['2026-10-12', '2026-10-16'], "
                "['2026-10-18', '2026-10-18']], 'duties': [" DAY("16") "]}");
    const struct problem *problem = read_team(
        folder, "2026-10-19", "'a.json'",
        "{'id': 'a', 'skills': ['phone'], 'history': {'last_duty': {'shift': "
        "'day', 'start': '2026-10-17T08:00', 'end': '2026-10-17T16:00'}, "
        "'days_off_in_a_row': 1, 'last_days': ['0h', '8h']}}");
    const struct history *before = &problem->agents[0].before;
    assert_int_equal(before->last_end, -2 * 24 + 16);
    assert_int_equal(before->last_start, -2 * 24 + 8);
    assert_int_equal(before->run, -1);
    assert_int_equal(before->run_open, 0);
    assert_int_equal(before->past[0], 0);
    assert_int_equal(before->past[1], 480);
    assert_int_equal(before->past[2], 480);
    assert_int_equal(before->weekends_past, 1);
}

#define WORKED                                                                 \
    "leave on a day that 'history' tells as worked, which counts as worked: "

static void assert_noted(struct folder *folder, const char *note)
{
    char notes[1024];
    folder_notes(folder, notes, sizeof notes);
    if (!strstr(notes, note))
        fail_msg("%s", notes);
}

/* Each once: leave of the team at its place, that of the files at theirs, also
 * where the team and the files, or these and the agent, tell the same. */
static void duties_on_days_of_leave_are_noted(void **state)
{
    struct folder *folder = *state;
    char notes[1024];
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', " KNOWN(
                    "12", "18") ", 'leave': [['2026-10-13', "
                                "'2026-10-14']], 'duties': [" DAY("13") "," DAY(
                                    "14") "," DAY("18") "]}");
    read_team(folder, "2026-10-19", "'a.json'",
              "{'id': 'a', 'skills': ['phone'], 'time_off': [{'from': "
              "'2026-10-14', 'to': '2026-10-15'}, {'from': '2026-10-18', "
              "'to': '2026-10-18'}], " OWN_DUTY "}");
    folder_notes(folder, notes, sizeof notes);
    assert_int_equal(n_of(notes, WORKED), 3);
    assert_noted(folder, "/agents/0/time_off/0: " WORKED "'a' on 2026-10-14\n");
    assert_noted(folder, "/agents/0/time_off/1: " WORKED "'a' on 2026-10-18\n");
    assert_noted(folder, "/history: " WORKED "'a' on 2026-10-13\n");
    read_team(folder, "2026-10-19", "'roster/history.json'",
              "{'id': 'a', 'skills': ['phone'], 'time_off': [{'from': "
              "'2026-10-01', 'to': '2026-10-17'}], 'history': {'last_duty': "
              "{'shift': 'day', 'start': '2026-10-18T08:00', 'end': "
              "'2026-10-18T16:00'}, 'days_in_a_row': 2}}");
    assert_noted(folder, "/agents/0/time_off/0: " WORKED "'a' on 2026-10-17\n");
}

static void put_vacation(struct folder *folder)
{
    folder_put(folder, "a.ics",
               "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"
               "DTSTART;VALUE=DATE:20261017\nDTEND;VALUE=DATE:20261020\n"
               "END:VEVENT\nEND:VCALENDAR\n");
}

/* The agent's own calendar, by the team's document, a table or a folder. */
static void duties_on_leave_of_calendars_are_noted(void **state)
{
    struct folder *folder = *state;
    put_vacation(folder);
    put_history(
        folder, "a.json", "2026-10-12", 7,
        "{'id': 'a', " KNOWN("12", "18") ", 'duties': [" DAY("18") "]}");
    read_team(folder, "2026-10-19", "'a.json'",
              "{'id': 'a', 'skills': ['phone'], 'calendars': [{'ics': "
              "'a.ics'}]}");
    assert_noted(folder,
                 "/agents/0/calendars/0: " WORKED "'a' on 2026-10-18\n");
    read_team(folder, "2026-10-19", "'roster/history.json'",
              "{'id': 'a', 'skills': ['phone'], 'calendars': [{'ics': "
              "'a.ics'}], " OWN_DUTY "}");
    assert_noted(folder,
                 "/agents/0/calendars/0: " WORKED "'a' on 2026-10-18\n");
    read_team(folder, "2026-10-19", "'a.json', 'calendars': [{'folder': '.'}]",
              one);
    assert_noted(folder, "/calendars/0: " WORKED "'a' on 2026-10-18\n");
    folder_put(folder, "agents.csv", "id,skills,calendars\na,phone,a.ics\n");
    folder_put(
        folder, "team.json",
        "{'team': 'Desk', 'zone': 'UTC', 'start': '2026-10-19', 'days': "
        "7, 'slot': '60m', 'history': 'a.json', 'shifts': [{'id': "
        "'day', 'start': '08:00', 'end': '16:00'}], 'queues': [{'id': "
        "'phone', 'need': [{'heads': 1}]}], 'agents': {'csv': 'agents.csv'}}");
    assert_noted(folder,
                 "agents.csv: note: 2:9: " WORKED "'a' on 2026-10-18\n");
}

static void shifts_that_are_no_more_are_forgotten(void **state)
{
    struct folder *folder = *state;
    put_history(folder, "a.json", "2026-10-12", 7,
                "{'id': 'a', " KNOWN("12", "18") ", 'duties': [" DUTY(
                    "18", "gone", "22:00", "19", "06:00") "]}");
    const struct problem *problem =
        read_team(folder, "2026-10-19", "'a.json'", one);
    const struct history *before = &problem->agents[0].before;
    assert_int_equal(before->last_shift, -1);
    assert_int_equal(before->nights, 1);
    assert_int_equal(before->tally[0], 0);
    assert_noted(folder, "has shifts that the team does not have, and their "
                         "duties count by their times alone: 'gone'\n");
}

/* What plan leaves beside a roster of two weeks, of which the second was
 * planned last. */
static const char two_weeks[] =
    "{'format': 'vaktel history 1', 'team': 'Desk', 'zone': 'UTC', "
    "'start': '2026-10-12', 'days': 14, 'planned': '2026-10-19', 'agents': ["
    "{'id': 'a', " KNOWN("12", "25") ", 'duties': [" DAY("16") "," DAY(
        "18") "," DAY("19") "," DAY("25") "], "
                                          "'ledger': {'x': {'burden': 5, "
                                          "'share': 2}}, "
                                          "'wishes': {'asked': 6, 'granted': "
                                          "4, 'points_left': 7}, "
                                          "'before': {'ledger': {'x': "
                                          "{'burden': 3, 'share': 1}}, "
                                          "'wishes': {'asked': 2, 'granted': "
                                          "1, 'points_left': 9}}}]}";

static void the_week_planned_last_can_be_planned_again(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "a.json", two_weeks);
    const struct problem *problem =
        read_team(folder, "2026-10-19", "'a.json'", one);
    const struct history *before = &problem->agents[0].before;
    assert_int_equal(before->run, 1);
    assert_int_equal(before->last_end, -8);
    const struct record_agent *past =
        record_find(folder->team->record, problem->agents[0].id);
    assert_int_equal(past->n_duties, 2);
    assert_int_equal(past->wishes_asked, 2);
    assert_int_equal(past->wishes_granted, 1);
    assert_int_equal(past->wish_points, 9);
    assert_true(past->burdens[0].burden == 3 && past->burdens[0].share == 1);
}

/* What the first of the two weeks left, `rest` of its duties. */
static const char *hash_of_week(struct folder *folder, const char *rest)
{
    char agent[1024];
    snprintf(
        agent, sizeof agent,
        "{'id': 'a', " KNOWN(
            "12", "18") ", 'duties': [%s], "
                        "'ledger': {'x': {'burden': 3, 'share': 1}}, 'wishes': "
                        "{'asked': 2, 'granted': 1, 'points_left': 9}}",
        rest);
    put_history(folder, "a.json", "2026-10-12", 7, agent);
    read_team(folder, "2026-10-19", "'a.json'", one);
    return folder->team->input_hash;
}

/* The roster planned first reads what it will then write anew. */
static void of_history_the_hash_counts_what_was_before_only(void **state)
{
    struct folder *folder = *state;
    char first[HASH_ROOM];
    snprintf(first, sizeof first, "%s",
             hash_of_week(folder, DAY("16") "," DAY("18")));
    folder_put(folder, "a.json", two_weeks);
    read_team(folder, "2026-10-19", "'a.json'", one);
    assert_string_equal(folder->team->input_hash, first);
    assert_string_not_equal(hash_of_week(folder, DAY("18")), first);
}

static void the_next_week_goes_on_from_the_whole_file(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "a.json", two_weeks);
    const struct problem *problem =
        read_team(folder, "2026-10-26", "'a.json'", one);
    const struct record_agent *past =
        record_find(folder->team->record, problem->agents[0].id);
    assert_int_equal(past->n_duties, 4);
    assert_int_equal(past->wishes_asked, 6);
    assert_true(past->burdens[0].burden == 5 && past->burdens[0].share == 2);
}

static void only_the_roster_planned_last_can_be_taken_back(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "a.json", two_weeks);
    assert_null(folder_team(
        folder,
        (struct parts){.head = "'zone': 'UTC', 'start': '2026-10-14', 'days': "
                               "7, 'slot': '60m', 'history': 'a.json'",
                       .shifts = shifts,
                       .agents = one}));
    assert_non_null(
        strstr(folder->errors,
               "2026-10-14 to 2026-10-25 are days of the roster to be planned; "
               "of what was before a roster the file tells only for the one "
               "that begins on 2026-10-19; for an earlier one, name the "
               "history.json that was there before it"));
}

static void before_the_first_roster_there_is_no_file_yet(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem =
        read_team(folder, "2026-10-19", "'roster/history.json'", one);
    struct history blank = history_blank();
    assert_memory_equal(&problem->agents[0].before, &blank, sizeof blank);
    assert_null(folder_team(
        folder,
        (struct parts){.head = "'zone': 'UTC', 'start': '2026-10-19', 'days': "
                               "7, 'slot': '60m', 'history': 'b.json'",
                       .shifts = shifts,
                       .agents = one}));
}

/* The roster.json of 12 to 18 October. */
static void put_roster(struct folder *folder, const char *agents)
{
    char text[4096];
    snprintf(text, sizeof text,
             "{'format': 'vaktel roster 1', 'team': 'Desk', 'zone': 'UTC', "
             "'start': '2026-10-12', 'days': 7, 'agents': [%s]}",
             agents);
    folder_put(folder, "roster.json", text);
}

static const char both[] = "{'id': 'a', 'skills': ['phone']}, {'id': 'b', "
                           "'skills': ['phone']}";

#define TWO_KNOWN KNOWN("05", "18")
#define A_DUTIES  DAY("06") "," DAY("13") "," DAY("15")
#define B_DUTY    DAY("14")

/* Two weeks, the second of which was planned last. */
static const char planned_last[] =
    "{'format': 'vaktel history 1', 'team': 'Desk', 'zone': 'UTC', 'start': "
    "'2026-10-05', 'days': 14, 'planned': '2026-10-12', 'agents': [{'id': "
    "'a', " TWO_KNOWN ", 'duties': [" A_DUTIES "]}, {'id': 'b', " TWO_KNOWN
    ", 'duties': [" B_DUTY "]}]}";

static void a_roster_edited_since_its_history_was_written_is_noted(void **state)
{
    struct folder *folder = *state;
    char notes[1024];
    folder_put(folder, "a.json", planned_last);
    put_roster(folder, "{'id': 'a', 'duties': [" DAY("13") "," DAY(
                           "15") "]}, {'id': 'b', 'duties': [" DAY("14") "]}");
    read_team(folder, "2026-10-19", "'a.json'", both);
    folder_notes(folder, notes, sizeof notes);
    assert_string_equal(notes, "");
    put_roster(
        folder,
        "{'id': 'a', 'duties': [" DAY("13") "]}, {'id': 'b', 'duties': [" DAY(
            "14") "," DAY("15") "]}");
    assert_noted(folder, "counts, for rules and burdens, is how it was: 'a' on "
                         "2026-10-15, 'b' on 2026-10-15; ");
    put_roster(folder,
               "{'id': 'a', 'duties': [" DAY("13") "," NIGHT(
                   "15", "16") "]}, {'id': 'b', 'duties': [" DAY("14") "]}");
    assert_noted(folder, "is how it was: 'a' on 2026-10-15; ");
    read_team(folder, "2026-10-12", "'a.json'", both);
    folder_notes(folder, notes, sizeof notes);
    assert_string_equal(notes, "");
}

#define COUNTED(nights, weekends)                                              \
    "'ledger': {'nights': {'before': 1, 'units': " nights                      \
    ", 'burden': 2, 'share': 3, 'ratio': 1}, 'weekends': {'before': 1, "       \
    "'units': " weekends ", 'burden': 2, 'share': 3, 'ratio': 1}}"

static void a_ledger_that_counts_other_duties_is_noted(void **state)
{
    struct folder *folder = *state;
    char notes[1024];
    const char *history = "'roster.json', 'burdens': {'nights': 1, "
                          "'weekends': 1}";
    put_roster(
        folder,
        "{'id': 'a', 'duties': [" NIGHT("14", "15") "," DAY("17") "," DAY(
            "18") "], " COUNTED("1", "1") "}, {'id': 'b', 'duties': "
                                          "[" DAY("14") "], " COUNTED("0",
                                                                      "0") "}");
    read_team(folder, "2026-10-19", history, both);
    folder_notes(folder, notes, sizeof notes);
    assert_string_equal(notes, "");
    put_roster(
        folder,
        "{'id': 'a', 'duties': [" DAY("14") "," DAY("17") "," DAY(
            "18") "], " COUNTED("1", "1") "}, {'id': 'b', 'duties': "
                                          "[" NIGHT("14", "15") "], " COUNTED(
                                              "0", "1") "}");
    assert_noted(
        folder, "its ledger counts otherwise than its duties, and goes on as "
                "it stands: 'a' (nights 1 instead of 0), 'b' (nights 0 instead "
                "of 1, weekends 1 instead of 0); if the roster was edited");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(the_last_duty_and_what_follows_from_it),
        FOLDER_TEST(hard_rules_that_the_files_break_are_noted),
        FOLDER_TEST(what_a_day_breaks_stands_together),
        FOLDER_TEST(what_does_not_meet_the_team_is_noted),
        FOLDER_TEST(a_week_cut_in_two_goes_on),
        FOLDER_TEST(files_are_one_history_in_whatever_order),
        FOLDER_TEST(of_days_that_are_not_known_nothing_follows),
        FOLDER_TEST(newcomers_begin_with_nothing),
        FOLDER_TEST(an_agents_own_history_adds_what_files_do_not_tell),
        FOLDER_TEST(days_that_files_do_not_tell_are_the_agents_own),
        FOLDER_TEST(hours_of_a_week_known_in_part_are_no_fewer_than_those),
        FOLDER_TEST(an_unknown_day_between_known_ones_is_the_agents_own),
        FOLDER_TEST(duties_on_days_of_leave_are_noted),
        FOLDER_TEST(duties_on_leave_of_calendars_are_noted),
        FOLDER_TEST(shifts_that_are_no_more_are_forgotten),
        FOLDER_TEST(the_week_planned_last_can_be_planned_again),
        FOLDER_TEST(of_history_the_hash_counts_what_was_before_only),
        FOLDER_TEST(the_next_week_goes_on_from_the_whole_file),
        FOLDER_TEST(only_the_roster_planned_last_can_be_taken_back),
        FOLDER_TEST(before_the_first_roster_there_is_no_file_yet),
        FOLDER_TEST(a_roster_edited_since_its_history_was_written_is_noted),
        FOLDER_TEST(a_ledger_that_counts_other_duties_is_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
