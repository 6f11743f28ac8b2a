/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How few more agents are enough, and what proves that fewer are not. */
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "least.h"
#include "scenes.h"

/* Of the desk that needs so many heads, with these kinds on offer. */
static struct least least_of(struct folder *folder, int heads,
                             const char *kinds)
{
    char text[512];
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    snprintf(text, sizeof text, "{'scenarios': [{'name': 'x', 'least': [%s]}]}",
             kinds);
    struct what_if *what_if = scenes_parse(text, diags);
    struct runs runs = scenes_runs(scenes_team(folder, heads), NULL);
    assert_true(runs_read(&runs, what_if, diags));
    assert_true(runs_solve(&runs, diags));
    struct least least = least_find(&runs, &runs.runs[1], arena);
    assert_true(least.asked);
    runs_free(&runs);
    what_if_free(what_if);
    arena_free(arena);
    diags_free(diags);
    return least;
}

static void fewer_are_proven_not_to_be_enough(void **state)
{
    struct least least = least_of(*state, 5, "{'like': 'kari'}");
    assert_true(least.found);
    assert_int_equal(least.agents, 3);
    assert_int_equal(least.at_least, 3);
    assert_int_equal(least.more[0], 3);
}

static void nobody_is_needed_where_all_is_covered(void **state)
{
    struct least least = least_of(*state, 2, "{'like': 'kari'}");
    assert_true(least.found);
    assert_int_equal(least.agents, 0);
    assert_int_equal(least.at_least, 0);
}

/* One works half the days, the other all. */
static void of_two_kinds_the_one_that_helps_is_taken(void **state)
{
    struct least least =
        least_of(*state, 3,
                 "{'like': 'kari', 'available': [{'days': ['mon', 'tue']}]}, "
                 "{'like': 'ola'}");
    assert_true(least.found);
    assert_int_equal(least.n_kinds, 2);
    assert_int_equal(least.agents, 1);
    assert_int_equal(least.more[0], 0);
    assert_int_equal(least.more[1], 1);
}

/* Nobody of the kind may work: no number is enough. */
static void where_none_helps_no_number_is_found(void **state)
{
    struct least least = least_of(
        *state, 3, "{'like': 'kari', 'available': [{'days': ['sun']}]}");
    assert_false(least.found);
    assert_true(least.at_least > MORE_AGENTS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(fewer_are_proven_not_to_be_enough),
        FOLDER_TEST(nobody_is_needed_where_all_is_covered),
        FOLDER_TEST(of_two_kinds_the_one_that_helps_is_taken),
        FOLDER_TEST(where_none_helps_no_number_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
