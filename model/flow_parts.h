/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of flow.h share: how agents follow each other from queue to
 * queue, and what that costs. */
#ifndef FLOW_PARTS_H
#define FLOW_PARTS_H

#include "flow.h"
#include "roster.h"

enum { NOBODY = -1 };

/* How each queue can be reached by one more agent: `mover` comes to it from
 * queue `from`, or from outside where that is NO_QUEUE. */
struct reach {
    uint64_t queues;
    int8_t from[QUEUES_MAX];
    int mover[QUEUES_MAX];
};

/* More queues that are reached from this one, by this mover. */
void flow_reach_by(struct reach *reach, uint64_t queues, int from, int mover);

/* A chain of those who are there already: it ends in queue `to`, NO_QUEUE if
 * there is none that gains, and starts in another one or with an idle agent of
 * group `idle`, if not NOBODY. */
struct relay {
    cost price;
    int to, idle;
    struct reach reach;
};

void flow_no_relay(struct relay *relay);

/* Betters `best` by chains from one of the queues `from` to one of `to`; from
 * idle agents. */
void flow_best_relay(const struct problem *problem, const struct flow *flow,
                     int slot, uint64_t from, uint64_t to, struct relay *best);
void flow_add_idle_relays(const struct problem *problem,
                          const struct flow *flow, int slot, uint64_t to,
                          struct relay *best);
void flow_relay_apply(const struct problem *problem, struct flow *flow,
                      const struct relay *relay);

/* Those that need some together with the queue: what one of them gains another
 * may spare, what it loses another may make good. */
uint64_t flow_partners(const struct problem *problem, const struct flow *flow,
                       int slot, int queue);

/* Change in price if the levels of `n` queues change. */
cost flow_levels_change(const struct problem *problem, const struct flow *flow,
                        int slot, int n, const int *queue, const int *change);

cost flow_idle_price(const struct problem *problem);

/* 0 of NOBODY. */
int flow_speed(const struct problem *problem, int group, int queue);

/* flow_exchange.c: makes the first exchange of two agents, or move of one, that
 * gains; false where none does. */
bool flow_exchange(const struct problem *problem, struct flow *flow, int slot);

#endif
