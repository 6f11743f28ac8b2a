/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules of the naive judge have in common. */
#ifndef NAIVE_LINE_H
#define NAIVE_LINE_H

#include "naive.h"

/* One agent's days: the duty of each, NULL on a day off. */
struct line {
    const struct problem *problem;
    const struct agent *who;
    const struct history *before;
    int agent, n_days;
    rule_mask mask;
    const struct offer **duty;
    const struct duty *days;
    struct naive *naive;
};

static inline bool held(const struct line *line, enum rule rule)
{
    return line->who->rules[rule].limit != RULE_OFF &&
           (line->mask >> rule & 1) != 0;
}

static inline int limit_of(const struct line *line, enum rule rule)
{
    return line->who->rules[rule].limit;
}

static inline void report(const struct line *line, enum rule rule, int day,
                          int excess)
{
    naive_report(line->problem, line->agent, rule, day, excess, line->naive);
}

/* Monday is 0; 1 January 1970 was a Thursday. */
static inline int weekday_of(const struct line *line, int day)
{
    return ((line->problem->grid.first_date + day) % 7 + 7 + 3) % 7;
}

/* The rules about hours of work and numbers of shifts. */
void naive_check_hours(const struct line *line);

#endif
