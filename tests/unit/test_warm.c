/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One agent, early from Monday to Friday: what a search of that has learnt, and
 * what of it holds for a crew that is not quite the same. */
#include "pool.h"
#include "search.h"
#include "solve.h"
#include "test.h"
#include "warm.h"

#include "crew_line.h"

enum { ONE_WEEK = 7 };

static struct warm *warm; /* of the crew as it was */
static struct outcome first;

static struct crew *early_crew(int n_days)
{
    struct crew *made = crew_new(n_days, 1);
    for (int day = MON; day <= FRI; day++)
        for (int hour = 7; hour < 15; hour++)
            made->need[PHONE][crew_slot(made, day, hour)] = HEAD;
    for (int queue = 0; queue < CREW_QUEUES; queue++)
        made->queues[queue].shortage = (struct steps){1, {12 * POINT}};
    made->speed[PHONE] = HEAD;
    return made;
}

static int search_of_a_crew(void **state)
{
    struct solve_options options = {
        .work_limit = 1000000, .threads = 1, .keep = &warm};
    crew = early_crew(ONE_WEEK);
    problem_freeze(&crew->problem);
    roster_free(solve(&crew->problem, &options, &first));
    assert_int_equal(first.status, OUTCOME_OPTIMAL);
    tear_down(state);
    crew = early_crew(ONE_WEEK);
    return 0;
}

static int no_crew(void **state)
{
    warm_free(warm);
    return tear_down(state);
}

static struct solve_options from_warm(void)
{
    return (struct solve_options){
        .work_limit = 1000000, .threads = 1, .from = warm};
}

/* The earlier line in the crew as it is now; false where it is not legal. */
static bool take_line(char *days)
{
    struct outcome outcome;
    struct solve_options options = from_warm();
    problem_freeze(&crew->problem);
    struct search *search = search_new(&crew->problem, &options, &outcome);
    struct line line = line_new(&crew->problem, 0);
    bool taken = warm_line(search, &line);
    for (int day = 0; day < crew->problem.grid.n_days; day++) {
        int offer = line.duties[day].offer;
        days[day] = offer == OFF ? '.' : "ELN"[offer % CREW_SHIFTS];
    }
    warm_pool(search);
    assert_true(search->pool->n > 0 || !taken);
    line_free(&line);
    search_free(search);
    return taken;
}

static void a_line_is_taken_over(void **state)
{
    (void)state;
    char days[ONE_WEEK + 1] = "";
    assert_true(take_line(days));
    assert_string_equal(days, "EEEEE..");
}

static void a_line_is_known_by_its_shifts_where_their_ends_move(void **state)
{
    (void)state;
    char days[ONE_WEEK + 1] = "";
    for (int i = 0; i < crew->problem.n_offers; i++)
        crew->offers[i].end -= 2;
    assert_true(take_line(days));
    assert_string_equal(days, "EEEEE..");
}

static void a_line_against_a_new_rule_is_left(void **state)
{
    (void)state;
    char days[ONE_WEEK + 1] = "";
    hold(RULE_max_days_in_a_row, 4);
    assert_false(take_line(days));
}

static void a_line_of_other_days_is_left(void **state)
{
    (void)state;
    char days[ONE_WEEK + 2] = "";
    tear_down(state);
    crew = early_crew(ONE_WEEK + 1);
    assert_false(take_line(days));
    struct solve_options options = from_warm();
    assert_true(warm_bound(warm, &crew->problem, &options) == -COST_FORBIDDEN);
}

static void a_line_of_who_is_gone_is_left(void **state)
{
    (void)state;
    char days[ONE_WEEK + 1] = "";
    crew->agents[0].id = "grace";
    assert_false(take_line(days));
}

static void a_search_from_a_roster_as_good_as_any_ends_at_once(void **state)
{
    (void)state;
    struct solve_options options = from_warm();
    struct outcome second;
    problem_freeze(&crew->problem);
    roster_free(solve(&crew->problem, &options, &second));
    assert_int_equal(second.status, OUTCOME_OPTIMAL);
    assert_true(second.cost == first.cost);
    assert_int_equal(second.moves, 0);
}

static void the_earlier_duals_prove_the_bound_again(void **state)
{
    (void)state;
    struct solve_options options = from_warm();
    problem_freeze(&crew->problem);
    cost bound = warm_bound(warm, &crew->problem, &options);
    assert_true(bound <= first.cost);
    assert_true(bound > -COST_FORBIDDEN);
}

#define WARM_TEST(test)                                                        \
    cmocka_unit_test_setup_teardown(test, search_of_a_crew, no_crew)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WARM_TEST(a_line_is_taken_over),
        WARM_TEST(a_line_is_known_by_its_shifts_where_their_ends_move),
        WARM_TEST(a_line_against_a_new_rule_is_left),
        WARM_TEST(a_line_of_other_days_is_left),
        WARM_TEST(a_line_of_who_is_gone_is_left),
        WARM_TEST(a_search_from_a_roster_as_good_as_any_ends_at_once),
        WARM_TEST(the_earlier_duals_prove_the_bound_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
