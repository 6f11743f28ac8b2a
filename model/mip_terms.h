/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One agent while its rules are written into the mixed integer program: what
 * the files mip_*.c of rules share.  What is over a limit is an expression
 * that must not be above 0, or whose excess is paid. */
#ifndef MIP_TERMS_H
#define MIP_TERMS_H

#include "mip_build.h"

struct terms {
    struct mip_build *build;
    const struct problem *problem;
    const struct agent *agent;
    const struct history *before;
    int index, n_days;
    bool better; /* the second, stricter limits are written */
    int *begins; /* [n_days] column: a weekend becomes worked; -1: cannot */
    struct expr expr;
};

static inline bool holds(const struct terms *terms, enum rule rule)
{
    return terms->agent->rules[rule].limit != RULE_OFF &&
           (!terms->better || terms->agent->better[rule].price > 0);
}

static inline struct rule_setting setting_of(const struct terms *terms,
                                             enum rule rule)
{
    return terms->better ? terms->agent->better[rule]
                         : terms->agent->rules[rule];
}

static inline int limit_of(const struct terms *terms, enum rule rule)
{
    return setting_of(terms, rule).limit;
}

static inline struct expr *fresh(struct terms *terms, int64_t constant)
{
    expr_clear(&terms->expr);
    terms->expr.constant = constant;
    return &terms->expr;
}

/* A unit of what the expression is above 0 counts `weight` units of excess. */
static inline void charge(struct terms *terms, enum rule rule, int weight)
{
    mip_add_excess(terms->build, rule_infos[rule].name, &terms->expr,
                   rule_cost(rule, setting_of(terms, rule), weight));
}

static inline void add_worked(struct terms *terms, int from, int to,
                              int64_t value)
{
    for (int day = from; day < to; day++)
        expr_add_worked(terms->build, &terms->expr, terms->index, day, value);
}

static inline const struct offer *offer_at(const struct terms *terms,
                                           int choice)
{
    return &terms->problem->offers[terms->agent->choices[choice].offer];
}

static inline void add_taken(struct terms *terms, int choice, int64_t value)
{
    expr_add(&terms->expr, terms->build->taken[terms->index][choice], value);
}

static inline int first_of(const struct terms *terms, int day)
{
    return terms->agent->first_choice[day];
}

static inline void add_shifts(struct terms *terms, int from, int to,
                              uint64_t shifts, int64_t value)
{
    for (int i = first_of(terms, from); i < first_of(terms, to); i++)
        if (shifts >> offer_at(terms, i)->shift & 1)
            add_taken(terms, i, value);
}

static inline int weekday(const struct terms *terms, int day)
{
    return grid_weekday(&terms->problem->grid, day);
}

/* How one duty follows another: rest, starts, successions; mip_pairs.c. */
void mip_write_overlaps(struct terms *terms);
void mip_write_pairs(struct terms *terms);
void mip_write_succession(struct terms *terms);

/* Weekends, Sundays and sums over longer times; mip_sums.c. */
void mip_find_weekends(struct terms *terms);
void mip_write_weekends(struct terms *terms);
void mip_write_gauges(struct terms *terms);

/* What of an agent's gauges cannot be said, in words; NULL: nothing. */
const char *mip_gauges_cannot(const struct agent *agent);

#endif
