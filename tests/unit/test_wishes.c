/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"
#include "plan.h"
#include "rng.h"
#include "score.h"
#include "wish.h"

static const char head[] = "'zone': 'UTC', 'start': '2026-10-19', 'days': 14, "
                           "'slot': '60m'";
static const char shifts[] =
    "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
    "{'id': 'late', 'start': '14:00', 'end': '22:00'},"
    "{'id': 'night', 'start': '22:00', 'end': '06:00'}";

/* A team of `a`, with these keys, and `b`. */
static const struct problem *team_of(struct folder *folder, const char *more,
                                     const char *keys)
{
    char top[1024], agents[4096];
    snprintf(top, sizeof top, "%s%s", head, more);
    snprintf(agents, sizeof agents,
             "{'id': 'a', 'skills': ['phone'], %s}, "
             "{'id': 'b', 'skills': ['phone']}",
             keys);
    const struct problem *problem = folder_team(
        folder,
        (struct parts){.head = top, .shifts = shifts, .agents = agents});
    if (!problem)
        fail_msg("%s", folder->errors);
    return problem;
}

static struct roster *any_roster(const struct problem *problem, struct rng *rng)
{
    struct roster *roster = roster_new(problem);
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int day = 0; day < problem->grid.n_days; day++) {
            int first = first_offer_of(problem, agent, day);
            int n = end_offer_of(problem, agent, day) - first;
            int pick = rng_below(rng, n + 1);
            roster_duty(roster, agent, day)->offer =
                pick == n ? OFF : first + pick;
        }
    return roster;
}

static cost all_paid(const struct roster *roster)
{
    cost sum = 0;
    for (int agent = 0; agent < roster->problem->n_agents; agent++)
        for (int i = 0; i < roster->problem->agents[agent].n_wishes; i++)
            sum += wish_paid(roster, agent,
                             &roster->problem->agents[agent].wishes[i]);
    return sum;
}

static void wishes_one_by_one_come_to_what_the_judge_says(void **state)
{
    const struct problem *problem = team_of(
        *state, "",
        "'wishes': [{'days': ['fri'], 'off': true}, {'days': ['sat', 'sun'], "
        "'off': true, 'together': true}, {'days': ['mon'], 'shift': 'late', "
        "'grade': 'love'}, {'days': ['tue'], 'grade': 3}, {'shift': 'night', "
        "'grade': 'never'}, {'days': ['wed'], 'from': '08:00', 'to': '12:00', "
        "'grade': 'rather not'}, {'days': ['thu'], 'from': '08:00', 'to': "
        "'12:00', 'grade': 4}, {'with': 'b', 'days': ['mon', 'wed'], 'grade': "
        "'like'}, {'with': 'b', 'shift': 'late', 'grade': 1}]");
    struct rng rng = {7};
    for (int i = 0; i < 200; i++) {
        struct roster *roster = any_roster(problem, &rng);
        struct score *score = score_roster(roster);
        assert_int_equal(all_paid(roster), score->rules[RULE_wishes] +
                                               score->rules[RULE_off_together]);
        score_free(score);
        roster_free(roster);
    }
}

static void days_off_together_cost_once(void **state)
{
    const struct problem *problem =
        team_of(*state, "",
                "'wishes': [{'days': ['2026-10-24', '2026-10-25', "
                "'2026-10-28', '2026-10-29'], 'off': true, 'together': "
                "true}]");
    struct roster *roster = roster_new(problem);
    assert_int_equal(problem->agents[0].n_wishes, 2);
    assert_int_equal(all_paid(roster), 0);
    roster_duty(roster, 0, 5)->offer = first_offer_of(problem, 0, 5);
    assert_int_equal(all_paid(roster), 120 * POINT);
    roster_duty(roster, 0, 6)->offer = first_offer_of(problem, 0, 6);
    assert_int_equal(all_paid(roster), 120 * POINT);
    roster_duty(roster, 0, 9)->offer = first_offer_of(problem, 0, 9);
    assert_int_equal(all_paid(roster), 240 * POINT);
    assert_int_equal(wish_count(roster, 0).granted, 0);
    roster_free(roster);
}

static void asking_for_more_does_not_get_more(void **state)
{
    const struct agent *agent =
        &team_of(*state, ", 'wishes': {'points': 240}",
                 "'wishes': [{'days': ['mon', 'tue'], 'off': true}]")
             ->agents[0];
    assert_int_equal(agent->n_wishes, 4);
    assert_int_equal(agent->off_wish[0], 0);
    assert_int_equal(agent->wishes[0].price, 60 * POINT);
    assert_int_equal(agent->shift_wish[0], 60 * POINT);
    assert_int_equal(agent->wish_left, 0);
}

static void points_not_asked_for_are_left_for_later(void **state)
{
    const struct agent *agent =
        &team_of(*state, ", 'wishes': {'points': 300}",
                 "'wishes': [{'date': '2026-10-19', 'off': true}], "
                 "'history': {'wishes': {'points': 50}}")
             ->agents[0];
    assert_int_equal(agent->wishes[0].price, 120 * POINT);
    assert_int_equal(agent->wish_left, 230);
    agent = &team_of(*state, ", 'wishes': {'points': 300}",
                     "'history': {'wishes': {'points': 250}}")
                 ->agents[0];
    assert_int_equal(agent->wish_left, 300);
}

static void who_was_refused_before_weighs_more(void **state)
{
    const struct agent *agent =
        &team_of(*state, "",
                 "'wishes': [{'date': '2026-10-19', 'off': true}], "
                 "'history': {'wishes': {'asked': 4, 'granted': 1}}")
             ->agents[0];
    assert_int_equal(agent->wishes[0].price, 210 * POINT);
}

static void earlier_files_tell_what_became_of_wishes(void **state)
{
    folder_put(*state, "volume.csv",
               "{'format': 'vaktel history 1', 'program': 'vaktel', 'team': "
               "'Desk', 'zone': 'UTC', 'start': '2026-10-12', 'days': 7, "
               "'agents': [{'id': 'a', 'known': [['2026-10-12', '2026-10-18']],"
               " 'leave': [], 'duties': [], 'wishes': {'asked': 4, 'granted': "
               "2, 'points_left': 30}}]}");
    const struct agent *agent =
        &team_of(*state, ", 'history': 'volume.csv', 'wishes': {'points': 90}",
                 "'wishes': [{'date': '2026-10-19', 'off': true}]")
             ->agents[0];
    assert_int_equal(agent->wishes[0].price, 180 * POINT);
    assert_int_equal(agent->wish_left, 0);
}

static void wishes_worth_nothing_are_refused_all_the_same(void **state)
{
    const struct problem *problem = team_of(
        *state, ", 'wishes': {'points': 3}",
        "'wishes': [{'date': '2026-10-19', 'off': true, 'points': 10000}, "
        "{'date': '2026-10-20', 'off': true, 'points': 1}, {'date': "
        "'2026-10-21', 'from': '08:00', 'to': '09:00', 'grade': 0, 'points': "
        "0}]");
    struct roster *roster = roster_new(problem);
    assert_int_equal(wish_count(roster, 0).granted, 3);
    roster_duty(roster, 0, 1)->offer = first_offer_of(problem, 0, 1);
    roster_duty(roster, 0, 2)->offer = first_offer_of(problem, 0, 2);
    assert_int_equal(all_paid(roster), 0);
    assert_int_equal(wish_count(roster, 0).asked, 3);
    assert_int_equal(wish_count(roster, 0).granted, 1);
    roster_free(roster);
}

static void a_shift_is_wished_on_its_days_only(void **state)
{
    char agents[] = "{'id': 'a', 'skills': ['phone'], 'wishes': [{'shift': "
                    "'late', 'grade': 4}, {'grade': 3, 'days': ['sat']}, "
                    "{'off': true, 'days': ['sun']}]}";
    const struct problem *problem = folder_team(
        *state, (struct parts){
                    .head = "'zone': 'UTC', 'start': '2026-10-19', 'days': "
                            "7, 'slot': '60m', 'wishes': {'points': 250}",
                    .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00', "
                              "'days': ['mon-fri']}, {'id': 'late', 'start': "
                              "'12:00', 'end': '20:00', 'days': ['mon']}",
                    .agents = agents});
    assert_non_null(problem);
    const struct agent *agent = &problem->agents[0];
    assert_int_equal(agent->n_wishes, 2);
    assert_int_equal(agent->wishes[0].day, 0);
    assert_int_equal(agent->wishes[1].kind, WISH_OFF);
    assert_int_equal(agent->off_wish[1], 0);
    assert_int_equal(agent->wish_left, 10);
}

/* Somebody who is ill is refused nothing, and has all points left. */
static void nothing_is_wished_of_days_of_leave(void **state)
{
    const struct problem *problem = team_of(
        *state, ", 'wishes': {'points': 250}",
        "'time_off': [{'from': '2026-10-19', 'to': '2026-10-31'}], 'wishes': "
        "[{'shift': 'late', 'grade': 4}, {'off': true, 'days': ['mon']}]");
    const struct agent *agent = &problem->agents[0];
    assert_int_equal(agent->n_wishes, 1);
    assert_int_equal(agent->wishes[0].day, 13);
    assert_int_equal(agent->off_wish[12], 0);
    assert_int_equal(agent->wish_left, 130);
}

/* Of wishes of days and about colleagues alike. */
static void all_that_are_refused_are_told(void **state)
{
    const struct problem *problem = team_of(
        *state, "",
        "'wishes': [{'days': ['mon'], 'with': 'b', 'grade': 4}, {'days': "
        "['mon', 'tue'], 'off': true}]");
    struct roster *roster = roster_new(problem);
    for (int day = 0; day < 2; day++)
        roster_duty(roster, 0, day)->offer = first_offer_of(problem, 0, day);
    struct score *score = score_roster(roster);
    const struct breach *told = score->breaches.items;
    cost sum = 0;
    int n = 0;
    for (int i = 0; i < score->breaches.n; i++)
        if (told[i].rule == RULE_wishes) {
            assert_int_equal(told[i].agent, 0);
            assert_true(i == 0 || told[i].day >= told[i - 1].day);
            sum += told[i].cost;
            n++;
        }
    assert_int_equal(n, 3);
    assert_int_equal(sum, all_paid(roster));
    assert_int_equal(wish_count_all(roster).paid, 3);
    assert_int_equal(plan_times_paid(roster, score, RULE_wishes), 3);
    score_free(score);
    roster_free(roster);
}

static void with_a_colleague_is_the_same_shift(void **state)
{
    const struct problem *problem = team_of(
        *state, "", "'wishes': [{'days': ['mon'], 'with': 'b', 'grade': 4}]");
    struct roster *roster = roster_new(problem);
    int day = first_offer_of(problem, 0, 0);
    roster_duty(roster, 0, 0)->offer = day;
    assert_int_equal(all_paid(roster), 120 * POINT);
    roster_duty(roster, 1, 0)->offer = day + 1;
    assert_int_equal(all_paid(roster), 120 * POINT);
    roster_duty(roster, 1, 0)->offer = day;
    assert_int_equal(all_paid(roster), 0);
    roster_free(roster);
}

/* Of a wish for every day and one for Fridays the second is an exception; a
 * wish of no day of the roster meets none. */
static void wishes_twice_and_against_each_other_are_noted(void **state)
{
    static const char *const cases[][2] = {
        {"{'days': ['wed'], 'off': true}, {'date': '2026-10-28', 'off': true}",
         "/wishes/1: 'a' has the same wish for 2026-10-28 already"},
        {"{'date': '2026-10-22', 'shift': 'late', 'grade': 'love'}, {'date': "
         "'2026-10-22', 'shift': 'late', 'grade': 'never'}",
         "/wishes/1: 'a' has a wish for 2026-10-22 already that goes against"},
        {"{'days': ['fri'], 'off': true}, {'days': ['thu', 'fri'], 'shift': "
         "'late', 'grade': 'like'}",
         "/wishes/1: 'a' has a wish for 2026-10-23 already that goes against "
         "this one: both are weighed, at least one is refused\n"},
        {"{'with': 'b', 'grade': 'like'}, {'with': 'b', 'grade': 'never'}",
         "'a' has a wish for 2026-10-19 already that goes against"},
        {"{'shift': 'late', 'grade': 'love'}, {'days': ['fri'], 'shift': "
         "'late', 'grade': 'never'}",
         ""},
        {"{'days': ['fri'], 'shift': 'late', 'grade': 'love'}, {'days': "
         "['fri'], 'shift': 'day', 'grade': 'love'}",
         ""},
        {"{'date': '2026-11-22', 'off': true}, {'date': '2026-11-22', 'off': "
         "true}",
         ""}};
    for (int i = 0; i < 7; i++) {
        char keys[512], notes[1024];
        snprintf(keys, sizeof keys, "'wishes': [%s]", cases[i][0]);
        team_of(*state, "", keys);
        folder_notes(*state, notes, sizeof notes);
        if (*cases[i][1] ? !strstr(notes, cases[i][1]) : *notes)
            fail_msg("%s: %s", cases[i][0], notes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(wishes_one_by_one_come_to_what_the_judge_says),
        FOLDER_TEST(days_off_together_cost_once),
        FOLDER_TEST(asking_for_more_does_not_get_more),
        FOLDER_TEST(points_not_asked_for_are_left_for_later),
        FOLDER_TEST(who_was_refused_before_weighs_more),
        FOLDER_TEST(earlier_files_tell_what_became_of_wishes),
        FOLDER_TEST(wishes_worth_nothing_are_refused_all_the_same),
        FOLDER_TEST(a_shift_is_wished_on_its_days_only),
        FOLDER_TEST(nothing_is_wished_of_days_of_leave),
        FOLDER_TEST(all_that_are_refused_are_told),
        FOLDER_TEST(wishes_twice_and_against_each_other_are_noted),
        FOLDER_TEST(with_a_colleague_is_the_same_shift),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
