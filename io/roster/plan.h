/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster and all that is told with it: what every writer in this folder is
 * given.  Everything is borrowed. */
#ifndef PLAN_H
#define PLAN_H

#include "outcome.h"
#include "roster.h"
#include "score.h"

struct team;
struct grants;
struct simulated;

/* What was asked of the search; 0: nothing asked.  Threads are left out, as
 * they change no roster. */
struct plan_options {
    double gap;        /* relative: 0.01 is one per cent */
    double time_limit; /* seconds */
    int64_t work_limit;
    uint64_t seed;
};

struct plan {
    const struct team *team;
    const struct roster *roster;
    const struct score *score;          /* the judge's, of this roster */
    const struct outcome *outcome;      /* NULL: not fresh from the solver */
    const struct plan_options *options; /* NULL likewise */
    const struct simulated *simulated;  /* NULL: not simulated */
    const struct grants *grants; /* of wishes refused; NULL: not looked into */
    const char *version;         /* of the program: "0.1.0" */
};

/* The gap between cost and bound in per cent of the cost (0 where the cost is
 * 0) and in hours of shortage at 1200 points. */
double plan_gap_percent(const struct outcome *outcome);
double plan_gap_hours(const struct outcome *outcome);

/* How often a roster pays for a rule; for wishes how many it refuses, of those
 * that are not of days off together, which have a rule of their own. */
int plan_times_paid(const struct roster *roster, const struct score *score,
                    enum rule rule);

/* "optimal", "within_gap", "limit", "interrupted", "raised", "fairer",
 * "shared", "no_roster". */
const char *plan_status(enum outcome_status status);

/* A sentence of what a part of the gap was paid for; NULL: for nothing. */
const char *plan_paid_for(enum outcome_status status);

#endif
