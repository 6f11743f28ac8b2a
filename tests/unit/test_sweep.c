/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include <math.h>

#include "crew_line.h"
#include "crew_lists.h"

enum { SEEDS = 20 };

static struct crew_lists lists;
static struct sweep sweep;
static struct line line;

static void begin(void)
{
    problem_freeze(&crew->problem);
    sweep = sweep_new(&crew->problem);
    line = line_new(&crew->problem, 0);
}

static void end(struct states *states)
{
    sweep_free(&sweep);
    line_free(&line);
    states_free(states);
}

static void the_line_read_is_the_best_of_all_lines(void **state)
{
    (void)state;
    hold(RULE_rest, 660);
    hold(RULE_max_days_in_a_row, 3);
    hold(RULE_min_days_in_a_row, 2);
    price(RULE_max_nights_in_a_row, 1, 7);
    crew->own[0].week_target[0] = 20 * 60;
    price(RULE_week_target, 0, 5);
    begin();
    struct states *states = lists_states(RULES_ALL, UINT64_MAX);
    for (int seed = 1; seed <= times(SEEDS); seed++) {
        lists_fill(&lists, (unsigned)seed);
        cost best = lists_best(&lists, RULES_ALL);
        assert_true(sweep_days(&sweep, states, lists.days, NULL) == best);
        sweep_read(&sweep, lists.days, &line);
        assert_true(lists_price(&lists, &line, RULES_ALL) == best);
    }
    assert_true(sweep.work > 0);
    end(states);
}

/* The best of all lines where one option alone is left on the day. */
static cost best_with(int day, int k)
{
    cost before[CREW_SHIFTS + 1];
    for (int i = 0; i <= CREW_SHIFTS; i++) {
        before[i] = lists.items[day][i].price;
        if (i != k)
            lists.items[day][i].price = COST_FORBIDDEN / 2;
    }
    cost best = lists_best(&lists, RULES_ALL);
    for (int i = 0; i <= CREW_SHIFTS; i++)
        lists.items[day][i].price = before[i];
    return best < COST_FORBIDDEN / 4 ? best : COST_FORBIDDEN;
}

static void each_shift_of_a_day_has_its_best_line(void **state)
{
    (void)state;
    cost through[LIST_DAYS * (CREW_SHIFTS + 1)];
    hold(RULE_rest, 660);
    hold(RULE_max_days_in_a_row, 3);
    price(RULE_max_nights_in_a_row, 1, 7);
    begin();
    struct states *states = lists_states(RULES_ALL, UINT64_MAX);
    lists_fill(&lists, 5);
    sweep_days(&sweep, states, lists.days, NULL);
    sweep_through(&sweep, lists.days, NULL, through);
    for (int day = 0; day < LIST_DAYS; day++)
        for (int k = 0; k <= CREW_SHIFTS; k++)
            assert_true(through[day * (CREW_SHIFTS + 1) +
                                (k + CREW_SHIFTS) % (CREW_SHIFTS + 1)] ==
                        best_with(day, k));
    end(states);
}

static void a_toll_is_paid_for_each_duty_of_its_shift(void **state)
{
    (void)state;
    const cost toll[CREW_SHIFTS] = {[LATE] = 1000, [NIGHT] = -1000};
    begin();
    struct states *states = lists_states(RULES_ALL, UINT64_MAX);
    lists_fill(&lists, 1);
    cost sum = sweep_days(&sweep, states, lists.days, toll);
    sweep_read(&sweep, lists.days, &line);
    for (int day = 0; day < LIST_DAYS; day++)
        assert_int_equal(line.duties[day].offer, crew_offer(day, 'N'));
    assert_true(sum ==
                lists_price(&lists, &line, RULES_ALL) - 1000 * LIST_DAYS);
    end(states);
}

static void a_day_without_a_way_on_leaves_no_line(void **state)
{
    (void)state;
    hold(RULE_max_days_in_a_row, 5);
    begin();
    struct states *states = lists_states(RULES_ALL, UINT64_MAX);
    lists_fill(&lists, 1);
    for (int day = 0; day < LIST_DAYS; day++) {
        lists.days[day].items++; /* never off */
        lists.days[day].n--;
    }
    assert_true(sweep_days(&sweep, states, lists.days, NULL) == COST_FORBIDDEN);
    end(states);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LISTS_TEST(the_line_read_is_the_best_of_all_lines),
        LISTS_TEST(each_shift_of_a_day_has_its_best_line),
        LISTS_TEST(a_toll_is_paid_for_each_duty_of_its_shift),
        LISTS_TEST(a_day_without_a_way_on_leaves_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
