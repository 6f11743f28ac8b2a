/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one of two histories that are alike can still lose to the other. */
#include "future_rules.h"

/* What `excess` over or under may cost by one rule. */
static cost regret_of(const struct future *future, enum rule rule, int excess)
{
    if (excess <= 0 || !future_counts(future, rule))
        return 0;
    cost sum = rule_cost(rule, future->agent->rules[rule], excess);
    if (future->agent->better[rule].price > 0)
        sum += rule_cost(rule, future->agent->better[rule], excess);
    return sum;
}

/* The sum, or COST_FORBIDDEN. */
static cost add(cost a, cost b)
{
    return a >= COST_FORBIDDEN || b >= COST_FORBIDDEN ? COST_FORBIDDEN : a + b;
}

/* Of `more` minutes worked, or less than 0. */
static cost work_regret(const struct future *future, int more, enum rule least,
                        enum rule most, enum rule target)
{
    if (more > 0)
        return add(regret_of(future, most, more),
                   regret_of(future, target, more));
    return add(regret_of(future, least, -more),
               regret_of(future, target, -more));
}

static cost hours_regret(const struct future *future, const struct history *a,
                         const struct history *b)
{
    int week = a->week_min - b->week_min;
    int period = a->period_min - b->period_min;
    cost sum = 0;
    if (week > 0 && future->overtime)
        return COST_FORBIDDEN;
    if (week != 0)
        sum = add(work_regret(future, week, RULE_week_min, RULE_week_max,
                              RULE_week_target),
                  regret_of(future, RULE_max_hours_per_week, week));
    if (period != 0 && sum < COST_FORBIDDEN)
        sum = add(sum, work_regret(future, period, RULE_period_min,
                                   RULE_period_max, RULE_period_target));
    return sum;
}

/* Of `a` later than `b`, under a rule that looks back so far. */
static cost later_regret(const struct future *future, enum rule rule, int a,
                         int b)
{
    if (a <= b || !future_counts(future, rule))
        return 0;
    int limit = future_limit(future, rule);
    int slots = smaller(a - b, future_slots(future, limit));
    return regret_of(future, rule, grid_minutes(&future->problem->grid, slots));
}

static cost rest_regret(const struct future *future, const struct history *a,
                        const struct history *b)
{
    return add(
        add(later_regret(future, RULE_hours_between_starts, a->last_start,
                         b->last_start),
            later_regret(future, RULE_rest_after_nights, a->night_end,
                         b->night_end)),
        regret_of(future, RULE_weekly_rest, b->week_rest - a->week_rest));
}

static cost gauge_regret(const struct future *future, int day, int i, int a,
                         int b)
{
    const struct gauge *gauge = &future->agent->gauges[i];
    if (a <= b)
        return 0;
    cost sum = gauge->most ? gauge_limit_cost(gauge, a - b) : 0;
    if (sum >= COST_FORBIDDEN)
        return sum;
    sum *= future->levels[i];
    int units = future->units[i * future->problem->grid.n_days + day];
    return sum + gauge_cost(gauge, a, a + units) -
           gauge_cost(gauge, b, b + units);
}

static cost gauges_regret(const struct future *future, int day,
                          const struct history *a, const struct history *b)
{
    int first = future->problem->n_shifts;
    cost sum = 0;
    for (int i = 0; i < future->agent->n_gauges; i++)
        sum = add(sum, gauge_regret(future, day, i, a->tally[first + i],
                                    b->tally[first + i]));
    return sum;
}

static bool has_worked_more(const struct history *a, const struct history *b)
{
    for (int k = 0; k < PAST_DAYS; k++)
        if (a->past[k] > b->past[k] || a->past_end[k] > b->past_end[k])
            return true;
    return false;
}

cost future_regret(const struct future *future, int day,
                   const struct history *a, const struct history *b)
{
    if (a->last_end > b->last_end || a->weekends > b->weekends ||
        (future->sums_matter && has_worked_more(a, b)))
        return COST_FORBIDDEN;
    cost sum = hours_regret(future, a, b);
    if (sum >= COST_FORBIDDEN)
        return sum;
    if (future->rest_matters)
        sum = add(sum, rest_regret(future, a, b));
    return add(sum, gauges_regret(future, day, a, b));
}
