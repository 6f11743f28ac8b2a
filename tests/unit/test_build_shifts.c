/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"

/* The offers of a day in the first calendar, or another: "shift start-end
 * work" a line; times in slots from the day's midnight, a star for nights. */
static const char *offers_on(const struct problem *problem, int calendar,
                             int day)
{
    static char text[4096];
    size_t length = 0;
    int n_days = problem->grid.n_days;
    int midnight = problem->grid.calendars[calendar].day_start[day];
    int row = calendar * n_days + day;
    *text = '\0';
    for (int i = problem->first_offer[row]; i < problem->first_offer[row + 1];
         i++) {
        const struct offer *offer = &problem->offers[i];
        assert_int_equal(offer->day, day);
        length += (size_t)snprintf(
            text + length, sizeof text - length, "%s %d-%d %d%s\n",
            problem->shifts[offer->shift].id, offer->start - midnight,
            offer->end - midnight, offer->work_min, offer->night ? "*" : "");
    }
    return text;
}

static const char weeks_of_change[] =
    "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': '60m'";
static const char march[] =
    "'zone': 'Europe/Oslo', 'start': '2026-03-23', 'slot': '60m'";

static void a_shift_is_offered_on_its_days(void **state)
{
    const struct problem *problem = folder_team(
        *state, (struct parts){
                    .shifts = "{'id': 'day', 'start': '08:00', 'end': "
                              "'16:00', 'days': ['mon-tue', '2026-10-24']}"});
    assert_string_equal(offers_on(problem, 0, 0), "day 8-16 480\n");
    assert_string_equal(offers_on(problem, 0, 1), "day 8-16 480\n");
    assert_string_equal(offers_on(problem, 0, 2), "");
    assert_string_equal(offers_on(problem, 0, 5), "day 8-16 480\n");
    assert_string_equal(offers_on(problem, 0, 6), "");
}

static void nothing_is_offered_on_closed_days(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .head = "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': "
                    "'60m', 'closed': ['sat', '2026-10-21']",
            .shifts = "{'id': 'late', 'start': '20:00', 'end': '04:00'}",
            .agents = "{'id': 'a', 'skills': ['phone']}, {'id': 'b', 'zone': "
                      "'Asia/Dubai', 'skills': ['phone']}"});
    for (int calendar = 0; calendar < 2; calendar++) {
        assert_string_equal(offers_on(problem, calendar, 1),
                            "late 20-28 480*\n");
        assert_string_equal(offers_on(problem, calendar, 2), "");
        assert_string_equal(offers_on(problem, calendar, 3),
                            "late 20-28 480*\n");
        assert_string_equal(offers_on(problem, calendar, 5), "");
    }
}

static void a_night_lasts_as_long_as_the_clock_makes_it(void **state)
{
    const char *shifts =
        "{'id': 'night', 'start': '22:00', 'end': '06:00'},"
        "{'id': 'watch', 'start': '22:00', 'length': '8h', 'night': false}";
    const struct problem *problem = folder_team(
        *state, (struct parts){.head = weeks_of_change, .shifts = shifts});
    assert_string_equal(offers_on(problem, 0, 4),
                        "night 22-30 480*\nwatch 22-30 480\n");
    assert_string_equal(offers_on(problem, 0, 5),
                        "night 22-31 540*\nwatch 22-30 480\n");
    problem =
        folder_team(*state, (struct parts){.head = march, .shifts = shifts});
    assert_string_equal(offers_on(problem, 0, 5),
                        "night 22-29 420*\nwatch 22-30 480\n");
}

static void days_of_the_clock_change_have_23_or_25_hours(void **state)
{
    const struct problem *problem =
        folder_team(*state, (struct parts){.head = weeks_of_change});
    const int *starts = problem->grid.calendars[0].day_start;
    assert_int_equal(starts[0], 0);
    assert_int_equal(starts[6], 144);
    assert_int_equal(starts[7], 169);
    assert_int_equal(problem->grid.n_slots, 169);
    problem = folder_team(*state, (struct parts){.head = march});
    starts = problem->grid.calendars[0].day_start;
    assert_int_equal(starts[7] - starts[6], 23);
}

static void a_family_is_all_its_starts_and_lengths(void **state)
{
    const struct problem *problem = folder_team(
        *state, (struct parts){
                    .shifts = "{'id': 'flex', 'start': {'from': '07:00', 'to': "
                              "'09:00', 'step': '2h'}, 'length': {'from': "
                              "'6h', 'to': '8h', 'step': '1h'}},"
                              "{'id': 'till', 'start': {'from': '10:00', 'to': "
                              "'11:00'}, 'end': '16:00'}"});
    assert_string_equal(offers_on(problem, 0, 0),
                        "flex 7-13 360\nflex 7-14 420\nflex 7-15 480\n"
                        "flex 9-15 360\nflex 9-16 420\nflex 9-17 480\n"
                        "till 10-16 360\ntill 11-16 300\n");
}

static void
families_leave_out_starts_that_the_clock_skips_or_repeats(void **state)
{
    const char *shifts = "{'id': 'flex', 'start': {'from': '01:00', 'to': "
                         "'03:00', 'step': '1h'}, 'length': '4h'}";
    const struct problem *problem = folder_team(
        *state, (struct parts){.head = weeks_of_change, .shifts = shifts});
    assert_string_equal(offers_on(problem, 0, 6),
                        "flex 1-5 240*\nflex 4-8 240*\n");
    problem =
        folder_team(*state, (struct parts){.head = march, .shifts = shifts});
    assert_string_equal(offers_on(problem, 0, 6),
                        "flex 1-5 240*\nflex 2-6 240*\n");
}

static void
a_start_that_the_clock_skips_matters_only_to_those_eligible(void **state)
{
    struct folder *folder = *state;
    struct parts parts = {
        .head = march,
        .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
                  "{'id': 'odd', 'start': '02:00', 'end': '10:00'}",
        .agents = "{'id': 'a', 'skills': ['phone'], 'shifts': ['day']},"
                  "{'id': 'b', 'zone': 'Asia/Dubai', 'shifts': ['odd']}"};
    const struct problem *problem = folder_team(folder, parts);
    assert_non_null(problem);
    assert_string_equal(offers_on(problem, 0, 6), "day 7-15 480\n");
    assert_string_equal(offers_on(problem, 1, 6),
                        "day 8-16 480\nodd 2-10 480*\n");
    parts.agents = "{'id': 'a', 'skills': ['phone']}";
    assert_null(folder_team(folder, parts));
    assert_string_equal(folder->errors,
                        "/shifts/1/start: 02:00 on 2026-03-29 does not exist "
                        "in 'Europe/Oslo'; leave the day out with \"days\"\n");
}

static void days_begin_in_the_agents_own_zone(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .head = "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': "
                    "'30m', 'days': 1",
            .agents = "{'id': 'a', 'skills': ['phone']},"
                      "{'id': 'b', 'zone': 'Asia/Kolkata'},"
                      "{'id': 'c', 'zone': 'America/New_York'}"});
    const struct grid *grid = &problem->grid;
    assert_int_equal(grid->n_calendars, 3);
    assert_string_equal(grid->calendars[0].zone, "Europe/Oslo");
    assert_int_equal(grid->calendars[1].day_start[0], 0);
    assert_int_equal(grid->calendars[0].day_start[0], 7);
    assert_int_equal(grid->calendars[2].day_start[0], 19);
    assert_int_equal(grid->n_slots, 19 + 48);
    assert_string_equal(offers_on(problem, 2, 0), "day 16-32 480\n");
    assert_int_equal(problem->agents[2].calendar, 2);
}

static void night_is_what_covers_three_in_the_morning(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .shifts = "{'id': 'a', 'start': '20:00', 'end': '03:00'},"
                      "{'id': 'b', 'start': '20:00', 'end': '04:00'},"
                      "{'id': 'c', 'start': '03:00', 'end': '09:00'},"
                      "{'id': 'd', 'start': '04:00', 'end': '09:00'},"
                      "{'id': 'e', 'start': '08:00', 'end': '16:00', 'night': "
                      "true}"});
    assert_string_equal(offers_on(problem, 0, 0),
                        "a 20-27 420\nb 20-28 480*\nc 3-9 360*\nd 4-9 300\n"
                        "e 8-16 480*\n");
}

static void unpaid_breaks_are_no_work_and_come_in_order(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-10-19', 'slot': '15m'",
            .shifts = "{'id': 'x', 'start': '08:00', 'length': {'from': '5h', "
                      "'to': '6h', 'step': '1h'}, 'breaks': ["
                      "{'length': '30m', 'from': '3h', 'to': '8h', 'over': "
                      "'5h'},"
                      "{'length': '15m', 'from': '1h', 'to': '2h', 'paid': "
                      "true}]}"});
    assert_string_equal(offers_on(problem, 0, 0), "x 32-52 300\nx 32-56 330\n");
    const struct offer *brief = &problem->offers[0], *full = brief + 1;
    assert_int_equal(brief->n_pauses, 1);
    assert_true(brief->pauses[0].paid);
    assert_int_equal(full->n_pauses, 2);
    assert_true(full->pauses[0].paid);
    assert_int_equal(full->pauses[0].from, 4);
    assert_int_equal(full->pauses[0].to, 8);
    assert_int_equal(full->pauses[1].from, 12);
    assert_int_equal(full->pauses[1].to, 21); /* not up to the duty's end */
    assert_int_equal(full->pauses[1].length, 2);
}

static void breaks_that_cannot_be_taken_are_told(void **state)
{
    struct folder *folder = *state;
    assert_null(folder_team(
        folder,
        (struct parts){
            .shifts = "{'id': 'x', 'start': '08:00', 'length': {'from': '4h', "
                      "'to': '6h'}, 'breaks': [{'length': '1h', 'from': '3h', "
                      "'to': '4h'}, {'length': '1h', 'from': '3h', 'to': "
                      "'4h'}]}"}));
    assert_string_equal(
        folder->errors,
        "/shifts/0/breaks/0: the breaks of shift 'x' do not fit into a duty of "
        "4h; say with 'over' how long a duty with the break must be\n"
        "/shifts/0/breaks/0: the breaks of shift 'x' do not fit into a duty of "
        "5h; say with 'over' how long a duty with the break must be\n"
        "/shifts/0/breaks/0: the breaks of shift 'x' do not fit into a duty of "
        "6h; say with 'over' how long a duty with the break must be\n");
}

static void shifts_name_those_that_must_not_follow(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .shifts = "{'id': 'late', 'start': '14:00', 'end': '22:00', "
                      "'not_before': ['early', 'mid']},"
                      "{'id': 'mid', 'start': '10:00', 'end': '18:00'},"
                      "{'id': 'early', 'name': 'Early bird', 'start': '06:00',"
                      " 'end': '14:00'}"});
    assert_int_equal(problem->shifts[0].not_before, 0x6);
    assert_int_equal(problem->shifts[1].not_before, 0);
    assert_string_equal(problem->shifts[1].name, "mid");
    assert_string_equal(problem->shifts[2].name, "Early bird");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_shift_is_offered_on_its_days),
        FOLDER_TEST(nothing_is_offered_on_closed_days),
        FOLDER_TEST(a_night_lasts_as_long_as_the_clock_makes_it),
        FOLDER_TEST(days_of_the_clock_change_have_23_or_25_hours),
        FOLDER_TEST(a_family_is_all_its_starts_and_lengths),
        FOLDER_TEST(families_leave_out_starts_that_the_clock_skips_or_repeats),
        FOLDER_TEST(
            a_start_that_the_clock_skips_matters_only_to_those_eligible),
        FOLDER_TEST(days_begin_in_the_agents_own_zone),
        FOLDER_TEST(night_is_what_covers_three_in_the_morning),
        FOLDER_TEST(unpaid_breaks_are_no_work_and_come_in_order),
        FOLDER_TEST(breaks_that_cannot_be_taken_are_told),
        FOLDER_TEST(shifts_name_those_that_must_not_follow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
