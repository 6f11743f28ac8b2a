/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The judge: the only place that says what a roster costs and which rules it
 * breaks.  Whatever the solver returns, and whatever a lead has edited, is
 * scored here. */
#ifndef SCORE_H
#define SCORE_H

#include "roster.h"

/* What a gap is about, and what its need and have are.  GAP_HEADS: a stretch of
 * slots in which a queue is short, hundredths of a head; GAP_PRESENCE: the same
 * of a presence rule, or too many, or days of a rule by shift; GAP_JOINT: the
 * same of several queues together; GAP_LATE: a stretch in which deferred work
 * piled up that was late in the end, the work to be done and done, hundredths
 * of a head for a slot; GAP_DAY: a day on which too few contacts are answered
 * in time, the goal and what is gained, thousandths of a contact. */
enum gap_kind { GAP_HEADS, GAP_LATE, GAP_DAY, GAP_JOINT, GAP_PRESENCE };

struct gap {
    enum gap_kind kind;
    int which;      /* queue, joint or presence rule */
    bool surplus;   /* too many instead of too few; presence only */
    int start, end; /* slots, or days where the presence rule is by shift */
    int need, have;
    cost cost;
};

/* Whether the gap is the queue's own. */
static inline bool gap_of_queue(const struct gap *gap)
{
    return gap->kind <= GAP_DAY;
}

/* What is missing in all: to GAP_HEADS and GAP_LATE in hundredths of a head for
 * a slot. */
static inline int64_t gap_missing(const struct gap *gap)
{
    int slots = gap->kind == GAP_HEADS ? gap->end - gap->start : 1;
    return (int64_t)(gap->need - gap->have) * slots;
}

struct score {
    bool legal;    /* no hard rule broken */
    cost total;    /* of everything priced; hard breaches not in it */
    cost shortage; /* of queues */
    cost surplus;
    cost presence;
    cost rules[N_RULES];    /* priced breaches by rule */
    cost company;           /* part of the wishes: of those about colleagues */
    int64_t short_centimin; /* hundredths of a head times minutes missing in
                               queues: 6000 to the hour of shortage */
    int64_t need_centimin;  /* the same for all that is needed */
    struct breaches breaches; /* by agent, then day; wishes included,
                                 those about colleagues too */
    struct gap *gaps;         /* by kind of target (slots, days, joints,
                                 presence), which and start */
    int n_gaps, room;
};

/* Owned by the caller: score_free(). */
struct score *score_roster(const struct roster *roster);
void score_free(struct score *score); /* NULL is allowed */

/* All gaps, the dearest first, those as dear in their order; to be freed. */
const struct gap **score_dearest(const struct score *score);

/* Only the cost; at least COST_FORBIDDEN if a
 * hard rule is broken. */
cost score_total(const struct roster *roster);

#endif
