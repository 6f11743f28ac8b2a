/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What granting a wish costs where two exchange days: neither's days can be
 * planned again alone without hours or cover going wrong. */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"
#include "regret.h"

static const struct problem *pair(struct folder *folder, const char *wish_a,
                                  const char *wish_b)
{
    char agents[1024];
    snprintf(agents, sizeof agents,
             "{'id': 'a', 'skills': ['phone'], 'week': {'target': '24h'}%s}, "
             "{'id': 'b', 'skills': ['phone'], 'week': {'target': '16h'}%s}",
             wish_a, wish_b);
    const struct problem *problem = folder_team(
        folder,
        (struct parts){.head = "'zone': 'UTC', 'start': '2026-11-02', 'days': "
                               "7, 'slot': '60m', 'rules': {}",
                       .queues = "{'id': 'phone', 'need': [{'days': "
                                 "['mon-fri'], 'from': '08:00', 'to': "
                                 "'16:00', 'heads': 1}]}",
                       .agents = agents});
    if (!problem)
        fail_msg("%s", folder->errors);
    return problem;
}

/* `days`: who works each, from Monday on. */
static struct roster *shared_out(const struct problem *problem,
                                 const char *days)
{
    struct roster *roster = roster_new(problem);
    for (int day = 0; days[day]; day++) {
        int agent = days[day] - 'a';
        roster_duty(roster, agent, day)->offer =
            first_offer_of(problem, agent, day);
    }
    roster_allocate(roster);
    return roster;
}

static struct grant off_on(struct roster *roster, int agent, int day)
{
    struct score *score = score_roster(roster);
    struct regret *regret = regret_new(roster, score);
    struct wish off = {.kind = WISH_OFF,
                       .day = day,
                       .until = day + 1,
                       .shift = -1,
                       .other = -1};
    const struct agent *who = &roster->problem->agents[agent];
    struct grant grant = regret_of_wish(
        regret, agent, who->n_wishes > 0 ? &who->wishes[0] : &off);
    regret_free(regret);
    score_free(score);
    roster_free(roster);
    return grant;
}

static void an_exchange_of_two_days_costs_nothing(void **state)
{
    struct grant grant =
        off_on(shared_out(pair(*state, "", ""), "baaba"), 1, 0);
    assert_int_equal(grant.end, GRANT_FOUND);
    assert_int_equal(grant.extra, 0);
    assert_int_equal(grant.helper, 0);
}

static void an_exchange_costs_what_the_colleague_wishes_more(void **state)
{
    const struct problem *problem =
        pair(*state,
             ", 'wishes': [{'date': '2026-11-03', 'off': true, 'points': 100}]",
             ", 'wishes': [{'date': '2026-11-03', 'off': true, 'points': "
             "300}]");
    struct grant grant = off_on(shared_out(problem, "babaa"), 0, 1);
    assert_int_equal(grant.end, GRANT_FOUND);
    assert_int_equal(grant.paid, 100 * POINT);
    assert_int_equal(grant.extra, 200 * POINT);
    assert_int_equal(grant.helper, 1);
}

/* Mail that comes on Monday is answered on Tuesday as well; only the phone is
 * short when nobody is there. */
static void
a_shortage_is_told_where_it_is_and_not_where_work_only_waits(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem = folder_team(
        folder,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-11-02', 'days': 2, 'slot': "
                    "'60m', 'rules': {}",
            .queues = "{'id': 'mail', 'volume': [{'days': ['mon'], 'from': "
                      "'12:00', 'to': '13:00', 'contacts': 24}], "
                      "'handling_time': '5m', 'answer_within': '24h'}, "
                      "{'id': 'phone', 'need': [{'days': ['mon'], 'from': "
                      "'08:00', 'to': '10:00', 'heads': 1}, {'days': ['mon'], "
                      "'from': '11:00', 'to': '12:00', 'heads': 1}]}",
            .agents = "{'id': 'a', 'skills': ['phone', 'mail'], 'week': "
                      "{'target': '16h'}}"});
    if (!problem)
        fail_msg("%s", folder->errors);
    struct grant grant = off_on(shared_out(problem, "aa"), 0, 0);
    assert_int_equal(grant.end, GRANT_FOUND);
    assert_int_equal(grant.short_centimin, 3 * 60 * HEAD);
    assert_int_equal(grant.queue, 1);
    assert_int_equal(grant.start, 8);
    assert_int_equal(grant.end_slot, 10);
    assert_true(grant.elsewhere);
}

/* On Monday b can serve either queue, at the same price; the other one is short
 * then. */
static void
a_shortage_is_told_on_the_day_off_where_queues_are_dealt_out_anew(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem = folder_team(
        folder,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-11-02', 'days': 2, 'slot': "
                    "'60m', 'rules': {}",
            .queues = "{'id': 'phone', 'need': [{'days': ['mon', 'tue'], "
                      "'from': '08:00', 'to': '16:00', 'heads': 1}]}, "
                      "{'id': 'chat', 'need': [{'days': ['mon'], 'from': "
                      "'08:00', 'to': '16:00', 'heads': 1}]}",
            .agents = "{'id': 'a', 'skills': ['phone'], 'time_off': [{'from': "
                      "'2026-11-02', 'to': '2026-11-02'}]}, {'id': 'b', "
                      "'skills': ['phone', 'chat'], 'time_off': [{'from': "
                      "'2026-11-03', 'to': '2026-11-03'}]}"});
    if (!problem)
        fail_msg("%s", folder->errors);
    for (int queue = 0; queue < 2; queue++) {
        struct roster *roster = shared_out(problem, "ba");
        for (int slot = 8; slot < 16; slot++)
            if (roster_serves(roster, 1)[slot] >= 0)
                roster_serves(roster, 1)[slot] = (int8_t)queue;
        struct grant grant = off_on(roster, 0, 1);
        assert_int_equal(grant.end, GRANT_FOUND);
        assert_true(grant.short_centimin > 0);
        assert_int_equal(grant.queue, 0);
        assert_int_equal(grant.start, 24 + 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(an_exchange_of_two_days_costs_nothing),
        FOLDER_TEST(an_exchange_costs_what_the_colleague_wishes_more),
        FOLDER_TEST(
            a_shortage_is_told_where_it_is_and_not_where_work_only_waits),
        FOLDER_TEST(
            a_shortage_is_told_on_the_day_off_where_queues_are_dealt_out_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
