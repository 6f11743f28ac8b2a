/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"

#include <sys/stat.h>

#define HEAD                                                                   \
    "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'days': 14, 'slot': '60m'"

/* The lines of a calendar. */
static void put(struct folder *folder, const char *name, const char *lines)
{
    char text[4096];
    snprintf(text, sizeof text, "BEGIN:VCALENDAR\n%sEND:VCALENDAR\n", lines);
    folder_put(folder, name, text);
}

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"

/* The agent of a team with these keys. */
static const struct agent *agent_of(struct folder *folder, const char *head,
                                    const char *keys)
{
    char text[1024];
    snprintf(text, sizeof text, "{'id': 'a', 'skills': ['phone']%s}", keys);
    const struct problem *problem = folder_team(
        folder, (struct parts){.head = head ? head : HEAD, .agents = text});
    if (!problem)
        fail_msg("%s", folder->errors);
    return &problem->agents[0];
}

/* Hours of the days on which the agent is available, "20 8-10" a stretch;
 * slots are hours from midnight in Oslo on the 19th. */
static const char *available(const struct agent *agent, int first, int end)
{
    static char text[512];
    size_t length = 0;
    *text = '\0';
    for (int slot = first; slot < end; slot++) {
        int from = slot;
        while (slot < end && agent->available[slot])
            slot++;
        if (slot > from)
            length += (size_t)snprintf(text + length, sizeof text - length,
                                       "%d-%d ", from, slot);
    }
    return text;
}

static void assert_absence(const struct agent *agent, int i, int start, int end)
{
    assert_true(i < agent->n_time_off);
    assert_int_equal(agent->time_off[i].start, start);
    assert_int_equal(agent->time_off[i].end, end);
}

static void busy_covers_every_slot_that_it_touches(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART:20261019T095900\nDTEND:20261019T110100\n"
              "SUMMARY:Dentist\\, teeth\n")
            EVENT("DTSTART:20261019T100000\nDTEND:20261019T103000\n"));
    const struct agent *agent =
        agent_of(*state, NULL, ", 'calendars': [{'ics': 'a.ics'}]");
    assert_int_equal(agent->n_time_off, 1);
    assert_absence(agent, 0, 9, 12);
    assert_non_null(strstr(agent->time_off[0].note, "a.ics, 'Dentist, teeth'"));
}

static void time_off_is_credited_and_busy_is_not(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART;VALUE=DATE:20261020\nDTEND;VALUE=DATE:20261022\n"));
    const char *const ways[] = {"", ", 'as': 'time_off'", ", 'as': 'busy'"};
    const int targets[] = {1350, 1350, 2250};
    for (int i = 0; i < 3; i++) {
        char keys[256];
        snprintf(keys, sizeof keys,
                 ", 'week': {'target': '37h30m'}, 'calendars': [{'ics': "
                 "'a.ics'%s}]",
                 ways[i]);
        const struct agent *agent = agent_of(*state, NULL, keys);
        assert_absence(agent, 0, 24, 72);
        assert_int_equal(agent->time_off[0].busy, i == 2);
        assert_int_equal(agent->week_target[0], targets[i]);
    }
}

static void what_is_transparent_or_cancelled_is_no_absence(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART:20261020T080000\nDTEND:20261020T120000\n"
              "TRANSP:TRANSPARENT\n")
            EVENT("DTSTART;VALUE=DATE:20261021\nSTATUS:CANCELLED\n")
                EVENT("DTSTART;VALUE=DATE:20261022\nSTATUS:TENTATIVE\n"));
    const struct agent *agent =
        agent_of(*state, NULL, ", 'calendars': [{'ics': 'a.ics'}]");
    assert_int_equal(agent->n_time_off, 1);
    assert_absence(agent, 0, 72, 96);
}

static void whole_days_of_leave_count_although_marked_as_free(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART;VALUE=DATE:20261020\nDTEND;VALUE=DATE:20261024\n"
              "TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\n"
              "SUMMARY:Ferie\n")
            EVENT("DTSTART:20261019T000000\nDTEND:20261020T000000\n"
                  "TRANSP:TRANSPARENT\n"));
    const struct agent *agent =
        agent_of(*state, NULL,
                 ", 'week': {'target': '37h30m'}, 'calendars': [{'ics': "
                 "'a.ics'}]");
    assert_int_equal(agent->n_time_off, 2);
    assert_absence(agent, 0, 0, 24);
    assert_absence(agent, 1, 24, 120);
    assert_int_equal(agent->week_target[0], 0);
    agent = agent_of(*state, NULL,
                     ", 'calendars': [{'ics': 'a.ics', 'as': 'busy'}]");
    assert_int_equal(agent->n_time_off, 0);
}

static void available_only_while_an_event_lasts(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART:20261019T080000\nDTEND:20261019T101500\n"
              "TRANSP:TRANSPARENT\n")
            EVENT("DTSTART:20261019T101500\nDTEND:20261019T123000\n")
                EVENT("DTSTART;VALUE=DATE:20261021\n"));
    const struct agent *agent = agent_of(
        *state, NULL, ", 'calendars': [{'ics': 'a.ics', 'as': 'available'}]");
    assert_int_equal(agent->n_time_off, 0);
    assert_string_equal(available(agent, 0, 14 * 24 + 1), "8-12 48-72 ");
}

static void windows_say_more_of_the_time_than_a_calendar(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART:20261019T080000\nDTEND:20261019T120000\n"));
    const struct agent *agent = agent_of(
        *state, NULL,
        ", 'calendars': [{'ics': 'a.ics', 'as': 'available'}], 'available': "
        "[{'days': ['mon'], 'from': '10:00', 'to': '11:00', 'grade': 0}, "
        "{'days': ['mon'], 'from': '14:00', 'to': '15:00'}]");
    assert_string_equal(available(agent, 0, 7 * 24), "8-10 11-12 14-15 ");
}

static void where_the_clock_is_in_doubt_nobody_is_available(void **state)
{
    /* 02:00 to 03:00 on the 25th comes twice; slot 144 is its midnight. */
    put(*state, "a.ics",
        EVENT("DTSTART:20261025T010000\nDTEND:20261025T023000\n")
            EVENT("DTSTART:20261025T023000\nDTEND:20261025T040000\n"));
    const struct agent *agent = agent_of(
        *state, NULL, ", 'calendars': [{'ics': 'a.ics', 'as': 'available'}]");
    assert_string_equal(available(agent, 144, 170), "145-146 148-149 ");
}

#define HOURS(lines) "BEGIN:VAVAILABILITY\n" lines "END:VAVAILABILITY\n"
#define FREE(lines)  "BEGIN:AVAILABLE\n" lines "END:AVAILABLE\n"

static void outside_of_working_hours_nobody_is_available(void **state)
{
    put(*state, "a.ics",
        HOURS("DTSTART:20261020T000000\nDTEND:20261023T000000\n" FREE(
            "DTSTART:20261012T090000\nDTEND:20261012T120000\n"
            "RRULE:FREQ=DAILY\nEXDATE:20261021T090000\n")));
    const struct agent *agent =
        agent_of(*state, NULL, ", 'calendars': [{'ics': 'a.ics'}]");
    assert_int_equal(agent->n_time_off, 0);
    assert_string_equal(available(agent, 0, 7 * 24),
                        "0-24 33-36 81-84 96-168 ");
}

static void working_hours_of_higher_priority_take_the_place(void **state)
{
    put(*state, "a.ics",
        HOURS(
            "PRIORITY:1\nDTSTART:20261020T000000\nDTEND:20261021T000000\n" FREE(
                "DTSTART:20261020T200000\nDTEND:20261020T220000\n"))
            HOURS(FREE("DTSTART:20261012T090000\nDTEND:20261012T120000\n"
                       "RRULE:FREQ=DAILY\n")));
    const struct agent *agent =
        agent_of(*state, NULL, ", 'calendars': [{'ics': 'a.ics'}]");
    assert_string_equal(available(agent, 0, 3 * 24), "9-12 44-46 57-60 ");
}

static void a_folder_has_a_file_for_each_who_needs_one(void **state)
{
    struct folder *folder = *state;
    char leave[128];
    snprintf(leave, sizeof leave, "%s/leave", folder->path);
    assert_int_equal(mkdir(leave, 0777), 0);
    put(folder, "leave/a.ics", EVENT("DTSTART;VALUE=DATE:20261019\n"));
    put(folder, "a.ics", EVENT("DTSTART;VALUE=DATE:20261021\n"));
    const struct agent *agent =
        agent_of(folder, HEAD ", 'calendars': [{'folder': 'leave'}]",
                 ", 'calendars': [{'ics': 'a.ics'}], 'time_off': [{'from': "
                 "'2026-10-23', 'note': 'moving house'}]");
    assert_int_equal(agent->n_time_off, 3);
    assert_absence(agent, 0, 0, 24);
    assert_absence(agent, 1, 48, 72);
    assert_absence(agent, 2, 96, 120);
    assert_string_equal(agent->time_off[2].note, "moving house");
    unlink(folder_name(folder, "leave/a.ics"));
    rmdir(leave);
}

static void holidays_close_the_team_and_are_credited(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART;VALUE=DATE:20061020\nRRULE:FREQ=YEARLY\n"
              "TRANSP:TRANSPARENT\nSUMMARY:Founding day\n"));
    const struct agent *agent =
        agent_of(*state, HEAD ", 'closed': ['sat', {'ics': 'a.ics'}]",
                 ", 'week': {'target': '37h30m'}");
    const struct problem *problem = ((struct folder *)*state)->team->problem;
    assert_int_equal(agent->week_target[0], 1800);
    assert_int_equal(first_offer_of(problem, 0, 1),
                     end_offer_of(problem, 0, 1));
    assert_true(first_offer_of(problem, 0, 2) < end_offer_of(problem, 0, 2));
    assert_int_equal(first_offer_of(problem, 0, 5),
                     end_offer_of(problem, 0, 5));
}

static void a_file_is_read_for_each_on_their_own_clock(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART:20261019T100000\nDTEND:20261019T110000\n"));
    const struct problem *problem = folder_team(
        *state,
        (struct parts){.head = HEAD
                       ", 'defaults': {'calendars': [{'ics': 'a.ics'}]}",
                       .agents = "{'id': 'a', 'skills': ['phone']},"
                                 "{'id': 'b', 'zone': 'Europe/Helsinki'},"
                                 "{'id': 'c', 'calendars': []}"});
    assert_non_null(problem);
    assert_int_equal(problem->agents[0].time_off[0].start -
                         problem->agents[1].time_off[0].start,
                     1);
    assert_int_equal(problem->agents[2].n_time_off, 0);
}

static void a_table_names_calendars_too(void **state)
{
    put(*state, "a.ics", EVENT("DTSTART;VALUE=DATE:20261019\n"));
    folder_put(*state, "agents.csv",
               "id,skills,week_target,calendars\n"
               "a,phone,37:30,a.ics\nb,phone,37:30,a.ics=busy; a.ics=busy\n");
    const struct problem *problem =
        folder_team(*state, (struct parts){.head = HEAD,
                                           .agents = "{'csv': 'agents.csv'}"});
    assert_non_null(problem);
    assert_int_equal(problem->agents[0].week_target[0], 1800);
    assert_int_equal(problem->agents[1].week_target[0], 2250);
    assert_int_equal(problem->agents[1].n_time_off, 1);
}

static void what_lies_outside_the_days_does_no_harm(void **state)
{
    put(*state, "a.ics",
        EVENT("DTSTART;VALUE=DATE:20200101\nDTEND;VALUE=DATE:20261019\n")
            EVENT("DTSTART;VALUE=DATE:20261103\nRRULE:FREQ=DAILY\n"));
    const struct agent *agent =
        agent_of(*state, NULL, ", 'calendars': [{'ics': 'a.ics'}]");
    for (int i = 0; i < agent->n_time_off; i++)
        assert_true(agent->time_off[i].start >= 14 * 24 + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(busy_covers_every_slot_that_it_touches),
        FOLDER_TEST(time_off_is_credited_and_busy_is_not),
        FOLDER_TEST(what_is_transparent_or_cancelled_is_no_absence),
        FOLDER_TEST(whole_days_of_leave_count_although_marked_as_free),
        FOLDER_TEST(available_only_while_an_event_lasts),
        FOLDER_TEST(windows_say_more_of_the_time_than_a_calendar),
        FOLDER_TEST(where_the_clock_is_in_doubt_nobody_is_available),
        FOLDER_TEST(outside_of_working_hours_nobody_is_available),
        FOLDER_TEST(working_hours_of_higher_priority_take_the_place),
        FOLDER_TEST(a_folder_has_a_file_for_each_who_needs_one),
        FOLDER_TEST(holidays_close_the_team_and_are_credited),
        FOLDER_TEST(a_file_is_read_for_each_on_their_own_clock),
        FOLDER_TEST(a_table_names_calendars_too),
        FOLDER_TEST(what_lies_outside_the_days_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
