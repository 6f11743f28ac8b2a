/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"
#include "window.h"

#include "crew_line.h"

enum { PERIOD = 14, TRIES = 40 };

static struct search *search;
static struct outcome outcome;
static const struct solve_options options = {.threads = 1, .seed = 1};

/* A fortnight planned in parts: one agent who may work few weekends is wanted
 * on the first Saturday, for as little as a point. */
static int crew_of_one(void **state)
{
    (void)state;
    static const int saturday[] = {SAT}, one[] = {1};
    crew = crew_new(PERIOD, 1);
    crew->problem.n_queues = 0;
    crew->problem.n_presences = 1;
    crew->presence = (struct presence){.shift = EARLY,
                                       .n_rows = 1,
                                       .row = saturday,
                                       .min = one,
                                       .max = one,
                                       .too_few = {1, {POINT / HEAD}},
                                       .too_many = {1, {POINT / HEAD}}};
    hold(RULE_max_weekends, 1);
    problem_freeze(&crew->problem);
    search = search_new(&crew->problem, &options, &outcome);
    search->parts = true;
    struct line *lines = lines_new(&crew->problem);
    line_judge(&crew->problem, &lines[0], RULES_ALL, NULL);
    search_offer_lines(search, lines);
    lines_free(&crew->problem, lines);
    return 0;
}

static int no_crew(void **state)
{
    search_free(search);
    return tear_down(state);
}

static void a_weekend_is_worked_even_for_a_point(void **state)
{
    (void)state;
    assert_true(search->cost == POINT);
    for (int i = 0; i < TRIES && search->cost > 0; i++)
        window_replan(search, 0, DAYS_PER_WEEK);
    assert_true(search->cost == 0);
    assert_int_equal(search->lines[0].duties[SAT].offer, crew_offer(SAT, 'E'));
}

#define WINDOW_TEST(test)                                                      \
    cmocka_unit_test_setup_teardown(test, crew_of_one, no_crew)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WINDOW_TEST(a_weekend_is_worked_even_for_a_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
