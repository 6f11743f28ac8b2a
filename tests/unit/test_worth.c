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
    struct runs runs = scenes_runs(scenes_team(*state, 3), NULL);
    assert_true(runs_read(&runs, NULL, diags));
    assert_true(runs_solve(&runs, diags));
    /* As if no search would find anything as good as the base has. */
    runs.runs[0].outcome.cost = -POINT;
    runs.runs[0].outcome.bound = -POINT;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(what_is_confirmed_is_never_below_what_is_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
