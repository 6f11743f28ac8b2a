/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One day of one agent while the rules look at it: what the files
 * rules_of_*.c share.  Each rule is a function that looks at the history up to
 * yesterday and at today's duty (NULL: a day off) and charges what is over;
 * remember() in history.c alone moves the history on. */
#ifndef TODAY_H
#define TODAY_H

#include "problem.h"

struct today {
    const struct problem *problem;
    const struct agent *agent;
    const struct history *before;
    const struct offer *duty;
    int index, day, weekday;
    rule_mask mask;
    struct breaches *breaches; /* NULL: not collected */
    cost cost;
    bool forbidden;
};

static inline bool applies(const struct today *today, enum rule rule)
{
    return (today->mask >> rule & 1) &&
           today->agent->rules[rule].limit != RULE_OFF;
}

static inline int limit_of(const struct today *today, enum rule rule)
{
    return today->agent->rules[rule].limit;
}

/* Whether today's duty makes this a weekend worked. */
bool begins_weekend(const struct today *today);

/* Charges a breach at its price. */
void record(struct today *today, struct breach breach);

/* Charges `excess` over a rule's own limit, if above 0. */
void charge(struct today *today, enum rule rule, int excess);
void charge_better(struct today *today, enum rule rule, int excess);

/* Charges `over` over the rule's limit and `better` over its better one, each
 * as far as above 0. */
void charge_both(struct today *today, enum rule rule, int over, int better);

static inline int no_more(int value, int most)
{
    return value < most ? value : most;
}

static inline bool has_better(const struct today *today, enum rule rule)
{
    return today->agent->better[rule].price > 0;
}

/* Charges what `value` is over the rule's limit, or under it, by as much as
 * `own` (today's part of it) at most; by the better limit likewise. */
static inline void at_most(struct today *today, enum rule rule, int value,
                           int own)
{
    if (!applies(today, rule))
        return;
    int over = value - today->agent->rules[rule].limit;
    int better =
        has_better(today, rule) ? value - today->agent->better[rule].limit : 0;
    if (over > 0 || better > 0)
        charge_both(today, rule, no_more(over, own), no_more(better, own));
}

static inline void at_least(struct today *today, enum rule rule, int value)
{
    if (!applies(today, rule))
        return;
    int under = today->agent->rules[rule].limit - value;
    int better =
        has_better(today, rule) ? today->agent->better[rule].limit - value : 0;
    if (under > 0 || better > 0)
        charge_both(today, rule, under, better);
}

/* Bits of the agent's stretches of days off that today's duty lies in. */
short broken_by(const struct today *today);

void check_rest(struct today *today);         /* rules_of_rest.c */
void check_days(struct today *today);         /* rules_of_days.c */
void check_hours(struct today *today);        /* rules_of_hours.c */
void check_hours_at_end(struct today *today); /* of the period */
void check_gauges(struct today *today);       /* gauges.c */
void check_duty(struct today *today);         /* rules_of_duty.c */

/* The 24 hours of the working day once today's duty is done (struct history).
 */
struct span {
    int start, min;
    int inside; /* minutes of today's duty that count for the old one */
};
struct span span_of(const struct today *today);

/* Minutes of the longest rest in this week of rest, up to today's duty if there
 * is one. */
int week_rest_of(const struct today *today);
bool rest_week_ends(const struct today *today);

/* What today adds to a gauge. */
int gauge_adds(const struct today *today, const struct gauge *gauge);

#endif
