/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare.h"
#include "mem.h"
#include "prop.h"

#include <stdlib.h>

struct gaps {
    struct gap *items;
    int n, room;
};

static bool goes_on(const struct gap *gap, const struct gap *next)
{
    return next->kind != GAP_LATE && next->kind != GAP_DAY &&
           gap->kind == next->kind && gap->which == next->which &&
           gap->surplus == next->surplus && gap->end == next->start &&
           gap->need == next->need && gap->have == next->have;
}

static void add(struct gaps *gaps, struct gap gap)
{
    struct gap *last = gaps->n > 0 ? &gaps->items[gaps->n - 1] : NULL;
    if (last && goes_on(last, &gap)) {
        last->end = gap.end;
        last->cost += gap.cost;
        return;
    }
    MEM_GROW(gaps->items, gaps->n, gaps->room);
    gaps->items[gaps->n++] = gap;
}

static int level(const struct roster *roster, int queue, int slot)
{
    const struct problem *problem = roster->problem;
    int sum = 0;
    for (int a = 0; a < problem->n_agents; a++)
        if (roster_serves(roster, a)[slot] == queue)
            sum += agent_speed(problem, a, queue);
    return sum;
}

static void add_queue(struct gaps *gaps, const struct roster *roster, int queue)
{
    const struct queue *stream = &roster->problem->queues[queue];
    for (int slot = 0; slot < roster->problem->grid.n_slots; slot++) {
        int need = stream->need[slot], have = level(roster, queue, slot);
        if (have < need)
            add(gaps, (struct gap){
                          GAP_HEADS, queue, false, slot, slot + 1, need, have,
                          naive_steps(&stream->shortage, need - have)});
    }
}

static bool counts(const struct roster *roster, int agent,
                   const struct presence *presence, int row)
{
    const struct problem *problem = roster->problem;
    if (presence->shift == -1 && is_carried(&problem->agents[agent], row))
        return true;
    for (int day = 0; day < problem->grid.n_days; day++) {
        const struct duty *duty = roster_duty(roster, agent, day);
        if (duty->offer == OFF)
            continue;
        const struct offer *offer = &problem->offers[duty->offer];
        if (presence->shift == -1
                ? naive_on_duty(offer, duty->pause, row)
                : day == row && offer->shift == presence->shift)
            return true;
    }
    return false;
}

static void add_presence(struct gaps *gaps, const struct roster *roster,
                         int index)
{
    const struct presence *presence = &roster->problem->presences[index];
    if (presence->wisher)
        return;
    for (int i = 0; i < presence->n_rows; i++) {
        int row = presence->row[i], heads = 0;
        for (int a = 0; a < roster->problem->n_agents; a++)
            if (counts(roster, a, presence, row))
                heads += naive_weight(roster->problem, presence, a);
        bool many = heads > presence->max[i];
        if (!many && heads >= presence->min[i])
            continue;
        add(gaps,
            (struct gap){GAP_PRESENCE, index, many, row, row + 1,
                         HEAD * (many ? presence->max : presence->min)[i],
                         HEAD * heads, naive_presence_row(presence, i, heads)});
    }
}

static bool same_gap(const struct gap *a, const struct gap *b)
{
    return a->kind == b->kind && a->which == b->which &&
           a->surplus == b->surplus && a->start == b->start &&
           a->end == b->end && a->need == b->need && a->have == b->have &&
           a->cost == b->cost;
}

/* All that is late out of one pile of work is one gap: from the slot in which
 * the pile began to the last in which some of it was late. */
static void add_deferred(struct gaps *gaps, const struct roster *roster,
                         int queue)
{
    const struct problem *problem = roster->problem;
    struct gap gap = {.kind = GAP_LATE, .which = queue};
    struct naive_wait wait = {0};
    int late = 0, done = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        int before = wait.waiting;
        if (before == 0) {
            gap.start = slot;
            gap.cost = late = done = 0;
        }
        int have = level(roster, queue, slot);
        int most = before + problem->queues[queue].need[slot];
        wait = naive_wait(problem, queue, slot, before, have);
        done += most < 0 ? 0 : have < most ? have : most;
        late += wait.late;
        gap.cost += wait.shortage;
        if (wait.late == 0)
            continue;
        bool same = gaps->n > 0 && gaps->items[gaps->n - 1].kind == GAP_LATE &&
                    gaps->items[gaps->n - 1].which == queue &&
                    gaps->items[gaps->n - 1].start == gap.start;
        gap.end = slot + 1;
        gap.need = late + done;
        gap.have = done;
        if (same)
            gaps->items[gaps->n - 1] = gap;
        else
            add(gaps, gap);
    }
}

static void add_days(struct gaps *gaps, const struct roster *roster, int queue)
{
    const struct problem *problem = roster->problem;
    const struct day_target *target = problem->queues[queue].day_target;
    const int *start = problem->grid.calendars[0].day_start;
    for (int day = 0; day < problem->grid.n_days; day++) {
        int gained = 0;
        for (int slot = start[day]; slot < start[day + 1]; slot++)
            gained +=
                naive_gain(problem, queue, slot, level(roster, queue, slot));
        int missing = target->goal[day] - gained;
        if (missing > 0)
            add(gaps, (struct gap){GAP_DAY, queue, false, start[day],
                                   start[day + 1], target->goal[day], gained,
                                   missing * target->price[day]});
    }
}

static void add_joint(struct gaps *gaps, const struct roster *roster, int index)
{
    const struct joint *joint = &roster->problem->joints[index];
    for (int slot = 0; slot < roster->problem->grid.n_slots; slot++) {
        int have = 0, need = joint->need[slot];
        for (int queue = 0; queue < roster->problem->n_queues; queue++)
            if (joint->queues >> queue & 1)
                have += level(roster, queue, slot);
        if (have < need)
            add(gaps,
                (struct gap){GAP_JOINT, index, false, slot, slot + 1, need,
                             have, naive_steps(&joint->shortage, need - have)});
    }
}

bool gaps_right(const struct roster *roster, const struct score *score)
{
    struct gaps gaps = {0};
    for (int queue = 0; queue < roster->problem->n_queues; queue++)
        if (roster->problem->queues[queue].deferral)
            add_deferred(&gaps, roster, queue);
        else
            add_queue(&gaps, roster, queue);
    for (int queue = 0; queue < roster->problem->n_queues; queue++)
        if (roster->problem->queues[queue].day_target)
            add_days(&gaps, roster, queue);
    for (int index = 0; index < roster->problem->n_joints; index++)
        add_joint(&gaps, roster, index);
    for (int index = 0; index < roster->problem->n_presences; index++)
        add_presence(&gaps, roster, index);
    bool right = gaps.n == score->n_gaps;
    for (int i = 0; i < gaps.n && right; i++)
        right = same_gap(&gaps.items[i], &score->gaps[i]);
    free(gaps.items);
    return right || prop_wrong("gaps are not what they should be: %d, not %d",
                               score->n_gaps, gaps.n);
}
