/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"

/* The agent of a team in hours whose shifts are day (08 to 16) and night (22
 * to 06), in the fortnight from Monday 19 October 2026. */
static const struct agent *agent_of(struct folder *folder, const char *keys)
{
    char text[2048];
    snprintf(text, sizeof text, "{'id': 'a', 'skills': ['phone'], %s}", keys);
    const struct problem *problem = folder_team(
        folder,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-10-19', 'days': 14, 'slot': "
                    "'60m'",
            .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
                      "{'id': 'night', 'start': '22:00', 'end': '06:00'}",
            .agents = text});
    if (!problem)
        fail_msg("%s", folder->errors);
    return &problem->agents[0];
}

/* The same with other days of the horizon. */
static const struct agent *agent_in(struct folder *folder, const char *head,
                                    const char *keys)
{
    char text[2048];
    snprintf(text, sizeof text, "{'id': 'a', 'skills': ['phone'], %s}", keys);
    const struct problem *problem =
        folder_team(folder, (struct parts){.head = head, .agents = text});
    if (!problem)
        fail_msg("%s", folder->errors);
    return &problem->agents[0];
}

static void a_contract_holds_for_each_week(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'week': {'min': '30h', 'target': '37h30m', 'max': "
                         "'40h'}, 'period': {'max': '75h'}");
    for (int week = 0; week < 2; week++) {
        assert_int_equal(agent->week_min[week], 1800);
        assert_int_equal(agent->week_target[week], 2250);
        assert_int_equal(agent->week_max[week], 2400);
    }
    assert_int_equal(agent->period_min, -1);
    assert_int_equal(agent->period_target, -1);
    assert_int_equal(agent->period_max, 4500);
}

static void a_week_cut_by_the_edge_asks_for_its_part(void **state)
{
    const struct agent *agent =
        agent_in(*state, "'zone': 'UTC', 'start': '2026-10-22', 'days': 5",
                 "'week': {'min': '30h', 'target': '37h30m', 'max': '40h'}");
    assert_int_equal(agent->week_min[0], 1800 * 4 / 7);
    assert_int_equal(agent->week_target[0], 2250 * 4 / 7);
    assert_int_equal(agent->week_max[0], 2400);
    assert_int_equal(agent->week_target[1], 2250 / 7);
}

static void time_off_is_credited(void **state)
{
    const struct agent *agent = agent_of(
        *state, "'week': {'min': '30h', 'target': '37h30m', 'max': '40h'}, "
                "'period': {'min': '60h', 'target': '70h', 'max': '80h'}, "
                "'time_off': [{'from': '2026-10-23', 'to': '2026-10-27'}]");
    assert_int_equal(agent->week_min[0], 1800 - 450);
    assert_int_equal(agent->week_target[0], 2250 - 450);
    assert_int_equal(agent->week_max[0], 2400);
    assert_int_equal(agent->week_min[1], 1800 - 900);
    assert_int_equal(agent->week_target[1], 2250 - 900);
    assert_int_equal(agent->period_min, 3600 - 1350);
    assert_int_equal(agent->period_target, 4200 - 1350);
    assert_int_equal(agent->period_max, 4800);
    assert_int_equal(agent->n_time_off, 1);
    assert_int_equal(agent->time_off[0].start, 4 * 24);
    assert_int_equal(agent->time_off[0].end, 9 * 24);
}

static void a_whole_week_off_leaves_nothing_to_work(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'week': {'min': '30h', 'target': '37h28m'}, "
                         "'time_off': [{'from': '2026-10-19', 'to': "
                         "'2026-10-23'}, {'from': '2026-10-26'}, {'from': "
                         "'2026-10-26', 'to': '2026-10-26'}]");
    assert_int_equal(agent->week_min[0], 0);
    assert_int_equal(agent->week_target[0], 0);
    assert_int_equal(agent->week_target[1], 2248 - 449);
    agent = agent_in(*state, "'zone': 'UTC', 'start': '2026-10-22', 'days': 4",
                     "'week': {'min': '30h'}, 'time_off': [{'from': "
                     "'2026-10-22', 'to': '2026-10-23'}]");
    assert_int_equal(agent->week_min[0], 0);
}

static void hours_given_are_spread_over_the_working_days(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'week': {'target': '40h'}, 'time_off': ["
                         "{'from': '2026-10-22', 'to': '2026-11-04', 'hours': "
                         "'100h'}, {'from': '2026-10-20T12:00', 'to': "
                         "'2026-10-20T16:30', 'hours': '4h', 'note': "
                         "'dentist'}, {'from': '2026-10-21T08:00', 'to': "
                         "'2026-10-21T09:00'}]");
    assert_int_equal(agent->week_target[0], 2400 - 1200 - 240);
    assert_int_equal(agent->week_target[1], 0);
    assert_int_equal(agent->n_time_off, 3);
    assert_int_equal(agent->time_off[0].start, 24 + 12);
    assert_int_equal(agent->time_off[0].end, 24 + 17);
    assert_string_equal(agent->time_off[0].note, "dentist");
}

static void time_off_of_a_period_contract_takes_its_part(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'period': {'min': '50h', 'target': '60h'}, "
                         "'time_off': [{'from': '2026-10-19'}]");
    assert_int_equal(agent->period_target, 3600 - 360);
    assert_int_equal(agent->period_min, 3000 - 360);
}

static void a_closed_date_is_credited_like_a_day_of_leave(void **state)
{
    const char *head = "'zone': 'UTC', 'start': '2026-10-19', 'days': 14, "
                       "'closed': ['sun', 'fri', '2026-10-21', '2026-10-31']";
    const struct agent *agent =
        agent_in(*state, head,
                 "'week': {'min': '30h', 'target': '40h', 'max': '42h'}, "
                 "'period': {'target': '80h'}");
    assert_int_equal(agent->week_min[0], 1800 - 480);
    assert_int_equal(agent->week_target[0], 2400 - 480);
    assert_int_equal(agent->week_max[0], 2520);
    assert_int_equal(agent->week_target[1], 2400);
    assert_int_equal(agent->period_target, 4800 - 480);
    assert_int_equal(agent->n_time_off, 0);
    agent = agent_in(*state, head, "'week': {'min': '30h'}");
    assert_int_equal(agent->week_min[0], 1800 - 360);
    agent = agent_in(*state, head, "'period': {'target': '80h'}");
    assert_int_equal(agent->period_target, 4800 - 480);
}

static void time_off_on_a_closed_date_is_credited_once(void **state)
{
    const char *head = "'zone': 'UTC', 'start': '2026-10-19', 'days': 14, "
                       "'closed': ['2026-10-21']";
    const struct agent *agent =
        agent_in(*state, head,
                 "'week': {'target': '40h'}, 'time_off': [{'from': "
                 "'2026-10-21', 'to': '2026-10-22'}]");
    assert_int_equal(agent->week_target[0], 2400 - 960);
    agent = agent_in(*state, head,
                     "'week': {'target': '40h'}, 'time_off': [{'from': "
                     "'2026-10-20', 'to': '2026-10-21', 'hours': '14h'}]");
    assert_int_equal(agent->week_target[0], 2400 - 420 - 480);
}

static void who_names_times_is_not_available_at_others(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'available': [{'days': ['mon-fri'], 'from': '07:30', "
                         "'to': '16:30'}, {'days': ['2026-10-20'], 'grade': 0},"
                         "{'days': ['tue'], 'from': '20:00', 'grade': 1}]");
    assert_int_equal(agent->available[7], 0); /* only its second half */
    assert_int_equal(agent->available[8], 1);
    assert_int_equal(agent->available[15], 1);
    assert_int_equal(agent->available[16], 0);
    assert_int_equal(agent->available[24 + 10], 0);
    assert_int_equal(agent->available[24 + 20], 1);
    assert_int_equal(agent->available[5 * 24 + 10], 0);
    assert_int_equal(agent->slot_wish[10], 0);
    assert_int_equal(agent->slot_wish[24 + 20], 60 * POINT);
    agent = agent_of(*state, "'name': 'A'");
    assert_int_equal(agent->available[3], 1);
}

static void grades_above_two_make_the_other_hours_cost(void **state)
{
    const struct agent *agent = agent_of(
        *state, "'available': [{'from': '06:00', 'to': '07:00', 'grade': 1},"
                "{'from': '07:00', 'to': '08:00', 'grade': 2},"
                "{'from': '08:00', 'to': '09:00', 'grade': 3},"
                "{'from': '09:00', 'to': '10:00', 'grade': 4}]");
    assert_int_equal(agent->slot_wish[6], 120 * POINT);
    assert_int_equal(agent->slot_wish[7], 60 * POINT);
    assert_int_equal(agent->slot_wish[8], 30 * POINT);
    assert_int_equal(agent->slot_wish[9], 0);
}

/* Points that wishes put on the first Monday: on the day shift, on the night
 * shift, on a day off, on the hour from 07:00 and on the one from 12:00. */
static void assert_wish(struct folder *folder, const char *wish, int day,
                        int night, int off, int seven, int twelve)
{
    char keys[512];
    snprintf(keys, sizeof keys, "'wishes': [{%s}]", wish);
    const struct agent *agent = agent_of(folder, keys);
    assert_int_equal(agent->shift_wish[0], day * POINT);
    assert_int_equal(agent->shift_wish[1], night * POINT);
    assert_int_equal(agent->off_wish[0], off * POINT);
    assert_int_equal(agent->slot_wish[7], seven * POINT);
    assert_int_equal(agent->slot_wish[12], twelve * POINT);
    for (int shift = 0; shift < 2; shift++)
        assert_int_equal(agent->shift_wish[2 + shift], 0);
    assert_int_equal(agent->off_wish[1], 0);
    assert_int_equal(agent->slot_wish[24 + 7], 0);
}

static void wishes_cost_where_they_are_not_granted(void **state)
{
    assert_wish(*state, "'days': ['mon'], 'off': true", 120, 120, 0, 0, 0);
    assert_wish(*state, "'days': ['mon'], 'grade': 0", 240, 240, 0, 0, 0);
    assert_wish(*state, "'days': ['mon'], 'grade': 1", 60, 60, 0, 0, 0);
    assert_wish(*state, "'days': ['mon'], 'grade': 2", 0, 0, 0, 0, 0);
    assert_wish(*state, "'date': '2026-10-19', 'grade': 3", 0, 0, 60, 0, 0);
    assert_wish(*state, "'days': ['mon'], 'grade': 4", 0, 0, 120, 0, 0);
    assert_wish(*state, "'days': ['mon'], 'shift': 'day', 'grade': 0", 240, 0,
                0, 0, 0);
    assert_wish(*state, "'days': ['mon'], 'shift': 'day', 'grade': 1", 60, 0, 0,
                0, 0);
    assert_wish(*state, "'days': ['mon'], 'shift': 'day', 'grade': 3", 0, 60,
                60, 0, 0);
    assert_wish(*state, "'days': ['mon'], 'shift': 'day', 'grade': 4", 0, 120,
                120, 0, 0);
    assert_wish(*state, "'days': ['mon'], 'to': '09:00', 'grade': 0", 0, 0, 0,
                240, 0);
    assert_wish(*state, "'days': ['mon'], 'to': '09:00', 'grade': 1", 0, 0, 0,
                60, 0);
    assert_wish(*state, "'days': ['mon'], 'to': '09:00', 'grade': 3", 0, 0, 0,
                0, 30);
    assert_wish(*state, "'days': ['mon'], 'to': '09:00', 'grade': 4", 0, 0, 0,
                0, 60);
    assert_wish(*state, "'days': ['mon'], 'off': true, 'points': 7", 7, 7, 0, 0,
                0);
    assert_wish(*state,
                "'days': ['mon'], 'from': '12:00', 'grade': 1, 'points': 11", 0,
                0, 0, 0, 11);
}

static void wishes_repeat_on_their_weekdays_and_add_up(void **state)
{
    const struct agent *agent =
        agent_of(*state, "'wishes': [{'days': ['wed'], 'off': true}, {'days': "
                         "['wed-thu'], 'grade': 1}]");
    assert_int_equal(agent->shift_wish[2 * 2], 180 * POINT);
    assert_int_equal(agent->shift_wish[3 * 2], 60 * POINT);
    assert_int_equal(agent->shift_wish[9 * 2 + 1], 180 * POINT);
}

static void orders_and_limits_are_taken_down(void **state)
{
    const struct agent *agent = agent_of(
        *state, "'shifts': ['night', 'day'], 'shift_limits': {'night': {'min': "
                "1, 'max': 4}}, 'fixed': [{'date': '2026-10-20', 'shift': "
                "'night'}, {'date': '2026-10-22', 'off': true}, {'date': "
                "'2026-10-23', 'shift': 'day', 'start': '08:00'}, {'date': "
                "'2027-01-01', 'off': true}], 'forbidden': [{'days': ['sat'], "
                "'shift': 'night'}, {'date': '2026-10-26', 'shift': 'day'}]");
    assert_int_equal(agent->shift_min[0], -1);
    assert_int_equal(agent->shift_max[0], -1);
    assert_int_equal(agent->shift_min[1], 1);
    assert_int_equal(agent->shift_max[1], 4);
    assert_int_equal(agent->orders[0], ORDER_NONE);
    assert_int_equal(agent->orders[1], ORDER_WORK);
    assert_int_equal(agent->fixed_shift[1], 1);
    assert_int_equal(agent->fixed_start[1], -1);
    assert_int_equal(agent->orders[3], ORDER_OFF);
    assert_int_equal(agent->fixed_start[4], 4 * 24 + 8);
    assert_int_equal(agent->forbidden[5], 0x2);
    assert_int_equal(agent->forbidden[12], 0x2);
    assert_int_equal(agent->forbidden[7], 0x1);
    assert_int_equal(agent->forbidden[6], 0);
}

static void tags_decide_who_may_work_a_shift(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
                      "{'id': 'watch', 'start': '08:00', 'end': '16:00', "
                      "'tags': ['senior', 'phone']}",
            .agents = "{'id': 'a', 'skills': ['phone'], 'tags': ['senior']},"
                      "{'id': 'b', 'skills': ['phone']},"
                      "{'id': 'c', 'tags': ['senior', 'phone'], 'shifts': "
                      "['watch']}"});
    assert_true(problem->agents[0].eligible[1]);
    assert_false(problem->agents[1].eligible[1]);
    assert_true(problem->agents[1].eligible[0]);
    assert_false(problem->agents[2].eligible[0]);
    assert_true(problem->agents[2].eligible[1]);
}

static void an_agents_rules_change_the_teams(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-10-19', 'rules': {'rest': "
                    "'12h', 'max_days_in_a_row': null, 'max_weekends': "
                    "{'limit': 2, 'price': 600}, 'whole_weekends': true, "
                    "'week_target': 'hard', 'succession': {'price': 50}, "
                    "'shift_max': null}",
            .agents = "{'id': 'a', 'skills': ['phone']},"
                      "{'id': 'b', 'rules': {'rest': {'price': 100}, "
                      "'max_weekends': {'limit': 1, 'price': 7}, "
                      "'max_days_in_a_row': 4, 'whole_weekends': false, "
                      "'week_target': {'price': 3}, 'max_hours_per_day': "
                      "'9h30m'}}"});
    const struct rule_setting *team = problem->agents[0].rules;
    const struct rule_setting *own = problem->agents[1].rules;
    assert_int_equal(team[RULE_rest].limit, 720);
    assert_int_equal(team[RULE_rest].price, RULE_HARD);
    assert_int_equal(own[RULE_rest].limit, 720);
    assert_int_equal(own[RULE_rest].price, 100);
    assert_int_equal(team[RULE_max_days_in_a_row].limit, RULE_OFF);
    assert_int_equal(own[RULE_max_days_in_a_row].limit, 4);
    assert_int_equal(team[RULE_max_weekends].price, 600);
    assert_int_equal(own[RULE_max_weekends].limit, 1);
    assert_int_equal(team[RULE_whole_weekends].limit, 1);
    assert_int_equal(own[RULE_whole_weekends].limit, RULE_OFF);
    assert_int_equal(team[RULE_week_target].price, RULE_HARD);
    assert_true(team[RULE_week_target].limit != RULE_OFF);
    assert_int_equal(own[RULE_week_target].price, 3);
    assert_int_equal(team[RULE_succession].price, 50);
    assert_int_equal(team[RULE_shift_max].limit, RULE_OFF);
    assert_int_equal(own[RULE_max_hours_per_day].limit, 570);
    assert_int_equal(team[RULE_max_hours_per_day].limit, RULE_OFF);
    assert_int_equal(team[RULE_period_target].price, 240);
}

static void defaults_hold_where_an_agent_says_nothing(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-10-19', 'defaults': "
                    "{'skills': ['phone'], 'zone': 'Asia/Dubai', 'week': "
                    "{'target': '30h', 'max': '40h'}, 'rules': {'rest': '9h'}, "
                    "'time_off': [{'from': '2026-10-21'}]}",
            .agents = "{'id': 'a'}, {'id': 'b', 'zone': 'UTC', 'week': "
                      "{'target': '20h', 'max': null}, 'time_off': [], "
                      "'skills': []}"});
    const struct agent *a = &problem->agents[0], *b = a + 1;
    assert_int_equal(a->calendar, 1);
    assert_int_equal(a->week_target[0], 1800 - 360);
    assert_int_equal(a->rules[RULE_rest].limit, 540);
    assert_int_equal(agent_speed(problem, 0, 0), HEAD);
    assert_int_equal(a->n_time_off, 1);
    assert_int_equal(b->calendar, 0);
    assert_int_equal(b->week_target[0], 1200);
    assert_int_equal(b->week_max[0], -1);
    assert_int_equal(b->n_time_off, 0);
    assert_int_equal(agent_speed(problem, 1, 0), 0);
}

static void history_is_carried_over(void **state)
{
    const struct agent *agent = agent_in(
        *state, "'zone': 'Europe/Oslo', 'start': '2026-10-21', 'slot': '30m'",
        "'history': {'last_duty': {'shift': 'day', 'start': "
        "'2026-10-20T22:00', 'end': '2026-10-21T06:00'}, 'days_in_a_row': 3, "
        "'nights_in_a_row': 2, 'weekends': 1, 'saturday': true, 'week_hours': "
        "'14h', 'period_hours': '60h', 'last_days': ['7h30m', '6h30m'], "
        "'shift_counts': {'day': 5}}");
    const struct history *before = &agent->before;
    assert_int_equal(before->last_end, 12);
    assert_int_equal(agent->carried_until, 12);
    assert_int_equal(before->last_shift, 0);
    assert_int_equal(before->run, 3);
    assert_false(before->run_open);
    assert_int_equal(before->nights, 2);
    assert_int_equal(before->weekends, 1);
    assert_true(before->saturday);
    assert_true(before->saturday_known);
    assert_int_equal(before->week_min, 840);
    assert_int_equal(before->period_min, 3600);
    assert_int_equal(before->past[0], 450);
    assert_int_equal(before->past[1], 390);
    assert_int_equal(before->past[2], 0);
    assert_int_equal(before->tally[0], 5);
}

static void the_last_duty_alone_tells_what_it_can(void **state)
{
    static const char head[] =
        "'zone': 'Europe/Oslo', 'start': '2026-10-25', 'slot': '60m'";
    const struct agent *agent =
        agent_in(*state, head,
                 "'history': {'last_duty': {'shift': 'day', 'start': "
                 "'2026-10-24T22:00', 'end': '2026-10-25T06:00'}}");
    assert_int_equal(agent->before.run, 1);
    assert_true(agent->before.run_open);
    assert_int_equal(agent->before.nights, 1);
    assert_true(agent->before.saturday_known);
    assert_true(agent->before.saturday);
    assert_int_equal(agent->carried_until, 7); /* the clocks go back */
    agent = agent_in(*state, head,
                     "'history': {'last_duty': {'shift': 'day', 'start': "
                     "'2026-10-21T08:00', 'end': '2026-10-21T16:10'}}");
    assert_int_equal(agent->before.run, -3);
    assert_false(agent->before.run_open);
    assert_int_equal(agent->before.last_shift, -1);
    assert_int_equal(agent->before.last_end, -3 * 24 - 7);
    assert_int_equal(agent->before.nights, 0);
    assert_true(agent->before.saturday_known);
    assert_false(agent->before.saturday);
    assert_int_equal(agent->carried_until, 0);
}

static void a_night_by_name_counts_as_one_before_the_first_day_too(void **state)
{
    struct folder *folder = *state;
    const struct problem *problem = folder_team(
        folder,
        (struct parts){.shifts = "{'id': 'watch', 'start': '08:00', 'end': "
                                 "'16:00', 'night': true}",
                       .agents = "{'id': 'a', 'skills': ['phone'], 'history': "
                                 "{'last_duty': {'shift': 'watch', 'start': "
                                 "'2026-10-18T08:00', 'end': "
                                 "'2026-10-18T16:00'}}}"});
    assert_non_null(problem);
    assert_int_equal(problem->agents[0].before.nights, 1);
}

static void weekends_worked_follow_from_the_days_told(void **state)
{
    static const char head[] =
        "'zone': 'Europe/Oslo', 'start': '2026-11-02', 'slot': '60m'";
    const struct agent *agent =
        agent_in(*state, head,
                 "'history': {'last_duty': {'shift': 'day', 'start': "
                 "'2026-11-01T08:00', 'end': '2026-11-01T16:00'}}");
    assert_int_equal(agent->before.sundays, 1);
    assert_int_equal(agent->before.weekends_past, 1);
    agent = agent_in(*state, head,
                     "'history': {'days_off_in_a_row': 1, 'saturday': true}");
    assert_int_equal(agent->before.sundays, 0);
    assert_int_equal(agent->before.weekends_past, 1);
    agent = agent_in(*state, head,
                     "'history': {'days_off_in_a_row': 2, 'saturday': false}");
    assert_int_equal(agent->before.weekends_past, 0);
    agent = agent_in(*state,
                     "'zone': 'Europe/Oslo', 'start': '2026-11-08', 'slot': "
                     "'60m'",
                     "'history': {'saturday': true, 'last_days': "
                     "['8h', '0h', '0h', '0h', '0h', '0h', '0h', '8h']}");
    assert_int_equal(agent->before.sundays, 0);
    assert_int_equal(agent->before.weekends_past, 1);
}

static void without_history_nothing_is_known(void **state)
{
    const struct agent *agent = agent_of(*state, "'name': 'A'");
    const struct history blank = history_blank();
    assert_memory_equal(&agent->before, &blank, sizeof blank);
    agent = agent_of(*state, "'history': {'days_off_in_a_row': 2}");
    assert_int_equal(agent->before.run, -2);
    assert_false(agent->before.run_open);
    assert_int_equal(agent->before.last_end, LONG_AGO);
    assert_false(agent->before.saturday_known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_contract_holds_for_each_week),
        FOLDER_TEST(a_week_cut_by_the_edge_asks_for_its_part),
        FOLDER_TEST(time_off_is_credited),
        FOLDER_TEST(a_whole_week_off_leaves_nothing_to_work),
        FOLDER_TEST(hours_given_are_spread_over_the_working_days),
        FOLDER_TEST(time_off_of_a_period_contract_takes_its_part),
        FOLDER_TEST(a_closed_date_is_credited_like_a_day_of_leave),
        FOLDER_TEST(time_off_on_a_closed_date_is_credited_once),
        FOLDER_TEST(who_names_times_is_not_available_at_others),
        FOLDER_TEST(grades_above_two_make_the_other_hours_cost),
        FOLDER_TEST(wishes_cost_where_they_are_not_granted),
        FOLDER_TEST(wishes_repeat_on_their_weekdays_and_add_up),
        FOLDER_TEST(orders_and_limits_are_taken_down),
        FOLDER_TEST(tags_decide_who_may_work_a_shift),
        FOLDER_TEST(an_agents_rules_change_the_teams),
        FOLDER_TEST(defaults_hold_where_an_agent_says_nothing),
        FOLDER_TEST(history_is_carried_over),
        FOLDER_TEST(the_last_duty_alone_tells_what_it_can),
        FOLDER_TEST(a_night_by_name_counts_as_one_before_the_first_day_too),
        FOLDER_TEST(weekends_worked_follow_from_the_days_told),
        FOLDER_TEST(without_history_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
