/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenarios read, solved and taken up again. */
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "file.h"
#include "roster_json.h"
#include "scenes.h"
#include "warm.h"

static const char three[] =
    "{'scenarios': [{'name': 'Busy: +50 %', 'volume': [{'factor': 1.5}]}, "
    "{'name': 'Ola left', 'remove': ['ola']}, {'name': '50 %', 'volume': "
    "[{'factor': 0.5}]}]}";

struct scene {
    struct diags *diags;
    struct what_if *what_if;
    struct runs runs;
    char folder[128];
};

static struct scene scene_of(struct folder *folder, const char *what_if)
{
    struct scene it = {.diags = diags_new()};
    const char *path = scenes_team(folder, 2);
    snprintf(it.folder, sizeof it.folder, "%s/out", folder->path);
    it.what_if = scenes_parse(what_if, it.diags);
    assert_non_null(it.what_if);
    it.runs = scenes_runs(path, NULL);
    return it;
}

static void scene_solve(struct scene *it)
{
    it->runs.folder = it->folder;
    assert_true(runs_read(&it->runs, it->what_if, it->diags));
    assert_true(runs_solve(&it->runs, it->diags));
}

/* The same again, from what lies in the folder. */
static void scene_again(struct scene *it)
{
    struct runs again = scenes_runs(it->runs.path, it->folder);
    again.asked.seed = it->runs.asked.seed;
    runs_free(&it->runs);
    it->runs = again;
    scene_solve(it);
}

static void scene_free(struct scene *it)
{
    runs_free(&it->runs);
    what_if_free(it->what_if);
    diags_free(it->diags);
    scenes_clear(it->folder);
}

static void folders_are_named_after_their_scenarios(void **state)
{
    struct scene it = scene_of(
        *state, "{'scenarios': [{'name': 'Busy: +50 %'}, {'name': 'busy 50'}, "
                "{'name': 'busy -50 %'}, {'name': 'mon-2'}, {'name': "
                "'\\u00e9'}, {'name': 'BASE'}]}");
    static const char *const folders[] = {
        "base",  "busy-50",  "busy-50-2", "busy-minus-50",
        "mon-2", "scenario", "base-2"};
    assert_true(runs_read(&it.runs, it.what_if, it.diags));
    assert_int_equal(it.runs.n, 7);
    for (int i = 0; i < 7; i++)
        assert_string_equal(it.runs.runs[i].folder, folders[i]);
    scene_free(&it);
}

static void what_scenarios_share_is_told_once(void **state)
{
    struct scene it = scene_of(
        *state, "{'scenarios': [{'name': 'a', 'remove': ['eva']}, {'name': "
                "'b', 'with': ['a']}]}");
    assert_false(runs_read(&it.runs, it.what_if, it.diags));
    assert_int_equal(diags_count(it.diags), 1);
    assert_non_null(strstr(diags_at(it.diags, 0)->message, "(scenario 'a')"));
    scene_free(&it);
}

static void nothing_that_was_found_is_looked_for_again(void **state)
{
    struct scene it = scene_of(*state, three);
    char lost[160];
    scene_solve(&it);
    cost found = it.runs.runs[2].outcome.cost;
    for (int i = 0; i < 4; i++)
        assert_false(it.runs.runs[i].resumed);
    snprintf(lost, sizeof lost, "%s/ola-left/roster.json", it.folder);
    assert_int_equal(unlink(lost), 0);
    scene_again(&it);
    for (int i = 0; i < 4; i++)
        assert_int_equal(it.runs.runs[i].resumed, i != 2);
    assert_int_equal(it.runs.runs[2].outcome.cost, found);
    assert_int_equal(access(lost, R_OK), 0);
    scene_free(&it);
}

/* As if the search had ended so when it had this roster. */
static void end_with(struct scene *it, int run, enum outcome_status status)
{
    struct text text = {0};
    struct plan plan = run_plan(&it->runs, &it->runs.runs[run]);
    char path[160];
    snprintf(path, sizeof path, "%s/%s/roster.json", it->folder,
             it->runs.runs[run].folder);
    it->runs.runs[run].outcome.status = status;
    roster_json_write(&text, &plan);
    assert_true(file_write(path, text_string(&text), text.length, it->diags));
    text_free(&text);
}

static void
what_was_interrupted_stays_where_its_turn_does_not_come(void **state)
{
    struct scene it = scene_of(*state, three);
    const volatile sig_atomic_t stop = 1;
    scene_solve(&it);
    cost found = it.runs.runs[1].outcome.cost;
    end_with(&it, 1, OUTCOME_INTERRUPTED);
    struct runs again = scenes_runs(it.runs.path, it.folder);
    again.orders.stop = &stop;
    runs_free(&it.runs);
    it.runs = again;
    scene_solve(&it);
    assert_non_null(it.runs.runs[1].roster);
    assert_int_equal(it.runs.runs[1].outcome.cost, found);
    scene_free(&it);
}

static void what_is_proven_stays_whatever_the_limits(void **state)
{
    struct scene it = scene_of(*state, three);
    scene_solve(&it);
    it.runs.asked.seed = 7;
    scene_again(&it);
    for (int i = 0; i < 4; i++)
        assert_true(it.runs.runs[i].resumed);
    scene_free(&it);
}

/* The search ends before it has a bound, or any roster. */
static void another_limit_takes_no_better_roster_away(void **state)
{
    struct scene it = scene_of(*state, three);
    scene_solve(&it);
    cost found = it.runs.runs[1].outcome.cost;
    it.runs.runs[1].outcome.bound = found - POINT;
    end_with(&it, 1, OUTCOME_LIMIT);
    struct runs again = scenes_runs(it.runs.path, it.folder);
    again.asked.work_limit = again.orders.work_limit = 1;
    runs_free(&it.runs);
    it.runs = again;
    scene_solve(&it);
    const struct run *run = &it.runs.runs[1];
    assert_false(run->resumed);
    assert_true(it.runs.runs[0].resumed);
    assert_int_equal(run->outcome.cost, found);
    assert_true(run->outcome.bound >= found - POINT);
    scene_free(&it);
}

static void prices_are_worked_out_for_a_roster_that_stays(void **state)
{
    struct scene it = scene_of(*state, three);
    scene_solve(&it);
    scene_again(&it);
    const struct problem *problem = it.runs.runs[0].team->problem;
    cost found = it.runs.runs[0].outcome.cost;
    assert_int_equal(warm_bound(it.runs.warm, problem, &it.runs.orders),
                     -COST_FORBIDDEN);
    struct runs again = scenes_runs(it.runs.path, NULL);
    again.learn = true;
    runs_free(&it.runs);
    it.runs = again;
    scene_solve(&it);
    problem = it.runs.runs[0].team->problem;
    assert_true(it.runs.runs[0].resumed);
    assert_int_equal(it.runs.runs[0].outcome.cost, found);
    assert_true(warm_bound(it.runs.warm, problem, &it.runs.orders) >
                -COST_FORBIDDEN);
    scene_free(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(folders_are_named_after_their_scenarios),
        FOLDER_TEST(what_scenarios_share_is_told_once),
        FOLDER_TEST(nothing_that_was_found_is_looked_for_again),
        FOLDER_TEST(what_was_interrupted_stays_where_its_turn_does_not_come),
        FOLDER_TEST(what_is_proven_stays_whatever_the_limits),
        FOLDER_TEST(another_limit_takes_no_better_roster_away),
        FOLDER_TEST(prices_are_worked_out_for_a_roster_that_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
