/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An average that earlier weeks have used up is told before the roster. */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"

/* Three weeks before Monday 19 October 2026, of so many duties of 8 hours. */
static void put_past(struct folder *folder, int duties_a_week)
{
    char text[8192];
    int n = snprintf(text, sizeof text,
                     "{'format': 'vaktel history 1', 'team': 'Desk', 'zone': "
                     "'UTC', 'start': '2026-09-28', 'days': 21, 'agents': [");
    n += snprintf(text + n, sizeof text - (size_t)n,
                  "{'id': 'a', 'known': [['2026-09-28', '2026-10-18']], "
                  "'duties': [");
    for (int i = 0; i < 3 * duties_a_week; i++) {
        int day = 28 + i / duties_a_week * 7 + i % duties_a_week;
        char date[32];
        snprintf(date, sizeof date, "2026-%02d-%02d", day > 30 ? 10 : 9,
                 day > 30 ? day - 30 : day);
        n += snprintf(text + n, sizeof text - (size_t)n,
                      "%s{'date': '%s', 'shift': 'day', 'start': "
                      "'%sT08:00Z', 'end': '%sT16:00Z', 'work_minutes': 480}",
                      i ? ", " : "", date, date, date);
    }
    snprintf(text + n, sizeof text - (size_t)n, "]}]}");
    folder_put(folder, "a.json", text);
}

static void notes_of(struct folder *folder, const char *contract, char *notes,
                     size_t room)
{
    char agent[256];
    snprintf(agent, sizeof agent, "{'id': 'a', 'skills': ['phone']%s}",
             contract);
    if (!folder_team(
            folder,
            (struct parts){.head = "'zone': 'UTC', 'start': '2026-10-19', "
                                   "'days': 7, 'slot': '60m', 'history': "
                                   "'a.json', 'rules': ['pl'], 'settlement': "
                                   "{'from': '2026-09-28', 'weeks': 4}",
                           .agents = agent}))
        fail_msg("%s", folder->errors);
    folder_notes(folder, notes, room);
}

static void an_average_used_up_is_told_with_the_hours_left(void **state)
{
    struct folder *folder = *state;
    char notes[2048];
    put_past(folder, 6);
    notes_of(folder, ", 'week': {'target': '40h'}", notes, sizeof notes);
    if (!strstr(notes, "/history: what was worked before leaves fewer hours by "
                       "PL-2 than are agreed: 'a' 16h up to 2026-10-25 "
                       "(agreed: 40h)\n"))
        fail_msg("%s", notes);
}

static void less_than_a_duty_or_nothing_agreed_is_not(void **state)
{
    struct folder *folder = *state;
    char notes[2048];
    put_past(folder, 6);
    notes_of(folder, "", notes, sizeof notes);
    assert_null(strstr(notes, "fewer hours"));
    notes_of(folder, ", 'week': {'target': '20h'}", notes, sizeof notes);
    assert_null(strstr(notes, "fewer hours"));
    put_past(folder, 5);
    notes_of(folder, ", 'week': {'target': '40h'}", notes, sizeof notes);
    assert_null(strstr(notes, "fewer hours"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(an_average_used_up_is_told_with_the_hours_left),
        FOLDER_TEST(less_than_a_duty_or_nothing_agreed_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
