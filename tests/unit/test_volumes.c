/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One roster for several volumes. */
#include "test.h"

#include "folder.h"
#include "several.h"
#include "volumes.h"

/* Contacts of Monday, eight to four, in files low.csv and high.csv; the second
 * has so many times the first. */
static void put_volumes(struct folder *folder, int times)
{
    static const char *const names[] = {"a.json", "b.json"};
    for (int file = 0; file < 2; file++) {
        char text[512] = "start,phone\n";
        for (int hour = 8; hour < 16; hour++) {
            size_t length = strlen(text);
            snprintf(text + length, sizeof text - length,
                     "2026-10-19 %02d:00,%d\n", hour, file ? 20 * times : 20);
        }
        folder_put(folder, names[file], text);
    }
    folder_put(folder, "volume.csv",
               "start,phone\n2026-10-19 08:00,20\n2026-10-19 09:00,20\n"
               "2026-10-19 10:00,20\n2026-10-19 11:00,20\n"
               "2026-10-19 12:00,20\n2026-10-19 13:00,20\n"
               "2026-10-19 14:00,20\n2026-10-19 15:00,20\n");
    const struct parts parts = {
        .head = "'zone': 'UTC', 'start': '2026-10-19', 'days': 1, 'slot': "
                "'60m'",
        .queues = "{'id': 'phone', 'volume': {'csv': 'volume.csv'}, "
                  "'handling_time': '6m', 'service_level': {'percent': 80, "
                  "'within': '20s'}}",
        .agents = "{'id': 'a', 'skills': ['phone']}, {'id': 'b', 'skills': "
                  "['phone']}, {'id': 'c', 'skills': ['phone']}, {'id': 'd', "
                  "'skills': ['phone']}, {'id': 'e', 'skills': ['phone']}"};
    if (!folder_team(folder, parts))
        fail_msg("%s", folder->errors);
}

/* What `plan team.json --volumes ... ` with these would be given. */
static bool volumes_of(struct folder *folder, struct volumes *it,
                       const char *files, const char *weights,
                       struct diags *diags)
{
    char team[128], list[512] = "";
    const char *at = files;
    snprintf(team, sizeof team, "%s", folder_name(folder, "team.json"));
    for (; *at; at++) {
        char name[] = {*at, '\0'};
        size_t length = strlen(list);
        snprintf(list + length, sizeof list - length, "%s%s.json",
                 length ? "," : "", folder_name(folder, name));
    }
    struct options options = {.n_operands = 1, .operands = {team}};
    options.values[OPTION_volumes] =
        (struct option_value){.given = true, .text = list};
    if (weights)
        options.values[OPTION_weights] =
            (struct option_value){.given = true, .text = weights};
    return volumes_read(it, team, &options, diags);
}

static void assert_refused(struct folder *folder, const char *files,
                           const char *weights, const char *message)
{
    struct diags *diags = diags_new();
    struct volumes it;
    assert_false(volumes_of(folder, &it, files, weights, diags));
    assert_int_equal(diags_count(diags), 1);
    assert_string_equal(diags_at(diags, 0)->message, message);
    volumes_free(&it);
    diags_free(diags);
}

static void weights_and_files_have_to_go_together(void **state)
{
    put_volumes(*state, 2);
    assert_refused(*state, "a", NULL,
                   "must name at least two files, with commas between");
    assert_refused(*state, "ab", "1,2,3", "has 3 numbers for 2 volumes");
    assert_refused(*state, "ab", "1", "has 1 number for 2 volumes");
    assert_refused(*state, "ab", "1,0",
                   "must be whole numbers from 1 to 1000, not '0'");
}

static void what_is_wrong_in_a_file_is_told_of_that_file(void **state)
{
    struct diags *diags = diags_new();
    struct volumes it;
    put_volumes(*state, 2);
    folder_put(*state, "b.json", "start,phone\n2026-10-19 08:00,many\n");
    assert_false(volumes_of(*state, &it, "ab", NULL, diags));
    for (int i = 0; i < diags_count(diags); i++) {
        assert_null(strstr(diags_at(diags, i)->message, "scenario"));
        assert_non_null(strstr(diags_at(diags, i)->message, "b.json')"));
    }
    assert_true(diags_count(diags) > 0);
    volumes_free(&it);
    diags_free(diags);
}

/* A search for both, with weights. */
static void solve_both(struct folder *folder, struct volumes *it,
                       const char *weights)
{
    struct diags *diags = diags_new();
    const struct solve_options orders = {.work_limit = 1000000, .threads = 1};
    struct outcome outcome;
    if (!volumes_of(folder, it, "ab", weights, diags))
        fail_msg("%s", diags_at(diags, 0)->message);
    it->runs.threads = 1;
    it->runs.quiet = true;
    struct roster *roster = volumes_solve(it, &orders, &outcome);
    assert_non_null(roster);
    assert_int_equal(outcome.status, OUTCOME_SHARED);
    roster_free(roster);
    diags_free(diags);
}

static void the_roster_is_told_in_each_volume(void **state)
{
    struct volumes it;
    struct text text = {0};
    put_volumes(*state, 3);
    solve_both(*state, &it, "3,1");
    cost each[2];
    for (int i = 0; i < 2; i++) {
        each[i] = score_total(it.shared[i]);
        assert_true(each[i] >= it.runs.runs[i + 1].outcome.bound);
    }
    assert_true(each[1] > each[0]);
    assert_int_equal(it.cost, 3 * each[0] + each[1]);
    assert_true(it.bound <= it.cost);
    volumes_json_write(&text, &it);
    assert_non_null(strstr(text_string(&text), "\"regret\": "));
    assert_null(strstr(text_string(&text), "\"regret\": -"));
    text_free(&text);
    volumes_free(&it);
}

static void where_volumes_are_one_nothing_is_regretted(void **state)
{
    struct volumes it;
    put_volumes(*state, 1);
    solve_both(*state, &it, NULL);
    assert_int_equal(score_total(it.shared[0]), score_total(it.shared[1]));
    assert_int_equal(score_total(it.shared[0]), it.runs.runs[1].outcome.cost);
    volumes_free(&it);
}

/* Calls come in the first volume and chats in the second, ever more mail. */
static void put_queues(struct folder *folder)
{
    static const char *const names[] = {"volume.csv", "a.json", "b.json"};
    static const char *const rows[] = {"6,0,6", "6,0,6", "0,6,12"};
    for (int file = 0; file < 3; file++) {
        char text[512] = "start,phone,chat,mail\n";
        for (int hour = 8; hour < 16; hour++) {
            size_t length = strlen(text);
            snprintf(text + length, sizeof text - length,
                     "2026-10-19 %02d:00,%s\n", hour, rows[file]);
        }
        folder_put(folder, names[file], text);
    }
    const struct parts parts = {
        .head = "'zone': 'UTC', 'start': '2026-10-19', 'days': 1, 'slot': "
                "'60m'",
        .queues = "{'id': 'phone', 'volume': {'csv': 'volume.csv'}, "
                  "'handling_time': '6m', 'service_level': {'percent': 80, "
                  "'within': '20s'}}, {'id': 'chat', 'volume': {'csv': "
                  "'volume.csv'}, 'handling_time': '6m', 'service_level': "
                  "{'percent': 80, 'within': '20s'}}, {'id': 'mail', "
                  "'volume': {'csv': 'volume.csv'}, 'handling_time': '5m', "
                  "'answer_within': '2h'}",
        .agents = "{'id': 'a', 'skills': ['phone', 'chat']}, {'id': 'b', "
                  "'skills': ['phone', 'chat']}, {'id': 'c', 'skills': "
                  "['mail']}"};
    if (!folder_team(folder, parts))
        fail_msg("%s", folder->errors);
}

static void queues_are_served_as_each_volume_needs_them(void **state)
{
    struct volumes it;
    put_queues(*state);
    solve_both(*state, &it, NULL);
    for (int i = 0; i < 2; i++) {
        struct score *score = score_roster(it.shared[i]);
        for (int gap = 0; gap < score->n_gaps; gap++)
            assert_true(score->gaps[gap].which == 2);
        score_free(score);
    }
    volumes_free(&it);
}

static void late_work_has_the_weight_of_all_that_bring_as_much(void **state)
{
    static const int weights[] = {3, 1};
    struct volumes it;
    struct diags *diags = diags_new();
    put_queues(*state);
    assert_true(volumes_of(*state, &it, "ab", NULL, diags));
    const struct problem *each[] = {it.runs.runs[1].team->problem,
                                    it.runs.runs[2].team->problem};
    const struct queue *mail = &each[0]->queues[2];
    assert_true(waits_otherwise(each[0], each[1]));
    assert_false(waits_otherwise(each[0], it.runs.runs[0].team->problem));
    for (int waiting = 0; waiting < 2; waiting++) {
        const struct problem *all =
            problem_for_all(each, 2, weights, waiting, it.runs.arena);
        const struct queue *queue = &all->queues[2];
        assert_ptr_equal(queue->need, each[waiting]->queues[2].need);
        assert_int_equal(queue->shortage.price[0],
                         mail->shortage.price[0] / (waiting ? 4 : 1));
        assert_int_equal(all->queues[0].shortage.price[0],
                         each[0]->queues[0].shortage.price[0] * 3 / 4);
        assert_int_equal(all->n_joints, 2);
    }
    volumes_free(&it);
    diags_free(diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(weights_and_files_have_to_go_together),
        FOLDER_TEST(what_is_wrong_in_a_file_is_told_of_that_file),
        FOLDER_TEST(the_roster_is_told_in_each_volume),
        FOLDER_TEST(where_volumes_are_one_nothing_is_regretted),
        FOLDER_TEST(queues_are_served_as_each_volume_needs_them),
        FOLDER_TEST(late_work_has_the_weight_of_all_that_bring_as_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
