/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cover_parts.h"

/* One agent more (sign +1) or less (-1) in a queue, or idle. */
static void change_queue(struct cover *cover, int agent, int slot, int sign)
{
    const struct problem *problem = cover->problem;
    int group = problem->agents[agent].group;
    int queue = cover->serves[agent * problem->grid.n_slots + slot];
    struct flow flow = flow_of(cover, slot);
    if (queue == NO_QUEUE) {
        flow.idle[group] += sign;
    } else {
        flow.given[group * problem->n_queues + queue] += sign;
        flow.level[queue] += sign * problem->groups[group].speed[queue];
    }
    cover->total -= cover->price[slot];
    cover->price[slot] = flow_price(problem, &flow, slot);
    cover->total += cover->price[slot];
    cover->stale[slot] = 1;
    cover->work += FLOW_TICKS;
}

/* What an agent of the group costs in the queue, NO_QUEUE: idle. */
static cost queue_change(const struct cover *cover, int group, int queue,
                         int slot)
{
    const struct problem *problem = cover->problem;
    if (queue == NO_QUEUE)
        return problem->surplus_price * HEAD;
    struct flow flow = flow_of(cover, slot);
    int speed = problem->groups[group].speed[queue];
    return flow_change(problem, &flow, slot, queue, speed);
}

/* The best blocks of a duty beside all others. */
static void choose_blocks(struct cover *cover, int agent)
{
    const struct problem *problem = cover->problem;
    int group = problem->agents[agent].group, n = cover->slots->n;
    int8_t *serves = cover->serves + agent * problem->grid.n_slots;
    for (int queue = NO_QUEUE; queue < problem->n_queues; queue++) {
        cost *prices = block_choice_prices(cover->choice, queue);
        if (queue != NO_QUEUE && problem->groups[group].speed[queue] == 0)
            continue;
        for (int i = 0; i < n; i++)
            prices[i] =
                queue_change(cover, group, queue, cover->slots->slot[i]);
    }
    const int8_t *queues =
        block_choose(cover->choice, agent, n, cover->slots->open);
    for (int i = 0; i < n; i++)
        serves[cover->slots->slot[i]] = queues[i];
}

void cover_change_blocks(struct cover *cover, int agent, int sign)
{
    int first = agent * cover->problem->grid.n_slots;
    if (sign > 0 && cover->follow)
        for (int i = 0; i < cover->slots->n; i++)
            cover->serves[first + cover->slots->slot[i]] =
                cover->follow[first + cover->slots->slot[i]];
    else if (sign > 0)
        choose_blocks(cover, agent);
    for (int i = 0; i < cover->slots->n; i++) {
        change_queue(cover, agent, cover->slots->slot[i], sign);
        if (sign < 0)
            cover->serves[first + cover->slots->slot[i]] = NO_QUEUE;
    }
}

void cover_carry_in_blocks(struct cover *cover, int agent)
{
    const struct agent *who = &cover->problem->agents[agent];
    duty_slots_carried(who, cover->slots);
    cover_change_blocks(cover, agent, 1);
}

void cover_freshen_blocks(struct cover *cover, int slot)
{
    const struct problem *problem = cover->problem;
    for (int group = 0; group < problem->n_groups; group++) {
        cost least = queue_change(cover, group, NO_QUEUE, slot);
        for (uint64_t left = problem->groups[group].queues; left;
             left &= left - 1) {
            cost change =
                queue_change(cover, group, __builtin_ctzll(left), slot);
            least = change < least ? change : least;
        }
        cover->worth[group * problem->grid.n_slots + slot] = -least;
    }
    cover->stale[slot] = 0;
    cover->work += FLOW_TICKS * problem->n_groups;
}

void cover_follow(struct cover *cover, const int8_t *serves)
{
    cover->follow = serves;
}

const int8_t *cover_serves(const struct cover *cover)
{
    return cover->serves;
}
