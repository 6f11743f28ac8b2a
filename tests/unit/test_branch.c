/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bound.h"
#include "branch.h"
#include "contracts.h"
#include "test.h"

#include "brute.h"
#include "crew_line.h"
#include "fixing.h"
#include "generate.h"
#include "greedy.h"
#include "mem.h"
#include "shares.h"
#include "tree.h"

#include <stdlib.h>

enum { FEW_DAYS = 5, FEW_AGENTS = 3, SEEDS = 20 };

static struct search *search;
static struct outcome outcome;
static const struct solve_options options = {
    .work_limit = 50000000, .threads = 1, .seed = 1};

static int draw(unsigned *seed, int n)
{
    *seed = *seed * 1103515245u + 12345u;
    return (int)(*seed >> 16) % n;
}

static void fill_agent(int agent, unsigned *seed)
{
    struct crew_agent *own = &crew->own[agent];
    struct rule_setting *rules = crew->agents[agent].rules;
    rules[RULE_rest].limit = 660;
    rules[RULE_max_days_in_a_row].limit = 2;
    rules[RULE_min_days_off].limit = 2;
    for (int shift = 0; shift < CREW_SHIFTS; shift++)
        own->shift_max[shift] = 1;
    for (int day = 0; day < FEW_DAYS; day++)
        own->off_wish[day] = draw(seed, 3) * 4800 * POINT;
    for (int queue = 0; queue < CREW_QUEUES; queue++)
        crew->speed[agent * CREW_QUEUES + queue] = HEAD;
}

static const int all_days[FEW_DAYS] = {0, 1, 2, 3, 4};
static const int two_heads[FEW_DAYS] = {2, 2, 2, 2, 2};

/* With heads wanted for a shift, or for queues. */
static void begin_with(unsigned seed, bool heads)
{
    crew = crew_new(FEW_DAYS, FEW_AGENTS);
    for (int agent = 0; agent < FEW_AGENTS; agent++)
        fill_agent(agent, &seed);
    for (int block = 0, need; block < 3 * FEW_DAYS; block++) {
        need = draw(&seed, 3) * HEAD;
        for (int hour = 7; hour < 15; hour++)
            crew->need[PHONE][block * 8 + hour] = need;
    }
    for (int queue = 0; queue < CREW_QUEUES; queue++)
        crew->queues[queue].shortage = (struct steps){1, {12 * POINT}};
    crew->problem.n_presences = heads;
    crew->problem.n_queues = heads ? 0 : CREW_QUEUES;
    crew->presence = (struct presence){.shift = EARLY,
                                       .n_rows = FEW_DAYS,
                                       .row = all_days,
                                       .min = two_heads,
                                       .max = two_heads,
                                       .too_few = {1, {POINT}},
                                       .too_many = {1, {POINT / 100}}};
    problem_freeze(&crew->problem);
    search = search_new(&crew->problem, &options, &outcome);
    contracts_learn(search);
    assert_true(greedy(search, THOROUGH, false));
}

static void begin(unsigned seed)
{
    begin_with(seed, false);
}

/* Shares of lines cover what is needed at less than whole lines can: with this
 * seed the first node does not close. */
static int crew_of_three(void **state)
{
    (void)state;
    begin(18);
    return 0;
}

static int no_crew(void **state)
{
    branch_free(search);
    search_free(search);
    return tear_down(state);
}

static void the_tree_searched_to_its_end_proves_the_best_roster(void **state)
{
    (void)state;
    struct brute brute = brute_force(&crew->problem, 1e8);
    assert_false(brute.too_big);
    assert_true(brute.legal);
    assert_true(branch(search, INT64_MAX / 2));
    assert_true(search->cost == brute.cost);
    assert_true(search->bound == brute.cost);
    assert_null(search->bans);
}

static void no_nodes_left_prove_nothing(void **state)
{
    (void)state;
    cost found = search->cost, bound = search->bound;
    assert_false(branch(search, 0));
    assert_true(search->cost == found);
    assert_true(search->bound == bound);
}

static void a_tree_left_open_proves_no_more_than_is_true(void **state)
{
    (void)state;
    struct brute brute = brute_force(&crew->problem, 1e8);
    assert_false(branch(search, 1));
    assert_true(search->bound <= brute.cost);
    assert_true(search->cost >= brute.cost);
}

/* What is known to be near a bound ends where a cost can be. */
static void nodes_part_near_from_dear_between_costs(void **state)
{
    (void)state;
    int n = 0;
    search->bound = search->cost - 2 * search->unit + 1;
    branch(search, 1);
    assert_non_null(search->tree);
    for (int i = 0; i < search->tree->n_open; i++)
        if (search->tree->open[i].near) {
            assert_true(search->tree->open[i].most % search->unit == 0);
            n++;
        }
    assert_true(n > 0);
}

static void days_settled_leave_no_other_line(void **state)
{
    (void)state;
    const struct problem *problem = search->problem;
    struct prices prices = prices_new(problem, search->rows);
    struct line line = line_new(problem, 0);
    struct ban bans[FEW_AGENTS * FEW_DAYS] = {0};
    struct pricing pricing = {.agent = 0, .prices = &prices};
    for (int day = 0; day < FEW_DAYS; day++) {
        bans[day].others = true;
        bans[day].only = search->lines[0].duties[day];
    }
    search->bans = bans;
    cost price =
        search_line(search, search->pricers[0], pricing, THOROUGH, &line);
    assert_true(price == search->lines[0].own);
    assert_true(line_equal(problem, &line, &search->lines[0]));
    search->bans = NULL;
    line_free(&line);
    prices_free(&prices);
}

/* By the duals of the linear program; how many shifts of days. */
static int ban_dearer_than(cost most)
{
    struct prices prices = prices_new(&crew->problem, search->rows);
    struct line *lines = lines_new(&crew->problem);
    search->bans = mem_alloc(FEW_AGENTS * FEW_DAYS, sizeof *search->bans);
    cost bound = bound_by_duals(search, search->duals, &prices, lines);
    int n = fix_days(search, &prices, bound, most);
    lines_free(&crew->problem, lines);
    prices_free(&prices);
    return n;
}

static void what_is_banned_by_reduced_prices_is_in_no_best_roster(void **state)
{
    int n = 0;
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        begin((unsigned)seed);
        struct master *master =
            master_new(search, window_whole(&crew->problem));
        master_seed(master, search->lines);
        generate(search, master, 1);
        master_free(master);
        branch(search, INT64_MAX / 2);
        assert_true(search->bound == search->cost);
        n += ban_dearer_than(search->cost);
        for (int agent = 0; agent < FEW_AGENTS; agent++)
            assert_false(is_banned(search, &search->lines[agent]));
        free(search->bans);
        no_crew(state);
    }
    assert_in_range(n, times(SEEDS),
                    times(SEEDS) * FEW_AGENTS * FEW_DAYS * CREW_SHIFTS);
}

/* Heads that the early shift lacks of two on each day. */
static int heads_short(const struct line *lines)
{
    int n = 0;
    for (int day = 0; day < FEW_DAYS; day++) {
        int heads = 0;
        for (int agent = 0; agent < FEW_AGENTS; agent++) {
            int offer = lines[agent].duties[day].offer;
            heads += offer != OFF && crew->offers[offer].shift == EARLY;
        }
        n += heads < 2 ? 2 - heads : 0;
    }
    return n;
}

static void bound_with_shorts(unsigned *seed, int far)
{
    struct prices prices = prices_new(&crew->problem, search->rows);
    struct line *lines = lines_new(&crew->problem);
    struct duals *duals = search->duals;
    int last = search->rows->n, n = heads_short(search->lines);
    search->rows->floor[last] = search->rows->ceiling[last] = n;
    *duals->shorts = (draw(seed, 401) - 200) * POINT;
    for (int row = 0; row < last; row++)
        duals->row[row] = (draw(seed, 2 * far + 1) - far) * POINT;
    duals_clip(&crew->problem, search->rows, duals);
    assert_true(bound_by_duals(search, duals, &prices, lines) <= search->cost);
    lines_free(&crew->problem, lines);
    prices_free(&prices);
}

static void heads_short_in_all_bound_no_roster_that_has_so_many(void **state)
{
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        unsigned drawn = (unsigned)seed;
        begin_with((unsigned)seed, true);
        for (int i = 0; i < times(SEEDS); i++)
            bound_with_shorts(&drawn, i % 2 ? 200 : 0);
        no_crew(state);
    }
}

/* From `least` to `most` heads are short in all; each head is worth `head`. */
static cost bound_where_short(int least, int most, cost dual, cost head)
{
    struct prices prices = prices_new(&crew->problem, search->rows);
    struct line *lines = lines_new(&crew->problem);
    struct duals *duals = search->duals;
    int last = search->rows->n;
    search->rows->floor[last] = least;
    search->rows->ceiling[last] = most;
    for (int row = 0; row < last; row++)
        duals->row[row] = head;
    *duals->shorts = dual;
    duals_clip(&crew->problem, search->rows, duals);
    cost bound = bound_by_duals(search, duals, &prices, lines);
    lines_free(&crew->problem, lines);
    prices_free(&prices);
    return bound;
}

static void a_head_short_in_all_bounds_by_its_price_and_no_less(void **state)
{
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        begin_with((unsigned)seed, true);
        cost all = bound_where_short(0, 4, 0, 0);
        assert_true(bound_where_short(4, 9, 50 * POINT, 0) ==
                    all + 4 * 50 * POINT);
        assert_true(bound_where_short(0, 4, -50 * POINT, 0) ==
                    all - 4 * 50 * POINT);
        assert_true(bound_where_short(0, INT_MAX, -50 * POINT, 0) == all);
        cost little = bound_where_short(0, 4, -10 * POINT, 150 * POINT);
        cost much = bound_where_short(0, 4, -30 * POINT, 150 * POINT);
        assert_true(much - little == (FEW_DAYS * 2 - 4) * 20 * POINT);
        no_crew(state);
    }
}

#define BRANCH_TEST(test)                                                      \
    cmocka_unit_test_setup_teardown(test, crew_of_three, no_crew)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BRANCH_TEST(the_tree_searched_to_its_end_proves_the_best_roster),
        BRANCH_TEST(no_nodes_left_prove_nothing),
        BRANCH_TEST(a_tree_left_open_proves_no_more_than_is_true),
        BRANCH_TEST(nodes_part_near_from_dear_between_costs),
        BRANCH_TEST(days_settled_leave_no_other_line),
        cmocka_unit_test(what_is_banned_by_reduced_prices_is_in_no_best_roster),
        cmocka_unit_test(heads_short_in_all_bound_no_roster_that_has_so_many),
        cmocka_unit_test(a_head_short_in_all_bounds_by_its_price_and_no_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
