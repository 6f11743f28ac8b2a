/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of one agent as rows, each as history.c counts it: what is over a
 * limit is an expression that must not be above 0, or whose excess is paid. */
#include "mem.h"
#include "mip_terms.h"

#include <stdlib.h>

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

/* A day worked in a stretch breaks it: the share of it that is worked is a
 * lower bound, each day by itself makes it whole. */
static void write_stretch(struct terms *terms, int index)
{
    const struct days_off *stretch = &terms->agent->stretches[index];
    struct mip_build *build = terms->build;
    const char *name = arena_printf(build->mip->arena, "off_together_a%d_%d",
                                    terms->index, index);
    int broken = mip_add_column(build, name, stretch->price, 0, 1, false);
    for (int day = stretch->from; day < stretch->to; day++) {
        if (day < 0 || day >= terms->n_days)
            continue;
        fresh(terms, 0);
        add_worked(terms, day, day + 1, 1);
        expr_add(&terms->expr, broken, -1);
        mip_add_row(build, "off_together", &terms->expr, MIP_LEAST, 0);
    }
}

static void write_stretches(struct terms *terms)
{
    for (int i = 0;
         holds(terms, RULE_off_together) && i < terms->agent->n_stretches; i++)
        if (!(terms->before->broken >> i & 1))
            write_stretch(terms, i);
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

static void write_weeks(struct terms *terms)
{
    enum rule rule = RULE_max_hours_per_week;
    for (int week = 0; week < grid_n_weeks(&terms->problem->grid); week++)
        write_most(terms, rule, week_start(terms, week),
                   week_start(terms, week + 1), limit_of(terms, rule),
                   week == 0 ? terms->before->week_min : 0);
}

static void write_week(struct terms *terms, int week)
{
    const struct agent *agent = terms->agent;
    int carried = week == 0 ? terms->before->week_min : 0;
    int from = week_start(terms, week), to = week_start(terms, week + 1);
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

/* What may hold twice. */
static void write_limits(struct terms *terms)
{
    int run = terms->before->run;
    mip_write_pairs(terms);
    write_longest(terms, RULE_max_days_in_a_row, run > 0 ? run : 0, false);
    write_longest(terms, RULE_max_nights_in_a_row, terms->before->nights, true);
    write_shortest(terms, RULE_min_days_in_a_row, 1);
    write_shortest(terms, RULE_min_days_off, -1);
    mip_write_weekends(terms);
    write_day_hours(terms);
    write_7_days(terms);
    write_weeks(terms);
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
    terms.begins = mem_alloc((size_t)terms.n_days, sizeof *terms.begins);
    mip_find_weekends(&terms);
    mip_write_overlaps(&terms);
    write_limits(&terms);
    mip_write_succession(&terms);
    write_whole_weekends(&terms);
    write_stretches(&terms);
    write_hours(&terms);
    write_shift_limits(&terms);
    mip_write_gauges(&terms);
    terms.better = true;
    write_limits(&terms);
    free(terms.begins);
    expr_free(&terms.expr);
}
