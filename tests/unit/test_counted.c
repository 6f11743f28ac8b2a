/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include <math.h>

#include "counted.h"
#include "crew_line.h"
#include "crew_lists.h"

enum { SEEDS = 20 };

static const cost no_toll[CREW_SHIFTS];
static struct crew_lists lists;
static struct sweep sweep;
static struct counted *counted;
static struct line line;
static struct states *states;

static void begin(void)
{
    hold(RULE_rest, 660);
    problem_freeze(&crew->problem);
    sweep = sweep_new(&crew->problem);
    counted = counted_new(&crew->problem);
    line = line_new(&crew->problem, 0);
    states = lists_states(RULES_ALL, 0);
}

static void end(void)
{
    sweep_free(&sweep);
    counted_free(counted);
    line_free(&line);
    states_free(states);
}

/* One night at most and two early duties at least. */
static cost count(int most, cost limit, cost *floor)
{
    static const struct allowance allowances[CREW_SHIFTS] = {
        [EARLY] = {2, INT_MAX}, [LATE] = {0, INT_MAX}, [NIGHT] = {0, 1}};
    *floor = sweep_days(&sweep, states, lists.days, no_toll);
    return counted_line(counted, &sweep, lists.days, no_toll, allowances, most,
                        limit, &line, floor);
}

static cost best_by_trying(void)
{
    crew->own[0].shift_max[NIGHT] = 1;
    crew->own[0].shift_min[EARLY] = 2;
    cost best = lists_best(&lists, RULES_ALL);
    crew->own[0].shift_max[NIGHT] = crew->own[0].shift_min[EARLY] = -1;
    return best;
}

static void the_best_line_within_the_allowances_is_found(void **state)
{
    (void)state;
    begin();
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        cost floor;
        lists_fill(&lists, (unsigned)seed);
        cost best = best_by_trying();
        assert_true(count(1000, COST_FORBIDDEN, &floor) == best);
        assert_true(floor == best);
        assert_true(lists_price(&lists, &line, RULES_ALL) == best);
    }
    end();
}

static void labels_not_kept_are_not_forgotten_in_the_floor(void **state)
{
    (void)state;
    begin();
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        cost floor;
        lists_fill(&lists, (unsigned)seed);
        cost best = best_by_trying();
        cost found = count(1, COST_FORBIDDEN, &floor);
        assert_true(floor <= best && best <= found);
    }
    end();
}

static void no_line_below_the_limit_proves_the_limit(void **state)
{
    (void)state;
    begin();
    cost floor;
    lists_fill(&lists, 1);
    cost best = best_by_trying();
    assert_true(count(1000, best, &floor) == COST_FORBIDDEN);
    assert_true(floor == best);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LISTS_TEST(the_best_line_within_the_allowances_is_found),
        LISTS_TEST(labels_not_kept_are_not_forgotten_in_the_floor),
        LISTS_TEST(no_line_below_the_limit_proves_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
