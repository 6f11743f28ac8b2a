/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow_parts.h"

#include "day_target.h"
#include "deferral.h"
#include "linked.h"
#include "roster.h"

#include <string.h>

static cost surplus_cost(const struct queue *stream, int slot, int level)
{
    int over = level - queue_most(stream, slot);
    return over > 0 ? steps_cost(&stream->surplus, over) : 0;
}

cost queue_price(const struct problem *problem, int queue, int slot, int level)
{
    const struct queue *stream = &problem->queues[queue];
    int missing = stream->need[slot] - level;
    if (missing > 0)
        return steps_cost(&stream->shortage, missing);
    if (stream->surplus.n > 0)
        return surplus_cost(stream, slot, level);
    if (is_by_day(problem, queue))
        missing += HEAD * n_gains(stream->day_target, slot);
    return missing < 0 ? problem->surplus_price * -missing : 0;
}

cost joint_price(const struct problem *problem, int joint, int slot, int level)
{
    const struct joint *rule = &problem->joints[joint];
    int missing = rule->need[slot] - level;
    return missing > 0 ? steps_cost(&rule->shortage, missing) : 0;
}

/* What is forced is worth more than anything else.  The rest falls from head
 * to head and stays below the price of anything short, so that hands which
 * nothing else needs are shared out between linked queues. */
static const cost forced_worth = 100000000; /* per hundredth */

static cost draw(const struct queue *queue, int forced, int level)
{
    int first = level < forced ? level : forced > 0 ? forced : 0;
    int rest = level - first;
    int64_t usual = queue->deferral ? queue->deferral->usual : HEAD;
    return forced_worth * first + rest * usual / (2 * (rest + usual));
}

static cost waiting_lure(const struct problem *problem,
                         const struct queue *queue, int forced, int level)
{
    return draw(queue, forced, level) + problem->surplus_price * level;
}

static cost day_lure(const struct queue *queue, int slot, int forced, int level)
{
    int need = queue->need[slot];
    int most = HEAD * n_gains(queue->day_target, slot);
    int further = level - need;
    further = further < 0 ? 0 : further > most ? most : further;
    return draw(queue, forced - need, further);
}

static cost lure_at(const struct problem *problem, const struct flow *flow,
                    int queue, int slot, int level)
{
    const struct queue *stream = &problem->queues[queue];
    bool waits = stream->deferral != NULL;
    int need = waits ? 0 : stream->need[slot];
    if (flow->worth)
        return level > need ? flow->worth[queue] * (level - need) : 0;
    int forced = flow->forced ? flow->forced[queue] : 0;
    return waits ? waiting_lure(problem, stream, forced, level)
                 : day_lure(stream, slot, forced, level);
}

cost flow_lure(const struct problem *problem, const struct flow *flow,
               int queue, int slot)
{
    return lure_at(problem, flow, queue, slot, flow->level[queue]);
}

static cost price_at(const struct problem *problem, const struct flow *flow,
                     int slot, int queue, int level)
{
    cost price = is_deferred(problem, queue)
                     ? 0
                     : queue_price(problem, queue, slot, level);
    return is_linked(problem, queue)
               ? price - lure_at(problem, flow, queue, slot, level)
               : price;
}

static int joint_level(const struct problem *problem, const struct flow *flow,
                       int joint)
{
    int level = 0;
    for (uint64_t left = problem->joints[joint].queues; left; left &= left - 1)
        level += flow->level[__builtin_ctzll(left)];
    return level;
}

/* Change in the price of what queues need together, if the level of each of
 * `n` queues changes. */
static cost joint_change(const struct problem *problem, const struct flow *flow,
                         int slot, int n, const int *queue, const int *change)
{
    cost sum = 0;
    for (int joint = 0; joint < problem->n_joints; joint++) {
        int level = joint_level(problem, flow, joint), more = 0;
        for (int i = 0; i < n; i++)
            if (problem->joints[joint].queues >> queue[i] & 1)
                more += change[i];
        if (more != 0)
            sum += joint_price(problem, joint, slot, level + more) -
                   joint_price(problem, joint, slot, level);
    }
    return sum;
}

cost flow_levels_change(const struct problem *problem, const struct flow *flow,
                        int slot, int n, const int *queue, const int *change)
{
    cost sum = problem->n_joints
                   ? joint_change(problem, flow, slot, n, queue, change)
                   : 0;
    for (int i = 0; i < n; i++) {
        int level = flow->level[queue[i]];
        sum += price_at(problem, flow, slot, queue[i], level + change[i]) -
               price_at(problem, flow, slot, queue[i], level);
    }
    return sum;
}

cost flow_change(const struct problem *problem, const struct flow *flow,
                 int slot, int queue, int change)
{
    return flow_levels_change(problem, flow, slot, 1, &queue, &change);
}

cost flow_price(const struct problem *problem, const struct flow *flow,
                int slot)
{
    cost sum = 0;
    for (int queue = 0; queue < problem->n_queues; queue++)
        sum += price_at(problem, flow, slot, queue, flow->level[queue]);
    for (int joint = 0; joint < problem->n_joints; joint++)
        sum += joint_price(problem, joint, slot,
                           joint_level(problem, flow, joint));
    for (int group = 0; group < problem->n_groups; group++)
        sum += problem->surplus_price * HEAD * flow->idle[group];
    return sum;
}

void flow_reach_by(struct reach *reach, uint64_t queues, int from, int mover)
{
    for (uint64_t fresh = queues & ~reach->queues; fresh; fresh &= fresh - 1) {
        int queue = __builtin_ctzll(fresh);
        reach->from[queue] = (int8_t)from;
        reach->mover[queue] = mover;
    }
    reach->queues |= queues;
}

/* From the queues reached on. */
static void reach_on(const struct problem *problem, const struct flow *flow,
                     struct reach *reach)
{
    uint64_t seen = 0;
    for (uint64_t next; (next = reach->queues & ~seen);) {
        int queue = __builtin_ctzll(next);
        seen |= UINT64_C(1) << queue;
        for (int mover = 0; mover < problem->n_groups; mover++)
            if (flow->given[mover * problem->n_queues + queue] > 0)
                flow_reach_by(reach, problem->groups[mover].queues, queue,
                              mover);
    }
}

static void find_reach(const struct problem *problem, const struct flow *flow,
                       int group, struct reach *reach)
{
    reach->queues = 0;
    flow_reach_by(reach, problem->groups[group].queues, NO_QUEUE, group);
    reach_on(problem, flow, reach);
}

/* The same for one of those in the queue, whom nobody follows. */
static void find_reach_from(const struct problem *problem,
                            const struct flow *flow, int queue,
                            struct reach *reach)
{
    reach->queues = 0;
    flow_reach_by(reach, UINT64_C(1) << queue, NO_QUEUE, NOBODY);
    reach_on(problem, flow, reach);
}

int flow_speed(const struct problem *problem, int group, int queue)
{
    return group == NOBODY ? 0 : problem->groups[group].speed[queue];
}

/* Change in price if a chain of agents moves up to let one into `queue`. */
static cost chain_price(const struct problem *problem, const struct flow *flow,
                        int slot, const struct reach *reach, int queue)
{
    int queues[QUEUES_MAX], changes[QUEUES_MAX], n = 0, leaving = 0;
    for (; queue != NO_QUEUE; queue = reach->from[queue]) {
        int mover = reach->mover[queue];
        queues[n] = queue;
        changes[n++] = flow_speed(problem, mover, queue) - leaving;
        if (reach->from[queue] != NO_QUEUE)
            leaving = flow_speed(problem, mover, reach->from[queue]);
    }
    return flow_levels_change(problem, flow, slot, n, queues, changes);
}

/* Moves the chain up, or (sign -1) back again. */
static void chain_apply(const struct problem *problem, const struct flow *flow,
                        const struct reach *reach, int queue, int sign)
{
    for (; queue != NO_QUEUE; queue = reach->from[queue]) {
        int mover = reach->mover[queue], from = reach->from[queue];
        if (mover == NOBODY)
            return;
        flow->given[mover * problem->n_queues + queue] += sign;
        flow->level[queue] += sign * flow_speed(problem, mover, queue);
        if (from == NO_QUEUE)
            continue;
        flow->given[mover * problem->n_queues + from] -= sign;
        flow->level[from] -= sign * flow_speed(problem, mover, from);
    }
}

cost flow_idle_price(const struct problem *problem)
{
    return problem->surplus_price * HEAD;
}

static void try_relays(const struct problem *problem, const struct flow *flow,
                       int slot, uint64_t to, int idle,
                       const struct reach *reach, struct relay *best)
{
    for (uint64_t left = reach->queues & to; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        cost price = chain_price(problem, flow, slot, reach, queue);
        if (idle != NOBODY)
            price -= flow_idle_price(problem);
        if (price < best->price)
            *best = (struct relay){price, queue, idle, *reach};
    }
}

void flow_best_relay(const struct problem *problem, const struct flow *flow,
                     int slot, uint64_t from, uint64_t to, struct relay *best)
{
    struct reach reach;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        if (!(from >> queue & 1) || flow->level[queue] == 0)
            continue;
        find_reach_from(problem, flow, queue, &reach);
        try_relays(problem, flow, slot, to, NOBODY, &reach, best);
    }
}

void flow_add_idle_relays(const struct problem *problem,
                          const struct flow *flow, int slot, uint64_t to,
                          struct relay *best)
{
    struct reach reach;
    for (int group = 0; group < problem->n_groups; group++) {
        if (flow->idle[group] == 0)
            continue;
        find_reach(problem, flow, group, &reach);
        try_relays(problem, flow, slot, to, group, &reach, best);
    }
}

void flow_relay_apply(const struct problem *problem, struct flow *flow,
                      const struct relay *relay)
{
    if (relay->to == NO_QUEUE)
        return;
    if (relay->idle != NOBODY)
        flow->idle[relay->idle]--;
    chain_apply(problem, flow, &relay->reach, relay->to, 1);
}

void flow_no_relay(struct relay *relay)
{
    relay->price = 0;
    relay->to = NO_QUEUE;
}

/* Whether a head more or less changes what the next one is worth. */
static bool is_curved(const struct problem *problem, const struct flow *flow,
                      int slot, int joint)
{
    int level = joint_level(problem, flow, joint);
    return joint_price(problem, joint, slot, level - HEAD) +
               joint_price(problem, joint, slot, level + HEAD) !=
           2 * joint_price(problem, joint, slot, level);
}

uint64_t flow_partners(const struct problem *problem, const struct flow *flow,
                       int slot, int queue)
{
    uint64_t found = 0;
    for (int joint = 0; joint < problem->n_joints; joint++)
        if (problem->joints[joint].queues >> queue & 1 &&
            is_curved(problem, flow, slot, joint))
            found |= problem->joints[joint].queues;
    return found & ~(UINT64_C(1) << queue);
}

/* Where one more agent goes, and what that lets others do. */
struct step {
    cost price; /* against standing idle */
    int queue;  /* NO_QUEUE: stands idle */
    struct reach reach;
    struct relay after;
};

/* What the step into the queue lets others do. */
static void find_after(const struct problem *problem, const struct flow *flow,
                       int slot, const struct reach *reach, int queue,
                       struct relay *after)
{
    uint64_t from = flow_partners(problem, flow, slot, queue);
    flow_no_relay(after);
    if (!from)
        return;
    chain_apply(problem, flow, reach, queue, 1);
    flow_best_relay(problem, flow, slot, from, UINT64_MAX, after);
    chain_apply(problem, flow, reach, queue, -1);
}

static void try_step(const struct problem *problem, const struct flow *flow,
                     int slot, int queue, struct step *best)
{
    cost price = chain_price(problem, flow, slot, &best->reach, queue) -
                 flow_idle_price(problem);
    struct relay after;
    find_after(problem, flow, slot, &best->reach, queue, &after);
    if (price + after.price >= best->price)
        return;
    best->price = price + after.price;
    best->queue = queue;
    flow_no_relay(&best->after);
    if (after.to != NO_QUEUE)
        best->after = after;
}

static void find_step(const struct problem *problem, const struct flow *flow,
                      int slot, int group, struct step *step)
{
    find_reach(problem, flow, group, &step->reach);
    step->price = 0;
    step->queue = NO_QUEUE;
    flow_no_relay(&step->after);
    for (uint64_t left = step->reach.queues; left; left &= left - 1)
        try_step(problem, flow, slot, __builtin_ctzll(left), step);
}

cost flow_gain(const struct problem *problem, const struct flow *flow, int slot,
               int group)
{
    struct step step;
    find_step(problem, flow, slot, group, &step);
    return step.price + flow_idle_price(problem);
}

cost flow_add(const struct problem *problem, struct flow *flow, int slot,
              int group)
{
    struct step step;
    find_step(problem, flow, slot, group, &step);
    if (step.queue == NO_QUEUE)
        flow->idle[group]++;
    else
        chain_apply(problem, flow, &step.reach, step.queue, 1);
    flow_relay_apply(problem, flow, &step.after);
    return step.price + flow_idle_price(problem);
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
        while (flow_exchange(problem, flow, slot))
            ;
}
