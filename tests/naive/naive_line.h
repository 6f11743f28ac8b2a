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
    bool better; /* the second, stricter limits are looked at */
    struct naive *naive;
};

static inline bool held(const struct line *line, enum rule rule)
{
    return line->who->rules[rule].limit != RULE_OFF &&
           (!line->better || line->who->better[rule].price > 0) &&
           (line->mask >> rule & 1) != 0;
}

static inline struct rule_setting setting_of(const struct line *line,
                                             enum rule rule)
{
    return line->better ? line->who->better[rule] : line->who->rules[rule];
}

static inline int limit_of(const struct line *line, enum rule rule)
{
    return setting_of(line, rule).limit;
}

static inline void report(const struct line *line, enum rule rule, int day,
                          int excess)
{
    if (excess <= 0)
        return;
    naive_report(line->problem,
                 (struct breach){.rule = rule,
                                 .agent = line->agent,
                                 .day = day,
                                 .excess = excess,
                                 .better = line->better},
                 line->naive);
}

/* Monday is 0; 1 January 1970 was a Thursday. */
static inline int weekday_of(const struct line *line, int day)
{
    return ((line->problem->grid.first_date + day) % 7 + 7 + 3) % 7;
}

static inline int minutes_on(const struct line *line, int day)
{
    return line->duty[day] ? line->duty[day]->work_min : 0;
}

/* Minutes worked in the calendar week up to the day, those before the first
 * day left out; and those before it that belong to the week. */
int naive_week_until(const struct line *line, int day);
int naive_carried_in_week(const struct line *line, int day);

/* Whether the weekend becomes one that is worked on this day. */
bool naive_begins_weekend(const struct line *line, int day);

/* Rules of hours with two limits, each looked at on its own, and those of the
 * contract. */
void naive_check_hours(const struct line *line);
void naive_check_contract(const struct line *line);

/* Rules of law that may have two limits, and those that look at what is given
 * for the agent alone: restrictions and sums over longer times. */
void naive_check_law(const struct line *line);
void naive_check_sums(const struct line *line);

#endif
