/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The judge: the only place that says what a roster costs and which rules it
 * breaks.  Whatever the solver returns, and whatever a lead has edited, is
 * scored here. */
#ifndef SCORE_H
#define SCORE_H

#include "roster.h"

/* A stretch of slots in which a queue or presence rule is short (or has too
 * many), heads unchanged; or in which deferred work piled up that was late in
 * the end: then need and have are the work to be done and the work done, in
 * hundredths of a head for a slot. */
struct gap {
    int queue;    /* or -1 */
    int presence; /* or -1 */
    bool deferred;
    bool surplus;   /* too many instead of too few; presence only */
    int start, end; /* slots, or days where the presence rule is by shift */
    int need, have; /* hundredths of a head */
    cost cost;
};

/* What is missing in all, in hundredths of a head for a slot. */
static inline int64_t gap_missing(const struct gap *gap)
{
    int slots = gap->deferred ? 1 : gap->end - gap->start;
    return (int64_t)(gap->need - gap->have) * slots;
}

struct score {
    bool legal;    /* no hard rule broken */
    cost total;    /* of everything priced; hard breaches not in it */
    cost shortage; /* of queues */
    cost surplus;
    cost presence;
    cost rules[N_RULES];      /* priced breaches by rule */
    int64_t short_centimin;   /* hundredths of a head times minutes missing in
                                 queues: 6000 to the hour of shortage */
    int64_t need_centimin;    /* the same for all that is needed */
    struct breaches breaches; /* by agent, then day; wishes included */
    struct gap *gaps;         /* by queue, then slot; presence after */
    int n_gaps, room;
};

/* Owned by the caller: score_free(). */
struct score *score_roster(const struct roster *roster);
void score_free(struct score *score); /* NULL is allowed */

/* Only the cost; at least COST_FORBIDDEN if a
 * hard rule is broken. */
cost score_total(const struct roster *roster);

#endif
