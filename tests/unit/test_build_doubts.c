/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules that nobody can keep are questioned. */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"

static void note_of(struct folder *folder, const char *rules, char *notes,
                    size_t room)
{
    char head[512];
    snprintf(head, sizeof head,
             "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': '60m', "
             "'rules': %s",
             rules);
    assert_non_null(folder_team(
        folder,
        (struct parts){.head = head,
                       .agents = "{'id': 'a', 'skills': ['phone']}, {'id': "
                                 "'b', 'skills': ['phone'], 'rules': "
                                 "{'max_hours_per_week': '8h'}}"}));
    folder_notes(folder, notes, room);
}

static void limits_below_every_duty_are_questioned(void **state)
{
    struct folder *folder = *state;
    char notes[1024];
    note_of(folder, "{'weekly_rest': '168h', 'max_hours_per_week': '1h'}",
            notes, sizeof notes);
    assert_non_null(strstr(
        notes, "/rules: rule 'max_hours_per_week': no duty of the team keeps "
               "it, not even as the only one, so that 'a' cannot work at all; "
               "is that meant?\n"));
    assert_non_null(strstr(notes, "rule 'weekly_rest': no duty of the team "
                                  "keeps it, not even as the only one, so that "
                                  "'a', 'b' cannot work"));
}

static void limits_that_one_duty_keeps_are_not(void **state)
{
    struct folder *folder = *state;
    char notes[1024];
    note_of(folder,
            "{'weekly_rest': '152h', 'max_hours_per_week': '8h', "
            "'min_days_in_a_row': 2, 'min_days_off': 3, "
            "'max_hours_per_day': {'limit': '1h', 'price': 60}}",
            notes, sizeof notes);
    assert_string_equal(notes, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(limits_below_every_duty_are_questioned),
        FOLDER_TEST(limits_that_one_duty_keeps_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
