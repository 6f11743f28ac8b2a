/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "future.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static bool counts(const struct future *future, enum rule rule)
{
    return (future->mask >> rule & 1) &&
           future->agent->rules[rule].limit != RULE_OFF;
}

static int rest_slots(const struct future *future)
{
    if (!counts(future, RULE_rest))
        return 0;
    int slot_min = future->problem->grid.slot_min;
    return (future->agent->rules[RULE_rest].limit + slot_min - 1) / slot_min;
}

/* The longest duty, for what a past can still lead to. */
static int longest_work(const struct future *future)
{
    const struct agent *agent = future->agent;
    int most = 0, n = agent->first_choice[future->problem->grid.n_days];
    for (int i = 0; i < n; i++) {
        int work = future->problem->offers[agent->choices[i].offer].work_min;
        most = work > most ? work : most;
    }
    return most;
}

/* First start and last end among the agent's choices of a day. */
static void day_span(const struct future *future, int day, int *first,
                     int *last)
{
    const struct agent *agent = future->agent;
    for (int i = agent->first_choice[day]; i < agent->first_choice[day + 1];
         i++) {
        const struct offer *offer =
            &future->problem->offers[agent->choices[i].offer];
        if (offer->start < *first)
            *first = offer->start;
        if (offer->end > *last)
            *last = offer->end;
    }
}

static void find_free_spans(struct future *future)
{
    int n_days = future->problem->grid.n_days, rest = rest_slots(future);
    int first = INT_MAX / 2, last = future->agent->before.last_end, unused;
    for (int day = n_days - 1; day >= 0; day--) {
        future->free_from[day] = first - rest;
        unused = 0;
        day_span(future, day, &first, &unused);
    }
    for (int day = 0; day < n_days; day++) {
        future->free_until[day] = last + rest;
        unused = 0;
        day_span(future, day, &unused, &last);
    }
}

struct future future_new(const struct problem *problem, int agent,
                         rule_mask mask)
{
    size_t n_days = (size_t)problem->grid.n_days;
    struct future future = {
        .problem = problem,
        .agent = &problem->agents[agent],
        .mask = mask,
        .free_from = mem_alloc(n_days, sizeof(int)),
        .free_until = mem_alloc(n_days, sizeof(int)),
    };
    find_free_spans(&future);
    future.work_most = longest_work(&future);
    return future;
}

void future_free(struct future *future)
{
    free(future->free_from);
    free(future->free_until);
}

static bool any(const int *values, int n)
{
    for (int i = 0; i < n; i++)
        if (values[i] >= 0)
            return true;
    return false;
}

/* Rules that follow from the agent's data and have nothing to say. */
static bool is_idle(const struct problem *problem, const struct agent *agent,
                    enum rule rule)
{
    int n_weeks = grid_n_weeks(&problem->grid);
    switch (rule) {
    case RULE_week_min:
        return !any(agent->week_min, n_weeks);
    case RULE_week_max:
        return !any(agent->week_max, n_weeks);
    case RULE_week_target:
        return !any(agent->week_target, n_weeks);
    case RULE_period_min:
        return agent->period_min < 0;
    case RULE_period_max:
        return agent->period_max < 0;
    case RULE_period_target:
        return agent->period_target < 0;
    case RULE_shift_min:
        return !any(agent->shift_min, problem->n_shifts);
    case RULE_shift_max:
        return !any(agent->shift_max, problem->n_shifts);
    default:
        return false;
    }
}

rule_mask future_rules(const struct problem *problem, int agent)
{
    const struct agent *who = &problem->agents[agent];
    rule_mask mask = 0;
    for (enum rule rule = 0; rule < N_RULES; rule++)
        if (who->rules[rule].limit != RULE_OFF && !is_idle(problem, who, rule))
            mask |= (rule_mask)1 << rule;
    return mask;
}

static void view_run(const struct future *future, struct history *history)
{
    bool least_on = counts(future, RULE_min_days_in_a_row);
    bool least_off = counts(future, RULE_min_days_off);
    bool most_on = counts(future, RULE_max_days_in_a_row);
    if (!least_on && !least_off)
        history->run_open = false;
    if (history->run > 0) {
        if (!least_on && !most_on)
            history->run = 1;
        if (!least_on)
            history->run_open = false;
        return;
    }
    int enough = least_off ? future->agent->rules[RULE_min_days_off].limit : 1;
    if (history->run_open || history->run < -enough)
        history->run = (short)-enough;
    history->run_open = false;
}

static void view_weekend(const struct future *future, int weekday,
                         struct history *history)
{
    bool limited = counts(future, RULE_max_weekends);
    bool sunday_next = weekday == SATURDAY;
    if (!limited)
        history->weekends = 0;
    if (!sunday_next || (!limited && !counts(future, RULE_whole_weekends))) {
        history->saturday = false;
        history->saturday_known = false;
    }
}

/* Sums of the last days; those that cannot break the rule any more are 0. */
static void view_past(const struct future *future, struct history *history)
{
    if (!counts(future, RULE_max_hours_per_7_days)) {
        memset(history->past, 0, sizeof history->past);
        return;
    }
    int limit = future->agent->rules[RULE_max_hours_per_7_days].limit;
    int sum = 0;
    for (int k = 0; k < PAST_DAYS; k++) {
        sum += history->past[k];
        bool harmless = sum + (PAST_DAYS - k) * future->work_most <= limit;
        history->past[k] = harmless ? 0 : sum;
    }
}

static void view_work(const struct future *future, int weekday,
                      struct history *history)
{
    bool weekly = counts(future, RULE_week_min) ||
                  counts(future, RULE_week_max) ||
                  counts(future, RULE_week_target) ||
                  counts(future, RULE_max_hours_per_week);
    bool periodic = counts(future, RULE_period_min) ||
                    counts(future, RULE_period_max) ||
                    counts(future, RULE_period_target);
    if (!weekly || weekday == SUNDAY)
        history->week_min = 0;
    if (!periodic)
        history->period_min = 0;
    view_past(future, history);
}

bool future_sees_shift(const struct future *future, int shift)
{
    if (counts(future, RULE_succession)) {
        if (future->problem->shifts[shift].not_before)
            return true;
        for (int other = 0; other < future->problem->n_shifts; other++)
            if (future->problem->shifts[other].not_before >> shift & 1)
                return true;
    }
    return (counts(future, RULE_shift_max) &&
            future->agent->shift_max[shift] >= 0) ||
           (counts(future, RULE_shift_min) &&
            future->agent->shift_min[shift] >= 0);
}

static void view_shifts(const struct future *future, struct history *history)
{
    const struct problem *problem = future->problem;
    bool least = counts(future, RULE_shift_min);
    bool most = counts(future, RULE_shift_max);
    for (int shift = 0; shift < problem->n_shifts; shift++)
        if (!(least && future->agent->shift_min[shift] >= 0) &&
            !(most && future->agent->shift_max[shift] >= 0))
            history->shift_count[shift] = 0;
    int last = history->last_shift;
    if (last >= 0 &&
        !(counts(future, RULE_succession) && problem->shifts[last].not_before))
        history->last_shift = -1;
}

void future_view(const struct future *future, int day, struct history *history)
{
    int weekday = grid_weekday(&future->problem->grid, day);
    if (history->last_end <= future->free_from[day])
        history->last_end = LONG_AGO;
    if (!counts(future, RULE_max_nights_in_a_row))
        history->nights = 0;
    view_run(future, history);
    view_weekend(future, weekday, history);
    view_work(future, weekday, history);
    view_shifts(future, history);
}

static size_t alike_bytes(const struct future *future)
{
    return offsetof(struct history, shift_count) -
           offsetof(struct history, last_shift) +
           (size_t)future->problem->n_shifts * sizeof(short);
}

bool future_alike(const struct future *future, const struct history *a,
                  const struct history *b)
{
    return memcmp(&a->last_shift, &b->last_shift, alike_bytes(future)) == 0;
}

unsigned future_hash(const struct future *future, const struct history *view)
{
    uint64_t hash = 0x9e3779b97f4a7c15u, word;
    const char *bytes = (const char *)&view->last_shift;
    size_t n = alike_bytes(future);
    for (size_t i = 0; i < n; i += sizeof word) {
        word = 0;
        memcpy(&word, bytes + i, n - i < sizeof word ? n - i : sizeof word);
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    return (unsigned)hash;
}

/* What `minutes` over or under may cost by one rule. */
static cost regret_of(const struct future *future, enum rule rule, int minutes)
{
    return minutes > 0 && counts(future, rule)
               ? rule_cost(rule, future->agent->rules[rule], minutes)
               : 0;
}

static cost work_regret(const struct future *future, int more, enum rule least,
                        enum rule most, enum rule target)
{
    if (more == 0)
        return 0;
    cost sum = regret_of(future, least, -more);
    cost over = regret_of(future, most, more);
    cost off = regret_of(future, target, more > 0 ? more : -more);
    if (sum >= COST_FORBIDDEN || over >= COST_FORBIDDEN ||
        off >= COST_FORBIDDEN)
        return COST_FORBIDDEN;
    return sum + over + off;
}

cost future_regret(const struct future *future, const struct history *a,
                   const struct history *b)
{
    if (a->last_end > b->last_end || a->weekends > b->weekends)
        return COST_FORBIDDEN;
    for (int k = 0; k < PAST_DAYS; k++)
        if (a->past[k] > b->past[k])
            return COST_FORBIDDEN;
    int week = a->week_min - b->week_min;
    cost weekly = work_regret(future, week, RULE_week_min, RULE_week_max,
                              RULE_week_target);
    cost legal = regret_of(future, RULE_max_hours_per_week, week);
    cost periodic =
        work_regret(future, a->period_min - b->period_min, RULE_period_min,
                    RULE_period_max, RULE_period_target);
    if (weekly >= COST_FORBIDDEN || legal >= COST_FORBIDDEN ||
        periodic >= COST_FORBIDDEN)
        return COST_FORBIDDEN;
    return weekly + legal + periodic;
}
