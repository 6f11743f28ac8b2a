/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weekends, Sundays, and sums over longer times.  More of any of them is never
 * better, so that a column which is at least what it stands for is as good as
 * that. */
#include "mem.h"
#include "mip_terms.h"

#include <stdlib.h>

/* On a Saturday that it is worked; on a Sunday that it is and the Saturday was
 * not. */
static int begins_column(struct terms *terms, int day)
{
    struct mip_build *build = terms->build;
    const struct history *before = terms->before;
    int worked = build->worked[terms->index * terms->n_days + day];
    if (weekday(terms, day) < SATURDAY || worked < 0)
        return -1;
    if (weekday(terms, day) == SATURDAY)
        return worked;
    if (day == 0)
        return before->saturday && before->saturday_known ? -1 : worked;
    const char *name =
        arena_printf(build->mip->arena, "weekend_a%d_d%d", terms->index, day);
    int column = mip_add_column(build, name, 0, 0, 1, false);
    fresh(terms, 0);
    add_worked(terms, day, day + 1, 1);
    add_worked(terms, day - 1, day, -1);
    expr_add(&terms->expr, column, -1);
    mip_add_row(build, "weekend", &terms->expr, MIP_LEAST, 0);
    return column;
}

void mip_find_weekends(struct terms *terms)
{
    for (int day = 0; day < terms->n_days; day++)
        terms->begins[day] = begins_column(terms, day);
}

static void add_begins(struct terms *terms, int day, int64_t value)
{
    if (day >= 0 && day < terms->n_days && terms->begins[day] >= 0)
        expr_add(&terms->expr, terms->begins[day], value);
}

static void write_max_weekends(struct terms *terms)
{
    if (!holds(terms, RULE_max_weekends))
        return;
    int left = limit_of(terms, RULE_max_weekends) - terms->before->weekends;
    fresh(terms, left > 0 ? -left : 0);
    for (int day = 0; day < terms->n_days; day++)
        add_begins(terms, day, 1);
    charge(terms, RULE_max_weekends, 1);
}

/* The expression is how many of those before were worked, span - 1 at most:
 * where this one is too, by column `now`, it must stay below span - limit. */
static void charge_free(struct terms *terms, enum rule rule, int now)
{
    struct mip_build *build = terms->build;
    struct rule_setting setting = setting_of(terms, rule);
    cost price = rule_cost(rule, setting, 1);
    if (now < 0 || setting.limit <= 0)
        return;
    terms->expr.constant -= setting.span - 1;
    expr_add(&terms->expr, now, setting.limit);
    if (price < COST_FORBIDDEN) {
        const char *name =
            arena_printf(build->mip->arena, "z%d_%s", build->mip->n_columns,
                         rule_infos[rule].name);
        expr_add(&terms->expr, mip_add_column(build, name, price, 0, 1, true),
                 -setting.limit);
    }
    mip_add_row(build, rule_infos[rule].name, &terms->expr, MIP_LEAST, 0);
}

static void write_free_sundays(struct terms *terms)
{
    if (!holds(terms, RULE_free_sundays))
        return;
    int span = setting_of(terms, RULE_free_sundays).span;
    for (int sunday = 0; sunday < terms->n_days; sunday++) {
        if (weekday(terms, sunday) != SUNDAY)
            continue;
        fresh(terms, 0);
        for (int back = 1; back < span; back++) {
            int day = sunday - back * DAYS_PER_WEEK;
            int carried = back - 1 - sunday / DAYS_PER_WEEK;
            if (day >= 0)
                add_worked(terms, day, day + 1, 1);
            else
                terms->expr.constant += terms->before->sundays >> carried & 1;
        }
        charge_free(
            terms, RULE_free_sundays,
            terms->build->worked[terms->index * terms->n_days + sunday]);
    }
}

/* The weekends before the one of that Sunday, which may be behind the last
 * day. */
static void add_weekends_before(struct terms *terms, int sunday, int span)
{
    const struct history *before = terms->before;
    for (int back = 1; back < span; back++) {
        int day = sunday - back * DAYS_PER_WEEK;
        int carried = back - 1 - sunday / DAYS_PER_WEEK;
        if (day < 0) {
            terms->expr.constant += before->weekends_past >> carried & 1;
            continue;
        }
        if (day == 0 && before->saturday && before->saturday_known)
            terms->expr.constant++;
        add_begins(terms, day - 1, 1);
        add_begins(terms, day, 1);
    }
}

static void write_free_weekends(struct terms *terms)
{
    if (!holds(terms, RULE_free_weekends))
        return;
    int span = setting_of(terms, RULE_free_weekends).span;
    for (int day = 0; day < terms->n_days; day++) {
        if (terms->begins[day] < 0)
            continue;
        fresh(terms, 0);
        add_weekends_before(terms, day + SUNDAY - weekday(terms, day), span);
        charge_free(terms, RULE_free_weekends, terms->begins[day]);
    }
}

void mip_write_weekends(struct terms *terms)
{
    write_max_weekends(terms);
    write_free_sundays(terms);
    write_free_weekends(terms);
}

static bool by_week(const struct agent *agent, const struct gauge *gauge)
{
    return gauge->measure == MEASURE_OVERTIME && agent->ordinary_week >= 0;
}

static bool rises(const struct gauge *gauge)
{
    for (int day = gauge->from + 1; gauge->most && day < gauge->to; day++)
        if (gauge->most[day] != gauge->most[day - 1])
            return true;
    return false;
}

const char *mip_gauges_cannot(const struct agent *agent)
{
    for (int i = 0; i < agent->n_gauges; i++) {
        const struct gauge *gauge = &agent->gauges[i];
        if (by_week(agent, gauge))
            return "overtime by the week";
        if (agent->rules[RULE_averages].limit != RULE_OFF &&
            gauge->price != RULE_HARD && rises(gauge))
            return "priced averages whose limit rises";
    }
    return NULL;
}

/* What a duty adds, weekends aside. */
static int adds(const struct terms *terms, const struct gauge *gauge,
                int choice)
{
    const struct agent *agent = terms->agent;
    int work = offer_at(terms, choice)->work_min;
    if (gauge->measure == MEASURE_WORK)
        return work;
    if (gauge->measure == MEASURE_DUTIES)
        return gauge->amount[agent->choices[choice].offer];
    if (agent->ordinary_day < 0 || work < agent->ordinary_day)
        return 0;
    return work - agent->ordinary_day;
}

/* The gauge's sum up to the day, what is carried aside. */
static void add_sum(struct terms *terms, const struct gauge *gauge, int to)
{
    for (int day = gauge->from; day < to; day++) {
        if (gauge->measure == MEASURE_WEEKENDS) {
            add_begins(terms, day, 1);
            continue;
        }
        for (int i = first_of(terms, day); i < first_of(terms, day + 1); i++)
            if (adds(terms, gauge, i) > 0)
                add_taken(terms, i, adds(terms, gauge, i));
    }
}

/* After each day with a limit of its own: no more than what is left up to it.
 * What was over before counts once. */
static void write_limits(struct terms *terms, const struct gauge *gauge,
                         int carried)
{
    if (!gauge->most || !holds(terms, RULE_averages))
        return;
    for (int day = gauge->from; day < gauge->to; day++) {
        int most = gauge->most[day];
        if (most == INT_MAX ||
            (day + 1 < gauge->to && gauge->most[day + 1] == most))
            continue;
        fresh(terms, most > carried ? carried - most : 0);
        add_sum(terms, gauge, day + 1);
        mip_add_excess(terms->build, "averages", &terms->expr,
                       gauge_limit_cost(gauge, 1));
    }
}

/* Units at one price after another, the cheapest first. */
static void write_steps(struct terms *terms, const struct gauge *gauge,
                        int carried)
{
    struct mip_build *build = terms->build;
    int unit = carried, last = gauge->n_steps - 1;
    if (last < 0 || !holds(terms, RULE_burdens))
        return;
    fresh(terms, 0);
    add_sum(terms, gauge, gauge->to);
    while (unit <= last) {
        cost price = gauge->step[unit];
        int from = unit;
        while (unit <= last && gauge->step[unit] == price)
            unit++;
        int64_t most = unit > last ? MIP_MOST : unit - from;
        const char *name = arena_printf(build->mip->arena, "z%d_burdens",
                                        build->mip->n_columns);
        expr_add(&terms->expr,
                 mip_add_column(build, name, price, 0, most, false), -1);
    }
    if (carried > last) {
        mip_add_excess(build, "burdens", &terms->expr, gauge->step[last]);
        return;
    }
    mip_add_row(build, "burdens", &terms->expr, MIP_LEAST, 0);
}

void mip_write_gauges(struct terms *terms)
{
    for (int i = 0; i < terms->agent->n_gauges; i++) {
        const struct gauge *gauge = &terms->agent->gauges[i];
        int carried = terms->before->tally[terms->problem->n_shifts + i];
        write_limits(terms, gauge, carried);
        write_steps(terms, gauge, carried);
    }
}
