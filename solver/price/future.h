/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the days to come can still see of a history, for telling when one
 * label of pricing makes another superfluous.  Of two histories that are alike
 * one may still fare worse than the other later on, by at most their regret:
 * it has worked more, ended later, is further from a target.  This is the one
 * place that must know, rule by rule, which way each part of the memory
 * counts. */
#ifndef FUTURE_H
#define FUTURE_H

#include "problem.h"

struct future {
    const struct problem *problem;
    const struct agent *agent;
    rule_mask mask;   /* rules that count */
    int work_most;    /* minutes in the longest duty */
    int *next_start;  /* [n_days] the first slot at which a duty of a later day
                         can start */
    int *free_until;  /* [n_days] a duty that starts at this slot or later
                         on this day never costs rest before */
    uint64_t *shifts; /* [n_days] bits of those that the agent may have on a
                         day */
    uint64_t *barred; /* [n_shifts] bits of those that must not come before */
    uint64_t limited; /* bits of those whose number rules may still look at */
    int *units;       /* [gauges * n_days] the most that days after it can
                         still add */
    int *levels;      /* [gauges] different limits it has in turn */
    int *harmless;    /* [gauges * n_days] a sum after the day that cannot
                         break the gauge's limit any more */
    bool overtime, weekends; /* some gauge adds these up */
    /* What rules look at, beyond daily rest: */
    bool ends_matter, starts_matter; /* of duties */
    bool rest_matters, sums_matter;  /* of a history */
};

struct future future_new(const struct problem *problem, int agent,
                         rule_mask mask);
void future_free(struct future *future);

/* The rules of `mask` that really hold for the agent. */
rule_mask future_rules(const struct problem *problem, int agent);

/* Brings a history after `day` into the form that is compared: zero where no
 * later day can see it, past[k] the sum of the last k + 1 days. */
void future_view(const struct future *future, int day, struct history *history);

/* Whether two views differ only in what regret measures. */
bool future_alike(const struct future *future, const struct history *a,
                  const struct history *b);
unsigned future_hash(const struct future *future, const struct history *view);

/* At most how much more than `b` the days after `day` can cost `a`, whatever
 * they bring, given that they are alike; COST_FORBIDDEN if there is no such
 * limit. */
cost future_regret(const struct future *future, int day,
                   const struct history *a, const struct history *b);

/* Whether of two duties of a day `a` is as good as `b` on every other day. */
bool future_prefers(const struct future *future, const struct offer *a,
                    const struct offer *b);

#endif
