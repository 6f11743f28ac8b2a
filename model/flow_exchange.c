/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where speeds differ the flow is bettered by exchanges of two agents. */
#include "flow_parts.h"

/* Two agents change places: one of `group` goes from `from` to `to`, one of
 * `other` the other way; or, with `other` -1, the first alone.  NO_QUEUE is
 * to stand idle. */
struct exchange {
    int group, other, from, to;
};

static int speed_in(const struct problem *problem, int group, int queue)
{
    return group < 0 || queue == NO_QUEUE ? 0
                                          : flow_speed(problem, group, queue);
}

static bool can_move(const struct problem *problem, const struct flow *flow,
                     int group, int from, int to)
{
    int there = from == NO_QUEUE
                    ? flow->idle[group]
                    : flow->given[group * problem->n_queues + from];
    return there > 0 && (to == NO_QUEUE || flow_speed(problem, group, to) > 0);
}

static cost exchange_price(const struct problem *problem,
                           const struct flow *flow, int slot,
                           struct exchange swap)
{
    int queues[2], changes[2], n = 0;
    if (swap.from != NO_QUEUE) {
        queues[n] = swap.from;
        changes[n++] = speed_in(problem, swap.other, swap.from) -
                       speed_in(problem, swap.group, swap.from);
    }
    if (swap.to != NO_QUEUE) {
        queues[n] = swap.to;
        changes[n++] = speed_in(problem, swap.group, swap.to) -
                       speed_in(problem, swap.other, swap.to);
    }
    cost sum = flow_levels_change(problem, flow, slot, n, queues, changes);
    int idle_change = (swap.to == NO_QUEUE) - (swap.from == NO_QUEUE);
    if (swap.other < 0)
        sum += idle_change * flow_idle_price(problem);
    return sum;
}

static void move_one(const struct problem *problem, struct flow *flow,
                     int group, int from, int to)
{
    int *row = flow->given + group * problem->n_queues;
    --*(from == NO_QUEUE ? &flow->idle[group] : &row[from]);
    ++*(to == NO_QUEUE ? &flow->idle[group] : &row[to]);
    if (from != NO_QUEUE)
        flow->level[from] -= flow_speed(problem, group, from);
    if (to != NO_QUEUE)
        flow->level[to] += flow_speed(problem, group, to);
}

static bool try_exchange(const struct problem *problem, struct flow *flow,
                         int slot, struct exchange swap)
{
    if (swap.other >= 0 &&
        !can_move(problem, flow, swap.other, swap.to, swap.from))
        return false;
    if (exchange_price(problem, flow, slot, swap) >= 0)
        return false;
    move_one(problem, flow, swap.group, swap.from, swap.to);
    if (swap.other >= 0)
        move_one(problem, flow, swap.other, swap.to, swap.from);
    return true;
}

bool flow_exchange(const struct problem *problem, struct flow *flow, int slot)
{
    struct exchange swap;
    for (swap.group = 0; swap.group < problem->n_groups; swap.group++)
        for (swap.from = NO_QUEUE; swap.from < problem->n_queues; swap.from++)
            for (swap.to = NO_QUEUE; swap.to < problem->n_queues; swap.to++) {
                if (swap.from == swap.to ||
                    !can_move(problem, flow, swap.group, swap.from, swap.to))
                    continue;
                for (swap.other = -1; swap.other < problem->n_groups;
                     swap.other++)
                    if (try_exchange(problem, flow, slot, swap))
                        return true;
            }
    return false;
}
