/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prices for every offer of a crew's days, and the best of all lines under
 * them, by trying each: what sweeps, tolls and counts are held to.  Include
 * after crew_line.h. */
#ifndef CREW_LISTS_H
#define CREW_LISTS_H

#include "states.h"
#include "sweep.h"

enum { LIST_DAYS = 6, LINES = 4096 /* four to the power of the days */ };

static const struct states_limits no_limits = {INT64_MAX, INFINITY};
static const struct stop no_stop = {.time_limit = INFINITY,
                                    .work_limit = INT64_MAX};

struct crew_lists {
    struct option_list days[LIST_DAYS];
    struct option items[LIST_DAYS][CREW_SHIFTS + 1];
};

/* Six days on which each offer has a price of its own, from -50 to 49. */
static inline void lists_fill(struct crew_lists *lists, unsigned seed)
{
    for (int day = 0; day < LIST_DAYS; day++) {
        for (int k = 0; k <= CREW_SHIFTS; k++) {
            seed = seed * 1103515245u + 12345u;
            lists->items[day][k] = (struct option){
                .price = (cost)(seed >> 16) % 100 - 50,
                .duty = {.offer = k == 0 ? OFF : day * CREW_SHIFTS + k - 1}};
        }
        lists->days[day] = (struct option_list){.items = lists->items[day],
                                                .n = CREW_SHIFTS + 1};
    }
}

/* The line of this number, and the sum of its prices. */
static inline cost lists_line(const struct crew_lists *lists, int number,
                              struct line *line)
{
    cost sum = 0;
    for (int day = 0; day < LIST_DAYS; day++, number /= CREW_SHIFTS + 1) {
        const struct option *option =
            &lists->items[day][number % (CREW_SHIFTS + 1)];
        line->duties[day] = option->duty;
        sum += option->price;
    }
    return sum;
}

/* The least price of a line of agent 0 that keeps the rules of the mask. */
static inline cost lists_best(const struct crew_lists *lists, rule_mask mask)
{
    struct line line = line_new(&crew->problem, 0);
    cost best = COST_FORBIDDEN;
    for (int number = 0; number < LINES; number++) {
        cost price = lists_line(lists, number, &line);
        cost own = line_judge(&crew->problem, &line, mask, NULL);
        if (own < COST_FORBIDDEN && price + own < best)
            best = price + own;
    }
    line_free(&line);
    return best;
}

/* What the line costs under the prices, with its own cost. */
static inline cost lists_price(const struct crew_lists *lists,
                               struct line *line, rule_mask mask)
{
    cost sum = line_judge(&crew->problem, line, mask, NULL);
    for (int day = 0; day < LIST_DAYS; day++) {
        int offer = line->duties[day].offer;
        sum +=
            lists->items[day][offer == OFF ? 0 : 1 + offer - day * CREW_SHIFTS]
                .price;
    }
    return sum;
}

static inline int lists_set_up(void **state)
{
    (void)state;
    crew = crew_new(LIST_DAYS, 2);
    return 0;
}

static inline struct states *lists_states(rule_mask mask, uint64_t shifts)
{
    int64_t work = 0;
    struct states *states =
        states_new(&crew->problem, 0, mask, shifts, no_limits, &no_stop, &work);
    assert_non_null(states);
    return states;
}

#define LISTS_TEST(test)                                                       \
    cmocka_unit_test_setup_teardown(test, lists_set_up, tear_down)

#endif
