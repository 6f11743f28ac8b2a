/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Burdens: what counts, for how long a person could bear it, what is carried
 * and what one more costs. */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"
#include "ledger.h"
#include "roster.h"

#include <math.h>

static void near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static const char shifts[] =
    "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
    "{'id': 'late', 'start': '14:00', 'end': '22:00'},"
    "{'id': 'night', 'start': '22:00', 'end': '06:00'}";

static const struct ledger *read_team(struct folder *folder, const char *keys,
                                      const char *agents)
{
    char head[2048];
    snprintf(head, sizeof head,
             "'zone': 'UTC', 'start': '2026-10-19', 'days': 7, 'slot': '60m', "
             "%s",
             keys);
    if (!folder_team(
            folder,
            (struct parts){.head = head, .shifts = shifts, .agents = agents}))
        fail_msg("%s", folder->errors);
    return folder->team->ledger;
}

static void put_ledger(struct folder *folder, const char *agents)
{
    char text[2048];
    snprintf(text, sizeof text,
             "{'format': 'vaktel history 1', 'team': 'Desk', 'zone': 'UTC', "
             "'start': '2026-10-12', 'days': 7, 'agents': [%s]}",
             agents);
    folder_put(folder, "a.json", text);
}

/* Each has had so many lates, in as many weeks. */
static void put_lates(struct folder *folder, const int *lates, int n, int weeks)
{
    char ledger[1024];
    size_t length = 0;
    for (int i = 0; i < n; i++)
        length += (size_t)snprintf(
            ledger + length, sizeof ledger - length,
            "%s{'id': '%c', 'known': [], 'duties': [], 'ledger': {'lates': "
            "{'burden': %d, 'share': %d}}}",
            i ? "," : "", 'a' + i, lates[i], weeks);
    put_ledger(folder, ledger);
}

/* A roster of one agent: "D" day, "L" late, "N" night, "." off. */
static struct roster *work(const struct folder *folder, int agent,
                           const char *days)
{
    const struct problem *problem = folder->team->problem;
    struct roster *roster = roster_new(problem);
    for (int day = 0; days[day]; day++) {
        int shift = days[day] == 'D' ? 0 : days[day] == 'L' ? 1 : 2;
        for (int i = first_offer_of(problem, agent, day);
             days[day] != '.' && i < end_offer_of(problem, agent, day); i++)
            if (problem->offers[i].shift == shift)
                roster_duty(roster, agent, day)->offer = i;
    }
    return roster;
}

static void assert_units(const struct folder *folder, const char *days,
                         int burden, int units)
{
    struct roster *roster = work(folder, 0, days);
    assert_int_equal(ledger_units(folder->team->ledger, roster, 0, burden),
                     units);
    roster_free(roster);
}

static const char full[] =
    "{'id': 'a', 'skills': ['phone'], 'week': {'target': '40h'}}";

static void built_in_burdens_are_what_they_are_called(void **state)
{
    read_team(*state,
              "'burdens': {'weekends': 1, 'nights': 1, 'lates': 1, "
              "'earlies': {'to': '09:00'}, 'hours': 1}",
              full);
    assert_units(*state, "DLN..DD", 0, 1);
    assert_units(*state, "DLN...N", 0, 1);
    assert_units(*state, "DLN....", 0, 0);
    assert_units(*state, "DLNN...", 1, 2);
    assert_units(*state, "DLLNN..", 2, 2);
    assert_units(*state, "DLDNN..", 3, 2);
    assert_units(*state, "DD.....", 4, 32);
}

/* The late shift ends at ten, and the night, which goes on, is no late; a date
 * of another week is no slip. */
static void a_burden_that_no_duty_can_be_is_noted(void **state)
{
    char notes[1024];
    read_team(*state,
              "'burdens': {'lates': {'weight': 1, 'from': '22:00'}, 'earlies': "
              "{'to': '08:00'}, 'split': 1, 'nights': 1, 'holidays': {'days': "
              "['2026-12-24']}}",
              full);
    folder_notes(*state, notes, sizeof notes);
    assert_non_null(strstr(notes, "/burdens/lates: counts nothing: no duty "
                                  "that can be one goes on between 22:00 and "
                                  "24:00\n"));
    assert_non_null(strstr(notes, "/burdens/earlies: counts nothing: no duty "
                                  "that can be one goes on between 00:00 and "
                                  "08:00\n"));
    assert_non_null(strstr(notes, "/burdens/split: counts nothing"));
    assert_null(strstr(notes, "nights"));
    assert_null(strstr(notes, "holidays"));
    read_team(*state, "'burdens': {'lates': {'shifts': ['night']}}", full);
    folder_notes(*state, notes, sizeof notes);
    assert_non_null(strstr(notes, "no duty of these days is one\n"));
    read_team(*state, "'burdens': {'lates': {'shifts': ['day']}}", full);
    folder_notes(*state, notes, sizeof notes);
    assert_non_null(strstr(notes, "no duty that can be one goes on"));
}

/* A Sunday whose Saturday was worked before the roster is of a weekend that
 * has been counted. */
static void a_weekend_begun_before_is_on_the_books_already(void **state)
{
    struct folder *folder = *state;
    read_team(folder, "'burdens': {'weekends': 1}", full);
    struct problem *problem = folder->team->problem;
    problem->grid.first_date += 6;
    assert_units(folder, "D.....D", 0, 2);
    problem->agents[0].before.saturday = 1;
    assert_units(folder, "D.....D", 0, 2);
    problem->agents[0].before.saturday_known = 1;
    assert_units(folder, "D.....D", 0, 1);
}

static void duties_against_any_wish_are_refusals(void **state)
{
    read_team(
        *state, "'burdens': {'refused_wishes': 1}",
        "{'id': 'a', 'skills': ['phone'], 'wishes': [{'date': '2026-10-19', "
        "'off': true}, {'date': '2026-10-20', 'shift': 'late', 'grade': 4}, "
        "{'days': ['sat', 'sun'], 'off': true, 'together': true}]}");
    assert_units(*state, "D......", 0, 1);
    assert_units(*state, ".D.....", 0, 1);
    assert_units(*state, ".LDDD..", 0, 0);
    assert_units(*state, ".......", 0, 0);
    assert_units(*state, "DD...DD", 0, 4);
}

static void windows_dates_and_shifts_make_a_burden(void **state)
{
    read_team(*state,
              "'burdens': {'fridays': {'days': ['fri'], 'from': '18:00'}, "
              "'holidays': {'days': ['2026-10-21']}, "
              "'standby': {'shifts': ['day']}}",
              full);
    assert_units(*state, "LLLLLLL", 0, 1);
    assert_units(*state, "DDDDDDD", 0, 0);
    assert_units(*state, "DDDDDDD", 1, 1);
    assert_units(*state, ".N.....", 1, 1);
    assert_units(*state, "D.L.D..", 2, 2);
}

/* Being at home, to be called, is a burden of its own. */
static void on_call_is_late_where_its_shift_is_named(void **state)
{
    static const char oncall[] =
        "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
        "{'id': 'late', 'start': '14:00', 'end': '22:00', 'on_call': true}";
    struct folder *folder = *state;
    if (!folder_team(folder,
                     (struct parts){.head =
                                        "'zone': 'UTC', 'start': '2026-10-19', "
                                        "'days': 7, 'slot': '60m', 'burdens': "
                                        "{'lates': 1, 'on_call': 1}",
                                    .shifts = oncall,
                                    .agents = full}))
        fail_msg("%s", folder->errors);
    assert_units(folder, "DL.....", 0, 0);
    assert_units(folder, "DL.....", 1, 1);
    if (!folder_team(folder,
                     (struct parts){.head =
                                        "'zone': 'UTC', 'start': '2026-10-19', "
                                        "'days': 7, 'slot': '60m', 'burdens': "
                                        "{'lates': {'shifts': ['late']}}",
                                    .shifts = oncall,
                                    .agents = full}))
        fail_msg("%s", folder->errors);
    assert_units(folder, "DL.....", 0, 1);
}

static void a_share_is_the_contract_and_the_time_there(void **state)
{
    const struct ledger *ledger =
        read_team(*state, "'burdens': {'lates': 1, 'hours': 1}",
                  "{'id': 'a', 'skills': ['phone'], 'week': {'target': '40h'}},"
                  "{'id': 'b', 'skills': ['phone'], 'week': {'target': '20h'}},"
                  "{'id': 'c', 'skills': ['phone'], 'week': {'target': '40h'}, "
                  "'time_off': [{'from': '2026-10-19', 'to': '2026-10-22'}]},"
                  "{'id': 'd', 'skills': ['phone'], 'week': {'target': '40h'}, "
                  "'shifts': ['day']}");
    near(ledger_share(ledger, 0, 0)->share, 1, 1e-9);
    near(ledger_share(ledger, 1, 0)->share, 0.5, 1e-9);
    near(ledger_share(ledger, 2, 0)->share, 3 / 7.0, 1e-9);
    near(ledger_share(ledger, 3, 0)->share, 0, 1e-9);
    near(ledger_share(ledger, 2, 1)->share, 0.2, 1e-9);
    near(ledger_share(ledger, 3, 1)->share, 1, 1e-9);
}

static void what_is_carried_fades_and_newcomers_start_level(void **state)
{
    put_ledger(*state, "{'id': 'a', 'known': [], 'duties': [], "
                       "'ledger': {'lates': {'burden': 6, 'share': 4}}},"
                       "{'id': 'b', 'known': [], 'duties': [], "
                       "'ledger': {'lates': {'burden': 1, 'share': 3}}}");
    const struct ledger *ledger = read_team(
        *state,
        "'history': 'a.json', 'burdens': {'lates': 1}, "
        "'fairness': {'decay': 0.5}",
        "{'id': 'a', 'skills': ['phone'], 'week': {'target': '40h'}},"
        "{'id': 'b', 'skills': ['phone'], 'week': {'target': '20h'}},"
        "{'id': 'c', 'skills': ['phone'], 'week': {'target': '20h'}}");
    near(ledger_share(ledger, 0, 0)->carried, 3, 1e-9);
    near(ledger_share(ledger, 0, 0)->share, 3, 1e-9);
    near(ledger_share(ledger, 1, 0)->carried, 0.5, 1e-9);
    near(ledger_share(ledger, 1, 0)->share, 2, 1e-9);
    double weeks = 0.5 * 3.5 / 1.5, level = 3.5 / 3.5;
    near(ledger_share(ledger, 2, 0)->carried, level * weeks, 1e-9);
    near(ledger_share(ledger, 2, 0)->share, weeks + 0.5, 1e-9);
}

/* Who can do the same is what a newcomer is seen against. */
static void newcomers_start_level_with_those_they_stand_in_for(void **state)
{
    put_lates(*state, (const int[]){8, 2}, 2, 8);
    const struct ledger *ledger = read_team(
        *state,
        "'history': 'a.json', 'burdens': {'lates': 1}, "
        "'fairness': {'decay': 1}, "
        "'defaults': {'week': {'target': '40h'}}",
        "{'id': 'a', 'skills': ['phone']},"
        "{'id': 'b', 'skills': ['phone'], 'shifts': ['late']},"
        "{'id': 'c', 'skills': ['phone'], 'shifts': ['late']},"
        "{'id': 'd', 'skills': ['phone'], 'shifts': ['day', 'late']}");
    near(ledger_share(ledger, 2, 0)->carried, 2, 1e-9);
    near(ledger_share(ledger, 2, 0)->share, 8 + 1, 1e-9);
    near(ledger_share(ledger, 3, 0)->carried, 5, 1e-9);
}

static double first_step(void **state, int agent)
{
    const struct problem *problem = ((struct folder *)*state)->team->problem;
    return (double)problem->agents[agent].gauges[0].step[0] / POINT;
}

/* Two alike, and one of lates alone, who have had so many in as many weeks. */
static void read_three(void **state, const int *lates, int weeks)
{
    put_lates(*state, lates, 3, weeks);
    read_team(*state,
              "'history': 'a.json', 'burdens': {'lates': 1}, "
              "'fairness': {'decay': 1, 'price': 100, 'most': 2000}, "
              "'defaults': {'week': {'target': '40h'}}",
              "{'id': 'a', 'skills': ['phone']},"
              "{'id': 'b', 'skills': ['phone']},"
              "{'id': 'c', 'skills': ['phone'], 'shifts': ['late']}");
}

/* One late apart after a year is worth what it is after a month; who stands
 * alone is ahead of nobody. */
static void
a_unit_ahead_of_a_peer_costs_the_price_however_long_ago(void **state)
{
    read_three(state, (const int[]){51, 50, 51}, 50);
    near(first_step(state, 0) - first_step(state, 2), 100, 5);
    near(first_step(state, 1), first_step(state, 2), 10);
}

/* 56 in 51 weeks are five units of such a share more than one a week. */
static void who_stands_in_for_a_colleague_away_is_ahead_of_them(void **state)
{
    put_lates(*state, (const int[]){55, 50, 55}, 3, 50);
    read_team(*state,
              "'history': 'a.json', 'burdens': {'lates': 1}, "
              "'fairness': {'decay': 1, 'price': 100, 'most': 2000}, "
              "'defaults': {'week': {'target': '40h'}}",
              "{'id': 'a', 'skills': ['phone']},"
              "{'id': 'b', 'skills': ['phone'], 'time_off': "
              "[{'from': '2026-10-19', 'to': '2026-10-25'}]},"
              "{'id': 'c', 'skills': ['phone'], 'shifts': ['late']}");
    near(first_step(state, 0) - first_step(state, 2), 499.6, 0.01);
}

/* Two crews of two: of lates each has had so many, in as many weeks. */
static void read_crews(void **state, const int *lates, int weeks)
{
    put_lates(*state, lates, 4, weeks);
    read_team(*state,
              "'history': 'a.json', 'burdens': {'lates': 1}, "
              "'fairness': {'decay': 1, 'price': 100, 'most': 2000}, "
              "'defaults': {'week': {'target': '40h'}}",
              "{'id': 'a', 'skills': ['phone']},"
              "{'id': 'b', 'skills': ['phone']},"
              "{'id': 'c', 'skills': ['phone'], 'shifts': ['late']},"
              "{'id': 'd', 'skills': ['phone'], 'shifts': ['late']}");
}

/* Two are to be expected: one for each crew would leave both of them apart. All
 * come to 6 in 11 weeks, 12/11 of the usual: (x^2 + x^4) / 2 is 1.3032.  In
 * turn that is 32.58 and a unit, as it makes nobody even; out of it 130.32,
 * half a unit ahead and two more. */
static void a_crew_that_is_level_has_its_turn_together(void **state)
{
    read_crews(state, (const int[]){5, 5, 5, 5}, 10);
    near(first_step(state, 0), first_step(state, 1), 1e-6);
    near(first_step(state, 2), first_step(state, 3), 1e-6);
    near(fabs(first_step(state, 0) - first_step(state, 2)), 247.74, 0.01);
}

/* One is to be expected.  In turn b costs 30, with no unit more, as the crew is
 * even then; c and d, three quarters of a unit ahead, 413. */
static void who_is_behind_a_peer_has_the_turn_before_level_crews(void **state)
{
    read_crews(state, (const int[]){6, 5, 5, 5}, 20);
    near(first_step(state, 1), 30.31, 0.02);
    for (int agent = 0; agent < 4; agent++)
        if (agent != 1)
            assert_true(first_step(state, agent) > first_step(state, 1) + 380);
}

/* Two are to be expected.  c and d have had a quarter of what a and b have:
 * both come to 3 in 11 weeks, 0.77 of the mean of 0.5 and 0.25, as their turn:
 * 11.86, and four times as much, as nobody is made even. */
static void
a_crew_that_had_little_has_its_turn_before_one_that_had_much(void **state)
{
    read_crews(state, (const int[]){8, 8, 2, 2}, 10);
    near(first_step(state, 2), 59.31, 0.05);
    near(first_step(state, 3), 59.31, 0.05);
    assert_true(first_step(state, 0) > first_step(state, 2) + 200);
    assert_true(first_step(state, 1) > first_step(state, 2) + 200);
}

/* Two are to be expected.  c, d and e have had none, but can do nothing of what
 * is to be done on late duties. */
static void who_can_do_other_work_alone_takes_no_turn(void **state)
{
    put_lates(*state, (const int[]){44, 44, 0, 0, 0}, 5, 40);
    read_team(*state,
              "'history': 'a.json', 'burdens': {'lates': 1}, 'presence': "
              "[{'id': 'post', 'tags': ['mail'], 'shift': 'day', 'min': 1}], "
              "'fairness': {'decay': 1, 'price': 100, 'most': 2000}, "
              "'defaults': {'week': {'target': '40h'}}",
              "{'id': 'a', 'skills': ['phone']},"
              "{'id': 'b', 'skills': ['phone']},"
              "{'id': 'c', 'skills': ['mail']},"
              "{'id': 'd', 'skills': ['mail']},"
              "{'id': 'e', 'skills': ['mail'], 'shifts': ['late']}");
    assert_true(first_step(state, 0) < 250 && first_step(state, 1) < 250);
    assert_true(first_step(state, 2) > 250 && first_step(state, 3) > 250);
}

/* One is to be expected, but both b and d are a unit behind. */
static void a_unit_that_makes_even_is_in_turn_at_any_time(void **state)
{
    read_crews(state, (const int[]){1, 0, 9, 8}, 20);
    assert_true(first_step(state, 1) < 20 && first_step(state, 3) < 100);
    assert_true(first_step(state, 0) > 400 && first_step(state, 2) > 400);
}

/* 3 in 11 weeks are 0.89 of the mean of 0.4 and 0.233: 71.58 points.  With a
 * unit more whoever stands alone is dearer than the turn of a crew and cheaper
 * than a unit out of it. */
static void who_stands_alone_gives_way_to_turns_of_crews(void **state)
{
    read_three(state, (const int[]){5, 5, 2}, 10);
    near(first_step(state, 2), 71.58 + 100, 0.2);
    assert_true(first_step(state, 2) + 100 < first_step(state, 0));
}

/* Of three for four people everybody may have any. */
static void what_most_people_have_in_each_roster_has_no_turns(void **state)
{
    read_crews(state, (const int[]){9, 9, 9, 9}, 10);
    for (int agent = 1; agent < 4; agent++)
        near(first_step(state, agent), first_step(state, 0), 1e-6);
}

static void each_unit_costs_more_and_all_less_than_an_hour(void **state)
{
    put_lates(*state, (const int[]){9, 0}, 2, 1);
    read_team(*state,
              "'history': 'a.json', 'burdens': {'lates': 1, 'nights': 3}",
              "{'id': 'a', 'skills': ['phone'], 'week': {'target': '40h'}},"
              "{'id': 'b', 'skills': ['phone'], 'week': {'target': '20h'}}");
    const struct problem *problem = ((struct folder *)*state)->team->problem;
    for (int agent = 0; agent < 2; agent++) {
        cost top = 0;
        assert_int_equal(problem->agents[agent].n_gauges, 2);
        for (int i = 0; i < 2; i++) {
            const struct gauge *gauge = &problem->agents[agent].gauges[i];
            for (int unit = 1; unit < gauge->n_steps; unit++)
                assert_true(gauge->step[unit] > gauge->step[unit - 1]);
            top += gauge->step[gauge->n_steps - 1];
        }
        assert_true(top <= (cost)POINTS_PER_SHORT_HOUR * POINT);
    }
    const struct gauge *a = problem->agents[0].gauges;
    const struct gauge *b = problem->agents[1].gauges;
    assert_true(a[0].step[0] > b[0].step[0]);
}

static void weight_0_is_told_and_not_priced(void **state)
{
    read_team(*state, "'burdens': {'lates': 0, 'nights': 1}", full);
    const struct problem *problem = ((struct folder *)*state)->team->problem;
    assert_int_equal(problem->agents[0].n_gauges, 1);
    assert_string_equal(problem->agents[0].gauges[0].id, "nights");
    assert_units(*state, "LL.....", 0, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(built_in_burdens_are_what_they_are_called),
        FOLDER_TEST(a_weekend_begun_before_is_on_the_books_already),
        FOLDER_TEST(duties_against_any_wish_are_refusals),
        FOLDER_TEST(a_burden_that_no_duty_can_be_is_noted),
        FOLDER_TEST(windows_dates_and_shifts_make_a_burden),
        FOLDER_TEST(on_call_is_late_where_its_shift_is_named),
        FOLDER_TEST(a_share_is_the_contract_and_the_time_there),
        FOLDER_TEST(what_is_carried_fades_and_newcomers_start_level),
        FOLDER_TEST(newcomers_start_level_with_those_they_stand_in_for),
        FOLDER_TEST(a_unit_ahead_of_a_peer_costs_the_price_however_long_ago),
        FOLDER_TEST(who_stands_in_for_a_colleague_away_is_ahead_of_them),
        FOLDER_TEST(a_crew_that_is_level_has_its_turn_together),
        FOLDER_TEST(who_is_behind_a_peer_has_the_turn_before_level_crews),
        FOLDER_TEST(
            a_crew_that_had_little_has_its_turn_before_one_that_had_much),
        FOLDER_TEST(who_can_do_other_work_alone_takes_no_turn),
        FOLDER_TEST(a_unit_that_makes_even_is_in_turn_at_any_time),
        FOLDER_TEST(who_stands_alone_gives_way_to_turns_of_crews),
        FOLDER_TEST(what_most_people_have_in_each_roster_has_no_turns),
        FOLDER_TEST(each_unit_costs_more_and_all_less_than_an_hour),
        FOLDER_TEST(weight_0_is_told_and_not_priced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
