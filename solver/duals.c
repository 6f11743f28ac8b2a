/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duals.h"

#include "deferral.h"
#include "mem.h"
#include "needs.h"
#include "roster.h"

#include <stdlib.h>
#include <string.h>

static size_t n_queue_duals(const struct problem *problem)
{
    return (size_t)problem->n_queues * (size_t)problem->grid.n_slots;
}

struct duals *duals_new(const struct problem *problem, const struct rows *rows)
{
    struct duals *duals = mem_alloc(1, sizeof *duals);
    duals->queue = mem_alloc(n_queue_duals(problem), sizeof(cost));
    duals->row = mem_alloc((size_t)rows->n, sizeof(cost));
    duals_clip(problem, rows, duals);
    return duals;
}

void duals_free(struct duals *duals)
{
    free(duals->queue);
    free(duals->row);
    free(duals);
}

void duals_copy(const struct problem *problem, const struct rows *rows,
                struct duals *to, const struct duals *from)
{
    memcpy(to->queue, from->queue, n_queue_duals(problem) * sizeof(cost));
    memcpy(to->row, from->row, (size_t)rows->n * sizeof(cost));
}

static cost clip(cost value, cost least, cost most)
{
    return value < least ? least : value > most ? most : value;
}

void duals_clip(const struct problem *problem, const struct rows *rows,
                struct duals *duals)
{
    int n_slots = problem->grid.n_slots;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        const struct queue *stream = &problem->queues[queue];
        cost most = stream->shortage.price[stream->shortage.n - 1];
        for (int slot = 0; slot < n_slots; slot++) {
            cost *dual = &duals->queue[queue * n_slots + slot];
            bool asks = stream->need[slot] > 0 || is_deferred(problem, queue);
            *dual = clip(*dual, -problem->surplus_price,
                         asks ? most : -problem->surplus_price);
        }
    }
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        const struct steps *few = &presence->too_few;
        const struct steps *many = &presence->too_many;
        for (int k = 0; k < presence->n_rows; k++) {
            cost *dual = &duals->row[rows->first[i] + k];
            cost least = presence->max[k] == INT_MAX
                             ? 0
                             : -HEAD * many->price[many->n - 1];
            cost most =
                presence->min[k] > 0 ? HEAD * few->price[few->n - 1] : 0;
            *dual = clip(*dual, least, most);
        }
    }
}

int duals_best_queue(const struct problem *problem, const struct duals *duals,
                     int group, int slot)
{
    int best = NO_QUEUE;
    cost most = -problem->surplus_price * HEAD;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        cost worth = duals->queue[queue * problem->grid.n_slots + slot] *
                     problem->groups[group].speed[queue];
        if (problem->groups[group].speed[queue] > 0 && worth > most) {
            most = worth;
            best = queue;
        }
    }
    return best;
}

static cost group_worth(const struct problem *problem,
                        const struct duals *duals, int group, int slot)
{
    int queue = duals_best_queue(problem, duals, group, slot);
    return queue == NO_QUEUE
               ? -problem->surplus_price * HEAD
               : duals->queue[queue * problem->grid.n_slots + slot] *
                     problem->groups[group].speed[queue];
}

void duals_prices(const struct problem *problem, const struct rows *rows,
                  const struct duals *duals, struct prices *prices)
{
    int n_slots = problem->grid.n_slots;
    for (int group = 0; group < problem->n_groups; group++)
        for (int slot = 0; slot < n_slots; slot++)
            prices->group[group * n_slots + slot] =
                group_worth(problem, duals, group, slot);
    memcpy(prices->row, duals->row, (size_t)rows->n * sizeof(cost));
}

/* How many hundredths it pays to be short where a head is worth `head`, out
 * of `most`: whole steps that are cheaper. */
static int paying_steps(const struct steps *steps, cost head, int most)
{
    int sum = 0;
    for (int i = 0; i < steps->n && sum < most && steps->price[i] * HEAD < head;
         i++)
        sum = i == steps->n - 1 || sum + HEAD > most ? most : sum + HEAD;
    return sum;
}

static cost queue_dual(const struct problem *problem, const struct duals *duals,
                       int queue, int slot)
{
    return duals->queue[queue * problem->grid.n_slots + slot];
}

/* Deferred work left at the end of a slot, where that is free and the next
 * slot does it at a lower price. */
static int work_left(const struct problem *problem, const struct duals *duals,
                     int queue, int slot)
{
    if (slot < 0)
        return 0;
    bool last = slot == problem->grid.n_slots - 1;
    cost now = queue_dual(problem, duals, queue, slot);
    cost next = last ? 0 : queue_dual(problem, duals, queue, slot + 1);
    const struct queue *stream = &problem->queues[queue];
    return now > next ? stream->deferral->allowed[slot] : 0;
}

/* What the slot serves of deferred work when it may leave so much.  What
 * others do in passing (need below 0) may be wasted for nothing. */
static int work_done(const struct problem *problem, const struct duals *duals,
                     int queue, int slot)
{
    int need = problem->queues[queue].need[slot];
    bool waste = need < 0 && queue_dual(problem, duals, queue, slot) < 0;
    return (waste ? 0 : need) + work_left(problem, duals, queue, slot - 1) -
           work_left(problem, duals, queue, slot);
}

int duals_served(const struct problem *problem, const struct duals *duals,
                 int queue, int slot)
{
    if (is_deferred(problem, queue))
        return work_done(problem, duals, queue, slot);
    struct need need = need_of(problem, queue, slot);
    return need.level -
           need_shortage(&need, HEAD * queue_dual(problem, duals, queue, slot));
}

/* Most heads by which a row can be over. */
static int most_over(const struct problem *problem,
                     const struct presence *presence, int k)
{
    int over = problem->n_agents - presence->max[k];
    return over > 0 ? over : 0;
}

int duals_row_shortage(const struct problem *problem, const struct rows *rows,
                       const struct duals *duals, int presence, int k)
{
    const struct presence *rule = &problem->presences[presence];
    cost dual = duals->row[rows->first[presence] + k];
    if (dual >= 0)
        return paying_steps(&rule->too_few, dual, HEAD * rule->min[k]) / HEAD;
    return -paying_steps(&rule->too_many, -dual,
                         HEAD * most_over(problem, rule, k)) /
           HEAD;
}

static cost queue_constant(const struct problem *problem,
                           const struct duals *duals, int queue, int slot)
{
    cost dual = queue_dual(problem, duals, queue, slot);
    if (is_deferred(problem, queue))
        return dual * work_done(problem, duals, queue, slot);
    struct need need = need_of(problem, queue, slot);
    int missing = need_shortage(&need, HEAD * dual);
    return need_price(&need, missing) + dual * (need.level - missing);
}

static cost row_constant(const struct problem *problem, const struct rows *rows,
                         const struct duals *duals, int presence, int k)
{
    const struct presence *rule = &problem->presences[presence];
    cost dual = duals->row[rows->first[presence] + k];
    int missing = duals_row_shortage(problem, rows, duals, presence, k);
    if (dual == 0)
        return 0;
    return dual > 0 ? steps_cost(&rule->too_few, HEAD * missing) +
                          dual * (rule->min[k] - missing)
                    : steps_cost(&rule->too_many, -HEAD * missing) +
                          dual * (rule->max[k] - missing);
}

static cost carried_worth(const struct problem *problem,
                          const struct rows *rows, const struct duals *duals,
                          int agent)
{
    const struct agent *who = &problem->agents[agent];
    cost sum = 0;
    for (int slot = who->carried_from; slot < who->carried_until; slot++)
        sum += group_worth(problem, duals, who->group, slot);
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        if (presence->shift >= 0 || !rows_count(problem, rows, i, agent))
            continue;
        for (int k = 0; k < presence->n_rows; k++)
            if (is_carried(who, presence->row[k]))
                sum += duals->row[rows->first[i] + k];
    }
    return sum;
}

cost duals_constant(const struct problem *problem, const struct rows *rows,
                    const struct duals *duals)
{
    cost sum = 0;
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int slot = 0; slot < problem->grid.n_slots; slot++)
            sum += queue_constant(problem, duals, queue, slot);
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++)
            sum += row_constant(problem, rows, duals, i, k);
    for (int agent = 0; agent < problem->n_agents; agent++)
        sum -= carried_worth(problem, rows, duals, agent);
    return sum;
}
