/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One agent less in a slot: who is missed, and what others do about it. */
#include "flow_parts.h"

/* Queues that can do with a head less once one is taken from `first`, each
 * filled up from the next: `mover` leaves it to go to queue `from`. */
static void find_losers(const struct problem *problem, const struct flow *flow,
                        int group, struct reach *reach)
{
    int n_queues = problem->n_queues;
    uint64_t first = 0, seen = 0;
    for (int queue = 0; queue < n_queues; queue++)
        if (flow->given[group * n_queues + queue] > 0)
            first |= UINT64_C(1) << queue;
    reach->queues = 0;
    flow_reach_by(reach, first, NO_QUEUE, group);
    for (uint64_t next; (next = reach->queues & ~seen);) {
        int queue = __builtin_ctzll(next);
        seen |= UINT64_C(1) << queue;
        for (int mover = 0; mover < problem->n_groups; mover++) {
            if (!(problem->groups[mover].queues >> queue & 1))
                continue;
            for (int other = 0; other < n_queues; other++)
                if (flow->given[mover * n_queues + other] > 0)
                    flow_reach_by(reach, UINT64_C(1) << other, queue, mover);
        }
    }
}

/* An idle group that could fill the queue up, NOBODY if there is none. */
static int idle_group(const struct problem *problem, const struct flow *flow,
                      int queue)
{
    for (int group = 0; group < problem->n_groups; group++)
        if (flow->idle[group] > 0 && problem->groups[group].queues >> queue & 1)
            return group;
    return NOBODY;
}

/* Lets `queue` lose a head and the chain behind it move up, until the agent
 * taken out is replaced; or (sign -1) all go back. */
static void lose_chain(const struct problem *problem, const struct flow *flow,
                       const struct reach *reach, int queue, int sign)
{
    int n_queues = problem->n_queues;
    flow->level[queue] -= sign * HEAD;
    for (; queue != NO_QUEUE; queue = reach->from[queue]) {
        int mover = reach->mover[queue];
        flow->given[mover * n_queues + queue] -= sign;
        if (reach->from[queue] != NO_QUEUE)
            flow->given[mover * n_queues + reach->from[queue]] += sign;
    }
}

/* Where one agent less is felt, and what others do about it. */
struct loss {
    cost price;
    int queue, filler; /* NOBODY, or an idle group that fills it up */
    struct relay after;
};

static void make_good(const struct problem *problem, const struct flow *flow,
                      int slot, const struct reach *reach, int queue,
                      struct relay *after)
{
    uint64_t to = flow_partners(problem, flow, slot, queue);
    flow_no_relay(after);
    if (!to)
        return;
    lose_chain(problem, flow, reach, queue, 1);
    flow_best_relay(problem, flow, slot, UINT64_MAX, to, after);
    flow_add_idle_relays(problem, flow, slot, to, after);
    lose_chain(problem, flow, reach, queue, -1);
}

static void try_loss(const struct problem *problem, const struct flow *flow,
                     int slot, const struct reach *reach, int queue,
                     struct loss *best)
{
    int filler = idle_group(problem, flow, queue), less = -HEAD;
    cost price = -flow_idle_price(problem);
    struct relay after;
    flow_no_relay(&after);
    if (filler == NOBODY) {
        make_good(problem, flow, slot, reach, queue, &after);
        price = flow_levels_change(problem, flow, slot, 1, &queue, &less);
    }
    if (price + after.price >= best->price)
        return;
    best->price = price + after.price;
    best->queue = queue;
    best->filler = filler;
    flow_no_relay(&best->after);
    if (after.to != NO_QUEUE)
        best->after = after;
}

cost flow_remove(const struct problem *problem, struct flow *flow, int slot,
                 int group)
{
    if (flow->idle[group] > 0) {
        flow->idle[group]--;
        return -flow_idle_price(problem);
    }
    struct reach reach;
    find_losers(problem, flow, group, &reach);
    struct loss best;
    best.price = COST_FORBIDDEN;
    best.queue = NO_QUEUE;
    best.filler = NOBODY;
    flow_no_relay(&best.after);
    for (uint64_t left = reach.queues; left; left &= left - 1)
        try_loss(problem, flow, slot, &reach, __builtin_ctzll(left), &best);
    lose_chain(problem, flow, &reach, best.queue, 1);
    if (best.filler != NOBODY) {
        flow->idle[best.filler]--;
        flow->given[best.filler * problem->n_queues + best.queue]++;
        flow->level[best.queue] += HEAD;
    }
    flow_relay_apply(problem, flow, &best.after);
    return best.price;
}
