/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "future.h"

#include "hash.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

static bool counts(const struct future *future, enum rule rule)
{
    return (future->mask >> rule & 1) &&
           future->agent->rules[rule].limit != RULE_OFF;
}

/* The limit that is met first: the better one, where there is one. */
static int strictest(const struct future *future, enum rule rule)
{
    const struct agent *agent = future->agent;
    return agent->better[rule].price > 0 ? agent->better[rule].limit
                                         : agent->rules[rule].limit;
}

static int slots_up(const struct future *future, int minutes)
{
    int slot_min = future->problem->grid.slot_min;
    return (minutes + slot_min - 1) / slot_min;
}

/* Slots that a rule of so many minutes reaches on; 0 where it does not count.
 */
static int reach_of(const struct future *future, enum rule rule)
{
    return counts(future, rule) ? slots_up(future, strictest(future, rule)) : 0;
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

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* Slots that rest after a duty reaches on. */
static int rest_reach(const struct future *future)
{
    return larger(reach_of(future, RULE_rest),
                  reach_of(future, RULE_rest_after_nights));
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
    bool windows = counts(future, RULE_max_hours_in_24h) ||
                   counts(future, RULE_max_hours_in_168h);
    bool weekly = counts(future, RULE_weekly_rest);
    future->ends_matter = windows || weekly;
    future->sums_matter = windows || counts(future, RULE_max_hours_per_7_days);
    future->rest_matters = weekly || counts(future, RULE_rest_after_nights) ||
                           counts(future, RULE_hours_between_starts);
    future->starts_matter = counts(future, RULE_same_start) ||
                            counts(future, RULE_hours_between_starts) ||
                            counts(future, RULE_max_hours_from_start);
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

static int earlier(int a, int b)
{
    return a < b ? a : b;
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
           earlier(a->start, soon) >= earlier(b->start, soon) &&
           larger(a->end, late) <= larger(b->end, late) &&
           (a->shift == b->shift || (!future_sees_shift(future, a->shift) &&
                                     !future_sees_shift(future, b->shift)));
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
    int enough = least_off ? strictest(future, RULE_min_days_off) : 1;
    if (history->run_open || history->run < -enough)
        history->run = (short)-enough;
    history->run_open = false;
}

/* The bits of those that a rule still looks back to. */
static short view_bits(const struct future *future, enum rule rule, short bits)
{
    if (!counts(future, rule))
        return 0;
    int span = larger(future->agent->rules[rule].span,
                      future->agent->better[rule].price == 0
                          ? 0
                          : future->agent->better[rule].span);
    return (short)(bits & ((1 << (span - 1)) - 1));
}

static void view_weekend(const struct future *future, int day, int weekday,
                         struct history *history)
{
    int n_days = future->problem->grid.n_days;
    bool limited = counts(future, RULE_max_weekends);
    bool told_apart = limited || future->weekends ||
                      counts(future, RULE_whole_weekends) ||
                      counts(future, RULE_free_weekends);
    int sunday = day + (weekday == SUNDAY ? DAYS_PER_WEEK : SUNDAY - weekday);
    int weekend = weekday == SATURDAY ? sunday : sunday - 1;
    if (!limited)
        history->weekends = 0;
    if (weekday != SATURDAY || !told_apart) {
        history->saturday = false;
        history->saturday_known = false;
    }
    history->sundays =
        sunday < n_days ? view_bits(future, RULE_free_sundays, history->sundays)
                        : 0;
    history->weekends_past =
        weekend < n_days
            ? view_bits(future, RULE_free_weekends, history->weekends_past)
            : 0;
}

/* Whether the work of the last k + 1 days cannot break the limit any more,
 * with days that it sees together, however long the others are. */
static bool is_harmless(const struct future *future, enum rule rule, int days,
                        int k, int sum)
{
    return !counts(future, rule) || k >= days ||
           sum + (days - k) * future->work_most <= strictest(future, rule);
}

/* Whether no 24 hours with work of the past can break their limit: they hold
 * the time off before the next duty, and cannot be all work. */
static bool is_out_of_24(const struct future *future, int day,
                         const struct history *history)
{
    const struct rule_setting *rest = &future->agent->rules[RULE_rest];
    const struct grid *grid = &future->problem->grid;
    int last = LONG_AGO;
    if (!counts(future, RULE_max_hours_in_24h))
        return true;
    for (int k = 0; k < PAST_DAYS; k++)
        last = larger(last, history->past_end[k]);
    int slots = earlier(future->next_start[day] - last,
                        slots_up(future, 24 * MINUTES_PER_HOUR));
    int off = grid_minutes(grid, slots);
    if (counts(future, RULE_rest) && rest->price == RULE_HARD)
        off = larger(off, rest->limit);
    return last == LONG_AGO || 24 * MINUTES_PER_HOUR - off <=
                                   strictest(future, RULE_max_hours_in_24h);
}

/* Sums of the last days; those that cannot break a rule any more are 0. */
static void view_past(const struct future *future, int day,
                      struct history *history)
{
    if (!future->sums_matter) {
        memset(history->past, 0, sizeof history->past);
        memset(history->past_end, 0, sizeof history->past_end);
        return;
    }
    bool out_of_24 = is_out_of_24(future, day, history);
    int sum = 0;
    for (int k = 0; k < PAST_DAYS; k++) {
        sum += history->past[k];
        bool out_of_168 =
            is_harmless(future, RULE_max_hours_in_168h, PAST_DAYS + 1, k, sum);
        bool out = is_harmless(future, RULE_max_hours_per_7_days,
                               DAYS_PER_WEEK - 1, k, sum);
        history->past[k] = out && out_of_24 && out_of_168 ? 0 : sum;
        if (out_of_24 && out_of_168)
            history->past_end[k] = LONG_AGO;
    }
}

static void view_work(const struct future *future, int day, int weekday,
                      struct history *history)
{
    bool weekly = counts(future, RULE_week_min) ||
                  counts(future, RULE_week_max) ||
                  counts(future, RULE_week_target) ||
                  counts(future, RULE_max_hours_per_week) || future->overtime;
    bool periodic = counts(future, RULE_period_min) ||
                    counts(future, RULE_period_max) ||
                    counts(future, RULE_period_target);
    if (!weekly || weekday == SUNDAY)
        history->week_min = 0;
    if (!future->overtime)
        history->week_over = 0;
    if (!periodic)
        history->period_min = 0;
    view_past(future, day, history);
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
            history->tally[shift] = 0;
    int last = history->last_shift;
    if (last >= 0 &&
        !(counts(future, RULE_succession) && problem->shifts[last].not_before))
        history->last_shift = -1;
}

/* A slot since when `reach` slots are over before the next duty can start. */
static bool is_past(const struct future *future, int day, int slot, int reach)
{
    return reach == 0 || slot <= future->next_start[day] - reach;
}

/* Whether too little rest in a week is as bad as none. */
static bool is_all_or_nothing(const struct future *future)
{
    return future->agent->rules[RULE_weekly_rest].price == RULE_HARD &&
           future->agent->better[RULE_weekly_rest].price == 0;
}

static void view_rest(const struct future *future, int day,
                      struct history *history)
{
    const struct calendar *calendar =
        &future->problem->grid.calendars[future->agent->calendar];
    bool weekly = counts(future, RULE_weekly_rest);
    int enough = weekly ? strictest(future, RULE_weekly_rest) : 0;
    if (history->week_rest > enough)
        history->week_rest = enough;
    if (history->week_rest < enough && is_all_or_nothing(future))
        history->week_rest = 0;
    bool rested = history->week_rest >= enough &&
                  history->last_end <= calendar->day_start[day + 1];
    if (history->last_end <=
            future->next_start[day] - reach_of(future, RULE_rest) &&
        (!weekly || rested))
        history->last_end = LONG_AGO;
    if (is_past(future, day, history->last_start,
                reach_of(future, RULE_hours_between_starts)))
        history->last_start = LONG_AGO;
    if (is_past(future, day, history->night_end,
                reach_of(future, RULE_rest_after_nights)))
        history->night_end = LONG_AGO;
    if (!counts(future, RULE_max_hours_from_start) ||
        is_past(future, day, history->span_start,
                slots_up(future, 24 * MINUTES_PER_HOUR))) {
        history->span_start = LONG_AGO;
        history->span_min = 0;
    }
}

static void view_gauges(const struct future *future, int day,
                        struct history *history)
{
    int n_days = future->problem->grid.n_days;
    int *sums = history->tally + future->problem->n_shifts;
    for (int i = 0; i < future->agent->n_gauges; i++) {
        const struct gauge *gauge = &future->agent->gauges[i];
        bool limited = counts(future, RULE_averages) && gauge->most &&
                       sums[i] > future->harmless[i * n_days + day];
        bool priced = counts(future, RULE_burdens) && gauge->n_steps > 1;
        if (future->units[i * n_days + day] == 0 || (!limited && !priced))
            sums[i] = 0;
    }
}

/* Only stretches that go on can still be broken. */
static short view_broken(const struct future *future, int day, short broken)
{
    const struct agent *agent = future->agent;
    unsigned bits = counts(future, RULE_off_together) ? (unsigned)broken : 0;
    for (int i = 0; i < agent->n_stretches; i++)
        if (agent->stretches[i].to <= day + 1)
            bits &= ~(1u << i);
    return (short)bits;
}

void future_view(const struct future *future, int day, struct history *history)
{
    int weekday = grid_weekday(&future->problem->grid, day);
    if (!counts(future, RULE_max_nights_in_a_row))
        history->nights = 0;
    if (!counts(future, RULE_same_start))
        history->week_start = -1;
    history->broken = view_broken(future, day, history->broken);
    view_rest(future, day, history);
    view_run(future, history);
    view_weekend(future, day, weekday, history);
    view_work(future, day, weekday, history);
    view_shifts(future, history);
    view_gauges(future, day, history);
}

static size_t alike_bytes(const struct future *future)
{
    return offsetof(struct history, tally) -
           offsetof(struct history, span_start) +
           (size_t)future->problem->n_shifts * sizeof(int);
}

bool future_alike(const struct future *future, const struct history *a,
                  const struct history *b)
{
    return memcmp(&a->span_start, &b->span_start, alike_bytes(future)) == 0;
}

unsigned future_hash(const struct future *future, const struct history *view)
{
    return hash_bytes(&view->span_start, alike_bytes(future));
}

/* What `excess` over or under may cost by one rule. */
static cost regret_of(const struct future *future, enum rule rule, int excess)
{
    if (excess <= 0 || !counts(future, rule))
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
    if (a <= b || !counts(future, rule))
        return 0;
    int limit = strictest(future, rule);
    int slots = earlier(a - b, slots_up(future, limit));
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
