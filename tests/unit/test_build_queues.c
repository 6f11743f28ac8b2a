/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "erlang.h"
#include "folder.h"
#include "staffing.h"

#include <math.h>

static const char october[] =
    "'zone': 'Europe/Oslo', 'start': '2026-10-24', 'days': 2, 'slot': '60m'";

static void windows_add_up(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .queues = "{'id': 'phone', 'need': ["
                      "{'days': ['mon'], 'from': '08:00', 'to': '10:00', "
                      "'heads': 1.25},"
                      "{'days': ['mon', '2026-10-20'], 'from': '09:00', 'to': "
                      "'11:00', 'heads': 2}]}"});
    const int *need = problem->queues[0].need;
    assert_int_equal(need[7], 0);
    assert_int_equal(need[8], 125);
    assert_int_equal(need[9], 325);
    assert_int_equal(need[10], 200);
    assert_int_equal(need[11], 0);
    assert_int_equal(need[24 + 9], 200);
    assert_int_equal(need[48 + 9], 0);
    assert_null(problem->queues[0].staffing);
}

static void
a_repeated_hour_is_needed_twice_and_a_skipped_one_not_at_all(void **state)
{
    struct parts parts = {
        .head = october,
        .queues =
            "{'id': 'phone', 'need': [{'days': ['sun'], 'from': '02:00', "
            "'to': '03:00', 'heads': 1}, {'days': ['sat'], 'heads': 1}]}"};
    const struct problem *problem = folder_team(*state, parts);
    const int *need = problem->queues[0].need;
    assert_int_equal(problem->grid.n_slots, 49);
    assert_int_equal(need[23], 100);
    assert_int_equal(need[24], 0);
    assert_int_equal(need[26], 100);
    assert_int_equal(need[27], 100);
    assert_int_equal(need[28], 0);
    parts.head = "'zone': 'Europe/Oslo', 'start': '2026-03-28', 'days': 2, "
                 "'slot': '60m'";
    problem = folder_team(*state, parts);
    for (int slot = 24; slot < 47; slot++)
        assert_int_equal(problem->queues[0].need[slot], 0);
}

static void on_closed_days_nothing_is_needed(void **state)
{
    const struct problem *problem = folder_team(
        *state, (struct parts){.head = "'zone': 'Europe/Oslo', 'start': "
                                       "'2026-10-19', 'slot': '60m', 'closed': "
                                       "['sun', '2026-10-20']"});
    const int *need = problem->queues[0].need;
    assert_int_equal(need[23], 100);
    assert_int_equal(need[24], 0);
    assert_int_equal(need[47], 0);
    assert_int_equal(need[48], 100);
    assert_int_equal(need[6 * 24], 0);
}

static void contacts_need_as_many_as_erlang_says(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .head = "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': "
                    "'30m'",
            .queues = "{'id': 'phone', 'volume': [{'from': '08:00', 'to': "
                      "'09:00', 'contacts': 60}], 'handling_time': '4m', "
                      "'service_level': {'percent': 80, 'within': '20s'}, "
                      "'shrinkage': 12.5}"});
    const struct queue *queue = &problem->queues[0];
    int agents = erlang_c_agents(4, 240, 20, 0.8);
    assert_int_equal(queue->need[15], 0);
    assert_int_equal(queue->need[16], HEAD * with_shrinkage(agents, 125));
    assert_int_equal(queue->need[17], queue->need[16]);
    assert_non_null(queue->staffing);
    assert_true(queue->staffing->contacts[16] == 30);
    assert_int_equal(queue->staffing->handling_s, 240);
    assert_int_equal(queue->staffing->answer_s, 20);
    assert_int_equal(queue->staffing->level_permille, 800);
    assert_int_equal(queue->staffing->shrinkage_permille, 125);
}

static void work_that_may_wait_needs_only_its_length(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){.queues = "{'id': 'phone', 'volume': [{'contacts': 7}], "
                                 "'handling_time': '10m'},"
                                 "{'id': 'mail', 'volume': [{'contacts': 6}], "
                                 "'handling_time': '10m', 'shrinkage': 20}"});
    assert_int_equal(problem->queues[0].need[0], 117); /* 116.7 upwards */
    assert_int_equal(problem->queues[1].need[0], 125); /* 1 / (1 - 0.2) */
    assert_int_equal(problem->queues[1].staffing->level_permille, 0);
    assert_int_equal(problem->queues[1].staffing->shrinkage_permille, 200);
}

/* Head and queues of an hour of calls, from the keys that matter. */
static const struct problem *calls_with(void *state, const char *keys)
{
    char queue[1024];
    snprintf(queue, sizeof queue,
             "{'id': 'phone', 'volume': [{'from': '08:00', 'to': '10:00', "
             "'contacts': 200}], %s}",
             keys);
    return folder_team(state, (struct parts){.queues = queue});
}

static void callers_leave_by_erlang_a(void **state)
{
    const struct problem *problem =
        calls_with(*state, "'handling_time': '3m', 'patience': '5m', "
                           "'service_level': {'percent': 80, 'within': '20s'}, "
                           "'max_abandonment': 5, 'max_occupancy': 85, "
                           "'max_wait': '1m', 'min_heads': 2");
    const struct staffing *staffing = problem->queues[0].staffing;
    assert_int_equal(problem->queues[0].need[8], 13 * HEAD);
    assert_int_equal(problem->queues[0].need[10], 0);
    assert_int_equal(staffing->channel, CHANNEL_LIVE);
    assert_int_equal(staffing->patience_s, 300);
    assert_int_equal(staffing->abandon_permille, 50);
    assert_int_equal(staffing->occupancy_permille, 850);
    assert_int_equal(staffing->wait_s, 60);
    assert_int_equal(staffing->least, 2);
    assert_true(staffing->load[8] == 10 && staffing->load[10] == 0);
    assert_false(staffing->carried);
}

static void least_heads_hold_where_contacts_come(void **state)
{
    const struct problem *problem = calls_with(
        *state, "'handling_time': '1s', 'min_heads': 3, 'shrinkage': 10");
    assert_int_equal(problem->queues[0].need[8], 3 * HEAD);
    assert_int_equal(problem->queues[0].need[7], 0);
    problem =
        calls_with(*state, "'handling_time': '3m', 'min_heads': 3, "
                           "'service_level': {'percent': 80, 'within': '20s'}");
    assert_int_equal(problem->queues[0].need[8], 14 * HEAD);
}

static void chats_run_side_by_side(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .queues = "{'id': 'phone', 'volume': [{'contacts': 120}], "
                      "'chats': {'at_once': 3, 'work': '5m', 'customer': "
                      "'7m'}, 'service_level': {'percent': 80, 'within': "
                      "'30s'}}, {'id': 'talk', 'skills': [], 'volume': "
                      "[{'contacts': 12}], 'chats': {'at_once': 3, 'work': "
                      "'5m', 'customer': '7m'}}"});
    const struct staffing *staffing = problem->queues[0].staffing;
    assert_int_equal(problem->queues[0].need[8], 13 * HEAD);
    assert_int_equal(staffing->channel, CHANNEL_CHAT);
    assert_int_equal(staffing->handling_s, 720);
    assert_int_equal(staffing->customer_s, 420);
    assert_int_equal(staffing->chats, 3);
    /* an hour of work in which agents are busy 88 % at most */
    assert_int_equal(problem->queues[1].need[8], 114);
}

static void long_contacts_are_carried_into_later_slots(void **state)
{
    static const char level[] =
        "'service_level': {'percent': 80, 'within': '5m'}";
    char keys[200];
    snprintf(keys, sizeof keys, "'handling_time': '31m', %s", level);
    const struct problem *problem = calls_with(*state, keys);
    const double *load = problem->queues[0].staffing->load;
    double steady = 200 * 31 / 60.0, gone = exp(-60.0 / 31);
    assert_true(problem->queues[0].staffing->carried);
    assert_true(fabs(load[8] - steady * (1 - gone)) < 1e-9);
    assert_true(fabs(load[9] - steady * (1 - gone * gone)) < 1e-9);
    assert_true(load[10] == 0 && problem->queues[0].need[10] == 0);
    snprintf(keys, sizeof keys, "'handling_time': '31m', 'load': 'slot', %s",
             level);
    problem = calls_with(*state, keys);
    assert_true(problem->queues[0].staffing->load[8] == steady);
    snprintf(keys, sizeof keys, "'handling_time': '30m', %s", level);
    problem = calls_with(*state, keys);
    assert_false(problem->queues[0].staffing->carried);
    problem = calls_with(*state, "'handling_time': '45m'");
    assert_false(problem->queues[0].staffing->carried);
}

static void uneven_volumes_need_more(void **state)
{
    static const char keys[] =
        "'handling_time': '3m', 'service_level': {'percent': 80, 'within': "
        "'20s'}, 'dispersion': 4.2, 'quantile': 90";
    const struct problem *problem = calls_with(*state, keys);
    const struct staffing *staffing = problem->queues[0].staffing;
    assert_int_equal(staffing->dispersion_permille, 4200);
    assert_int_equal(staffing->quantile_permille, 900);
    assert_true(staffing->load[8] > 11.6 && staffing->load[8] < 11.8);
    assert_true(problem->queues[0].need[8] > 14 * HEAD);
}

static void a_level_over_the_day_has_gains(void **state)
{
    const struct problem *problem = calls_with(
        *state, "'handling_time': '3m', 'service_level': {'percent': 80, "
                "'within': '20s', 'of': 'offered', 'over': 'day', "
                "'slot_percent': 30}");
    const struct queue *queue = &problem->queues[0];
    assert_int_equal(queue->need[8], 11 * HEAD);
    assert_non_null(queue->day_target);
    assert_true(queue->day_target->goal[0] > 0);
    assert_int_equal(queue->staffing->slot_permille, 300);
    problem = calls_with(*state,
                         "'handling_time': '3m', 'service_level': {'percent': "
                         "80, 'within': '20s', 'over': 'day'}");
    assert_int_equal(problem->queues[0].staffing->slot_permille, 400);
    problem = calls_with(*state, "'handling_time': '3m'");
    assert_null(problem->queues[0].day_target);
}

/* Three queues of calls, ola between the first two, and their agents. */
static const struct problem *pooled_team(void *state, const char *pooling)
{
    char head[200];
    snprintf(head, sizeof head,
             "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': '60m', "
             "'pooling': %s",
             pooling);
    return folder_team(
        state,
        (struct parts){
            .head = head,
            .queues = "{'id': 'no', 'volume': [{'contacts': 1000}], "
                      "'handling_time': '3m', 'service_level': {'percent': 80, "
                      "'within': '20s'}},"
                      "{'id': 'en', 'volume': [{'contacts': 1000}], "
                      "'handling_time': '3m', 'service_level': {'percent': 80, "
                      "'within': '20s'}, 'shortage': 700},"
                      "{'id': 'pl', 'volume': [{'contacts': 1000}], "
                      "'handling_time': '3m', 'service_level': {'percent': 80, "
                      "'within': '20s'}}",
            .agents = "{'id': 'ida', 'skills': ['no']},"
                      "{'id': 'ola', 'skills': ['no', 'en']},"
                      "{'id': 'jan', 'skills': ['pl']}"});
}

static void pooled_queues_need_their_load_and_more_together(void **state)
{
    static const char *const poolings[] = {"true", "[['en', 'no']]"};
    for (int i = 0; i < 2; i++) {
        const struct problem *problem = pooled_team(*state, poolings[i]);
        assert_int_equal(problem->n_joints, 1);
        const struct joint *joint = &problem->joints[0];
        assert_int_equal(joint->queues, 3);
        assert_string_equal(joint->name, "no + en");
        assert_int_equal(joint->need[8], 107 * HEAD);
        assert_int_equal(joint->shortage.price[0], 700 * 60 / 5);
        assert_int_equal(problem->queues[0].need[8], 50 * HEAD);
        assert_int_equal(problem->queues[1].need[8], 50 * HEAD);
        assert_int_equal(problem->queues[2].need[8], 56 * HEAD);
    }
    const struct problem *problem = pooled_team(*state, "false");
    assert_int_equal(problem->n_joints, 0);
    assert_int_equal(problem->queues[0].need[8], 56 * HEAD);
}

/* Queues in a row, each sharing agents with the next. */
static const struct problem *chain(void *state, int n)
{
    char queues[4096] = "", agents[1024] = "";
    for (int i = 0; i < n; i++) {
        size_t used = strlen(queues);
        snprintf(queues + used, sizeof queues - used,
                 "%s{'id': 'q%d', 'volume': [{'contacts': 60}], "
                 "'handling_time': '3m', 'max_wait': '20s'}",
                 i ? "," : "", i);
        used = strlen(agents);
        if (i > 0)
            snprintf(agents + used, sizeof agents - used,
                     "%s{'id': 'a%d', 'skills': ['q%d', 'q%d']}",
                     i > 1 ? "," : "", i, i - 1, i);
    }
    return folder_team(state,
                       (struct parts){.head = "'zone': 'Europe/Oslo', 'start': "
                                              "'2026-10-19', 'pooling': true",
                                      .queues = queues,
                                      .agents = agents});
}

static void all_connected_sets_of_few_queues_are_pooled(void **state)
{
    /* of five in a row: 4 pairs, 3 threes, 2 fours and all */
    assert_int_equal(chain(*state, 5)->n_joints, 10);
    /* of six: 5 pairs and all */
    assert_int_equal(chain(*state, 6)->n_joints, 6);
}

static void prices_are_split_over_slots_and_hundredths(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .head = "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': "
                    "'15m', 'prices': {'surplus': 20}",
            .queues = "{'id': 'phone', 'need': [{'heads': 1}]},"
                      "{'id': 'mail', 'need': [{'heads': 1}], 'priority': 0.5, "
                      "'shortage': [1000, 2001]},"
                      "{'id': 'chat', 'need': [{'heads': 1}], 'shortage': "
                      "700}"});
    const struct steps *usual = &problem->queues[0].shortage;
    assert_int_equal(usual->n, 3);
    assert_int_equal(usual->price[0], 1200 * 15 / 5);
    assert_int_equal(usual->price[1], 1500 * 15 / 5);
    assert_int_equal(usual->price[2], 1800 * 15 / 5);
    assert_int_equal(steps_cost(usual, 400), (cost)POINT * 1200 / 4 +
                                                 POINT * 1500 / 4 +
                                                 2 * POINT * 1800 / 4);
    assert_int_equal(problem->queues[1].shortage.n, 2);
    assert_int_equal(problem->queues[1].shortage.price[0], 1500);
    assert_int_equal(problem->queues[1].shortage.price[1], 3002);
    assert_int_equal(problem->queues[2].shortage.n, 1);
    assert_int_equal(problem->surplus_price, 60);
}

static void speed_is_that_of_the_weakest_skill(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .queues = "{'id': 'phone', 'skills': ['phone', 'polish'], 'need': "
                      "[{'heads': 1}]}, {'id': 'mail', 'need': []},"
                      "{'id': 'any', 'skills': [], 'need': [{'heads': 1}]}",
            .agents = "{'id': 'a', 'skills': {'phone': 120, 'polish': 80}},"
                      "{'id': 'b', 'skills': ['phone', 'mail']}"});
    assert_null(problem);
    problem = folder_team(
        *state,
        (struct parts){
            .queues = "{'id': 'phone', 'skills': ['phone', 'polish'], 'need': "
                      "[{'heads': 1}]}, {'id': 'mail', 'need': [{'heads': "
                      "1}]}, {'id': 'any', 'skills': [], 'need': [{'heads': "
                      "1}]}",
            .agents = "{'id': 'a', 'skills': {'phone': 120, 'polish': 80}},"
                      "{'id': 'b', 'skills': ['phone', 'mail']}"});
    assert_int_equal(agent_speed(problem, 0, 0), 80);
    assert_int_equal(agent_speed(problem, 0, 1), 0);
    assert_int_equal(agent_speed(problem, 0, 2), 100);
    assert_int_equal(agent_speed(problem, 1, 0), 0);
    assert_int_equal(agent_speed(problem, 1, 1), 100);
    assert_int_equal(problem->n_groups, 2);
}

static void presence_counts_in_slots_or_by_shift(void **state)
{
    const struct problem *problem = folder_team(
        *state,
        (struct parts){
            .head = "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': "
                    "'30m', 'closed': ['2026-10-21'], 'presence': ["
                    "{'id': 'a lead', 'tags': ['lead', 'phone'], 'days': "
                    "['mon-wed'], 'from': '08:00', 'to': '09:00', 'min': 1, "
                    "'max': 3, 'price': 600, 'surplus_price': [10, 20]},"
                    "{'id': 'two', 'shift': 'day', 'days': ['sat-sun'], 'min': "
                    "2, 'price': [100, 300]},"
                    "{'id': 'not all', 'tags': ['lead'], 'max': 0}]",
            .agents = "{'id': 'a', 'skills': ['phone'], 'tags': ['lead']},"
                      "{'id': 'b', 'skills': ['phone'], 'tags': ['other']}"});
    const struct presence *lead = &problem->presences[0], *two = lead + 1;
    assert_int_equal(problem->n_tags, 2);
    assert_int_equal(problem->agents[0].tags, lead->tags);
    assert_true(problem->agents[1].tags != 0);
    assert_true((problem->agents[1].tags & lead->tags) != lead->tags);
    assert_int_equal(lead->shift, -1);
    assert_int_equal(lead->n_rows, 4);
    assert_int_equal(lead->row[0], 16);
    assert_int_equal(lead->row[1], 17);
    assert_int_equal(lead->row[2], 48 + 16);
    assert_int_equal(lead->min[3], 1);
    assert_int_equal(lead->max[3], 3);
    assert_int_equal(lead->too_few.n, 1);
    assert_int_equal(lead->too_few.price[0], 600 * 30 / 5);
    assert_int_equal(lead->too_many.n, 2);
    assert_int_equal(lead->too_many.price[1], 20 * 30 / 5);
    assert_int_equal(two->shift, 0);
    assert_int_equal(two->n_rows, 2);
    assert_int_equal(two->row[0], 5);
    assert_int_equal(two->max[0], INT_MAX);
    assert_int_equal(two->tags, 0);
    assert_int_equal(two->too_few.price[1], 300 * 12);
    assert_int_equal(problem->presences[2].min[0], 0);
    assert_int_equal(problem->presences[2].too_many.price[0], 2400 * 30 / 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(windows_add_up),
        FOLDER_TEST(
            a_repeated_hour_is_needed_twice_and_a_skipped_one_not_at_all),
        FOLDER_TEST(on_closed_days_nothing_is_needed),
        FOLDER_TEST(contacts_need_as_many_as_erlang_says),
        FOLDER_TEST(work_that_may_wait_needs_only_its_length),
        FOLDER_TEST(callers_leave_by_erlang_a),
        FOLDER_TEST(least_heads_hold_where_contacts_come),
        FOLDER_TEST(chats_run_side_by_side),
        FOLDER_TEST(long_contacts_are_carried_into_later_slots),
        FOLDER_TEST(uneven_volumes_need_more),
        FOLDER_TEST(a_level_over_the_day_has_gains),
        FOLDER_TEST(pooled_queues_need_their_load_and_more_together),
        FOLDER_TEST(all_connected_sets_of_few_queues_are_pooled),
        FOLDER_TEST(prices_are_split_over_slots_and_hundredths),
        FOLDER_TEST(speed_is_that_of_the_weakest_skill),
        FOLDER_TEST(presence_counts_in_slots_or_by_shift),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
