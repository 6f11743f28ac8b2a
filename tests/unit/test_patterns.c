/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"
#include "score.h"

/* A team of three in hours from Monday 19 October 2026; shifts day (08 to 16)
 * and standby (20 to 08, a quarter counts). */
static const struct problem *team_of(struct folder *folder, const char *more,
                                     const char *first)
{
    char top[2048], agents[2048];
    snprintf(top, sizeof top,
             "'zone': 'UTC', 'start': '2026-10-19', 'days': 14, 'slot': "
             "'60m'%s",
             more);
    snprintf(agents, sizeof agents,
             "{'id': 'a', 'skills': ['phone'], 'tags': ['mentor']%s},"
             "{'id': 'b', 'skills': ['phone'], 'tags': ['trainee']},"
             "{'id': 'c', 'skills': ['phone'], 'tags': ['trainee']}",
             first);
    const struct problem *problem = folder_team(
        folder, (struct parts){
                    .head = top,
                    .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00', "
                              "'breaks': [{'length': '1h', 'from': '2h', 'to': "
                              "'5h'}]},"
                              "{'id': 'standby', 'start': '20:00', 'length': "
                              "'12h', 'on_call': true, 'counts': 25}",
                    .agents = agents});
    if (!problem)
        fail_msg("%s", folder->errors);
    return problem;
}

/* Gives the agent the k-th offer of the day, its break at `pause`. */
static void give(struct roster *roster, int agent, int day, int k, int pause)
{
    struct duty *duty = roster_duty(roster, agent, day);
    duty->offer = first_offer_of(roster->problem, agent, day) + k;
    duty->pause[0] = (short)pause;
}

static cost presence_of(const struct roster *roster)
{
    struct score *score = score_roster(roster);
    cost presence = score->presence;
    score_free(score);
    return presence;
}

static void a_trainee_needs_a_mentor_in_each_slot(void **state)
{
    const struct problem *problem =
        team_of(*state,
                ", 'presence': [{'id': 'x', 'tags': ['mentor'], 'beside': "
                "{'tags': ['trainee']}, 'price': 100}]",
                "");
    struct roster *roster = roster_new(problem);
    give(roster, 1, 0, 0, 4);
    assert_int_equal(presence_of(roster), 700 * POINT);
    give(roster, 0, 0, 0, 4);
    assert_int_equal(presence_of(roster), 0);
    give(roster, 0, 0, 0, 3);
    assert_int_equal(presence_of(roster), 100 * POINT);
    give(roster, 2, 0, 0, 4);
    assert_int_equal(presence_of(roster), 800 * POINT);
    roster_free(roster);
}

static void each_mentor_may_have_several(void **state)
{
    const struct problem *problem =
        team_of(*state,
                ", 'presence': [{'id': 'x', 'agents': ['a'], 'shift': 'day', "
                "'beside': {}, 'each': 2, 'price': 100}]",
                "");
    struct roster *roster = roster_new(problem);
    give(roster, 1, 0, 0, 4);
    give(roster, 2, 0, 0, 4);
    assert_int_equal(presence_of(roster), 200 * POINT);
    give(roster, 0, 0, 0, 4);
    assert_int_equal(presence_of(roster), 0);
    roster_free(roster);
}

static void two_who_must_not_meet(void **state)
{
    const struct problem *problem =
        team_of(*state,
                ", 'presence': [{'id': 'x', 'agents': ['a', 'b'], 'shift': "
                "'day', 'max': 1, 'price': 100}]",
                "");
    struct roster *roster = roster_new(problem);
    give(roster, 0, 0, 0, 4);
    give(roster, 2, 0, 0, 4);
    assert_int_equal(presence_of(roster), 0);
    give(roster, 1, 0, 0, 4);
    assert_int_equal(presence_of(roster), 100 * POINT);
    roster_free(roster);
}

static void who_is_on_call_is_not_at_work(void **state)
{
    const struct problem *problem = team_of(*state, "", "");
    struct roster *roster = roster_new(problem);
    uint8_t at_work[24 * 16] = {0};
    give(roster, 0, 0, 1, 0);
    roster_at_work(roster, 0, at_work);
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        assert_int_equal(at_work[slot], 0);
    assert_int_equal(roster_offer(roster, 0, 0)->work_min, 180);
    assert_false(roster_offer(roster, 0, 0)->night);
    roster_free(roster);
}

static int breaches_of(const struct roster *roster, enum rule rule, cost *paid)
{
    struct score *score = score_roster(roster);
    int n = 0;
    *paid = score->rules[rule];
    for (int i = 0; i < score->breaches.n; i++)
        n += score->breaches.items[i].rule == rule;
    score_free(score);
    return n;
}

static void a_meeting_is_covered_without_a_break(void **state)
{
    const struct problem *problem =
        team_of(*state,
                ", 'activities': [{'id': 'talk', 'date': '2026-10-20', 'from': "
                "'10:00', 'to': '11:00', 'agents': ['a'], 'price': 70}]",
                "");
    struct roster *roster = roster_new(problem);
    cost paid;
    assert_int_equal(breaches_of(roster, RULE_activities, &paid), 1);
    assert_int_equal(paid, 70 * POINT);
    give(roster, 0, 1, 0, 4);
    assert_int_equal(breaches_of(roster, RULE_activities, &paid), 0);
    roster_allocate(roster);
    assert_int_equal(roster_serves(roster, 0)[24 + 9], 0);
    assert_int_equal(roster_serves(roster, 0)[24 + 10], NO_QUEUE);
    give(roster, 0, 1, 0, 2);
    assert_int_equal(breaches_of(roster, RULE_activities, &paid), 1);
    assert_int_equal(score_total(roster), COST_FORBIDDEN);
    roster_free(roster);
}

static void time_off_excuses_from_meetings(void **state)
{
    const struct agent *agent =
        &team_of(*state,
                 ", 'activities': [{'id': 'talk', 'days': ['tue'], 'from': "
                 "'10:00', 'to': '11:00'}]",
                 ", 'time_off': [{'from': '2026-10-20'}]")
             ->agents[0];
    assert_int_equal(agent->n_activities, 1);
    assert_int_equal(agent->activities[0].day, 8);
}

static void rotations_go_round_by_calendar_weeks(void **state)
{
    const struct agent *agent =
        &team_of(*state, "",
                 ", 'rotation': {'from': '2026-10-15', 'weeks': [['day'], [], "
                 "['standby', 'day']], 'price': 9}")
             ->agents[0];
    assert_int_equal(agent->rotation[0], 0);
    assert_int_equal(agent->rotation[6], 0);
    assert_int_equal(agent->rotation[7], 3);
    assert_int_equal(agent->rules[RULE_rotation].price, 9);
    agent = &team_of(*state, "",
                     ", 'rotation': {'from': '2026-11-05', 'weeks': [['day'], "
                     "['standby']]}")
                 ->agents[0];
    assert_int_equal(agent->rotation[0], 1);
    assert_int_equal(agent->rotation[13], 2);
    assert_int_equal(agent->rules[RULE_rotation].price, RULE_HARD);
    for (int i = 0; i < agent->first_choice[7]; i++)
        assert_int_equal(((struct folder *)*state)
                             ->team->problem->offers[agent->choices[i].offer]
                             .shift,
                         0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_trainee_needs_a_mentor_in_each_slot),
        FOLDER_TEST(each_mentor_may_have_several),
        FOLDER_TEST(two_who_must_not_meet),
        FOLDER_TEST(who_is_on_call_is_not_at_work),
        FOLDER_TEST(a_meeting_is_covered_without_a_break),
        FOLDER_TEST(time_off_excuses_from_meetings),
        FOLDER_TEST(rotations_go_round_by_calendar_weeks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
