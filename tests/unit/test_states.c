/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include <math.h>

#include "crew_line.h"
#include "crew_lists.h"

/* Rules that together forbid some lines and price others. */
static void hold_some(void)
{
    hold(RULE_rest, 660);
    hold(RULE_max_days_in_a_row, 3);
    hold(RULE_min_days_off, 2);
    price(RULE_max_nights_in_a_row, 1, 7);
    price(RULE_max_hours_per_week, 24 * 60, 6);
    price(RULE_max_hours_per_7_days, 16 * 60, 3);
    crew->own[0].week_target[0] = 20 * 60;
    price(RULE_week_target, 0, 5);
}

/* The price of the days' arcs, COST_FORBIDDEN where they lead nowhere. */
static cost walk(const struct states *states, const struct line *line)
{
    int state = states->start;
    cost sum = 0;
    for (int day = 0; day < states->n_days; day++) {
        int kind = states_kind(states, day, line->duties[day].offer);
        int64_t arc = states_arc(states, day, state, kind);
        sum += states->price ? states->price[arc] : 0;
        state = states->next[arc];
        if (state == states->n_states)
            return COST_FORBIDDEN;
    }
    return sum + states->owed[state - states->first_state[states->n_days]];
}

/* Each line leads where history_add_day() lets it. */
static void assert_true_to_rules(void)
{
    struct crew_lists lists;
    struct states *states = lists_states(RULES_ALL, UINT64_MAX);
    struct line line = line_new(&crew->problem, 0);
    lists_fill(&lists, 1);
    int n_forbidden = 0;
    for (int number = 0; number < LINES; number++) {
        lists_line(&lists, number, &line);
        cost own = line_judge(&crew->problem, &line, RULES_ALL, NULL);
        n_forbidden += own >= COST_FORBIDDEN;
        assert_true(own >= COST_FORBIDDEN
                        ? walk(states, &line) == COST_FORBIDDEN
                        : walk(states, &line) == own);
    }
    assert_in_range(n_forbidden, 1, LINES - 1);
    line_free(&line);
    states_free(states);
}

static void states_allow_and_price_what_the_rules_do(void **state)
{
    (void)state;
    hold_some();
    problem_freeze(&crew->problem);
    assert_true_to_rules();
}

static void what_came_before_the_first_day_is_in_the_first_state(void **state)
{
    (void)state;
    hold_some();
    before()->last_end = 6;
    before()->run = 2;
    before()->nights = 1;
    before()->week_min = 480;
    before()->past[0] = 480;
    problem_freeze(&crew->problem);
    assert_true_to_rules();
}

/* One by one, as together they would leave no line. */
static void what_rules_of_law_look_at_is_in_the_states(void **state)
{
    (void)state;
    static const struct {
        enum rule rule;
        int limit, span;
    } laws[] = {
        {RULE_max_hours_in_24h, 480, 0},
        {RULE_max_hours_in_168h, 1440, 0},
        {RULE_max_hours_from_start, 600, 0},
        {RULE_hours_between_starts, 1440, 0},
        {RULE_rest_after_nights, 2880, 0},
        {RULE_weekly_rest, 2160, 0},
        {RULE_free_sundays, 1, 2},
        {RULE_free_weekends, 1, 2},
        {RULE_same_start, 0, 0},
        {RULE_whole_weekends, 1, 0},
        {RULE_max_weekends, 0, 0},
    };
    begin_on(FRI);
    before()->sundays = before()->weekends_past = 1;
    before()->last_start = before()->span_start = -10;
    before()->last_end = before()->night_end = before()->past_end[0] = -2;
    before()->past[0] = before()->span_min = 480;
    for (int i = 0; i < LIST_DAYS * CREW_SHIFTS; i++)
        crew->offers[i].start_min = (short)(crew->offers[i].start % 24 * 60);
    for (size_t i = 0; i < N_ELEMENTS(laws); i++) {
        struct agent *who = &crew->agents[0];
        who->rules[laws[i].rule] = (struct rule_setting){
            .limit = laws[i].limit, .price = RULE_HARD, .span = laws[i].span};
        problem_freeze(&crew->problem);
        assert_true_to_rules();
        who->rules[laws[i].rule].limit = RULE_OFF;
    }
}

static void sums_of_gauges_are_in_the_states(void **state)
{
    (void)state;
    static const int most[LIST_DAYS] = {1440, 1440, 1440, 1440, 1440, 1440};
    static const cost steps[] = {5, 9, 20};
    const struct gauge gauges[] = {
        {.id = "hours", .to = LIST_DAYS, .most = most, .price = RULE_HARD},
        {.id = "weekends",
         .measure = MEASURE_WEEKENDS,
         .from = 1,
         .to = LIST_DAYS,
         .n_steps = 3,
         .step = steps},
    };
    begin_on(SAT);
    crew->agents[0].gauges = gauges;
    crew->agents[0].n_gauges = N_ELEMENTS(gauges);
    problem_freeze(&crew->problem);
    assert_true_to_rules();
}

static void numbers_of_duties_are_kept_for_the_shifts_asked_for(void **state)
{
    (void)state;
    crew->own[0].shift_max[NIGHT] = 1;
    crew->own[0].shift_max[LATE] = 1;
    problem_freeze(&crew->problem);
    struct states *states = lists_states(RULES_ALL, UINT64_C(1) << NIGHT);
    struct line line = line_new(&crew->problem, 0);
    for (int day = 0; day < LIST_DAYS; day++)
        line.duties[day].offer = crew_offer(day, "LL.N.."[day]);
    assert_true(walk(states, &line) == 0);
    line.duties[4].offer = crew_offer(4, 'N');
    assert_true(walk(states, &line) == COST_FORBIDDEN);
    line_free(&line);
    states_free(states);
}

static void states_and_offers_that_go_on_alike_are_one(void **state)
{
    (void)state;
    problem_freeze(&crew->problem);
    struct states *states = lists_states(RULES_ALL, UINT64_MAX);
    assert_int_equal(states->n_states, LIST_DAYS + 1);
    for (int day = 0; day < LIST_DAYS; day++)
        assert_int_equal(states->n_kinds[day], 2);
    assert_null(states->price);
    states_free(states);
}

/* Whether the lines are the same but for these days. */
static bool same_outside(const struct line *a, const struct line *b, int from,
                         int to)
{
    for (int day = 0; day < LIST_DAYS; day++)
        if ((day < from || day >= to) &&
            a->duties[day].offer != b->duties[day].offer)
            return false;
    return true;
}

/* Of lines that are as this one outside of the days each leads where the rules
 * let it; how many do. */
static int n_within(const struct states *known, int number, int from, int to)
{
    int64_t work = 0;
    int n_legal = 0;
    struct crew_lists lists;
    lists_fill(&lists, 1);
    struct line keep = line_new(&crew->problem, 0),
                line = line_new(&crew->problem, 0);
    lists_line(&lists, number, &keep);
    struct states *states =
        states_within(&crew->problem, 0, known,
                      (struct free_days){&keep, from, to}, &no_stop, &work);
    assert_in_range(states->n_states, 0, known->n_states);
    for (int other = 0; other < LINES; other++) {
        lists_line(&lists, other, &line);
        if (!same_outside(&line, &keep, from, to))
            continue;
        cost own = line_judge(&crew->problem, &line, RULES_ALL, NULL);
        cost found =
            states->start == STATE_NONE ? COST_FORBIDDEN : walk(states, &line);
        assert_true(found == (own < COST_FORBIDDEN ? own : COST_FORBIDDEN));
        n_legal += own < COST_FORBIDDEN;
    }
    states_free(states);
    line_free(&line);
    line_free(&keep);
    return n_legal;
}

static void states_of_some_days_are_those_of_all_days(void **state)
{
    (void)state;
    int n_legal = 0;
    hold_some();
    crew->agents[0].period_target = 24 * 60;
    price(RULE_period_target, 0, 4);
    problem_freeze(&crew->problem);
    struct states *known = lists_states(RULES_ALL, UINT64_MAX);
    for (int number = 0; number < LINES; number += 61)
        n_legal += n_within(known, number, number % 3, 3 + number % 4);
    assert_in_range(n_legal, 100, LINES);
    states_free(known);
}

static void states_without_an_end_are_left_out(void **state)
{
    (void)state;
    crew->agents[0].period_min = LIST_DAYS * 480;
    problem_freeze(&crew->problem);
    struct states *states = lists_states(RULES_ALL, UINT64_MAX);
    assert_int_equal(states->n_states, LIST_DAYS + 1);
    states_free(states);
    crew->agents[0].period_min = LIST_DAYS * 480 + 1;
    states = lists_states(RULES_ALL, UINT64_MAX);
    assert_int_equal(states->start, STATE_NONE);
    states_free(states);
}

static struct states *limited(struct states_limits limits,
                              const struct stop *stop, int64_t *work)
{
    *work = 0;
    return states_new(&crew->problem, 0, RULES_ALL, UINT64_MAX, limits, stop,
                      work);
}

static void more_arcs_than_allowed_are_given_up(void **state)
{
    (void)state;
    int64_t all, some, short_of;
    hold_some();
    problem_freeze(&crew->problem);
    states_free(limited(no_limits, &no_stop, &all));
    struct states *states =
        limited((struct states_limits){all, INFINITY}, &no_stop, &some);
    assert_non_null(states);
    assert_int_equal(some, all);
    states_free(states);
    assert_null(limited((struct states_limits){all - 1, INFINITY}, &no_stop,
                        &short_of));
    assert_true(short_of > 0);
}

static void a_signal_or_the_time_ends_the_making(void **state)
{
    (void)state;
    int64_t work;
    volatile sig_atomic_t signal = 1;
    struct stop signalled = no_stop;
    signalled.signal = &signal;
    problem_freeze(&crew->problem);
    assert_null(limited(no_limits, &signalled, &work));
    assert_null(limited((struct states_limits){INT64_MAX, 0}, &no_stop, &work));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LISTS_TEST(states_allow_and_price_what_the_rules_do),
        LISTS_TEST(what_came_before_the_first_day_is_in_the_first_state),
        LISTS_TEST(what_rules_of_law_look_at_is_in_the_states),
        LISTS_TEST(sums_of_gauges_are_in_the_states),
        LISTS_TEST(numbers_of_duties_are_kept_for_the_shifts_asked_for),
        LISTS_TEST(states_and_offers_that_go_on_alike_are_one),
        LISTS_TEST(states_of_some_days_are_those_of_all_days),
        LISTS_TEST(states_without_an_end_are_left_out),
        LISTS_TEST(more_arcs_than_allowed_are_given_up),
        LISTS_TEST(a_signal_or_the_time_ends_the_making),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
