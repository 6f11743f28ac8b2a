/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules must remember of an agent's days so far.  The same struct is
 * last period's carry-over, the judge's fold state and the label that pricing
 * extends; history_add_day() is where each rule is written, once: "given this
 * history, add this day".  No byte of the struct is padding: labels are
 * compared as bytes, up to history_bytes(). */
#ifndef HISTORY_H
#define HISTORY_H

#include "rules.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    SHIFTS_MAX = 64,
    GAUGES_MAX = 64,        /* of one agent */
    STRETCHES_MAX = 15,     /* likewise */
    PAST_DAYS = 8,          /* whose duties 168 hours can still touch */
    LONG_AGO = INT_MIN / 4, /* slot of a moment so far back that it is no
                               matter */
};

struct problem;
struct offer;

struct history {
    int last_end;   /* slot at which the last duty ended; may be negative */
    int last_start; /* and at which it started */
    int night_end;  /* slot at which the last duty ended, if it was a night */
    int week_min;   /* minutes worked in this calendar week */
    int period_min; /* minutes worked in the period */
    int week_rest;  /* minutes of the longest rest in this week of rest, up to
                       the last duty (rules_of_rest.c) */
    int past[PAST_DAYS];     /* minutes worked on each of the last days,
                                yesterday first */
    int past_end[PAST_DAYS]; /* slots at which these duties ended; LONG_AGO:
                                off */
    int weekends;            /* worked in the period so far */

    /* What is read as it is, not as more or less: */
    int span_start; /* slot at which the 24 hours of the last working day
                       began, and minutes worked in these */
    int span_min;
    int week_over; /* minutes of this calendar week beyond the ordinary ones of
                      their days */
    short last_shift; /* worked yesterday, -1: off or unknown */
    short run;        /* days worked (> 0) or off (< 0) in a row, 0: unknown */
    short run_open;   /* 1: the run began before what is known, it is never too
                         short */
    short nights;     /* night duties on days in a row, up to yesterday */
    short saturday;   /* 1: worked on the last Saturday */
    short saturday_known; /* 0: the last Saturday is before all knowledge */
    short sundays;        /* bits of those worked, the last is 1 << 0 */
    short weekends_past;  /* likewise, of weekends that are over */
    short week_start;     /* minute of the clock at which the last duty of this
                             calendar week started, -1: none yet */
    short broken;         /* bits of the agent's stretches with a day worked */

    /* Duties of each shift in the period, then the sum of each gauge. */
    int tally[SHIFTS_MAX + GAUGES_MAX];
};

/* Whether work on this weekday, 0 being Monday, begins a weekend worked: one
 * whose Saturday was worked has begun. */
bool history_begins_weekend(const struct history *history, int weekday);

/* A rule broken (hard) or paid for (priced) by one agent. */
struct breach {
    enum rule rule;
    int agent, day; /* the day on which it shows; n_days: at the end */
    int excess;     /* in the rule's unit */
    cost cost;      /* COST_FORBIDDEN if hard */
    bool better;    /* of the agent's better[], not of rules[] */
    int which;      /* averages, burdens: gauge; restricted: restriction;
                       break_time: tier; activities, off_together: which of
                       them; else 0 */
};

struct breaches {
    struct breach *items;
    int n, room;
};

void breaches_add(struct breaches *breaches, struct breach breach);
void breaches_free(struct breaches *breaches);

/* Which rules history_add_day() and history_close() apply; RULES_ALL unless a
 * caller relaxes some for a bound. */
typedef uint64_t rule_mask;
#define RULES_ALL      UINT64_MAX
#define RULE_BIT(name) ((rule_mask)1 << RULE_##name)

/* The bytes of a history that the problem uses, all from the first. */
size_t history_bytes(const struct problem *problem);

/* A history before which nothing is known. */
struct history history_blank(void);

/* Adds a day to what is remembered of an agent: a duty, or NULL for a day off.
 * Returns what the day costs, wishes included; at least COST_FORBIDDEN if it
 * breaks a hard rule.  `breaches`, if not NULL, collects every rule broken or
 * paid for; then the fold goes on after a hard one.  Days are added in order,
 * from 0 to n_days - 1. */
cost history_add_day(const struct problem *problem, int agent,
                     struct history *history, int day, const struct offer *duty,
                     rule_mask mask, struct breaches *breaches);

/* What is owed at the end of the period: minima and targets. */
cost history_close(const struct problem *problem, int agent,
                   const struct history *history, rule_mask mask,
                   struct breaches *breaches);

#endif
