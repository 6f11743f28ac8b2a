/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow.h"

#include "deferral.h"
#include "roster.h"

#include <string.h>

cost queue_price(const struct problem *problem, int queue, int slot, int level)
{
    const struct queue *stream = &problem->queues[queue];
    int missing = stream->need[slot] - level;
    return missing > 0 ? steps_cost(&stream->shortage, missing)
                       : problem->surplus_price * -missing;
}

/* What is not forced falls from head to head and stays below the price of
 * anything short, so that hands which nothing else needs are shared out between
 * deferred queues. */
cost flow_lure(const struct problem *problem, const struct flow *flow,
               int queue, int level)
{
    if (flow->worth)
        return flow->worth[queue] * level;
    const struct queue *stream = &problem->queues[queue];
    int forced = flow->forced ? flow->forced[queue] : 0;
    int first = level < forced ? level : forced, rest = level - first;
    int64_t usual = stream->deferral->usual;
    return stream->shortage.price[0] * first + problem->surplus_price * level +
           rest * usual / (2 * (rest + usual));
}

static cost price_at(const struct problem *problem, const struct flow *flow,
                     int slot, int queue, int level)
{
    return is_deferred(problem, queue)
               ? -flow_lure(problem, flow, queue, level)
               : queue_price(problem, queue, slot, level);
}

static cost level_change(const struct problem *problem, const struct flow *flow,
                         int slot, int queue, int change)
{
    int level = flow->level[queue];
    return price_at(problem, flow, slot, queue, level + change) -
           price_at(problem, flow, slot, queue, level);
}

cost flow_price(const struct problem *problem, const struct flow *flow,
                int slot)
{
    cost sum = 0;
    for (int queue = 0; queue < problem->n_queues; queue++)
        sum += price_at(problem, flow, slot, queue, flow->level[queue]);
    for (int group = 0; group < problem->n_groups; group++)
        sum += problem->surplus_price * HEAD * flow->idle[group];
    return sum;
}

/* How each queue can be reached by one more agent: `mover` comes to it from
 * queue `from`, or from outside where that is NO_QUEUE. */
struct reach {
    uint64_t queues;
    int8_t from[QUEUES_MAX];
    int mover[QUEUES_MAX];
};

static void reach_by(struct reach *reach, uint64_t queues, int from, int mover)
{
    for (uint64_t fresh = queues & ~reach->queues; fresh; fresh &= fresh - 1) {
        int queue = __builtin_ctzll(fresh);
        reach->from[queue] = (int8_t)from;
        reach->mover[queue] = mover;
    }
    reach->queues |= queues;
}

static void find_reach(const struct problem *problem, const struct flow *flow,
                       int group, struct reach *reach)
{
    reach->queues = 0;
    reach_by(reach, problem->groups[group].queues, NO_QUEUE, group);
    uint64_t seen = 0;
    for (uint64_t next; (next = reach->queues & ~seen);) {
        int queue = __builtin_ctzll(next);
        seen |= UINT64_C(1) << queue;
        for (int mover = 0; mover < problem->n_groups; mover++)
            if (flow->given[mover * problem->n_queues + queue] > 0)
                reach_by(reach, problem->groups[mover].queues, queue, mover);
    }
}

static int speed_of(const struct problem *problem, int group, int queue)
{
    return problem->groups[group].speed[queue];
}

/* Change in price if a chain of agents moves up to let one into `queue`. */
static cost chain_price(const struct problem *problem, const struct flow *flow,
                        int slot, const struct reach *reach, int queue)
{
    cost sum = -problem->surplus_price * HEAD;
    int leaving = 0;
    for (; queue != NO_QUEUE; queue = reach->from[queue]) {
        int mover = reach->mover[queue];
        sum += level_change(problem, flow, slot, queue,
                            speed_of(problem, mover, queue) - leaving);
        if (reach->from[queue] != NO_QUEUE)
            leaving = speed_of(problem, mover, reach->from[queue]);
    }
    return sum;
}

static void chain_apply(const struct problem *problem, struct flow *flow,
                        const struct reach *reach, int queue)
{
    for (; queue != NO_QUEUE; queue = reach->from[queue]) {
        int mover = reach->mover[queue], from = reach->from[queue];
        flow->given[mover * problem->n_queues + queue]++;
        flow->level[queue] += speed_of(problem, mover, queue);
        if (from == NO_QUEUE)
            continue;
        flow->given[mover * problem->n_queues + from]--;
        flow->level[from] -= speed_of(problem, mover, from);
    }
}

/* The queue where one more agent of the group gains most, NO_QUEUE where
 * nowhere; `*gain` is the change in price against standing idle. */
static int best_queue(const struct problem *problem, const struct flow *flow,
                      int slot, int group, struct reach *reach, cost *gain)
{
    find_reach(problem, flow, group, reach);
    int best = NO_QUEUE;
    *gain = 0;
    for (uint64_t left = reach->queues; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        cost price = chain_price(problem, flow, slot, reach, queue);
        if (price < *gain) {
            *gain = price;
            best = queue;
        }
    }
    return best;
}

cost flow_gain(const struct problem *problem, const struct flow *flow, int slot,
               int group)
{
    struct reach reach;
    cost gain;
    best_queue(problem, flow, slot, group, &reach, &gain);
    return gain + problem->surplus_price * HEAD;
}

cost flow_add(const struct problem *problem, struct flow *flow, int slot,
              int group)
{
    struct reach reach;
    cost gain;
    int queue = best_queue(problem, flow, slot, group, &reach, &gain);
    if (queue == NO_QUEUE)
        flow->idle[group]++;
    else
        chain_apply(problem, flow, &reach, queue);
    return gain + problem->surplus_price * HEAD;
}

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
    reach_by(reach, first, NO_QUEUE, group);
    for (uint64_t next; (next = reach->queues & ~seen);) {
        int queue = __builtin_ctzll(next);
        seen |= UINT64_C(1) << queue;
        for (int mover = 0; mover < problem->n_groups; mover++) {
            if (!(problem->groups[mover].queues >> queue & 1))
                continue;
            for (int other = 0; other < n_queues; other++)
                if (flow->given[mover * n_queues + other] > 0)
                    reach_by(reach, UINT64_C(1) << other, queue, mover);
        }
    }
}

/* An idle group that could fill the queue up, -1 if there is none. */
static int idle_group(const struct problem *problem, const struct flow *flow,
                      int queue)
{
    for (int group = 0; group < problem->n_groups; group++)
        if (flow->idle[group] > 0 && problem->groups[group].queues >> queue & 1)
            return group;
    return -1;
}

/* Lets `queue` lose a head and the chain behind it move up, until the agent
 * taken out is replaced. */
static void lose_chain(const struct problem *problem, struct flow *flow,
                       const struct reach *reach, int queue)
{
    int n_queues = problem->n_queues;
    flow->level[queue] -= HEAD;
    for (; queue != NO_QUEUE; queue = reach->from[queue]) {
        int mover = reach->mover[queue];
        flow->given[mover * n_queues + queue]--;
        if (reach->from[queue] != NO_QUEUE)
            flow->given[mover * n_queues + reach->from[queue]]++;
    }
}

cost flow_remove(const struct problem *problem, struct flow *flow, int slot,
                 int group)
{
    cost idle_price = problem->surplus_price * HEAD;
    if (flow->idle[group] > 0) {
        flow->idle[group]--;
        return -idle_price;
    }
    struct reach reach;
    find_losers(problem, flow, group, &reach);
    int best = NO_QUEUE, filler = -1;
    cost least = COST_FORBIDDEN;
    for (uint64_t left = reach.queues; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        int idle = idle_group(problem, flow, queue);
        cost price = idle >= 0
                         ? -idle_price
                         : level_change(problem, flow, slot, queue, -HEAD);
        if (price < least) {
            least = price;
            best = queue;
            filler = idle;
        }
    }
    lose_chain(problem, flow, &reach, best);
    if (filler >= 0) {
        flow->idle[filler]--;
        flow->given[filler * problem->n_queues + best]++;
        flow->level[best] += HEAD;
    }
    return least;
}

/* Two agents change places: one of `group` goes from `from` to `to`, one of
 * `other` the other way; or, with `other` -1, the first alone.  NO_QUEUE is
 * to stand idle. */
struct exchange {
    int group, other, from, to;
};

static int speed_in(const struct problem *problem, int group, int queue)
{
    return group < 0 || queue == NO_QUEUE ? 0 : speed_of(problem, group, queue);
}

static bool can_move(const struct problem *problem, const struct flow *flow,
                     int group, int from, int to)
{
    int there = from == NO_QUEUE
                    ? flow->idle[group]
                    : flow->given[group * problem->n_queues + from];
    return there > 0 && (to == NO_QUEUE || speed_of(problem, group, to) > 0);
}

static cost exchange_price(const struct problem *problem,
                           const struct flow *flow, int slot,
                           struct exchange swap)
{
    cost sum = 0;
    if (swap.from != NO_QUEUE)
        sum += level_change(problem, flow, slot, swap.from,
                            speed_in(problem, swap.other, swap.from) -
                                speed_in(problem, swap.group, swap.from));
    if (swap.to != NO_QUEUE)
        sum += level_change(problem, flow, slot, swap.to,
                            speed_in(problem, swap.group, swap.to) -
                                speed_in(problem, swap.other, swap.to));
    int idle_change = (swap.to == NO_QUEUE) - (swap.from == NO_QUEUE);
    if (swap.other < 0)
        sum += idle_change * problem->surplus_price * HEAD;
    return sum;
}

static void move_one(const struct problem *problem, struct flow *flow,
                     int group, int from, int to)
{
    int *row = flow->given + group * problem->n_queues;
    --*(from == NO_QUEUE ? &flow->idle[group] : &row[from]);
    ++*(to == NO_QUEUE ? &flow->idle[group] : &row[to]);
    if (from != NO_QUEUE)
        flow->level[from] -= speed_of(problem, group, from);
    if (to != NO_QUEUE)
        flow->level[to] += speed_of(problem, group, to);
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

static bool any_exchange(const struct problem *problem, struct flow *flow,
                         int slot)
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

void flow_fill(const struct problem *problem, struct flow *flow, int slot,
               const int *supply, bool exchange)
{
    int n_queues = problem->n_queues, n_groups = problem->n_groups;
    memset(flow->given, 0, sizeof(int) * (size_t)(n_groups * n_queues));
    memset(flow->idle, 0, sizeof(int) * (size_t)n_groups);
    memset(flow->level, 0, sizeof(int) * (size_t)n_queues);
    for (int group = 0; group < n_groups; group++)
        for (int i = 0; i < supply[group]; i++)
            flow_add(problem, flow, slot, group);
    if (exchange && problem->uneven)
        while (any_exchange(problem, flow, slot))
            ;
}
