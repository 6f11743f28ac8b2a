/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frame.h"

#include "day_target.h"
#include "deferral.h"
#include "duals.h"
#include "frame_parts.h"
#include "mem.h"
#include "needs.h"

#include <stdlib.h>

static const double THOUSAND = 1000; /* of a contact */

static void add_surplus(struct frame *frame, int slot, int row)
{
    double minus = -1;
    cost price = frame->problem->surplus_price * HEAD * length_at(frame, slot);
    lp_add_column(frame->lp, points(price), 0, INFINITY, 1, &row, &minus);
}

/* Work left over moves from the last row of a deferred queue to the next one:
 * a block of slots is a row of one head in each, so its share is a part of the
 * block. */
static void add_left(struct frame *frame, int queue, int row, int length)
{
    struct left *left = &frame->left[queue];
    int rows[] = {left->row, row};
    double values[] = {1.0 / left->length, row == NO_ROW ? 0 : -1.0 / length};
    if (left->row != NO_ROW && left->most > 0)
        lp_add_column(frame->lp, 0, 0, left->most / (double)HEAD,
                      row == NO_ROW ? 1 : 2, rows, values);
    left->row = row;
    left->length = length;
}

/* Whether there can be anything to do in the slot. */
static bool can_wait(const struct frame *frame, int queue, int slot)
{
    const struct queue *stream = &frame->problem->queues[queue];
    if (slot == frame->window.first_slot)
        return stream->need[slot] != 0 || frame->kept.before[queue] > 0;
    return stream->need[slot] != 0 || stream->deferral->allowed[slot - 1] > 0;
}

static void add_deferred_row(struct frame *frame, int queue, int slot)
{
    const struct queue *stream = &frame->problem->queues[queue];
    bool surplus = frame->problem->surplus_price > 0;
    int length = length_at(frame, slot), end = slot + length;
    int need = stream->need[slot];
    double before = slot == frame->window.first_slot
                        ? frame->kept.before[queue] / (double)length
                        : 0;
    double heads = (need + before) / HEAD;
    int row = lp_add_row(frame->lp, heads, surplus ? heads : INFINITY);
    cost late = stream->shortage.price[0] * HEAD;
    double minus = -1;
    frame->queue_row[at(frame, queue, slot)] = row;
    frame_add_steps(frame, 1, &late, length, row, 1);
    if (surplus)
        add_surplus(frame, slot, row);
    if (surplus && need < 0)
        lp_add_column(frame->lp, 0, 0, -need / (double)HEAD, 1, &row, &minus);
    add_left(frame, queue, row, length);
    int most = stream->deferral->allowed[end - 1];
    bool last = end == frame->window.end_slot;
    if (last && most > frame->kept.after[queue])
        most = frame->kept.after[queue];
    frame->left[queue].most = most;
    if (last)
        add_left(frame, queue, NO_ROW, 1);
}

/* The goal of a day, less what other slots gain for it. */
static void add_day_row(struct frame *frame, int queue, int day)
{
    const struct problem *problem = frame->problem;
    const struct day_target *target = problem->queues[queue].day_target;
    int here = queue * problem->grid.n_days + day;
    int goal = target ? target->goal[day] - frame->kept.gained[here] : 0;
    double missing = 1;
    frame->day_row[here] = NO_ROW;
    if (goal <= 0 || day_first(problem, day + 1) <= frame->window.first_slot ||
        day_first(problem, day) >= frame->window.end_slot)
        return;
    int row = lp_add_row(frame->lp, goal / THOUSAND, INFINITY);
    lp_add_column(frame->lp, points(target->price[day]) * THOUSAND, 0, INFINITY,
                  1, &row, &missing);
    frame->day_row[here] = row;
}

/* Heads beyond the need of the slot, and what they gain for its day. */
static void add_gains(struct frame *frame, int queue, int slot, int row)
{
    const struct problem *problem = frame->problem;
    const struct day_target *target = problem->queues[queue].day_target;
    if (n_gains(target, slot) == 0)
        return;
    int day = calendar_day(&problem->grid, &problem->grid.calendars[0], slot);
    int rows[] = {row, frame->day_row[queue * problem->grid.n_days + day]};
    for (int k = 0; k < n_gains(target, slot); k++) {
        int gain = target->gains[target->first_gain[slot] + k];
        double values[] = {-1, gain / THOUSAND};
        lp_add_column(frame->lp, 0, 0, 1, rows[1] == NO_ROW ? 1 : 2, rows,
                      values);
    }
}

/* Whether heads in the slot count for several queues together. */
static bool asks_jointly(const struct frame *frame, int queue, int slot)
{
    const struct problem *problem = frame->problem;
    for (int joint = 0; joint < problem->n_joints; joint++)
        if (problem->joints[joint].queues >> queue & 1 &&
            problem->joints[joint].need[slot] > 0)
            return true;
    return false;
}

static bool asks(const struct frame *frame, int queue, int slot)
{
    const struct queue *stream = &frame->problem->queues[queue];
    return stream->need[slot] > 0 || stream->surplus.n > 0 ||
           asks_jointly(frame, queue, slot) ||
           (stream->day_target && n_gains(stream->day_target, slot) > 0);
}

static void add_queue_row(struct frame *frame, int queue, int slot)
{
    const struct problem *problem = frame->problem;
    frame->queue_row[at(frame, queue, slot)] = NO_ROW;
    if (is_deferred(problem, queue)) {
        if (has_rows(frame, slot) && can_wait(frame, queue, slot))
            add_deferred_row(frame, queue, slot);
        return;
    }
    if (!has_rows(frame, slot) || !asks(frame, queue, slot))
        return;
    struct need need = need_of(problem, queue, slot);
    int length = length_at(frame, slot);
    double heads = need.level / (double)HEAD;
    int row = lp_add_row(frame->lp, heads, need.n_over > 0 ? heads : INFINITY);
    double minus = -1;
    frame->queue_row[at(frame, queue, slot)] = row;
    frame->base += need.base * length;
    frame_add_steps(frame, need.n, need.price, length, row, 1);
    if (need.spare > 0)
        lp_add_column(frame->lp, 0, 0, need.spare / (double)HEAD, 1, &row,
                      &minus);
    frame_add_steps(frame, need.n_over, need.over, length, row, -1);
    if (is_by_day(problem, queue))
        add_gains(frame, queue, slot, row);
}

/* What several queues need together. */
static void add_joint_row(struct frame *frame, int joint, int slot)
{
    const struct joint *rule = &frame->problem->joints[joint];
    int *row = &frame->joint_row[at(frame, joint, slot)];
    *row = NO_ROW;
    if (!has_rows(frame, slot) || rule->need[slot] <= 0)
        return;
    *row = lp_add_row(frame->lp, rule->need[slot] / (double)HEAD, INFINITY);
    frame_add_hundredths(frame, &rule->shortage, length_at(frame, slot), *row,
                         1);
}

/* Speed of a group in a queue, 0 where there is no need. */
static int useful_speed(const struct frame *frame, int group, int queue,
                        int slot)
{
    return frame->queue_row[at(frame, queue, slot)] == NO_ROW
               ? 0
               : frame->problem->groups[group].speed[queue];
}

static int n_useful(const struct frame *frame, int group, int slot, int *last)
{
    int n = 0;
    for (int queue = 0; queue < frame->problem->n_queues; queue++)
        if (useful_speed(frame, group, queue, slot) > 0) {
            *last = queue;
            n++;
        }
    return n;
}

static bool same_speeds(const struct frame *frame, int a, int b, int slot)
{
    for (int queue = 0; queue < frame->problem->n_queues; queue++)
        if (useful_speed(frame, a, queue, slot) !=
            useful_speed(frame, b, queue, slot))
            return false;
    return true;
}

/* Agents of the supply row who serve the queue, at `heads` each. */
static void add_flow(struct frame *frame, int queue, int slot, int supply,
                     double heads)
{
    const struct problem *problem = frame->problem;
    int rows[QUEUES_MAX + 2] = {supply,
                                frame->queue_row[at(frame, queue, slot)]};
    double values[QUEUES_MAX + 2] = {-1, heads};
    int n = 2;
    for (int joint = 0; joint < problem->n_joints; joint++) {
        int row = frame->joint_row[at(frame, joint, slot)];
        if (row == NO_ROW || !(problem->joints[joint].queues >> queue & 1))
            continue;
        rows[n] = row;
        values[n++] = heads;
    }
    lp_add_column(frame->lp, 0, 0, INFINITY, n, rows, values);
}

static void add_supply_row(struct frame *frame, int group, int slot)
{
    const struct problem *problem = frame->problem;
    bool surplus = problem->surplus_price > 0;
    int row = lp_add_row(frame->lp, 0, surplus ? 0 : INFINITY);
    if (surplus)
        add_surplus(frame, slot, row);
    for (int queue = 0; queue < problem->n_queues; queue++) {
        int speed = useful_speed(frame, group, queue, slot);
        if (speed == 0)
            continue;
        add_flow(frame, queue, slot, row, speed / (double)HEAD);
    }
    frame->work_row[at(frame, group, slot)] = row;
    frame->work_by[at(frame, group, slot)] = 1;
}

/* Whether to have too many in the queue never costs more than to stand idle. */
static bool takes_all(const struct frame *frame, int group, int queue)
{
    const struct problem *problem = frame->problem;
    const struct steps *surplus = &problem->queues[queue].surplus;
    return surplus->n == 0 || surplus->price[surplus->n - 1] *
                                      problem->groups[group].speed[queue] <=
                                  problem->surplus_price * HEAD;
}

/* Decides into which row the work of a group in a slot goes. */
static void route_work(struct frame *frame, int group, int slot)
{
    int only = NO_QUEUE, here = at(frame, group, slot);
    int n = n_useful(frame, group, slot, &only);
    frame->work_row[here] = NO_ROW;
    bool alone = n == 1 && !asks_jointly(frame, only, slot) &&
                 takes_all(frame, group, only);
    if (alone) {
        frame->work_row[here] = frame->queue_row[at(frame, only, slot)];
        frame->work_by[here] =
            useful_speed(frame, group, only, slot) / (double)HEAD;
    }
    if (alone || n == 0)
        return;
    for (int like = 0; like < group; like++)
        if (same_speeds(frame, like, group, slot)) {
            frame->work_row[here] = frame->work_row[at(frame, like, slot)];
            frame->work_by[here] = 1;
            return;
        }
    add_supply_row(frame, group, slot);
}

/* A duty carried in from before works for nothing, always. */
static void add_carried(struct frame *frame, int agent)
{
    const struct problem *problem = frame->problem;
    const struct agent *who = &problem->agents[agent];
    for (int slot = who->carried_from; slot < who->carried_until; slot++) {
        int here = at(frame, who->group, slot);
        if (has_rows(frame, slot) && !is_busy(who, slot) &&
            frame->work_row[here] != NO_ROW)
            lp_add_column(frame->lp, 0, 1, 1, 1, &frame->work_row[here],
                          &frame->work_by[here]);
    }
}

static void build(struct frame *frame)
{
    const struct problem *problem = frame->problem;
    int n_slots = problem->grid.n_slots;
    for (int agent = 0; agent < problem->n_agents; agent++)
        frame->agent_row[agent] = lp_add_row(frame->lp, 1, 1);
    for (int queue = 0; queue < problem->n_queues; queue++)
        frame->left[queue].row = NO_ROW;
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int day = 0; day < problem->grid.n_days; day++)
            add_day_row(frame, queue, day);
    for (int slot = 0; slot < n_slots; slot++) {
        for (int queue = 0; queue < problem->n_queues; queue++)
            add_queue_row(frame, queue, slot);
        for (int joint = 0; joint < problem->n_joints; joint++)
            add_joint_row(frame, joint, slot);
        for (int group = 0; group < problem->n_groups; group++)
            route_work(frame, group, slot);
    }
    for (int agent = 0; agent < problem->n_agents; agent++)
        add_carried(frame, agent);
    frame_add_presences(frame);
}

struct frame frame_new(const struct search *search, struct window window)
{
    const struct problem *problem = search->problem;
    size_t n_slots = (size_t)problem->grid.n_slots;
    size_t n_days = (size_t)problem->grid.n_days;
    size_t n_queues = (size_t)problem->n_queues;
    size_t n_work = (size_t)problem->n_groups * n_slots;
    size_t n_rows = (size_t)search->rows->n;
    struct frame frame = {
        .search = search,
        .problem = problem,
        .window = window,
        .blocks = blocks_new(problem, window.first_slot, window.end_slot),
        .lp = lp_new(),
        .agent_row = mem_alloc((size_t)problem->n_agents, sizeof(int)),
        .queue_row = mem_alloc(n_queues * n_slots, sizeof(int)),
        .work_row = mem_alloc(n_work, sizeof(int)),
        .work_by = mem_alloc(n_work, sizeof(double)),
        .min_row = mem_alloc(n_rows, sizeof(int)),
        .max_row = mem_alloc(n_rows, sizeof(int)),
        .few = mem_alloc(n_rows, sizeof(int)),
        .joint_row =
            mem_alloc((size_t)problem->n_joints * n_slots, sizeof(int)),
        .day_row = mem_alloc(n_queues * n_days, sizeof(int)),
        .kept = kept_new(problem, window),
    };
    build(&frame);
    return frame;
}

void frame_free(struct frame *frame)
{
    lp_free(frame->lp);
    blocks_free(&frame->blocks);
    kept_free(&frame->kept);
    free(frame->agent_row);
    free(frame->queue_row);
    free(frame->work_row);
    free(frame->work_by);
    free(frame->min_row);
    free(frame->max_row);
    free(frame->few);
    free(frame->shorts);
    free(frame->joint_row);
    free(frame->day_row);
}

/* The dual of a slot's row, per hundredth of a head; slots of a block share
 * one row. */
static cost slot_dual(const struct frame *frame, const int *rows, int slot)
{
    int row = rows[frame->blocks.first[slot]];
    return (cost)llround(frame_dual(frame, row) * POINT / HEAD /
                         length_at(frame, slot));
}

void frame_duals(const struct frame *frame, struct duals *duals)
{
    const struct problem *problem = frame->problem;
    int n_slots = problem->grid.n_slots;
    for (int i = 0; i < problem->n_queues * n_slots; i++)
        duals->queue[i] = slot_dual(
            frame, frame->queue_row + i / n_slots * n_slots, i % n_slots);
    for (int i = 0; i < problem->n_joints * n_slots; i++)
        duals->joint[i] = slot_dual(
            frame, frame->joint_row + i / n_slots * n_slots, i % n_slots);
    for (int i = 0; i < problem->n_queues * problem->grid.n_days; i++)
        duals->day[i] = (cost)llround(frame_dual(frame, frame->day_row[i]) *
                                      POINT / THOUSAND);
    frame_presence_duals(frame, duals);
    duals_clip(problem, frame->search->rows, duals);
}
