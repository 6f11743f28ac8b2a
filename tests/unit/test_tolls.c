/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include <math.h>

#include "crew_line.h"
#include "crew_lists.h"
#include "tolls.h"

enum { SEEDS = 40, ENOUGH_LABELS = 1000 };

static struct crew_lists lists;
static struct sweep sweep;
static struct counted *counted;
static struct line line;
static struct states *states;

/* States that know nothing of numbers of duties, which are limited. */
static void begin(void)
{
    hold(RULE_rest, 660);
    hold(RULE_min_days_off, 2);
    crew->own[0].shift_max[NIGHT] = 1;
    crew->own[0].shift_max[LATE] = 2;
    crew->own[0].shift_min[EARLY] = 3;
    before()->tally[EARLY] = 1;
    problem_freeze(&crew->problem);
    sweep = sweep_new(&crew->problem);
    counted = counted_new(&crew->problem);
    line = line_new(&crew->problem, 0);
    states = lists_states(
        RULES_ALL & ~RULE_BIT(shift_min) & ~RULE_BIT(shift_max), 0);
}

static void end(void)
{
    sweep_free(&sweep);
    counted_free(counted);
    line_free(&line);
    states_free(states);
}

static cost price_under(int labels, cost *warm, cost *floor)
{
    return tolls_line(&sweep, counted, states, lists.days, 0, RULES_ALL, warm,
                      labels, &line, floor);
}

static void tolls_and_counts_find_the_best_line_and_prove_it(void **state)
{
    (void)state;
    begin();
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        cost floor;
        lists_fill(&lists, (unsigned)seed);
        cost best = lists_best(&lists, RULES_ALL);
        assert_true(price_under(ENOUGH_LABELS, NULL, &floor) == best);
        assert_true(floor == best);
        assert_true(lists_price(&lists, &line, RULES_ALL) == best);
    }
    end();
}

static void the_floor_is_true_and_the_line_legal_with_one_label(void **state)
{
    (void)state;
    begin();
    int n_loose = 0;
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        cost floor;
        lists_fill(&lists, (unsigned)seed);
        cost best = lists_best(&lists, RULES_ALL);
        cost found = price_under(1, NULL, &floor);
        assert_true(floor <= best && best <= found);
        if (found < COST_FORBIDDEN)
            assert_true(lists_price(&lists, &line, RULES_ALL) == found);
        n_loose += floor < found;
    }
    assert_in_range(n_loose, 1, times(SEEDS));
    end();
}

static void tolls_go_on_where_they_ended(void **state)
{
    (void)state;
    begin();
    cost warm[CREW_SHIFTS] = {0}, first, again;
    lists_fill(&lists, 3);
    for (int day = 0; day < LIST_DAYS; day++)
        lists.items[day][1 + NIGHT].price = -200;
    cost best = price_under(ENOUGH_LABELS, warm, &first);
    assert_true(warm[NIGHT] > 0);
    assert_true(price_under(ENOUGH_LABELS, warm, &again) == best);
    assert_true(again == best && first == best);
    end();
}

/* Labels over the states once, counting duties of the shifts with a toll. */
static int64_t labels_once(const cost *toll)
{
    struct allowance allowances[CREW_SHIFTS];
    struct line spare = line_new(&crew->problem, 0);
    cost floor = -COST_FORBIDDEN;
    for (int shift = 0; shift < CREW_SHIFTS; shift++)
        allowances[shift] = (struct allowance){.most = INT_MAX};
    if (toll[NIGHT] != 0)
        allowances[NIGHT].most = 1;
    if (toll[LATE] != 0)
        allowances[LATE].most = 2;
    if (toll[EARLY] != 0)
        allowances[EARLY].least = 2;
    sweep_days(&sweep, states, lists.days, toll);
    counted_line(counted, &sweep, lists.days, toll, allowances, ENOUGH_LABELS,
                 COST_FORBIDDEN, &spare, &floor);
    line_free(&spare);
    return counted_take_work(counted);
}

/* That finds what counting all these at once would, and by a fifth less work,
 * as tolls have found lines; counted one after another it would be as much. */
static void labels_count_from_the_first_what_has_a_toll(void **state)
{
    (void)state;
    begin();
    int64_t work = 0, once = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
        cost warm[CREW_SHIFTS] = {0}, floor;
        lists_fill(&lists, (unsigned)seed);
        price_under(ENOUGH_LABELS, warm, &floor);
        int64_t took = counted_take_work(counted);
        work += took;
        once += took > 0 ? labels_once(warm) : 0;
    }
    assert_true(work > 0 && 5 * work < 4 * once);
    end();
}

static void no_line_is_proven_where_the_states_have_none(void **state)
{
    (void)state;
    begin();
    cost floor;
    lists_fill(&lists, 1);
    lists.days[2].n = 0;
    assert_true(price_under(ENOUGH_LABELS, NULL, &floor) == COST_FORBIDDEN);
    assert_true(floor == COST_FORBIDDEN);
    end();
}

static void numbers_that_the_states_know_are_paid_once(void **state)
{
    (void)state;
    price(RULE_shift_max, 0, 10);
    begin();
    states_free(states);
    states = lists_states(RULES_ALL, UINT64_MAX);
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        cost floor;
        lists_fill(&lists, (unsigned)seed);
        for (int day = 0; day < LIST_DAYS; day++)
            lists.items[day][1 + NIGHT].price = -20 * POINT;
        cost best = lists_best(&lists, RULES_ALL);
        assert_true(price_under(ENOUGH_LABELS, NULL, &floor) == best);
        assert_true(lists_price(&lists, &line, RULES_ALL) == best);
    }
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LISTS_TEST(tolls_and_counts_find_the_best_line_and_prove_it),
        LISTS_TEST(the_floor_is_true_and_the_line_legal_with_one_label),
        LISTS_TEST(tolls_go_on_where_they_ended),
        LISTS_TEST(labels_count_from_the_first_what_has_a_toll),
        LISTS_TEST(no_line_is_proven_where_the_states_have_none),
        LISTS_TEST(numbers_that_the_states_know_are_paid_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
