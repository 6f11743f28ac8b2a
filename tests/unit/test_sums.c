/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bound.h"
#include "contracts.h"
#include "duals.h"
#include "rng.h"
#include "smooth_sums.h"
#include "sums.h"
#include "test.h"

#include "crew_line.h"

enum { PERIOD = 14, ROUNDS = 300, LINES = 20000, DEAR = 100 };

static struct search *search;
static struct outcome outcome;
static const struct solve_options options = {
    .threads = 1, .seed = 1, .work_limit = 1000000};
static const int rows[PERIOD] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
static const int one[PERIOD] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

/* A fortnight of one agent with few hours, weekends and nights, where somebody
 * is wanted in the night of each day. */
static int one_agent(void **state)
{
    (void)state;
    crew = crew_new(PERIOD, 1);
    crew->problem.n_queues = 0;
    crew->problem.n_presences = 1;
    crew->presence = (struct presence){.shift = NIGHT,
                                       .n_rows = PERIOD,
                                       .row = rows,
                                       .min = one,
                                       .max = one,
                                       .too_few = {1, {DEAR * POINT / HEAD}},
                                       .too_many = {1, {POINT / HEAD}}};
    crew->agents[0].period_min = 2880;
    crew->agents[0].period_max = 3360;
    crew->own[0].shift_max[NIGHT] = 4;
    crew->own[0].off_wish[5] = 3 * POINT;
    hold(RULE_max_weekends, 1);
    hold(RULE_max_days_in_a_row, 4);
    hold(RULE_rest, 660);
    problem_freeze(&crew->problem);
    search = search_new(&crew->problem, &options, &outcome);
    search->parts = true;
    contracts_relax(search);
    return 0;
}

static int no_agent(void **state)
{
    search_free(search);
    return tear_down(state);
}

/* The least that any of many legal lines costs with its cover. */
static cost least_of_many(void)
{
    struct rng rng = {1};
    struct line line = line_new(&crew->problem, 0);
    for (int i = 0; i < LINES; i++) {
        for (int day = 0; day < PERIOD; day++)
            line.duties[day].offer =
                crew_offer(day, "ELN....NN"[rng_below(&rng, 9)]);
        if (line_judge(&crew->problem, &line, RULES_ALL, NULL) < COST_FORBIDDEN)
            search_offer_lines(search, &line);
    }
    line_free(&line);
    assert_true(search->found);
    return search->cost;
}

static cost bound_under(struct duals *duals)
{
    struct prices prices = prices_new(&crew->problem, search->rows);
    struct line *lines = lines_new(&crew->problem);
    duals_clip(&crew->problem, search->rows, duals);
    cost bound = bound_by_duals(search, duals, &prices, lines);
    prices_free(&prices);
    lines_free(&crew->problem, lines);
    return bound;
}

static void draw_tolls(struct rng *rng)
{
    double toll[SUMS_MAX];
    for (int i = 0; i < SUMS_MAX; i++)
        toll[i] = (rng_below(rng, 4 * DEAR) - DEAR) * POINT;
    sums_set(&crew->problem, 0, toll, &search->sums[0]);
}

static void no_legal_line_is_below_the_floor(void **state)
{
    (void)state;
    struct rng rng = {2};
    cost least = least_of_many();
    struct duals *duals = duals_new(&crew->problem, search->rows);
    for (int i = 0; i < ROUNDS; i++) {
        for (int k = 0; k < PERIOD; k++)
            duals->row[k] = rng_below(&rng, DEAR + 1) * POINT;
        draw_tolls(&rng);
        assert_true(bound_under(duals) <= least);
    }
    duals_free(duals);
}

static void the_bound_rises_above_what_six_nights_leave_open(void **state)
{
    (void)state;
    cost least = least_of_many();
    smooth_sums(search, 1);
    assert_true(search->proven > (PERIOD - 6) * DEAR * POINT);
    assert_true(search->proven <= least);
}

static void a_climb_ends_where_more_of_it_proves_hardly_more(void **state)
{
    (void)state;
    search->stop.work_limit = 100 * options.work_limit;
    smooth_sums(search, 1);
    assert_true(search->proven > (PERIOD - 6) * DEAR * POINT);
    assert_true(stop_share(&search->stop) < 0.5);
}

#define SUMS_TEST(test)                                                        \
    cmocka_unit_test_setup_teardown(test, one_agent, no_agent)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SUMS_TEST(no_legal_line_is_below_the_floor),
        SUMS_TEST(the_bound_rises_above_what_six_nights_leave_open),
        SUMS_TEST(a_climb_ends_where_more_of_it_proves_hardly_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
