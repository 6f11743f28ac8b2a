/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "needs_hill.h"
#include "test.h"

#include <math.h>

#include "contracts.h"
#include "crew_line.h"
#include "duals.h"

enum { WEEK = 7, AGENTS = 3, CARRIED_UNTIL = 6, SPEED = 100 };

static const double warm = POINT * 1e3, near = 1e-9;

static struct search *search;
static struct needs_hill hill;
static struct outcome outcome;

/* Three agents who are alike but for one on duty from before. */
static int begin(void **state)
{
    (void)state;
    static struct solve_options options;
    options = (struct solve_options){.threads = 1, .time_limit = 60};
    crew = crew_new(WEEK, AGENTS);
    for (int agent = 0; agent < AGENTS; agent++)
        crew->speed[agent * CREW_QUEUES + PHONE] = SPEED;
    crew->agents[0].carried_until = CARRIED_UNTIL;
    problem_freeze(&crew->problem);
    search = search_new(&crew->problem, &options, &outcome);
    contracts_learn(search);
    assert_true(contracts_known(search));
    hill = needs_hill_new(search);
    duals_prices(&crew->problem, search->rows, hill.duals, &hill.prices);
    return 0;
}

static int end(void **state)
{
    needs_hill_free(&hill);
    search_free(search);
    return tear_down(state);
}

static double at_work(int agent, int day, int hour)
{
    return hill.at_work[agent * crew->problem.grid.n_slots +
                        crew_slot(crew, day, hour)];
}

static void means_lie_between_all_lines(void **state)
{
    (void)state;
    needs_hill_means(&hill, warm);
    assert_true(at_work(1, 0, 7) > 0 && at_work(1, 0, 7) < 1);
    assert_true(at_work(1, 0, 3) == 0);
    for (int hour = 0; hour < 24; hour++)
        assert_true(fabs(at_work(1, 3, hour) - at_work(2, 3, hour)) < near);
}

static void a_line_is_all_of_the_mean_once_it_is_placed(void **state)
{
    (void)state;
    struct line line = line_new(&crew->problem, 1);
    line.duties[2].offer = crew_offer(2, 'L');
    needs_hill_place(&hill, 1, &line);
    needs_hill_means(&hill, warm);
    for (int hour = 7; hour < 24; hour++)
        assert_true(at_work(1, 2, hour) == (hour >= 14 && hour < 22));
    assert_true(at_work(1, 3, 7) == 0);
    assert_true(at_work(2, 3, 7) > 0);
    const double *duties = hill.duties + (WEEK + 2) * CREW_SHIFTS;
    assert_true(duties[LATE] == 1 && duties[EARLY] == 0);
    line_free(&line);
}

static void a_duty_from_before_counts_with_any_line(void **state)
{
    (void)state;
    needs_hill_means(&hill, warm);
    assert_true(at_work(0, 0, CARRIED_UNTIL - 1) == 1);
    struct line line = line_new(&crew->problem, 0);
    needs_hill_place(&hill, 0, &line);
    needs_hill_means(&hill, warm);
    assert_true(at_work(0, 0, CARRIED_UNTIL - 1) == 1);
    assert_true(at_work(0, 0, CARRIED_UNTIL) == 0);
    line_free(&line);
}

#define HILL_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HILL_TEST(means_lie_between_all_lines),
        HILL_TEST(a_line_is_all_of_the_mean_once_it_is_placed),
        HILL_TEST(a_duty_from_before_counts_with_any_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
