/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of one agent as rows, each as history.c counts it: what is over a
 * limit is an expression that must not be above 0, or whose excess is paid. */
#include "mem.h"
#include "mip_build.h"

#include <stdlib.h>

/* One agent while its rules are written. */
struct terms {
    struct mip_build *build;
    const struct problem *problem;
    const struct agent *agent;
    const struct history *before;
    int index, n_days;
    struct expr expr;
};

static bool holds(const struct terms *terms, enum rule rule)
{
    return terms->agent->rules[rule].limit != RULE_OFF;
}

static int limit_of(const struct terms *terms, enum rule rule)
{
    return terms->agent->rules[rule].limit;
}

static struct expr *fresh(struct terms *terms, int64_t constant)
{
    expr_clear(&terms->expr);
    terms->expr.constant = constant;
    return &terms->expr;
}

/* A unit of what the expression is above 0 counts `weight` units of excess. */
static void charge(struct terms *terms, enum rule rule, int weight)
{
    mip_add_excess(terms->build, rule_infos[rule].name, &terms->expr,
                   rule_cost(rule, terms->agent->rules[rule], weight));
}

static void add_worked(struct terms *terms, int from, int to, int64_t value)
{
    for (int day = from; day < to; day++)
        expr_add_worked(terms->build, &terms->expr, terms->index, day, value);
}

static const struct offer *offer_at(const struct terms *terms, int choice)
{
    return &terms->problem->offers[terms->agent->choices[choice].offer];
}

static void add_taken(struct terms *terms, int choice, int64_t value)
{
    expr_add(&terms->expr, terms->build->taken[terms->index][choice], value);
}

static int first_of(const struct terms *terms, int day)
{
    return terms->agent->first_choice[day];
}

static void add_work(struct terms *terms, int from, int to, int64_t sign)
{
    for (int i = first_of(terms, from); i < first_of(terms, to); i++)
        add_taken(terms, i, sign * offer_at(terms, i)->work_min);
}

static void add_nights(struct terms *terms, int from, int to)
{
    for (int i = first_of(terms, from); i < first_of(terms, to); i++)
        if (offer_at(terms, i)->night)
            add_taken(terms, i, 1);
}

static void add_shifts(struct terms *terms, int from, int to, uint64_t shifts,
                       int64_t value)
{
    for (int i = first_of(terms, from); i < first_of(terms, to); i++)
        if (shifts >> offer_at(terms, i)->shift & 1)
            add_taken(terms, i, value);
}

static int gap_min(const struct terms *terms, int end, int start)
{
    return grid_minutes(&terms->problem->grid, start - end);
}

/* Of the duties of `day` that end at `end` or later, and those of `later` that
 * start less than `limit` minutes after it, at most one.  Rows whose later
 * duties are those of the row before are left out: it says more.  Returns how
 * many later duties there are. */
static int add_clique(struct terms *terms, int day, int later, int end,
                      int limit, int before)
{
    int n = 0;
    fresh(terms, -1);
    for (int i = first_of(terms, later); i < first_of(terms, later + 1); i++)
        if (gap_min(terms, end, offer_at(terms, i)->start) < limit) {
            add_taken(terms, i, 1);
            n++;
        }
    if (n <= before)
        return before;
    for (int i = first_of(terms, day); i < first_of(terms, day + 1); i++)
        if (offer_at(terms, i)->end >= end)
            add_taken(terms, i, 1);
    mip_add_excess(terms->build, "rest", &terms->expr, COST_FORBIDDEN);
    return n;
}

static int by_end(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

/* No two duties of the days with less than `limit` minutes between them. */
static void part_days(struct terms *terms, int day, int later, int limit)
{
    int first = first_of(terms, day), n = first_of(terms, day + 1) - first;
    int seen = 0, *ends = mem_alloc((size_t)n, sizeof *ends);
    for (int i = 0; i < n; i++)
        ends[i] = offer_at(terms, first + i)->end;
    qsort(ends, (size_t)n, sizeof *ends, by_end);
    for (int i = 0; i < n; i++)
        if (i == 0 || ends[i] > ends[i - 1])
            seen = add_clique(terms, day, later, ends[i], limit, seen);
    free(ends);
}

/* What the rest between two duties is short of costs, unless a third comes
 * between them. */
static void price_pair(struct terms *terms, int i, int k, int limit)
{
    const struct offer *a = offer_at(terms, i), *b = offer_at(terms, k);
    int gap = gap_min(terms, a->end, b->start);
    if (gap < 0 || gap >= limit)
        return;
    fresh(terms, -1);
    add_taken(terms, i, 1);
    add_taken(terms, k, 1);
    add_worked(terms, a->day + 1, b->day, -1);
    charge(terms, RULE_rest, limit - gap);
}

static void price_days(struct terms *terms, int day, int later, int limit)
{
    for (int i = first_of(terms, day); i < first_of(terms, day + 1); i++)
        for (int k = first_of(terms, later); k < first_of(terms, later + 1);
             k++)
            price_pair(terms, i, k, limit);
}

/* Rest after the duty from before the first day. */
static void rest_at_start(struct terms *terms, int limit, bool hard)
{
    int end = terms->before->last_end;
    if (end == LONG_AGO)
        return;
    for (int i = 0; i < first_of(terms, terms->n_days); i++) {
        int gap = gap_min(terms, end, offer_at(terms, i)->start);
        if (gap >= limit)
            continue;
        fresh(terms, 0);
        add_taken(terms, i, 1);
        if (gap < 0 || hard) {
            mip_add_excess(terms->build, "rest", &terms->expr, COST_FORBIDDEN);
            continue;
        }
        add_worked(terms, 0, offer_at(terms, i)->day, -1);
        charge(terms, RULE_rest, limit - gap);
    }
}

/* Whether some duty of `later` can come less than `limit` minutes after one
 * of `day`. */
static bool days_meet(const struct terms *terms, int day, int later, int limit)
{
    int end = INT_MIN, start = INT_MAX;
    for (int i = first_of(terms, day); i < first_of(terms, day + 1); i++)
        if (offer_at(terms, i)->end > end)
            end = offer_at(terms, i)->end;
    for (int i = first_of(terms, later); i < first_of(terms, later + 1); i++)
        if (offer_at(terms, i)->start < start)
            start = offer_at(terms, i)->start;
    return end > INT_MIN && start < INT_MAX &&
           gap_min(terms, end, start) < limit;
}

static void write_rest(struct terms *terms)
{
    const struct grid *grid = &terms->problem->grid;
    int limit = holds(terms, RULE_rest) ? limit_of(terms, RULE_rest) : 0;
    bool hard = terms->agent->rules[RULE_rest].price == RULE_HARD;
    int reach = limit / (22 * MINUTES_PER_HOUR) + 2 +
                grid_minutes(grid, DUTY_SLOTS_MAX) / (22 * MINUTES_PER_HOUR);
    rest_at_start(terms, limit, hard);
    for (int day = 0; day < terms->n_days; day++)
        for (int later = day + 1; later < terms->n_days && later <= day + reach;
             later++) {
            if (!days_meet(terms, day, later, limit))
                continue;
            part_days(terms, day, later, hard ? limit : 0);
            if (!hard)
                price_days(terms, day, later, limit);
        }
}

static void write_succession(struct terms *terms)
{
    const struct problem *problem = terms->problem;
    int last = terms->before->last_shift;
    if (!holds(terms, RULE_succession))
        return;
    if (last >= 0) {
        fresh(terms, 0);
        add_shifts(terms, 0, 1, problem->shifts[last].not_before, 1);
        charge(terms, RULE_succession, 1);
    }
    for (int day = 0; day + 1 < terms->n_days; day++)
        for (int shift = 0; shift < problem->n_shifts; shift++) {
            uint64_t barred = problem->shifts[shift].not_before;
            if (!barred)
                continue;
            fresh(terms, -1);
            add_shifts(terms, day, day + 1, UINT64_C(1) << shift, 1);
            add_shifts(terms, day + 1, day + 2, barred, 1);
            charge(terms, RULE_succession, 1);
        }
}

/* One more than `limit` days in a row, `carried` of them from before. */
static void write_longest(struct terms *terms, enum rule rule, int carried,
                          bool nights)
{
    if (!holds(terms, rule))
        return;
    int limit = limit_of(terms, rule);
    for (int day = 0; day < terms->n_days; day++) {
        int first = day - limit < 0 ? 0 : day - limit;
        if (limit - day > carried)
            continue;
        fresh(terms, -(day - first));
        if (nights)
            add_nights(terms, first, day + 1);
        else
            add_worked(terms, first, day + 1, 1);
        charge(terms, rule, 1);
    }
}

/* A row of days worked (sign 1) or off (-1): what it takes to begin on day
 * `from`, go on up to day `to` and end there. */
static void short_row(struct terms *terms, enum rule rule, int sign, int from,
                      int to, int missing)
{
    int length = to - from;
    if (sign > 0)
        fresh(terms, 1 - length);
    else
        fresh(terms, from > 0 ? -1 : 0);
    if (from > 0)
        add_worked(terms, from - 1, from, -sign);
    add_worked(terms, from, to, sign);
    add_worked(terms, to, to + 1, -sign);
    charge(terms, rule, missing);
}

static void write_shortest(struct terms *terms, enum rule rule, int sign)
{
    if (!holds(terms, rule))
        return;
    int limit = limit_of(terms, rule), run = sign * terms->before->run;
    int carried = run > 0 ? run : 0;
    bool open = run >= 0 && terms->before->run_open;
    for (int to = carried > 0 ? 0 : 1;
         !open && to < terms->n_days && carried + to < limit; to++)
        short_row(terms, rule, sign, 0, to, limit - carried - to);
    for (int from = 1; from < terms->n_days; from++)
        for (int to = from + 1; to < terms->n_days && to - from < limit; to++)
            short_row(terms, rule, sign, from, to, limit - (to - from));
}

static int weekday(const struct terms *terms, int day)
{
    return grid_weekday(&terms->problem->grid, day);
}

/* A column that is 1 where a weekend that counts begins on the day. */
static void add_weekend(struct terms *terms, struct expr *sum, int day)
{
    struct mip_build *build = terms->build;
    struct expr *row;
    int column = mip_add_column(
        build,
        arena_printf(build->mip->arena, "weekend_a%d_d%d", terms->index, day),
        0, 0, 1, true);
    for (int i = day; i < day + 2 && i < terms->n_days; i++) {
        if (i > day && weekday(terms, i) != SUNDAY)
            break;
        row = fresh(terms, 0);
        add_worked(terms, i, i + 1, 1);
        if (row->n == 0)
            continue;
        expr_add(row, column, -1);
        mip_add_row(build, "weekend", row, MIP_LEAST, 0);
    }
    expr_add(sum, column, 1);
}

static void write_weekends(struct terms *terms)
{
    const struct history *before = terms->before;
    bool counted = before->saturday && before->saturday_known;
    if (!holds(terms, RULE_max_weekends))
        return;
    int left = limit_of(terms, RULE_max_weekends) - before->weekends;
    struct expr sum = {.constant = left > 0 ? -left : 0};
    for (int day = 0; day < terms->n_days; day++)
        if (weekday(terms, day) == SATURDAY ||
            (day == 0 && weekday(terms, day) == SUNDAY && !counted))
            add_weekend(terms, &sum, day);
    mip_add_excess(terms->build, "max_weekends", &sum,
                   rule_cost(RULE_max_weekends,
                             terms->agent->rules[RULE_max_weekends], 1));
    expr_free(&sum);
}

/* Saturday without Sunday (sign 1) or the other way round (-1). */
static void write_half(struct terms *terms, int sunday, int sign)
{
    fresh(terms, 0);
    if (sunday > 0)
        add_worked(terms, sunday - 1, sunday, sign);
    else
        terms->expr.constant = sign * (terms->before->saturday != 0);
    add_worked(terms, sunday, sunday + 1, -sign);
    charge(terms, RULE_whole_weekends, 1);
}

static void write_whole_weekends(struct terms *terms)
{
    if (!holds(terms, RULE_whole_weekends))
        return;
    for (int day = 0; day < terms->n_days; day++) {
        if (weekday(terms, day) != SUNDAY ||
            (day == 0 && !terms->before->saturday_known))
            continue;
        write_half(terms, day, 1);
        write_half(terms, day, -1);
    }
}

static void write_day_hours(struct terms *terms)
{
    if (!holds(terms, RULE_max_hours_per_day))
        return;
    for (int i = 0; i < first_of(terms, terms->n_days); i++) {
        int over = offer_at(terms, i)->work_min -
                   limit_of(terms, RULE_max_hours_per_day);
        if (over <= 0)
            continue;
        fresh(terms, 0);
        add_taken(terms, i, 1);
        charge(terms, RULE_max_hours_per_day, over);
    }
}

static int longest_work(const struct terms *terms, int day)
{
    int most = 0;
    for (int i = first_of(terms, day); i < first_of(terms, day + 1); i++)
        if (offer_at(terms, i)->work_min > most)
            most = offer_at(terms, i)->work_min;
    return most;
}

/* Seven days that end with one that is worked. */
static void write_7_days(struct terms *terms)
{
    if (!holds(terms, RULE_max_hours_per_7_days))
        return;
    for (int day = 0; day < terms->n_days; day++) {
        int first = day < DAYS_PER_WEEK - 1 ? 0 : day - (DAYS_PER_WEEK - 1);
        int64_t over = -limit_of(terms, RULE_max_hours_per_7_days);
        for (int i = 0; i < DAYS_PER_WEEK - 1 - day; i++)
            over += terms->before->past[i];
        int64_t most = over;
        for (int i = first; i <= day; i++)
            most += longest_work(terms, i);
        if (most <= 0)
            continue;
        fresh(terms, over - most);
        add_work(terms, first, day + 1, 1);
        add_worked(terms, day, day + 1, most);
        charge(terms, RULE_max_hours_per_7_days, 1);
    }
}

/* First day of the week, and one past its last. */
static int week_start(const struct terms *terms, int week)
{
    int day = 0;
    while (day < terms->n_days && grid_week(&terms->problem->grid, day) < week)
        day++;
    return day;
}

static void write_most(struct terms *terms, enum rule rule, int from, int to,
                       int limit, int carried)
{
    if (limit < 0 || !holds(terms, rule))
        return;
    fresh(terms, carried < limit ? carried - limit : 0);
    add_work(terms, from, to, 1);
    charge(terms, rule, 1);
}

static void write_least(struct terms *terms, enum rule rule, int from, int to,
                        int limit, int carried)
{
    if (limit < 0 || !holds(terms, rule))
        return;
    fresh(terms, limit - carried);
    add_work(terms, from, to, -1);
    charge(terms, rule, 1);
}

static void write_target(struct terms *terms, enum rule rule, int from, int to,
                         int target, int carried)
{
    write_least(terms, rule, from, to, target, carried);
    if (target < 0 || !holds(terms, rule))
        return;
    fresh(terms, carried - target);
    add_work(terms, from, to, 1);
    charge(terms, rule, 1);
}

static void write_week(struct terms *terms, int week)
{
    const struct agent *agent = terms->agent;
    int carried = week == 0 ? terms->before->week_min : 0;
    int from = week_start(terms, week), to = week_start(terms, week + 1);
    write_most(terms, RULE_max_hours_per_week, from, to,
               limit_of(terms, RULE_max_hours_per_week), carried);
    write_most(terms, RULE_week_max, from, to, agent->week_max[week], carried);
    write_least(terms, RULE_week_min, from, to, agent->week_min[week], 0);
    write_target(terms, RULE_week_target, from, to, agent->week_target[week],
                 0);
}

static void write_hours(struct terms *terms)
{
    const struct agent *agent = terms->agent;
    int carried = terms->before->period_min;
    for (int week = 0; week < grid_n_weeks(&terms->problem->grid); week++)
        write_week(terms, week);
    write_most(terms, RULE_period_max, 0, terms->n_days, agent->period_max,
               carried);
    write_least(terms, RULE_period_min, 0, terms->n_days, agent->period_min,
                carried);
    write_target(terms, RULE_period_target, 0, terms->n_days,
                 agent->period_target, carried);
}

static void write_shift_limits(struct terms *terms)
{
    for (int shift = 0; shift < terms->problem->n_shifts; shift++) {
        int carried = terms->before->tally[shift];
        int least = terms->agent->shift_min[shift];
        int most = terms->agent->shift_max[shift];
        if (most >= 0 && holds(terms, RULE_shift_max)) {
            fresh(terms, carried < most ? carried - most : 0);
            add_shifts(terms, 0, terms->n_days, UINT64_C(1) << shift, 1);
            charge(terms, RULE_shift_max, 1);
        }
        if (least >= 0 && holds(terms, RULE_shift_min)) {
            fresh(terms, least - carried);
            add_shifts(terms, 0, terms->n_days, UINT64_C(1) << shift, -1);
            charge(terms, RULE_shift_min, 1);
        }
    }
}

void mip_add_rules(struct mip_build *build, int agent)
{
    const struct problem *problem = build->problem;
    struct terms terms = {
        .build = build,
        .problem = problem,
        .agent = &problem->agents[agent],
        .before = &problem->agents[agent].before,
        .index = agent,
        .n_days = problem->grid.n_days,
    };
    int run = terms.before->run;
    write_rest(&terms);
    write_succession(&terms);
    write_longest(&terms, RULE_max_days_in_a_row, run > 0 ? run : 0, false);
    write_longest(&terms, RULE_max_nights_in_a_row, terms.before->nights, true);
    write_shortest(&terms, RULE_min_days_in_a_row, 1);
    write_shortest(&terms, RULE_min_days_off, -1);
    write_weekends(&terms);
    write_whole_weekends(&terms);
    write_day_hours(&terms);
    write_7_days(&terms);
    write_hours(&terms);
    write_shift_limits(&terms);
    expr_free(&terms.expr);
}
