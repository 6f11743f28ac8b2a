/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duals.h"

#include "day_target.h"
#include "deferral.h"
#include "mem.h"
#include "needs.h"
#include "roster.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct duals *duals_new(const struct problem *problem, const struct rows *rows)
{
    int n_slots = problem->grid.n_slots;
    int n_queue = problem->n_queues * n_slots;
    int n_joint = problem->n_joints * n_slots;
    int n_day = problem->n_queues * problem->grid.n_days;
    struct duals *duals = mem_alloc(1, sizeof *duals);
    duals->n = n_queue + n_joint + n_day + rows->n + 1;
    duals->all = mem_alloc((size_t)duals->n, sizeof(cost));
    duals->queue = duals->all;
    duals->joint = duals->queue + n_queue;
    duals->day = duals->joint + n_joint;
    duals->row = duals->day + n_day;
    duals->shorts = duals->row + rows->n;
    duals_clip(problem, rows, duals);
    return duals;
}

void duals_free(struct duals *duals)
{
    free(duals->all);
    free(duals);
}

void duals_copy(struct duals *to, const struct duals *from)
{
    memcpy(to->all, from->all, (size_t)to->n * sizeof *to->all);
}

static cost clip(cost value, cost least, cost most)
{
    return value < least ? least : value > most ? most : value;
}

/* The least that a hundredth can be worth: what the last of too many cost. */
static cost least_worth(const struct problem *problem, int queue)
{
    const struct steps *surplus = &problem->queues[queue].surplus;
    return surplus->n > 0 ? -surplus->price[surplus->n - 1]
                          : -problem->surplus_price;
}

/* What the first hundredth too many is worth, where nothing is needed. */
static cost first_worth(const struct problem *problem, int queue, int slot)
{
    const struct queue *stream = &problem->queues[queue];
    if (stream->surplus.n == 0)
        return -problem->surplus_price;
    return queue_most(stream, slot) > 0 ? 0 : -stream->surplus.price[0];
}

/* The most that a hundredth can be worth to the queue itself. */
static cost most_worth(const struct problem *problem, int queue, int slot)
{
    const struct queue *stream = &problem->queues[queue];
    cost most = stream->need[slot] > 0 || stream->deferral
                    ? stream->shortage.price[stream->shortage.n - 1]
                    : first_worth(problem, queue, slot);
    if (!stream->day_target || n_gains(stream->day_target, slot) == 0)
        return most;
    const struct day_target *target = stream->day_target;
    int day = calendar_day(&problem->grid, &problem->grid.calendars[0], slot);
    cost gain =
        target->price[day] * target->gains[target->first_gain[slot]] / HEAD;
    return gain > most ? gain : most;
}

static void clip_queues(const struct problem *problem, struct duals *duals)
{
    int n_slots = problem->grid.n_slots, n_days = problem->grid.n_days;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        const struct day_target *target = problem->queues[queue].day_target;
        for (int slot = 0; slot < n_slots; slot++) {
            cost *dual = &duals->queue[queue * n_slots + slot];
            *dual = clip(*dual, least_worth(problem, queue),
                         most_worth(problem, queue, slot));
        }
        for (int day = 0; day < n_days; day++) {
            cost *dual = &duals->day[queue * n_days + day];
            *dual = clip(*dual, 0, target ? target->price[day] : 0);
        }
    }
    for (int joint = 0; joint < problem->n_joints; joint++) {
        const struct joint *rule = &problem->joints[joint];
        for (int slot = 0; slot < n_slots; slot++) {
            cost *dual = &duals->joint[joint * n_slots + slot];
            *dual = clip(*dual, 0,
                         rule->need[slot] > 0
                             ? rule->shortage.price[rule->shortage.n - 1]
                             : 0);
        }
    }
}

void duals_clip(const struct problem *problem, const struct rows *rows,
                struct duals *duals)
{
    clip_queues(problem, duals);
    if (rows->ceiling[rows->n] == INT_MAX && *duals->shorts < 0)
        *duals->shorts = 0;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        const struct steps *few = &presence->too_few;
        const struct steps *many = &presence->too_many;
        for (int k = 0; k < presence->n_rows; k++) {
            int row = rows->first[i] + k;
            if (*duals->shorts != 0 && rows_count_short(problem, rows, i, k))
                continue;
            cost *dual = &duals->row[row];
            cost least = rows->ceiling[row] < rows->most[i] ? *dual
                         : presence->max[k] == INT_MAX
                             ? 0
                             : -HEAD * many->price[many->n - 1];
            cost most = rows->floor[row] > rows->least[i] ? *dual
                        : presence->min[k] > rows->least[i]
                            ? HEAD * few->price[few->n - 1]
                            : 0;
            *dual = *dual < 0 ? clip(*dual, least, 0) : clip(*dual, 0, most);
        }
    }
}

cost duals_queue_worth(const struct problem *problem, const struct duals *duals,
                       int queue, int slot)
{
    int n_slots = problem->grid.n_slots;
    cost worth = duals->queue[queue * n_slots + slot];
    for (int joint = 0; joint < problem->n_joints; joint++)
        if (problem->joints[joint].queues >> queue & 1)
            worth += duals->joint[joint * n_slots + slot];
    return worth;
}

int duals_best_queue(const struct problem *problem, const struct duals *duals,
                     int group, int slot)
{
    int best = NO_QUEUE;
    cost most = -problem->surplus_price * HEAD;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        int speed = problem->groups[group].speed[queue];
        if (speed == 0)
            continue;
        cost worth = duals_queue_worth(problem, duals, queue, slot) * speed;
        if (worth > most) {
            most = worth;
            best = queue;
        }
    }
    return best;
}

cost duals_group_worth(const struct problem *problem, const struct duals *duals,
                       int group, int slot)
{
    int queue = duals_best_queue(problem, duals, group, slot);
    return queue == NO_QUEUE ? -problem->surplus_price * HEAD
                             : duals_queue_worth(problem, duals, queue, slot) *
                                   problem->groups[group].speed[queue];
}

void duals_prices(const struct problem *problem, const struct rows *rows,
                  const struct duals *duals, struct prices *prices)
{
    int n_slots = problem->grid.n_slots;
    for (int group = 0; group < problem->n_groups; group++)
        for (int slot = 0; slot < n_slots; slot++)
            prices->group[group * n_slots + slot] =
                duals_group_worth(problem, duals, group, slot);
    for (int i = 0; i < problem->n_presences; i++)
        for (int row = rows->first[i]; row < rows->first[i + 1]; row++) {
            prices->row[row] = duals->row[row] * rows->heavy[i];
            prices->against[row] = duals->row[row] * rows->light[i];
        }
}
