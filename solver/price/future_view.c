/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A history as the days to come see it. */
#include "future_rules.h"

#include "hash.h"

#include <string.h>

static void view_run(const struct future *future, struct history *history)
{
    bool least_on = future_counts(future, RULE_min_days_in_a_row);
    bool least_off = future_counts(future, RULE_min_days_off);
    bool most_on = future_counts(future, RULE_max_days_in_a_row);
    if (!least_on && !least_off)
        history->run_open = false;
    if (history->run > 0) {
        if (!least_on && !most_on)
            history->run = 1;
        if (!least_on)
            history->run_open = false;
        return;
    }
    int enough = least_off ? future_limit(future, RULE_min_days_off) : 1;
    if (history->run_open || history->run < -enough)
        history->run = (short)-enough;
    history->run_open = false;
}

/* The bits of those that a rule still looks back to. */
static short view_bits(const struct future *future, enum rule rule, short bits)
{
    if (!future_counts(future, rule))
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
    bool limited = future_counts(future, RULE_max_weekends);
    bool told_apart = limited || future->weekends ||
                      future_counts(future, RULE_whole_weekends) ||
                      future_counts(future, RULE_free_weekends);
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

static bool is_hard(const struct future *future, enum rule rule)
{
    return future_counts(future, rule) &&
           future->agent->rules[rule].price == RULE_HARD;
}

/* Minutes that hard rules leave in a calendar week with so many worked. */
static int room_of_week(const struct future *future, int week, int worked)
{
    int most = INT_MAX;
    if (is_hard(future, RULE_week_max) && future->agent->week_max[week] >= 0)
        most = future->agent->week_max[week];
    if (is_hard(future, RULE_max_hours_per_week))
        most =
            smaller(most, future->agent->rules[RULE_max_hours_per_week].limit);
    return most == INT_MAX ? most : larger(0, most - worked);
}

/* At least as many as the n days after this one can be worked on. */
static int days_ahead(const struct future *future, int day, int n,
                      const struct history *history)
{
    n = smaller(n, future->problem->grid.n_days - 1 - day);
    if (!is_hard(future, RULE_max_days_in_a_row))
        return n;
    int most = future->agent->rules[RULE_max_days_in_a_row].limit;
    int run = smaller(larger(0, history->run), most);
    return n - (n + run) / (most + 1);
}

/* At least as many minutes as the n days after this one can hold by the rules
 * that no line breaks. */
static int work_ahead(const struct future *future, int day, int n,
                      const struct history *history)
{
    const struct grid *grid = &future->problem->grid;
    int by_days = days_ahead(future, day, n, history) * future->work_most;
    int by_weeks = 0, worked = history->week_min;
    int end = smaller(day + 1 + n, grid->n_days);
    for (int from = day + 1, to; from < end; from = to) {
        to = smaller(from + DAYS_PER_WEEK - grid_weekday(grid, from), end);
        worked = grid_weekday(grid, from) == 0 ? 0 : worked;
        by_weeks +=
            smaller((to - from) * future->work_most,
                    room_of_week(future, grid_week(grid, from), worked));
    }
    return smaller(by_days, by_weeks);
}

/* Bits of k: with the work of the last k + 1 days the rule can still find too
 * much in so many days, however long the others are. */
static unsigned harmful(const struct future *future, enum rule rule, int day,
                        int days, const struct history *history)
{
    unsigned bits = 0;
    if (!future_counts(future, rule))
        return 0;
    int limit = future_limit(future, rule);
    int most = work_ahead(future, day, days, history);
    for (int k = 0; k < PAST_DAYS && k < days; k++)
        if (history->past[k] + smaller((days - k) * future->work_most, most) >
            limit)
            bits |= 1u << k;
    return bits;
}

/* The time off before the next duty, which no 24 hours with work before and
 * after can do without. */
static int time_off(const struct future *future, int day,
                    const struct history *history)
{
    const struct rule_setting *rest = &future->agent->rules[RULE_rest];
    const struct grid *grid = &future->problem->grid;
    int day_slots = future_slots(future, 24 * MINUTES_PER_HOUR);
    int last = LONG_AGO;
    for (int k = 0; k < PAST_DAYS; k++)
        last = larger(last, history->past_end[k]);
    int off =
        grid_minutes(grid, smaller(future->next_start[day] - last, day_slots));
    return is_hard(future, RULE_rest) ? larger(off, rest->limit) : off;
}

/* Whether no 24 hours with work of k days ago can break their limit. */
static bool is_out_of_24(const struct future *future, int day, int k, int off,
                         const struct history *history)
{
    int day_slots = future_slots(future, 24 * MINUTES_PER_HOUR);
    return !future_counts(future, RULE_max_hours_in_24h) ||
           history->past_end[k] <= future->next_start[day] - day_slots ||
           24 * MINUTES_PER_HOUR - off <=
               future_limit(future, RULE_max_hours_in_24h);
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
    int off = time_off(future, day, history);
    for (int k = 1; k < PAST_DAYS; k++)
        history->past[k] += history->past[k - 1];
    unsigned in_168h =
        harmful(future, RULE_max_hours_in_168h, day, PAST_DAYS + 1, history);
    unsigned in_7_days = harmful(future, RULE_max_hours_per_7_days, day,
                                 DAYS_PER_WEEK - 1, history);
    for (int k = 0; k < PAST_DAYS; k++) {
        bool ends_matter =
            (in_168h >> k & 1) || !is_out_of_24(future, day, k, off, history);
        if (!ends_matter && !(in_7_days >> k & 1))
            history->past[k] = 0;
        if (!ends_matter)
            history->past_end[k] = LONG_AGO;
    }
}

static void view_work(const struct future *future, int day, int weekday,
                      struct history *history)
{
    bool weekly = future_counts(future, RULE_week_min) ||
                  future_counts(future, RULE_week_max) ||
                  future_counts(future, RULE_week_target) ||
                  future_counts(future, RULE_max_hours_per_week) ||
                  future->overtime;
    bool periodic = future_counts(future, RULE_period_min) ||
                    future_counts(future, RULE_period_max) ||
                    future_counts(future, RULE_period_target);
    if (!weekly || weekday == SUNDAY)
        history->week_min = 0;
    if (!future->overtime)
        history->week_over = 0;
    if (!periodic)
        history->period_min = 0;
    view_past(future, day, history);
}

/* Of the shifts that bar the same ones from the next day, the first; -1 where
 * none are barred. */
static short shift_as_seen(const struct future *future, short last)
{
    const struct shift *shifts = future->problem->shifts;
    if (last < 0 || !future_counts(future, RULE_succession) ||
        !shifts[last].not_before)
        return -1;
    short first = 0;
    while (shifts[first].not_before != shifts[last].not_before)
        first++;
    return first;
}

static void view_shifts(const struct future *future, struct history *history)
{
    const struct problem *problem = future->problem;
    bool least = future_counts(future, RULE_shift_min);
    bool most = future_counts(future, RULE_shift_max);
    for (int shift = 0; shift < problem->n_shifts; shift++)
        if (!(least && future->agent->shift_min[shift] >= 0) &&
            !(most && future->agent->shift_max[shift] >= 0))
            history->tally[shift] = 0;
    history->last_shift = shift_as_seen(future, history->last_shift);
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
    bool weekly = future_counts(future, RULE_weekly_rest);
    int enough = weekly ? future_limit(future, RULE_weekly_rest) : 0;
    if (history->week_rest > enough)
        history->week_rest = enough;
    if (history->week_rest < enough && is_all_or_nothing(future))
        history->week_rest = 0;
    bool rested = history->week_rest >= enough &&
                  history->last_end <= calendar->day_start[day + 1];
    if (history->last_end <=
            future->next_start[day] - future_reach(future, RULE_rest) &&
        (!weekly || rested))
        history->last_end = LONG_AGO;
    if (is_past(future, day, history->last_start,
                future_reach(future, RULE_hours_between_starts)))
        history->last_start = LONG_AGO;
    if (is_past(future, day, history->night_end,
                future_reach(future, RULE_rest_after_nights)))
        history->night_end = LONG_AGO;
    if (!future_counts(future, RULE_max_hours_from_start) ||
        is_past(future, day, history->span_start,
                future_slots(future, 24 * MINUTES_PER_HOUR))) {
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
        bool limited = future_counts(future, RULE_averages) && gauge->most &&
                       sums[i] > future->harmless[i * n_days + day];
        bool priced = future_counts(future, RULE_burdens) && gauge->n_steps > 1;
        if (future->units[i * n_days + day] == 0 || (!limited && !priced))
            sums[i] = 0;
    }
}

/* Only stretches that go on can still be broken. */
static short view_broken(const struct future *future, int day, short broken)
{
    const struct agent *agent = future->agent;
    unsigned bits =
        future_counts(future, RULE_off_together) ? (unsigned)broken : 0;
    for (int i = 0; i < agent->n_stretches; i++)
        if (agent->stretches[i].to <= day + 1)
            bits &= ~(1u << i);
    return (short)bits;
}

void future_view(const struct future *future, int day, struct history *history)
{
    int weekday = grid_weekday(&future->problem->grid, day);
    if (!future_counts(future, RULE_max_nights_in_a_row))
        history->nights = 0;
    if (!future_counts(future, RULE_same_start))
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
