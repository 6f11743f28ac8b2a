/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best roster of a tiny problem, by trying everything: each offer of each
 * agent's day, each place for its breaks, each way to give out the queues of a
 * slot.  Prices come from the naive judge. */
#ifndef BRUTE_H
#define BRUTE_H

#include "naive.h"

enum { BRUTE_AGENTS = 8, BRUTE_LINES = 50000 };

struct brute {
    bool too_big; /* nothing was tried: more than `most` lines or rosters */
    bool legal;   /* there is a legal roster */
    cost cost;    /* of the best one */
    double tried; /* rosters there are */
};

/* At most BRUTE_AGENTS agents. */
struct brute brute_force(const struct problem *problem, double most);

/* Calls each() for every line of the agent's days, at most `most` of them,
 * until it says false.  False where some were left out. */
bool brute_lines(const struct problem *problem, int agent, int most,
                 bool (*each)(const struct duty *duties, void *context),
                 void *context);

/* Whether some line of the agent's days keeps all the rules in `mask`, breaks
 * always included. */
bool brute_line(const struct problem *problem, int agent, rule_mask mask);

/* Least price of shortage and surplus in a slot over all ways in which the
 * agents at work can serve queues or none; that which spans slots is not in
 * it. */
cost brute_slot(const struct problem *problem, int slot, const bool *at_work);

/* Least price of all queues over all slots; at_work[slot][agent].  The price
 * of one queue at most spans slots. */
cost brute_cover(const struct problem *problem, const bool *at_work);

#endif
