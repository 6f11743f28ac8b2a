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

static bool has_too_few(const struct future *future, int shift)
{
    const struct agent *agent = future->agent;
    return future_counts(future, RULE_shift_min) &&
           agent->before.tally[shift] < agent->shift_min[shift];
}

/* Whether so many more can be too many. */
static bool may_exceed(const struct future *future, int shift, int more)
{
    const struct agent *agent = future->agent;
    int most = agent->shift_max[shift];
    return future_counts(future, RULE_shift_max) && most >= 0 &&
           agent->before.tally[shift] + more > most;
}

static uint64_t shifts_of_day(const struct future *future, int day)
{
    const struct agent *agent = future->agent;
    uint64_t shifts = 0;
    for (int i = agent->first_choice[day]; i < agent->first_choice[day + 1];
         i++) {
        int offer = agent->choices[i].offer;
        shifts |= UINT64_C(1) << future->problem->offers[offer].shift;
    }
    return shifts;
}

/* Which shifts the agent may have, and whose numbers may come out wrong. */
static void find_shifts(struct future *future)
{
    int n_days = future->problem->grid.n_days;
    for (int day = 0; day < n_days; day++)
        future->shifts[day] = shifts_of_day(future, day);
    for (int shift = 0; shift < future->problem->n_shifts; shift++) {
        int more = 0;
        for (int day = 0; day < n_days; day++)
            more += (int)(future->shifts[day] >> shift & 1);
        if (has_too_few(future, shift) || may_exceed(future, shift, more))
            future->limited |= UINT64_C(1) << shift;
    }
}

static void find_barred(struct future *future)
{
    const struct problem *problem = future->problem;
    if (!future_counts(future, RULE_succession))
        return;
    for (int before = 0; before < problem->n_shifts; before++)
        for (int shift = 0; shift < problem->n_shifts; shift++)
            future->barred[shift] |=
                (problem->shifts[before].not_before >> shift & 1) << before;
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
        .shifts = mem_alloc(n_days, sizeof(uint64_t)),
        .barred = mem_alloc((size_t)problem->n_shifts, sizeof(uint64_t)),
    };
    find_shifts(&future);
    find_barred(&future);
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
    free(future->shifts);
    free(future->barred);
    free(future->units);
    free(future->levels);
    free(future->harmless);
}

/* Bits of the shifts that the agent may have on the next day, but not after
 * this one. */
static uint64_t leaves_out(const struct future *future, int day, int shift)
{
    if (day + 1 >= future->problem->grid.n_days ||
        !future_counts(future, RULE_succession))
        return 0;
    return future->problem->shifts[shift].not_before & future->shifts[day + 1];
}

/* Bits of shifts of the day before that must not come before this one. */
static uint64_t barred_before(const struct future *future, int day, int shift)
{
    int last = future->agent->before.last_shift;
    uint64_t shifts = day > 0    ? future->shifts[day - 1]
                      : last < 0 ? 0
                                 : UINT64_C(1) << last;
    return future->barred[shift] & shifts;
}

/* Whether one more duty of shift `a` is as good as one of `b` on every other
 * day, beyond its times. */
static bool prefers_shift(const struct future *future, int day, int a, int b)
{
    return a == b ||
           (!(future->limited >> a & 1) && !has_too_few(future, b) &&
            !(leaves_out(future, day, a) & ~leaves_out(future, day, b)) &&
            !(barred_before(future, day, a) & ~barred_before(future, day, b)));
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
           prefers_shift(future, a->day, a->shift, b->shift);
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
