/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"

/* Hours of a Monday: 12 mails of 10 min an hour are two heads from 8 to 10. */
#define MAIL                                                                   \
    "{'id': 'mail', 'volume': [{'days': ['mon'], 'from': '08:00', 'to': "      \
    "'10:00', 'contacts': 12}], 'handling_time': '10m', "

#define SOMEBODY "{'id': 'maria', 'skills': ['mail']}"

static const struct queue *mail(void **state, const char *more)
{
    char text[1000];
    snprintf(text, sizeof text, MAIL "%s}", more);
    const struct problem *problem =
        folder_team(*state, (struct parts){.queues = text, .agents = SOMEBODY});
    return &problem->queues[0];
}

static void work_may_wait_as_long_as_it_is_promised(void **state)
{
    const struct queue *queue = mail(state, "'answer_within': '3h'");
    const int *allowed = queue->deferral->allowed;
    assert_int_equal(queue->need[8], 200);
    assert_int_equal(queue->need[10], 0);
    assert_int_equal(queue->deferral->due[8], 11);
    assert_int_equal(queue->deferral->due[9], 12);
    assert_int_equal(allowed[7], 0);
    assert_int_equal(allowed[8], 200);
    assert_int_equal(allowed[9], 400);
    assert_int_equal(allowed[10], 200);
    assert_int_equal(allowed[11], 0);
}

static void the_clock_of_the_promise_runs_in_its_hours(void **state)
{
    const struct queue *queue =
        mail(state, "'answer_within': '3h', 'hours': [{'from': '06:00', 'to': "
                    "'10:00'}]");
    assert_int_equal(queue->deferral->due[8], 24 + 7);
    assert_int_equal(queue->deferral->due[9], 24 + 8);
    assert_int_equal(queue->deferral->allowed[24 + 5], 400);
    assert_int_equal(queue->deferral->allowed[24 + 6], 200);
    assert_int_equal(queue->deferral->allowed[24 + 7], 0);
}

static void a_promise_shorter_than_a_slot_is_kept_in_the_slot(void **state)
{
    const struct queue *queue = mail(state, "'answer_within': '5m'");
    assert_int_equal(queue->deferral->due[8], 9);
    assert_int_equal(queue->deferral->allowed[8], 0);
}

static void the_backlog_is_due_by_its_age(void **state)
{
    const struct queue *queue =
        mail(state, "'answer_within': '6h', 'backlog': [{'contacts': 6, "
                    "'arrived': '2026-10-18T22:00'}, {'contacts': 3, "
                    "'arrived': '2026-10-17'}]");
    const struct deferral *deferral = queue->deferral;
    assert_int_equal(deferral->n_backlog, 2);
    assert_int_equal(deferral->backlog[0].due, 4);
    assert_int_equal(deferral->backlog[0].work, 100);
    assert_int_equal(deferral->backlog[1].due, 6); /* late: promised anew */
    assert_int_equal(deferral->backlog[1].work, 50);
    assert_int_equal(queue->need[0], 150);
    assert_int_equal(deferral->allowed[0], 150);
    assert_int_equal(deferral->allowed[3], 50);
    assert_int_equal(deferral->allowed[5], 0);
}

/* Mail of Friday 10:00 has waited for two hours if Friday was open. */
static void the_clock_stands_on_days_closed_before_the_first(void **state)
{
    static const char *const closed[] = {"['2026-10-14']", "['2026-10-16']",
                                         "['fri']"};
    static const int due[] = {1, 3, 3};
    for (size_t i = 0; i < sizeof due / sizeof *due; i++) {
        char head[300];
        snprintf(head, sizeof head,
                 "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': "
                 "'60m', 'closed': %s",
                 closed[i]);
        const struct problem *problem = folder_team(
            *state,
            (struct parts){
                .head = head,
                .agents = SOMEBODY,
                .queues = MAIL
                "'answer_within': '3h', 'hours': [{'days': ['mon-fri'], "
                "'to': '12:00'}], 'backlog': [{'contacts': 6, 'arrived': "
                "'2026-10-16T10:00'}]}"});
        assert_int_equal(problem->queues[0].deferral->backlog[0].due, due[i]);
    }
}

static void the_end_may_leave_what_the_start_has_found(void **state)
{
    static const char sunday[] =
        "{'id': 'mail', 'volume': [{'days': ['sun'], 'from': '23:00', "
        "'contacts': 12}], 'handling_time': '10m', 'answer_within': '8h'%s}";
    static const struct {
        const char *more;
        int left;
    } cases[] = {{"", 0},
                 {", 'leave': 6", 100},
                 {", 'leave': 60", 200},
                 {", 'backlog': [{'contacts': 3, 'arrived': "
                  "'2026-10-18T20:00'}]",
                  50}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1000];
        snprintf(text, sizeof text, sunday, cases[i].more);
        const struct problem *problem = folder_team(
            *state, (struct parts){.queues = text, .agents = SOMEBODY});
        const struct deferral *deferral = problem->queues[0].deferral;
        assert_int_equal(deferral->due[7 * 24 - 1], problem->grid.n_slots);
        assert_int_equal(deferral->allowed[problem->grid.n_slots - 1],
                         cases[i].left);
    }
}

/* 12 mails of 10 min an hour, of which half of the phone's idle time is to
 * do some; the phone has 30 calls of 6 min, 3 Erlang, from 8 to 9. */
static const struct problem *mail_and_phone(void **state, const char *target,
                                            const char *more)
{
    char text[1000];
    snprintf(text, sizeof text,
             "{'id': 'mail', 'volume': [{'contacts': 12}], "
             "'handling_time': '10m', 'answer_within': '8h', 'from_idle': "
             "{'queues': ['phone'], 'percent': 50}}, {'id': 'phone', "
             "'skills': [], 'volume': [{'from': '08:00', 'to': '09:00', "
             "'contacts': 30}], 'handling_time': '6m', %s}%s",
             target, more);
    return folder_team(*state,
                       (struct parts){.agents = SOMEBODY, .queues = text});
}

static void those_who_wait_for_calls_do_part_of_it(void **state)
{
    static const char *const targets[] = {
        "'service_level': {'percent': 80, 'within': '20s'}",
        "'service_level': {'percent': 80, 'within': '20s'}, 'patience': '2m'",
        "'max_wait': '10s'", "'max_occupancy': 60",
        "'max_abandonment': 2, 'patience': '2m'"};
    for (size_t i = 0; i < N_ELEMENTS(targets); i++) {
        const struct problem *problem = mail_and_phone(state, targets[i], "");
        const struct queue *queue = &problem->queues[0];
        int idle = problem->queues[1].need[8] - 300;
        assert_true(idle > 0);
        assert_int_equal(queue->need[7], 200);
        assert_int_equal(queue->need[8], 200 - idle / 2);
        assert_int_equal(queue->need[9], 200);
    }
}

static void those_who_are_away_do_not_wait(void **state)
{
    const struct problem *problem =
        mail_and_phone(state, "'max_occupancy': 60, 'shrinkage': 50", "");
    assert_int_equal(problem->queues[1].need[8], 1000); /* 5 are there */
    assert_int_equal(problem->queues[0].need[8], 200 - (500 - 300) / 2);
}

static void the_load_is_that_for_which_it_is_staffed(void **state)
{
    const struct problem *problem = mail_and_phone(
        state, "'max_occupancy': 60, 'dispersion': 3, 'quantile': 90", "");
    double load = problem->queues[1].staffing->load[8];
    int idle = problem->queues[1].need[8] - (int)(100 * load);
    assert_true(load > 3.5);
    assert_true(problem->queues[0].need[8] >= 200 - idle / 2);
    assert_true(problem->queues[0].need[8] <= 200 - idle / 2 + 1);
}

static void pooled_queues_lend_what_they_would_ask_for_alone(void **state)
{
    static const char target[] =
        "'service_level': {'percent': 80, 'within': '20s'}";
    const struct problem *problem = mail_and_phone(state, target, "");
    int before = problem->queues[0].need[8];
    assert_true(before < 200);
    problem = mail_and_phone(
        state, target,
        ", {'id': 'desk', 'skills': [], 'volume': [{'from': '08:00', 'to': "
        "'09:00', 'contacts': 30}], 'handling_time': '6m', 'service_level': "
        "{'percent': 80, 'within': '20s'}}], 'pooling': [['phone', 'desk']], "
        "'closed': ['sun'");
    assert_non_null(problem);
    assert_int_equal(problem->queues[1].need[8], 300);
    assert_int_equal(problem->queues[0].need[8], before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(work_may_wait_as_long_as_it_is_promised),
        FOLDER_TEST(the_clock_of_the_promise_runs_in_its_hours),
        FOLDER_TEST(a_promise_shorter_than_a_slot_is_kept_in_the_slot),
        FOLDER_TEST(the_backlog_is_due_by_its_age),
        FOLDER_TEST(the_clock_stands_on_days_closed_before_the_first),
        FOLDER_TEST(the_end_may_leave_what_the_start_has_found),
        FOLDER_TEST(those_who_wait_for_calls_do_part_of_it),
        FOLDER_TEST(those_who_are_away_do_not_wait),
        FOLDER_TEST(the_load_is_that_for_which_it_is_staffed),
        FOLDER_TEST(pooled_queues_lend_what_they_would_ask_for_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
