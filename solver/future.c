/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "future_rules.h"

#include "mem.h"

#include <stdlib.h>

bool future_counts(const struct future *future, enum rule rule)
{
    return (future->mask >> rule & 1) &&
           future->agent->rules[rule].limit != RULE_OFF;
}

int future_limit(const struct future *future, enum rule rule)
{
    const struct agent *agent = future->agent;
    return agent->better[rule].price > 0 ? agent->better[rule].limit
                                         : agent->rules[rule].limit;
}

int future_slots(const struct future *future, int minutes)
{
    int slot_min = future->problem->grid.slot_min;
    return (minutes + slot_min - 1) / slot_min;
}

int future_reach(const struct future *future, enum rule rule)
{
    return future_counts(future, rule)
               ? future_slots(future, future_limit(future, rule))
               : 0;
}

/* The longest duty, for what a past can still lead to. */
static int longest_work(const struct future *future)
{
    const struct agent *agent = future->agent;
    int most = 0, n = agent->first_choice[future->problem->grid.n_days];
    for (int i = 0; i < n; i++) {
        int work = future->problem->offers[agent->choices[i].offer].work_min;
        most = larger(most, work);
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

/* Slots that rest after a duty reaches on. */
static int rest_reach(const struct future *future)
{
    return larger(future_reach(future, RULE_rest),
                  future_reach(future, RULE_rest_after_nights));
}

static void find_free_spans(struct future *future)
{
    int n_days = future->problem->grid.n_days;
    int rest = rest_reach(future);
    int first = INT_MAX / 2, last = future->agent->before.last_end, unused;
    for (int day = n_days - 1; day >= 0; day--) {
        future->next_start[day] = first;
        unused = 0;
        day_span(future, day, &first, &unused);
    }
    for (int day = 0; day < n_days; day++) {
        future->free_until[day] = last + rest;
        unused = 0;
        day_span(future, day, &unused, &last);
    }
}

/* The most that one of the agent's duties of the day adds to the gauge; a
 * weekend may begin on its Sunday too. */
static int most_added(const struct future *future, const struct gauge *gauge,
                      int day)
{
    const struct agent *agent = future->agent;
    int most = 0;
    if (day < gauge->from || day >= gauge->to)
        return 0;
    if (gauge->measure == MEASURE_WEEKENDS)
        return grid_weekday(&future->problem->grid, day) == SATURDAY ||
               grid_weekday(&future->problem->grid, day) == SUNDAY;
    for (int i = agent->first_choice[day]; i < agent->first_choice[day + 1];
         i++) {
        int offer = agent->choices[i].offer;
        most = larger(most, gauge->measure == MEASURE_DUTIES
                                ? gauge->amount[offer]
                                : future->problem->offers[offer].work_min);
    }
    return most;
}

/* How many limits the gauge has one after another; a sum over the first is over
 * the next again. */
static int count_levels(const struct gauge *gauge)
{
    int levels = 1;
    for (int day = gauge->from + 1; gauge->most && day < gauge->to; day++)
        levels += gauge->most[day] != gauge->most[day - 1];
    return levels;
}

/* harmless[day]: up to this sum after the day no later day can break the
 * gauge's limit; units[day]: what they can add. */
static void find_harmless(const struct future *future,
                          const struct gauge *gauge, int *harmless, int *units)
{
    int room = INT_MAX / 2, more = 0;
    for (int day = future->problem->grid.n_days - 1; day >= 0; day--) {
        int added = most_added(future, gauge, day);
        harmless[day] = room;
        units[day] = more;
        bool inside = day >= gauge->from && day < gauge->to;
        if (gauge->most && inside && gauge->most[day] < room)
            room = gauge->most[day];
        room -= added;
        more += added;
    }
}

static void find_gauges(struct future *future)
{
    const struct agent *agent = future->agent;
    size_t n_days = (size_t)future->problem->grid.n_days;
    size_t n = (size_t)agent->n_gauges;
    if (n == 0)
        return;
    future->units = mem_alloc(n * n_days, sizeof(int));
    future->levels = mem_alloc(n, sizeof(int));
    future->harmless = mem_alloc(n * n_days, sizeof(int));
    for (int i = 0; i < agent->n_gauges; i++) {
        const struct gauge *gauge = &agent->gauges[i];
        future->levels[i] = count_levels(gauge);
        find_harmless(future, gauge, future->harmless + (size_t)i * n_days,
                      future->units + (size_t)i * n_days);
        future->overtime |= gauge->measure == MEASURE_OVERTIME;
        future->weekends |= gauge->measure == MEASURE_WEEKENDS;
    }
}

/* What of a duty's start and end days to come, or gone, may look at. */
static void find_exact(struct future *future)
{
    bool windows = future_counts(future, RULE_max_hours_in_24h) ||
                   future_counts(future, RULE_max_hours_in_168h);
    bool weekly = future_counts(future, RULE_weekly_rest);
    future->ends_matter = windows || weekly;
    future->sums_matter =
        windows || future_counts(future, RULE_max_hours_per_7_days);
    future->rest_matters = weekly ||
                           future_counts(future, RULE_rest_after_nights) ||
                           future_counts(future, RULE_hours_between_starts);
    future->starts_matter = future_counts(future, RULE_same_start) ||
                            future_counts(future, RULE_hours_between_starts) ||
                            future_counts(future, RULE_max_hours_from_start);
}

struct future future_new(const struct problem *problem, int agent,
                         rule_mask mask)
{
    size_t n_days = (size_t)problem->grid.n_days;
    struct future future = {
        .problem = problem,
        .agent = &problem->agents[agent],
        .mask = mask,
        .next_start = mem_alloc(n_days, sizeof(int)),
        .free_until = mem_alloc(n_days, sizeof(int)),
    };
    find_free_spans(&future);
    future.work_most = longest_work(&future);
    find_gauges(&future);
    find_exact(&future);
    return future;
}

void future_free(struct future *future)
{
    free(future->next_start);
    free(future->free_until);
    free(future->units);
    free(future->levels);
    free(future->harmless);
}

bool future_prefers(const struct future *future, const struct offer *a,
                    const struct offer *b)
{
    const struct agent *agent = future->agent;
    int soon = future->ends_matter ? INT_MAX : future->free_until[a->day];
    int late = future->ends_matter
                   ? INT_MIN
                   : future->next_start[a->day] - rest_reach(future);
    for (int i = 0; i < agent->n_gauges; i++) {
        const int *amount = agent->gauges[i].amount;
        if (amount && amount[a - future->problem->offers] >
                          amount[b - future->problem->offers])
            return false;
    }
    return a->work_min == b->work_min && a->night == b->night &&
           (!future->starts_matter || a->start == b->start) &&
           smaller(a->start, soon) >= smaller(b->start, soon) &&
           larger(a->end, late) <= larger(b->end, late) &&
           (a->shift == b->shift || (!future_sees_shift(future, a->shift) &&
                                     !future_sees_shift(future, b->shift)));
}

/* Rules that follow from the agent's data and have nothing to say. */
static bool is_idle(const struct problem *problem, const struct agent *agent,
                    enum rule rule)
{
    int n_weeks = grid_n_weeks(&problem->grid);
    switch (rule) {
    case RULE_week_min:
        return !any_limit(agent->week_min, n_weeks);
    case RULE_week_max:
        return !any_limit(agent->week_max, n_weeks);
    case RULE_week_target:
        return !any_limit(agent->week_target, n_weeks);
    case RULE_period_min:
        return agent->period_min < 0;
    case RULE_period_max:
        return agent->period_max < 0;
    case RULE_period_target:
        return agent->period_target < 0;
    case RULE_shift_min:
        return !any_limit(agent->shift_min, problem->n_shifts);
    case RULE_shift_max:
        return !any_limit(agent->shift_max, problem->n_shifts);
    case RULE_averages:
    case RULE_burdens:
        return agent->n_gauges == 0;
    case RULE_off_together:
        return agent->n_stretches == 0;
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

bool future_sees_shift(const struct future *future, int shift)
{
    if (future_counts(future, RULE_succession)) {
        if (future->problem->shifts[shift].not_before)
            return true;
        for (int other = 0; other < future->problem->n_shifts; other++)
            if (future->problem->shifts[other].not_before >> shift & 1)
                return true;
    }
    return (future_counts(future, RULE_shift_max) &&
            future->agent->shift_max[shift] >= 0) ||
           (future_counts(future, RULE_shift_min) &&
            future->agent->shift_min[shift] >= 0);
}
