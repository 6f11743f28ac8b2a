/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenarios side by side, as the terminal shows them. */
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "comparison.h"
#include "scenes.h"

enum { N = 2 };

static const char plain[] = "{'scenarios': [{'name': 'x'}]}";

struct table {
    struct runs runs;
    struct what_if *what_if;
    struct diags *diags;
    struct scenario_figures figures[N];
    struct comparison comparison;
};

static struct table table_of(struct folder *folder, const char *what_if)
{
    struct table it = {.diags = diags_new()};
    it.what_if = scenes_parse(what_if, it.diags);
    it.runs = scenes_runs(scenes_team(folder, 2), NULL);
    assert_true(runs_read(&it.runs, it.what_if, it.diags));
    assert_true(runs_solve(&it.runs, it.diags));
    for (int i = 0; i < N; i++)
        it.figures[i] = (struct scenario_figures){
            .name = it.runs.runs[i].name,
            .plan = run_plan(&it.runs, &it.runs.runs[i]),
        };
    it.comparison = (struct comparison){.version = "1", .n = N};
    return it;
}

static char *written(struct table *it)
{
    struct text text = {0};
    it->comparison.scenarios = it->figures;
    comparison_text_write(&text, &it->comparison);
    return text_take(&text);
}

static void table_free(struct table *it)
{
    runs_free(&it->runs);
    what_if_free(it->what_if);
    diags_free(it->diags);
}

static void wide_figures_do_not_run_into_each_other(void **state)
{
    struct table it = table_of(*state, plain);
    it.runs.runs[1].outcome.cost = (cost)1200000000 * POINT;
    it.figures[1].short_h = 1028806.58;
    it.figures[1].overtime_h = 123456.5;
    char *text = written(&it);
    assert_non_null(strstr(text, "1028806.58 h  1200000000  1000000.00 h  "
                                 "123456.5 h       0\n"));
    assert_non_null(strstr(text, "covered         short      points"));
    free(text);
    table_free(&it);
}

static void how_few_are_enough_is_said_as_far_as_it_is_known(void **state)
{
    struct table it = table_of(*state, plain);
    static const struct {
        struct least least;
        const char *words;
    } cases[] = {
        {{.found = true}, "x: nobody more is needed\n"},
        {{.found = true, .agents = 1, .at_least = 1},
         "x: 1 more agent is enough; fewer are proven not to be\n"},
        {{.found = true, .agents = 3, .at_least = 2},
         "x: 3 more agents are enough; at least 2 proven to be needed\n"},
        {{.found = true, .agents = 3},
         "x: 3 more agents are enough; whether fewer are is not known\n"},
        {{.at_least = 2},
         "x: whether any number is enough is not known; at least 2 proven to "
         "be needed\n"},
        {{0}, "x: whether any number is enough is not known\n"},
        {{.at_least = MORE_AGENTS_MAX + 1},
         "x: 40 more agents are proven not to be enough\n"},
    };
    for (size_t i = 0; i < N_ELEMENTS(cases); i++) {
        it.figures[1].least = cases[i].least;
        it.figures[1].least.asked = true;
        char *text = written(&it);
        assert_non_null(strstr(text, cases[i].words));
        free(text);
    }
    table_free(&it);
}

/* Both searches as if they had left a gap. */
static void newcomers_who_do_nothing_leave_nothing_undecided(void **state)
{
    struct table it = table_of(
        *state, "{'scenarios': [{'name': 'x', 'add': [{'skills': []}]}]}");
    struct arena *arena = arena_new();
    it.comparison.scenarios = it.figures;
    for (int i = 0; i < N; i++)
        it.runs.runs[i].outcome.bound = it.runs.runs[i].outcome.cost - POINT;
    comparison_fill(&it.comparison, arena);
    assert_int_equal(it.figures[1].n_added, 1);
    assert_int_equal(it.figures[1].dearer, 0);
    assert_int_equal(it.figures[1].changed_duties, 0);
    assert_false(it.figures[1].undecided);
    arena_free(arena);
    table_free(&it);
}

static void hours_that_are_closed_are_told(void **state)
{
    struct table it = table_of(
        *state, "{'scenarios': [{'name': 'x', 'team': {'closed': ['mon']}}]}");
    struct arena *arena = arena_new();
    it.comparison.scenarios = it.figures;
    comparison_fill(&it.comparison, arena);
    assert_true(it.figures[0].not_asked_h == 0);
    assert_true(it.figures[1].not_asked_h == 16);
    char *text = written(&it);
    assert_non_null(strstr(text, "\nx: 16.00 h no longer asked for\n"));
    free(text);
    arena_free(arena);
    table_free(&it);
}

/* Half as much is less in every hour, and asked for all the same. */
static void hours_with_less_to_do_are_asked_for(void **state)
{
    struct table it = table_of(
        *state, "{'scenarios': [{'name': 'x', 'volume': [{'factor': 0.5}]}]}");
    struct arena *arena = arena_new();
    it.comparison.scenarios = it.figures;
    comparison_fill(&it.comparison, arena);
    assert_true(it.figures[1].needed_h < it.figures[0].needed_h);
    assert_true(it.figures[1].not_asked_h == 0);
    arena_free(arena);
    table_free(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(wide_figures_do_not_run_into_each_other),
        FOLDER_TEST(how_few_are_enough_is_said_as_far_as_it_is_known),
        FOLDER_TEST(newcomers_who_do_nothing_leave_nothing_undecided),
        FOLDER_TEST(hours_that_are_closed_are_told),
        FOLDER_TEST(hours_with_less_to_do_are_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
