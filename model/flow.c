/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow.h"

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

/* The same of the queues' own prices as well. */
static cost levels_change(const struct problem *problem,
                          const struct flow *flow, int slot, int n,
                          const int *queue, const int *change)
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
    return levels_change(problem, flow, slot, 1, &queue, &change);
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
                reach_by(reach, problem->groups[mover].queues, queue, mover);
    }
}

static void find_reach(const struct problem *problem, const struct flow *flow,
                       int group, struct reach *reach)
{
    reach->queues = 0;
    reach_by(reach, problem->groups[group].queues, NO_QUEUE, group);
    reach_on(problem, flow, reach);
}

enum { NOBODY = -1 };

/* The same for one of those in the queue, whom nobody follows. */
static void find_reach_from(const struct problem *problem,
                            const struct flow *flow, int queue,
                            struct reach *reach)
{
    reach->queues = 0;
    reach_by(reach, UINT64_C(1) << queue, NO_QUEUE, NOBODY);
    reach_on(problem, flow, reach);
}

static int speed_of(const struct problem *problem, int group, int queue)
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
        changes[n++] = speed_of(problem, mover, queue) - leaving;
        if (reach->from[queue] != NO_QUEUE)
            leaving = speed_of(problem, mover, reach->from[queue]);
    }
    return levels_change(problem, flow, slot, n, queues, changes);
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
        flow->level[queue] += sign * speed_of(problem, mover, queue);
        if (from == NO_QUEUE)
            continue;
        flow->given[mover * problem->n_queues + from] -= sign;
        flow->level[from] -= sign * speed_of(problem, mover, from);
    }
}

static cost idle_price(const struct problem *problem)
{
    return problem->surplus_price * HEAD;
}

/* A chain of those who are there already: it ends in queue `to`, NO_QUEUE if
 * there is none that gains, and starts in another one or with an idle agent of
 * group `idle`, if not NOBODY. */
struct relay {
    cost price;
    int to, idle;
    struct reach reach;
};

static void try_relays(const struct problem *problem, const struct flow *flow,
                       int slot, uint64_t to, int idle,
                       const struct reach *reach, struct relay *best)
{
    for (uint64_t left = reach->queues & to; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        cost price = chain_price(problem, flow, slot, reach, queue);
        if (idle != NOBODY)
            price -= idle_price(problem);
        if (price < best->price)
            *best = (struct relay){price, queue, idle, *reach};
    }
}

static void best_relay(const struct problem *problem, const struct flow *flow,
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

static void add_idle_relays(const struct problem *problem,
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

static void relay_apply(const struct problem *problem, struct flow *flow,
                        const struct relay *relay)
{
    if (relay->to == NO_QUEUE)
        return;
    if (relay->idle != NOBODY)
        flow->idle[relay->idle]--;
    chain_apply(problem, flow, &relay->reach, relay->to, 1);
}

static void no_relay(struct relay *relay)
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

/* Those that need some together with the queue: what one of them gains another
 * may spare, what it loses another may make good. */
static uint64_t partners(const struct problem *problem, const struct flow *flow,
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
    uint64_t from = partners(problem, flow, slot, queue);
    no_relay(after);
    if (!from)
        return;
    chain_apply(problem, flow, reach, queue, 1);
    best_relay(problem, flow, slot, from, UINT64_MAX, after);
    chain_apply(problem, flow, reach, queue, -1);
}

static void try_step(const struct problem *problem, const struct flow *flow,
                     int slot, int queue, struct step *best)
{
    cost price = chain_price(problem, flow, slot, &best->reach, queue) -
                 idle_price(problem);
    struct relay after;
    find_after(problem, flow, slot, &best->reach, queue, &after);
    if (price + after.price >= best->price)
        return;
    best->price = price + after.price;
    best->queue = queue;
    no_relay(&best->after);
    if (after.to != NO_QUEUE)
        best->after = after;
}

static void find_step(const struct problem *problem, const struct flow *flow,
                      int slot, int group, struct step *step)
{
    find_reach(problem, flow, group, &step->reach);
    step->price = 0;
    step->queue = NO_QUEUE;
    no_relay(&step->after);
    for (uint64_t left = step->reach.queues; left; left &= left - 1)
        try_step(problem, flow, slot, __builtin_ctzll(left), step);
}

cost flow_gain(const struct problem *problem, const struct flow *flow, int slot,
               int group)
{
    struct step step;
    find_step(problem, flow, slot, group, &step);
    return step.price + idle_price(problem);
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
    relay_apply(problem, flow, &step.after);
    return step.price + idle_price(problem);
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
    uint64_t to = partners(problem, flow, slot, queue);
    no_relay(after);
    if (!to)
        return;
    lose_chain(problem, flow, reach, queue, 1);
    best_relay(problem, flow, slot, UINT64_MAX, to, after);
    add_idle_relays(problem, flow, slot, to, after);
    lose_chain(problem, flow, reach, queue, -1);
}

static void try_loss(const struct problem *problem, const struct flow *flow,
                     int slot, const struct reach *reach, int queue,
                     struct loss *best)
{
    int filler = idle_group(problem, flow, queue), less = -HEAD;
    cost price = -idle_price(problem);
    struct relay after;
    no_relay(&after);
    if (filler == NOBODY) {
        make_good(problem, flow, slot, reach, queue, &after);
        price = levels_change(problem, flow, slot, 1, &queue, &less);
    }
    if (price + after.price >= best->price)
        return;
    best->price = price + after.price;
    best->queue = queue;
    best->filler = filler;
    no_relay(&best->after);
    if (after.to != NO_QUEUE)
        best->after = after;
}

cost flow_remove(const struct problem *problem, struct flow *flow, int slot,
                 int group)
{
    if (flow->idle[group] > 0) {
        flow->idle[group]--;
        return -idle_price(problem);
    }
    struct reach reach;
    find_losers(problem, flow, group, &reach);
    struct loss best;
    best.price = COST_FORBIDDEN;
    best.queue = NO_QUEUE;
    best.filler = NOBODY;
    no_relay(&best.after);
    for (uint64_t left = reach.queues; left; left &= left - 1)
        try_loss(problem, flow, slot, &reach, __builtin_ctzll(left), &best);
    lose_chain(problem, flow, &reach, best.queue, 1);
    if (best.filler != NOBODY) {
        flow->idle[best.filler]--;
        flow->given[best.filler * problem->n_queues + best.queue]++;
        flow->level[best.queue] += HEAD;
    }
    relay_apply(problem, flow, &best.after);
    return best.price;
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
    cost sum = levels_change(problem, flow, slot, n, queues, changes);
    int idle_change = (swap.to == NO_QUEUE) - (swap.from == NO_QUEUE);
    if (swap.other < 0)
        sum += idle_change * idle_price(problem);
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
