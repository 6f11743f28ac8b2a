/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who serves which queue in one slot: the flow of the linear program in whole
 * agents.  Agents are given out one at a time, each time where the gain is
 * greatest, over chains of agents who change queue to make room.  Gains fall
 * from head to head (prices are convex), so where all speeds are HEAD this
 * greedy is optimal: the queues that can be filled form a polymatroid.  Where
 * queues need some together, an agent more in one lets another spare one, who
 * moves on in a second chain; with one joint in the problem the two chains are
 * a shortest augmenting path, so that is optimal too; with several it need not
 * be.  With other speeds it is followed by exchanges until none gains. */
#ifndef FLOW_H
#define FLOW_H

#include "problem.h"

/* One slot's flow.  Callers own the arrays: given[n_groups * n_queues] agents
 * of a group serving a queue, idle[n_groups], level[n_queues] hundredths.
 *
 * What a linked queue costs is not known in one slot (linked.h). A lure stands
 * for it: some may be forced to it (forced[n_queues] hundredths, NULL: none),
 * and it draws all that are not needed elsewhere; or, to ask what one more
 * agent would save, each hundredth beyond the need, of deferred work all, is
 * worth worth[n_queues] (NULL: the lure counts). */
struct flow {
    int *given, *idle, *level;
    const int *forced;
    const cost *worth;
};

/* What the flow takes a linked queue's level to be worth, beyond its price. */
cost flow_lure(const struct problem *problem, const struct flow *flow,
               int queue, int slot);

/* Price of `level` hundredths in a queue that is not deferred: shortage, or
 * surplus beyond what a day target asks for. */
cost queue_price(const struct problem *problem, int queue, int slot, int level);

/* Price of what is missing to the need of several queues together. */
cost joint_price(const struct problem *problem, int joint, int slot, int level);

/* Price of the whole slot, less its lures. */
cost flow_price(const struct problem *problem, const struct flow *flow,
                int slot);

/* Change in price if the queue's level changes by `change`. */
cost flow_change(const struct problem *problem, const struct flow *flow,
                 int slot, int queue, int change);

/* Fills the flow for `supply[n_groups]` agents at work, one after another;
 * the same for the same supply.  With `exchange`, and speeds that are not all
 * HEAD, also tries every exchange of two agents. */
void flow_fill(const struct problem *problem, struct flow *flow, int slot,
               const int *supply, bool exchange);

/* Adds one agent of a group to an optimal flow and keeps it so. Returns the
 * change in price: 0 or less where work gains, above 0 where there is nothing
 * to do and surplus is priced. */
cost flow_add(const struct problem *problem, struct flow *flow, int slot,
              int group);

/* What flow_add() would return, with the flow left as it is. */
cost flow_gain(const struct problem *problem, const struct flow *flow, int slot,
               int group);

/* Takes one agent of a group out of an optimal flow and keeps it so, where all
 * speeds are HEAD or 0.  Returns the change in price. */
cost flow_remove(const struct problem *problem, struct flow *flow, int slot,
                 int group);

#endif
