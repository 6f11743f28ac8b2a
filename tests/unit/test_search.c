/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"
#include "test.h"

#include "crew_line.h"

enum { WEEK_DAYS = 7 };

static struct search *search;
static struct outcome outcome;
static const struct solve_options options = {.threads = 1, .seed = 1};

/* Nobody may work more than two days in a row; on some days heads are wanted.
 */
static int crew_of_four(void **state)
{
    (void)state;
    static const int rows[] = {0, 1, 2}, two[] = {2, 2, 2};
    crew = crew_new(WEEK_DAYS, CREW_AGENTS);
    crew->problem.n_queues = 0;
    crew->problem.n_presences = 1;
    crew->presence = (struct presence){.shift = EARLY,
                                       .n_rows = 3,
                                       .row = rows,
                                       .min = two,
                                       .max = two,
                                       .too_few = {1, {POINT}},
                                       .too_many = {1, {POINT}}};
    for (int agent = 0; agent < CREW_AGENTS; agent++)
        crew->agents[agent].rules[RULE_max_days_in_a_row] =
            (struct rule_setting){.limit = 2, .price = RULE_HARD};
    problem_freeze(&crew->problem);
    search = search_new(&crew->problem, &options, &outcome);
    return 0;
}

static int no_crew(void **state)
{
    search_free(search);
    return tear_down(state);
}

/* The first `n` agents have these days, all others none. */
static struct line *lines_of(const char *days, int n)
{
    struct line *lines = lines_new(&crew->problem);
    for (int agent = 0; agent < CREW_AGENTS; agent++) {
        for (int day = 0; day < WEEK_DAYS && agent < n; day++)
            lines[agent].duties[day].offer = crew_offer(day, days[day]);
        line_judge(&crew->problem, &lines[agent], RULES_ALL, NULL);
    }
    return lines;
}

static void offer(const char *days, int n)
{
    struct line *lines = lines_of(days, n);
    search_offer_lines(search, lines);
    search_turn(search, lines);
    lines_free(&crew->problem, lines);
}

static void lines_that_are_not_legal_are_no_first_roster(void **state)
{
    (void)state;
    for (int n = 1; n <= CREW_AGENTS; n++)
        offer("EEE....", n);
    assert_false(search->found);
}

static void lines_that_are_not_legal_are_never_the_best(void **state)
{
    (void)state;
    offer(".......", 1);
    assert_true(search->found);
    cost found = search->cost;
    for (int n = 1; n <= CREW_AGENTS; n++)
        offer("EEE....", n);
    assert_true(search->cost == found);
    assert_int_equal(search->lines[0].duties[0].offer, OFF);
    offer("EE.....", 2);
    assert_true(search->cost < found);
}

static void lines_cost_what_is_forbidden_where_one_is_not_legal(void **state)
{
    (void)state;
    struct line *lines = lines_of("EEE....", CREW_AGENTS);
    assert_true(lines_own(search, lines) == COST_FORBIDDEN);
    lines_free(&crew->problem, lines);
}

static bool leave(const char *days, int n)
{
    struct line *lines = lines_of(days, n);
    bool left = search_leave(search, lines);
    lines_free(&crew->problem, lines);
    return left;
}

static void the_best_roster_is_gone_back_to(void **state)
{
    (void)state;
    search->stop.work = 5;
    offer("EE.....", 2);
    cost best = search->cost, in_cover = search->cover_cost;
    search->stop.work = 9;
    assert_true(leave(".......", 0));
    assert_true(search->cost > best);
    assert_int_equal(search->lines[0].duties[0].offer, OFF);
    search_return(search);
    assert_null(search->left);
    assert_true(search->cost == best && search->cover_cost == in_cover);
    assert_true(search->found_at == 5);
    assert_int_equal(search->lines[0].duties[0].offer, crew_offer(0, 'E'));
}

static void what_is_found_on_the_way_is_kept_if_it_is_better(void **state)
{
    (void)state;
    offer("E......", 2);
    cost before = search->cost;
    assert_true(leave(".......", 0));
    offer("EE.....", 2);
    cost found = search->cost;
    assert_true(found < before);
    search_return(search);
    assert_true(search->cost == found);
    assert_int_equal(search->lines[0].duties[1].offer, crew_offer(1, 'E'));
}

static void lines_that_are_not_legal_are_not_gone_on_from(void **state)
{
    (void)state;
    offer("EE.....", 2);
    cost best = search->cost;
    assert_false(leave("EEE....", 1));
    assert_null(search->left);
    assert_true(search->cost == best);
}

static void note_cost(const struct progress *progress, void *context)
{
    *(cost *)context = progress->cost;
}

static void the_best_roster_is_told_of_while_it_is_left(void **state)
{
    (void)state;
    cost told = -1;
    struct solve_options telling = options;
    telling.report = note_cost;
    telling.context = &told;
    offer("EE.....", 2);
    cost best = search->cost;
    search->options = &telling;
    assert_true(leave(".......", 0));
    search_report(search, "dive");
    assert_true(told == best);
    search_return(search);
    search->options = &options;
}

static bool ends(const struct solve_options *asked, int64_t work)
{
    search->options = asked;
    search->stop.work = work;
    bool done = search_done(search);
    search->options = &options;
    return done;
}

static void
half_an_hour_ends_it_in_the_end_but_not_where_a_gap_is_asked(void **state)
{
    (void)state;
    struct solve_options usual = options, strict = options;
    usual.gap = strict.gap = 0.01;
    strict.strict = true;
    offer("EE.....", 2);
    assert_true(search->cost > 0 && search->bound == 0);
    int64_t long_after = INT64_C(1) << 40;
    assert_false(ends(&usual, 0));
    assert_true(ends(&usual, long_after));
    assert_false(ends(&strict, long_after));
    search_prove(search, search->cost);
    assert_true(ends(&strict, long_after));
}

static void half_an_hour_itself_ends_it_and_is_not_the_gap(void **state)
{
    (void)state;
    struct solve_options usual = options;
    usual.gap = 0.01;
    offer("EE.....", 2);
    int64_t long_after = INT64_C(1) << 40;
    search->cost = search->bound + POINTS_PER_SHORT_HOUR / 2 * POINT;
    assert_true(ends(&usual, long_after));
    assert_false(search_reached_gap(search));
    search->cost++;
    assert_false(ends(&usual, long_after));
}

#define SEARCH_TEST(test)                                                      \
    cmocka_unit_test_setup_teardown(test, crew_of_four, no_crew)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCH_TEST(lines_that_are_not_legal_are_no_first_roster),
        SEARCH_TEST(lines_that_are_not_legal_are_never_the_best),
        SEARCH_TEST(lines_cost_what_is_forbidden_where_one_is_not_legal),
        SEARCH_TEST(the_best_roster_is_gone_back_to),
        SEARCH_TEST(what_is_found_on_the_way_is_kept_if_it_is_better),
        SEARCH_TEST(lines_that_are_not_legal_are_not_gone_on_from),
        SEARCH_TEST(the_best_roster_is_told_of_while_it_is_left),
        SEARCH_TEST(
            half_an_hour_ends_it_in_the_end_but_not_where_a_gap_is_asked),
        SEARCH_TEST(half_an_hour_itself_ends_it_and_is_not_the_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
