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

/* Charges what `value` is over the rule's limit, or under it, by as much as
 * `own` (today's part of it) at most; by the better limit likewise. */
void at_most(struct today *today, enum rule rule, int value, int own);
void at_least(struct today *today, enum rule rule, int value);

void check_rest(struct today *today);         /* rules_of_rest.c */
void check_days(struct today *today);         /* rules_of_days.c */
void check_hours(struct today *today);        /* rules_of_hours.c */
void check_hours_at_end(struct today *today); /* of the period */
void check_gauges(struct today *today);       /* gauges.c */
void check_duty(struct today *today);         /* rules_of_duty.c */

/* The 24 hours of the working day after today (struct history), and whether
 * today's duty reaches into it: minutes before and behind its edge. */
struct span {
    int start, min;
    int inside; /* minutes of today's duty that count for the old one */
};
struct span span_of(const struct today *today);

/* Minutes of the longest rest in this week of rest, up to today's duty. */
int week_rest_of(const struct today *today);
bool rest_week_ends(const struct today *today);

/* What today adds to a gauge. */
int gauge_adds(const struct today *today, const struct gauge *gauge);

#endif
