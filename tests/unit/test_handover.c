/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "handover.h"
#include "scenes.h"

static const char idle[] =
    "{'scenarios': [{'name': 'as it is'}, {'name': 'busy', 'volume': "
    "[{'factor': 2}]}, {'name': 'one more', 'add': [{'like': 'ola'}]}]}";

struct scene {
    struct diags *diags;
    struct what_if *what_if;
    struct runs runs;
};

static struct scene solved(struct folder *folder)
{
    struct scene it = {.diags = diags_new()};
    it.what_if = scenes_parse(idle, it.diags);
    it.runs = scenes_runs(scenes_team(folder, 1), NULL);
    assert_true(runs_read(&it.runs, it.what_if, it.diags));
    assert_true(runs_solve(&it.runs, it.diags));
    for (int i = 0; i < it.runs.n; i++)
        assert_null(it.runs.runs[i].from);
    return it;
}

/* As if its search had found nothing better than days off for all. */
static cost spoil(struct run *run)
{
    cost was = run->outcome.cost;
    roster_free(run->roster);
    score_free(run->score);
    run->roster = roster_new(run->team->problem);
    run->score = score_roster(run->roster);
    run->outcome.cost = run->score->total;
    run->outcome.status = OUTCOME_LIMIT;
    assert_true(run->outcome.cost > was);
    return was;
}

static void scene_free(struct scene *it)
{
    runs_free(&it->runs);
    what_if_free(it->what_if);
    diags_free(it->diags);
}

static void what_a_scenario_has_found_is_the_bases_too(void **state)
{
    struct scene it = solved(*state);
    struct run *base = &it.runs.runs[0];
    cost was = spoil(base);
    handover(&it.runs);
    assert_string_equal(base->from, "as it is");
    assert_int_equal(base->outcome.cost, was);
    assert_int_equal(base->score->total, was);
    assert_int_equal(base->outcome.status, OUTCOME_OPTIMAL);
    assert_ptr_equal(base->roster->problem, base->team->problem);
    for (int i = 1; i < it.runs.n; i++)
        assert_null(it.runs.runs[i].from);
    scene_free(&it);
}

static void what_the_base_has_is_every_scenarios_that_allows_it(void **state)
{
    struct scene it = solved(*state);
    for (int i = 1; i < it.runs.n; i++)
        spoil(&it.runs.runs[i]);
    handover(&it.runs);
    assert_null(it.runs.runs[0].from);
    for (int i = 1; i < it.runs.n; i++) {
        struct run *run = &it.runs.runs[i];
        assert_string_equal(run->from, "base");
        assert_int_equal(score_total(run->roster), run->outcome.cost);
    }
    assert_int_equal(it.runs.runs[1].outcome.cost,
                     it.runs.runs[0].outcome.cost);
    scene_free(&it);
}

/* The run that found them all may have ended before it handed anything over. */
static void what_earlier_runs_have_found_is_handed_over_too(void **state)
{
    struct scene it = solved(*state);
    cost was = spoil(&it.runs.runs[0]);
    for (int i = 0; i < it.runs.n; i++)
        it.runs.runs[i].resumed = true;
    handover(&it.runs);
    assert_string_equal(it.runs.runs[0].from, "as it is");
    assert_int_equal(it.runs.runs[0].outcome.cost, was);
    scene_free(&it);
}

static void a_roster_with_somebody_unknown_is_passed_over(void **state)
{
    struct scene it = solved(*state);
    spoil(&it.runs.runs[0]);
    spoil(&it.runs.runs[1]);
    spoil(&it.runs.runs[2]);
    handover(&it.runs);
    for (int i = 0; i < it.runs.n; i++)
        assert_null(it.runs.runs[i].from);
    scene_free(&it);
}

static void where_nothing_was_found_nothing_is_put(void **state)
{
    struct scene it = solved(*state);
    struct run *run = &it.runs.runs[1];
    roster_free(run->roster);
    score_free(run->score);
    run->roster = NULL;
    run->score = NULL;
    handover(&it.runs);
    assert_null(run->roster);
    scene_free(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(what_a_scenario_has_found_is_the_bases_too),
        FOLDER_TEST(what_the_base_has_is_every_scenarios_that_allows_it),
        FOLDER_TEST(what_earlier_runs_have_found_is_handed_over_too),
        FOLDER_TEST(a_roster_with_somebody_unknown_is_passed_over),
        FOLDER_TEST(where_nothing_was_found_nothing_is_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
