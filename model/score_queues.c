/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score_queues.h"

#include "day_target.h"
#include "deferral.h"
#include "flow.h"
#include "mem.h"

#include <stdlib.h>

struct trial {
    const struct problem *problem;
    struct score *score;
    int *levels; /* [n_queues * n_slots] */
};

static const int *levels_of(const struct trial *trial, int queue)
{
    return trial->levels + (size_t)queue * trial->problem->grid.n_slots;
}

void score_add_gap(struct score *score, struct gap gap)
{
    struct gap *last = score->n_gaps ? &score->gaps[score->n_gaps - 1] : NULL;
    if (last && gap.kind != GAP_DAY && last->kind == gap.kind &&
        last->which == gap.which && last->surplus == gap.surplus &&
        last->end == gap.start && last->need == gap.need &&
        last->have == gap.have) {
        last->end = gap.end;
        last->cost += gap.cost;
        return;
    }
    MEM_GROW(score->gaps, score->n_gaps, score->room);
    score->gaps[score->n_gaps++] = gap;
}

static void judge_queue(struct trial *trial, int queue)
{
    const struct problem *problem = trial->problem;
    const int *levels = levels_of(trial, queue);
    struct score *score = trial->score;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        int need = problem->queues[queue].need[slot];
        int level = levels[slot];
        cost price = queue_price(problem, queue, slot, level);
        score->need_centimin += (int64_t)need * problem->grid.slot_min;
        if (level >= need) {
            score->surplus += price;
            continue;
        }
        score->shortage += price;
        score->short_centimin +=
            (int64_t)(need - level) * problem->grid.slot_min;
        score_add_gap(score, (struct gap){.kind = GAP_HEADS,
                                          .which = queue,
                                          .start = slot,
                                          .end = slot + 1,
                                          .need = need,
                                          .have = level,
                                          .cost = price});
    }
}

/* Work that falls due in `slot` and is late: the gap reaches back to when the
 * work first began to pile up, so that it shows all that could have helped. */
static void add_late(struct trial *trial, int queue, int slot, int start,
                     int late, int done)
{
    const struct problem *problem = trial->problem;
    struct score *score = trial->score;
    cost price = steps_cost(&problem->queues[queue].shortage, late);
    struct gap *last = score->n_gaps ? &score->gaps[score->n_gaps - 1] : NULL;
    score->shortage += price;
    score->short_centimin += (int64_t)late * problem->grid.slot_min;
    if (last && last->kind == GAP_LATE && last->which == queue &&
        last->start == start) {
        last->end = slot + 1;
        last->need += late + done - last->have;
        last->have = done;
        last->cost += price;
        return;
    }
    MEM_GROW(score->gaps, score->n_gaps, score->room);
    score->gaps[score->n_gaps++] = (struct gap){.kind = GAP_LATE,
                                                .which = queue,
                                                .start = start,
                                                .end = slot + 1,
                                                .need = late + done,
                                                .have = done,
                                                .cost = price};
}

static void judge_deferred(struct trial *trial, int queue)
{
    const struct problem *problem = trial->problem;
    const int *levels = levels_of(trial, queue);
    const struct queue *stream = &problem->queues[queue];
    int left = 0, start = 0, done = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        struct waiting now = deferral_step(stream, slot, left, levels[slot]);
        done += levels[slot] - now.unused;
        if (left == 0) {
            start = slot;
            done = levels[slot] - now.unused;
        }
        left = now.left;
        trial->score->surplus += problem->surplus_price * now.unused;
        if (stream->need[slot] > 0)
            trial->score->need_centimin +=
                (int64_t)stream->need[slot] * problem->grid.slot_min;
        if (now.late > 0)
            add_late(trial, queue, slot, start, now.late, done);
    }
}

static void judge_days(struct trial *trial, int queue)
{
    const struct problem *problem = trial->problem;
    const int *levels = levels_of(trial, queue);
    const struct day_target *target = problem->queues[queue].day_target;
    for (int day = 0; day < problem->grid.n_days; day++) {
        int missing = day_missing(problem, queue, day, levels, 1);
        cost price = target->price[day] * missing;
        if (missing == 0)
            continue;
        trial->score->shortage += price;
        score_add_gap(trial->score,
                      (struct gap){.kind = GAP_DAY,
                                   .which = queue,
                                   .start = day_first(problem, day),
                                   .end = day_first(problem, day + 1),
                                   .need = target->goal[day],
                                   .have = target->goal[day] - missing,
                                   .cost = price});
    }
}

static void judge_joint(struct trial *trial, int index)
{
    const struct problem *problem = trial->problem;
    const struct joint *joint = &problem->joints[index];
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        int level = 0;
        for (int queue = 0; queue < problem->n_queues; queue++)
            if (joint->queues >> queue & 1)
                level += levels_of(trial, queue)[slot];
        cost price = joint_price(problem, index, slot, level);
        trial->score->shortage += price;
        if (level < joint->need[slot])
            score_add_gap(trial->score, (struct gap){.kind = GAP_JOINT,
                                                     .which = index,
                                                     .start = slot,
                                                     .end = slot + 1,
                                                     .need = joint->need[slot],
                                                     .have = level,
                                                     .cost = price});
    }
}

static void judge_queues(struct trial *trial)
{
    const struct problem *problem = trial->problem;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        if (is_deferred(problem, queue))
            judge_deferred(trial, queue);
        else
            judge_queue(trial, queue);
    }
    for (uint64_t left = problem->by_day; left; left &= left - 1)
        judge_days(trial, __builtin_ctzll(left));
    for (int joint = 0; joint < problem->n_joints; joint++)
        judge_joint(trial, joint);
}

static void find_levels(const struct roster *roster, int *levels)
{
    const struct problem *problem = roster->problem;
    int n_slots = problem->grid.n_slots;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const int8_t *serves = roster_serves(roster, agent);
        for (int slot = 0; slot < n_slots; slot++)
            if (serves[slot] != NO_QUEUE)
                levels[serves[slot] * n_slots + slot] +=
                    agent_speed(problem, agent, serves[slot]);
    }
}

void score_queues(const struct roster *roster, struct score *score)
{
    const struct problem *problem = roster->problem;
    size_t n = (size_t)problem->n_queues * (size_t)problem->grid.n_slots;
    struct trial trial = {.problem = problem,
                          .score = score,
                          .levels = mem_alloc(n, sizeof *trial.levels)};
    find_levels(roster, trial.levels);
    judge_queues(&trial);
    free(trial.levels);
}
