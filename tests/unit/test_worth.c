/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changes are worth, in points of rosters that were found. */
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "scenes.h"
#include "worth.h"

static void what_is_confirmed_is_never_below_what_is_sure(void **state)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    struct comparison comparison = {0};
    struct runs runs = scenes_runs(scenes_team(*state, 9), NULL);
    assert_true(runs_read(&runs, NULL, diags));
    assert_true(runs_solve(&runs, diags));
    /* As if no search would find anything as good as the base has. */
    runs.runs[0].outcome.cost = POINT;
    runs.runs[0].outcome.bound = POINT;
    worth_find(&runs, 9, &comparison, arena);
    assert_true(comparison.n_worths > 0);
    for (int i = 0; i < comparison.n_worths; i++) {
        const struct worth *worth = &comparison.worths[i];
        assert_true(worth->confirmed);
        assert_int_equal(worth->floor, 0);
        assert_int_equal(worth->saved, 0);
        assert_true(worth->saved_h == 0);
    }
    runs_free(&runs);
    arena_free(arena);
    diags_free(diags);
}

/* As if the base's roster had cost so many points, and that were proven. */
static struct comparison told(struct folder *folder, struct runs *runs,
                              struct arena *arena, cost points)
{
    struct diags *diags = diags_new();
    struct comparison comparison = {0};
    *runs = scenes_runs(scenes_team(folder, 3), NULL);
    assert_true(runs_read(runs, NULL, diags));
    assert_true(runs_solve(runs, diags));
    runs->runs[0].outcome.cost = points * POINT;
    runs->runs[0].outcome.bound = points * POINT;
    worth_find(runs, 0, &comparison, arena);
    assert_true(comparison.n_worths > 0);
    diags_free(diags);
    return comparison;
}

static void nothing_is_predicted_to_save_more_than_the_base_costs(void **state)
{
    struct arena *arena = arena_new();
    struct runs runs;
    struct comparison comparison = told(*state, &runs, arena, 100);
    for (int i = 0; i < comparison.n_worths; i++)
        assert_true(comparison.worths[i].predicted <= 100 * POINT);
    runs_free(&runs);
    arena_free(arena);
}

static void nothing_is_predicted_to_save_less_than_was_found(void **state)
{
    struct arena *arena = arena_new();
    struct runs runs;
    struct comparison comparison = told(*state, &runs, arena, 1000000);
    for (int i = 0; i < comparison.n_worths; i++) {
        assert_true(comparison.worths[i].floor > 900000 * POINT);
        assert_true(comparison.worths[i].predicted >=
                    comparison.worths[i].floor);
    }
    runs_free(&runs);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(what_is_confirmed_is_never_below_what_is_sure),
        FOLDER_TEST(nothing_is_predicted_to_save_more_than_the_base_costs),
        FOLDER_TEST(nothing_is_predicted_to_save_less_than_was_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
