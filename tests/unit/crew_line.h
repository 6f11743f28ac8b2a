/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One agent's days at a crew, held to one rule at a time: what a test of rules
 * says in a line or two. */
#ifndef CREW_LINE_H
#define CREW_LINE_H

#include "crew.h"
#include "history.h"

/* Weekdays of the days of a fortnight that begins on a Monday. */
enum { MON, TUE, WED, THU, FRI, SAT, SUN };

static struct crew *crew;

static inline int set_up(void **state)
{
    (void)state;
    crew = crew_new(14, 1);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    crew_free(crew);
    return 0;
}

static inline void hold(enum rule rule, int limit)
{
    crew->agents[0].rules[rule] =
        (struct rule_setting){.limit = limit, .price = RULE_HARD};
}

static inline void price(enum rule rule, int limit, int points)
{
    crew->agents[0].rules[rule] =
        (struct rule_setting){.limit = limit, .price = points};
}

/* The rule holds twice: hard, and stricter at a price. */
static inline void hold_better(enum rule rule, int limit, int better,
                               int points)
{
    hold(rule, limit);
    crew->agents[0].better[rule] =
        (struct rule_setting){.limit = better, .price = points};
}

static inline struct history *before(void)
{
    return &crew->agents[0].before;
}

/* The first day is another weekday, 0 being Monday. */
static inline void begin_on(int weekday)
{
    crew->problem.grid.first_date = MONDAY_19_OCTOBER + weekday;
}

static inline cost add_days(const char *days, struct breaches *breaches)
{
    struct problem *problem = &crew->problem;
    struct history history = crew->agents[0].before;
    cost sum = 0;
    problem->grid.n_days = (int)strlen(days);
    for (int day = 0; days[day]; day++) {
        int offer = crew_offer(day, days[day]);
        sum += history_add_day(problem, 0, &history, day,
                               offer == OFF ? NULL : &problem->offers[offer],
                               RULES_ALL, breaches);
    }
    return sum + history_close(problem, 0, &history, RULES_ALL, breaches);
}

static inline void assert_kept(const char *days)
{
    struct breaches breaches = {0};
    assert_true(add_days(days, &breaches) == 0);
    assert_int_equal(breaches.n, 0);
    assert_true(add_days(days, NULL) == 0);
    breaches_free(&breaches);
}

/* Exactly this one breach. */
static inline void assert_costs(const char *days, enum rule rule, int day,
                                int excess, cost price)
{
    struct breaches breaches = {0};
    cost sum = add_days(days, &breaches);
    assert_int_equal(breaches.n, 1);
    assert_int_equal(breaches.items[0].rule, rule);
    assert_int_equal(breaches.items[0].agent, 0);
    assert_int_equal(breaches.items[0].day, day);
    assert_int_equal(breaches.items[0].excess, excess);
    assert_true(breaches.items[0].cost == price);
    assert_true(price == COST_FORBIDDEN ? sum >= price : sum == price);
    breaches_free(&breaches);
}

/* Exactly this one, of the better limit. */
static inline void assert_better(const char *days, enum rule rule, int day,
                                 int excess, cost price)
{
    struct breaches breaches = {0};
    assert_costs(days, rule, day, excess, price);
    add_days(days, &breaches);
    assert_true(breaches.items[0].better);
    breaches_free(&breaches);
}

static inline void assert_broken(const char *days, enum rule rule, int day,
                                 int excess)
{
    assert_costs(days, rule, day, excess, COST_FORBIDDEN);
}

#define RULE_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
