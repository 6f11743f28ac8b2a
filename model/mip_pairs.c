/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of two duties, one after the other. */
#include "mem.h"
#include "mip_terms.h"

#include <stdlib.h>

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

/* Days after which no duty comes so few minutes after another. */
static int reach_of(const struct terms *terms, int limit)
{
    const struct grid *grid = &terms->problem->grid;
    return limit / (22 * MINUTES_PER_HOUR) + 2 +
           grid_minutes(grid, DUTY_SLOTS_MAX) / (22 * MINUTES_PER_HOUR);
}

/* Duties that overlap, and where rest is hard also those too close. */
void mip_write_overlaps(struct terms *terms)
{
    const struct rule_setting *rest = &terms->agent->rules[RULE_rest];
    int limit = rule_is_hard(rest) && rest->limit > 0 ? rest->limit : 0;
    int last_end = terms->before->last_end;
    for (int i = 0; last_end != LONG_AGO && i < first_of(terms, terms->n_days);
         i++)
        if (gap_min(terms, last_end, offer_at(terms, i)->start) < limit) {
            fresh(terms, 0);
            add_taken(terms, i, 1);
            mip_add_excess(terms->build, "rest", &terms->expr, COST_FORBIDDEN);
        }
    for (int day = 0; day < terms->n_days; day++)
        for (int later = day + 1;
             later < terms->n_days && later <= day + reach_of(terms, limit);
             later++)
            if (days_meet(terms, day, later, limit))
                part_days(terms, day, later, limit);
}

/* Minutes that the rule counts from the duty before to the one after, -1 where
 * it does not look at them, or where they overlap. */
static int counted(const struct terms *terms, enum rule rule,
                   const struct offer *before, const struct offer *after)
{
    if (rule == RULE_hours_between_starts)
        return gap_min(terms, before->start, after->start);
    if (rule == RULE_rest_after_nights && (!before->night || after->night))
        return -1;
    return gap_min(terms, before->end, after->start);
}

/* What the rule misses between two duties, `before` being on no day of the
 * horizon where `i` is -1, unless a third comes between them. */
static void price_pair(struct terms *terms, enum rule rule,
                       const struct offer *before, int i, int k)
{
    const struct offer *after = offer_at(terms, k);
    int gap = counted(terms, rule, before, after);
    int limit = limit_of(terms, rule);
    if (gap < 0 || gap >= limit)
        return;
    fresh(terms, i < 0 ? 0 : -1);
    if (i >= 0)
        add_taken(terms, i, 1);
    add_taken(terms, k, 1);
    add_worked(terms, i < 0 ? 0 : before->day + 1, after->day, -1);
    charge(terms, rule, limit - gap);
}

static void price_days(struct terms *terms, enum rule rule, int day, int later)
{
    for (int i = first_of(terms, day); i < first_of(terms, day + 1); i++)
        for (int k = first_of(terms, later); k < first_of(terms, later + 1);
             k++)
            price_pair(terms, rule, offer_at(terms, i), i, k);
}

/* After the duty from before the first day. */
static void price_first(struct terms *terms, enum rule rule)
{
    const struct history *before = terms->before;
    struct offer last = {.start = before->last_start,
                         .end = before->last_end,
                         .night = before->night_end != LONG_AGO};
    int known = before->last_end;
    if (rule == RULE_hours_between_starts)
        known = before->last_start;
    if (rule == RULE_rest_after_nights)
        known = last.end = before->night_end;
    for (int k = 0; known != LONG_AGO && k < first_of(terms, terms->n_days);
         k++)
        price_pair(terms, rule, &last, -1, k);
}

static void write_distance(struct terms *terms, enum rule rule)
{
    if (!holds(terms, rule))
        return;
    int limit = limit_of(terms, rule);
    price_first(terms, rule);
    for (int day = 0; day < terms->n_days; day++)
        for (int later = day + 1;
             later < terms->n_days && later <= day + reach_of(terms, limit);
             later++)
            if (days_meet(terms, day, later, limit))
                price_days(terms, rule, day, later);
}

/* Duties of the day that start at that minute of the clock, or do not. */
static void add_starts(struct terms *terms, int day, int minute, bool at)
{
    for (int i = first_of(terms, day); i < first_of(terms, day + 1); i++)
        if ((offer_at(terms, i)->start_min == minute) == at)
            add_taken(terms, i, 1);
}

/* Whether an earlier choice of the day starts at the same minute. */
static bool start_seen(const struct terms *terms, int day, int choice)
{
    for (int i = first_of(terms, day); i < choice; i++)
        if (offer_at(terms, i)->start_min == offer_at(terms, choice)->start_min)
            return true;
    return false;
}

static void part_starts(struct terms *terms, int day, int later)
{
    for (int i = first_of(terms, day); i < first_of(terms, day + 1); i++) {
        int minute = offer_at(terms, i)->start_min;
        if (start_seen(terms, day, i))
            continue;
        fresh(terms, -1);
        add_starts(terms, day, minute, true);
        add_starts(terms, later, minute, false);
        add_worked(terms, day + 1, later, -1);
        charge(terms, RULE_same_start, 1);
    }
}

static void write_same_start(struct terms *terms)
{
    const struct grid *grid = &terms->problem->grid;
    int carried = terms->before->week_start;
    if (!holds(terms, RULE_same_start) || limit_of(terms, RULE_same_start) > 0)
        return;
    for (int later = 0; later < terms->n_days; later++) {
        for (int day = later - 1;
             day >= 0 && grid_week(grid, day) == grid_week(grid, later); day--)
            part_starts(terms, day, later);
        if (carried < 0 || grid_week(grid, later) > 0)
            continue;
        fresh(terms, 0);
        add_starts(terms, later, carried, false);
        add_worked(terms, 0, later, -1);
        charge(terms, RULE_same_start, 1);
    }
}

void mip_write_pairs(struct terms *terms)
{
    const struct rule_setting *rest = &terms->agent->rules[RULE_rest];
    if (terms->better || rest->price != RULE_HARD)
        write_distance(terms, RULE_rest);
    write_distance(terms, RULE_hours_between_starts);
    write_distance(terms, RULE_rest_after_nights);
    write_same_start(terms);
}

void mip_write_succession(struct terms *terms)
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
