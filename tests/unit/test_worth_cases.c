/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changes whose worth is looked at, and how they and it are told. */
#include "test.h"

#include "folder.h"
#include "worth_cases.h"

static const struct team *desk_of(struct folder *folder, int days)
{
    static char head[128];
    snprintf(head, sizeof head,
             "'zone': 'UTC', 'start': '2026-10-19', 'days': %d, 'slot': '60m'",
             days);
    const struct parts parts = {
        .head = head,
        .queues = "{'id': 'calls', 'name': 'Calls', 'skills': ['phone', "
                  "'polish'], 'need': [{'heads': 1}]}, {'id': 'chat', 'need': "
                  "[{'heads': 1}]}",
        .shifts =
            "{'id': 'early', 'start': '08:00', 'end': '15:00', 'days': "
            "['mon-tue']}, {'id': 'night', 'start': {'from': '16:00', 'to': "
            "'17:00', 'step': '60m'}, 'length': '8h', 'days': ['mon']}",
        .agents = "{'id': 'ola', 'name': 'Ola L', 'skills': {'phone': 100, "
                  "'polish': 80}, 'week': {'target': '28h'}, 'shifts': "
                  "['early', 'night']}, {'id': 'eva', 'skills': ['chat'], "
                  "'shifts': ['early']}"};
    if (!folder_team(folder, parts))
        fail_msg("%s", folder->errors);
    return folder->team;
}

/* Whether a change of these words is among them; it is then in *found. */
static bool find(const struct cases *cases, const char *what,
                 const struct change_case **found)
{
    for (int i = 0; i < cases->n; i++)
        if (strcmp(cases->items[i].worth.what, what) == 0) {
            *found = &cases->items[i];
            return true;
        }
    return false;
}

static void forget(struct cases *cases)
{
    for (int i = 0; i < cases->n; i++) {
        assert_non_null(cases->items[i].what_if);
        what_if_free(cases->items[i].what_if);
    }
    arena_free(cases->arena);
}

static void changes_are_told_by_skills_hours_and_days(void **state)
{
    struct cases cases;
    const struct change_case *one = NULL;
    cases_make(&cases, desk_of(*state, 7), arena_new());
    assert_true(find(
        &cases, "one more with phone and polish (calls 80 %) for 28h a week",
        &one));
    assert_int_equal(one->worth.sort, WORTH_AGENT);
    assert_true(find(&cases, "one more with chat", &one));
    assert_true(find(
        &cases, "one more with chat from 08:00 to 15:00 on Tue 20 Oct", &one));
    assert_string_equal(one->worth.shift, "early");
    assert_int_equal(one->worth.n_weeks, 1);
    assert_true(find(&cases,
                     "one more with phone and polish (calls 80 %) for a duty "
                     "between 16:00 and 01:00 on Mon 19 Oct",
                     &one));
    assert_true(one->worth.ranges);
    assert_true(find(&cases, "eva trained for Calls", &one));
    assert_true(find(&cases, "one more hour a week of Ola L", &one));
    assert_false(find(&cases, "one more hour a week of eva", &one));
    assert_int_equal(cases.n_all[WORTH_DUTY], 5);
    forget(&cases);
}

static void a_duty_of_several_weeks_is_one_change(void **state)
{
    struct cases cases;
    const struct change_case *one = NULL;
    cases_make(&cases, desk_of(*state, 15), arena_new());
    assert_true(find(
        &cases, "one more with chat from 08:00 to 15:00 on Mondays", &one));
    assert_int_equal(one->worth.n_weeks, 3);
    assert_true(find(
        &cases, "one more with chat from 08:00 to 15:00 on Tuesdays", &one));
    assert_int_equal(one->worth.n_weeks, 2);
    assert_int_equal(cases.n_all[WORTH_DUTY], 5);
    forget(&cases);
}

static void what_is_saved_stands_in_a_sentence(void **state)
{
    (void)state;
    static const struct worth worths[] = {{.what = "a",
                                           .confirmed = true,
                                           .saved = 1200 * POINT,
                                           .saved_h = 1,
                                           .predicted = 1300 * POINT,
                                           .doubt = 120 * POINT},
                                          {.what = "b",
                                           .confirmed = true,
                                           .saved = 240 * POINT,
                                           .predicted = 240 * POINT},
                                          {.what = "=c",
                                           .predicted = 600 * POINT,
                                           .floor = 120 * POINT,
                                           .unsure = true}};
    const struct comparison it = {.n_worths = 3, .worths = worths};
    struct text text = {0};
    comparison_text_write(&text, &it);
    assert_non_null(
        strstr(text_string(&text),
               "  a saves 1.00 h of shortage, 1200 points in all, "
               "give or take 0.1 h; predicted\n      1300 points\n"));
    assert_non_null(strstr(text_string(&text),
                           "  b saves 240 points, no shortage; predicted"));
    assert_non_null(strstr(text_string(&text),
                           "  =c is predicted to save 600 points, as dear as "
                           "0.5 h of shortage, unsure: 120\n      points at "
                           "least\n"));
    text_clear(&text);
    comparison_worth_csv_write(&text, &it);
    assert_non_null(strstr(text_string(&text),
                           "\r\n'=c,agent,,,,,,,,,,600.00,120.00,yes,,,\r\n"));
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(changes_are_told_by_skills_hours_and_days),
        FOLDER_TEST(a_duty_of_several_weeks_is_one_change),
        cmocka_unit_test(what_is_saved_stands_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
