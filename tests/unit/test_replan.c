/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replan.h"
#include "test.h"

#include "crew_line.h"

enum { TWO_WEEKS = 14, ROWS_FOR_FEW_DAYS = 5000 };

static struct search *search;
static struct outcome outcome;
static const struct solve_options options = {
    .threads = 1, .seed = 1, .time_limit = 60, .work_limit = 100000000};

/* A head is wanted early on each of so many days. */
static void begin(int n_days)
{
    static int rows[TWO_WEEKS], one[TWO_WEEKS];
    for (int day = 0; day < n_days; day++) {
        rows[day] = day;
        one[day] = 1;
    }
    crew = crew_new(n_days, 2);
    crew->problem.n_queues = 0;
    crew->problem.n_presences = 1;
    crew->presence = (struct presence){.shift = EARLY,
                                       .n_rows = n_days,
                                       .row = rows,
                                       .min = one,
                                       .max = one,
                                       .too_few = {1, {POINT}},
                                       .too_many = {1, {POINT}}};
    problem_freeze(&crew->problem);
    search = search_new(&crew->problem, &options, &outcome);
}

static void end(void)
{
    search_free(search);
    crew_free(crew);
    crew = NULL;
}

static bool has_passes(int n_days, int n_rows)
{
    begin(n_days);
    if (n_rows > 0)
        search->n_rows = n_rows;
    struct replan *replan = replan_new(search);
    bool answer = replan_has_passes(replan);
    replan_free(replan);
    end();
    return answer;
}

static void passes_take_two_weeks_whose_weeks_are_small_programs(void **state)
{
    (void)state;
    assert_false(has_passes(TWO_WEEKS - 1, 0));
    assert_true(has_passes(TWO_WEEKS, 0));
    assert_false(has_passes(TWO_WEEKS, ROWS_FOR_FEW_DAYS));
}

static cost cost_after_passes(int n_days)
{
    begin(n_days);
    struct line *lines = lines_new(&crew->problem);
    for (int agent = 0; agent < 2; agent++)
        line_judge(&crew->problem, &lines[agent], RULES_ALL, NULL);
    search_offer_lines(search, lines);
    lines_free(&crew->problem, lines);
    assert_true(search->cost == n_days * HEAD * POINT);
    struct replan *replan = replan_new(search);
    replan_all(replan, 1);
    replan_free(replan);
    cost left = search->cost;
    end();
    return left;
}

static void passes_cover_what_is_wanted_on_every_day(void **state)
{
    (void)state;
    assert_true(cost_after_passes(TWO_WEEKS) == 0);
    assert_true(cost_after_passes(TWO_WEEKS - 1) ==
                (TWO_WEEKS - 1) * HEAD * POINT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passes_take_two_weeks_whose_weeks_are_small_programs),
        cmocka_unit_test(passes_cover_what_is_wanted_on_every_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
