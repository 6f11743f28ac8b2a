/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first sum of the bound (duals.h): what is served and what is missed under
 * the duals, and what that comes to. */
#include "duals.h"

#include "day_target.h"
#include "deferral.h"
#include "needs.h"

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

/* Whether the k-th head beyond the need of a slot gains more for its day than
 * it is worth there. */
static bool gain_pays(const struct problem *problem, const struct duals *duals,
                      int queue, int slot, int k)
{
    const struct day_target *target = problem->queues[queue].day_target;
    int day = calendar_day(&problem->grid, &problem->grid.calendars[0], slot);
    return duals->day[queue * problem->grid.n_days + day] *
               target->gains[target->first_gain[slot] + k] >
           HEAD * queue_dual(problem, duals, queue, slot);
}

/* How many heads beyond the need pay; gains fall from head to head. */
static int heads_beyond(const struct problem *problem,
                        const struct duals *duals, int queue, int slot)
{
    const struct day_target *target = problem->queues[queue].day_target;
    int n = 0;
    while (target && n < n_gains(target, slot) &&
           gain_pays(problem, duals, queue, slot, n))
        n++;
    return n;
}

int duals_served(const struct problem *problem, const struct duals *duals,
                 int queue, int slot)
{
    if (is_deferred(problem, queue))
        return work_done(problem, duals, queue, slot);
    struct need need = need_of(problem, queue, slot);
    cost worth = HEAD * queue_dual(problem, duals, queue, slot);
    return need.level - need_shortage(&need, worth) +
           need_surplus(&need, worth) +
           HEAD * heads_beyond(problem, duals, queue, slot);
}

static cost joint_dual(const struct problem *problem, const struct duals *duals,
                       int joint, int slot)
{
    return duals->joint[joint * problem->grid.n_slots + slot];
}

int duals_served_jointly(const struct problem *problem,
                         const struct duals *duals, int joint, int slot)
{
    const struct joint *rule = &problem->joints[joint];
    cost dual = joint_dual(problem, duals, joint, slot);
    return rule->need[slot] -
           paying_steps(&rule->shortage, HEAD * dual, rule->need[slot]);
}

/* Thousandths that the heads chosen beyond the needs of a day gain for it. */
static int day_gained(const struct problem *problem, const struct duals *duals,
                      int queue, int day)
{
    const struct day_target *target = problem->queues[queue].day_target;
    int sum = 0;
    for (int slot = day_first(problem, day); slot < day_first(problem, day + 1);
         slot++) {
        int n = heads_beyond(problem, duals, queue, slot);
        for (int k = 0; k < n; k++)
            sum += target->gains[target->first_gain[slot] + k];
    }
    return sum;
}

int duals_day_lack(const struct problem *problem, const struct duals *duals,
                   int queue, int day)
{
    return problem->queues[queue].day_target->goal[day] -
           day_gained(problem, duals, queue, day);
}

static int bring_within(int heads, int least, int most)
{
    return heads < least ? least : heads > most ? most : heads;
}

/* Prices are convex: the best within reach is the nearest to the best. */
int duals_row_heads(const struct problem *problem, const struct rows *rows,
                    const struct duals *duals, int presence, int k)
{
    const struct presence *rule = &problem->presences[presence];
    int row = rows->first[presence] + k, heads = rows->ceiling[row];
    cost dual = duals->row[row];
    int lack = HEAD * (rule->min[k] - rows->least[presence]);
    if (dual >= 0)
        heads = rule->min[k] - paying_steps(&rule->too_few, dual, lack) / HEAD;
    else if (rule->max[k] < rows->most[presence])
        heads = rule->max[k] +
                paying_steps(&rule->too_many, -dual,
                             HEAD * (rows->most[presence] - rule->max[k])) /
                    HEAD;
    return bring_within(heads, rows->floor[row], rows->ceiling[row]);
}

/* What a day asks for, less what heads beyond the needs gain for it. */
static cost day_constant(const struct problem *problem,
                         const struct duals *duals, int queue, int day)
{
    cost dual = duals->day[queue * problem->grid.n_days + day];
    cost sum = dual * duals_day_lack(problem, duals, queue, day);
    for (int slot = day_first(problem, day); slot < day_first(problem, day + 1);
         slot++)
        sum += HEAD * queue_dual(problem, duals, queue, slot) *
               heads_beyond(problem, duals, queue, slot);
    return sum;
}

static cost joint_constant(const struct problem *problem,
                           const struct duals *duals, int joint, int slot)
{
    const struct joint *rule = &problem->joints[joint];
    cost dual = joint_dual(problem, duals, joint, slot);
    int served = duals_served_jointly(problem, duals, joint, slot);
    return steps_cost(&rule->shortage, rule->need[slot] - served) +
           dual * served;
}

static cost queue_constant(const struct problem *problem,
                           const struct duals *duals, int queue, int slot)
{
    cost dual = queue_dual(problem, duals, queue, slot);
    if (is_deferred(problem, queue))
        return dual * work_done(problem, duals, queue, slot);
    struct need need = need_of(problem, queue, slot);
    int missing = need_shortage(&need, HEAD * dual);
    int over = need_surplus(&need, HEAD * dual);
    return need_price(&need, missing) + need_surplus_price(&need, over) +
           dual * (need.level - missing + over);
}

/* So many heads in a row. */
static cost price_of_heads(const struct presence *rule, int k, cost dual,
                           int heads)
{
    if (heads < rule->min[k])
        return steps_cost(&rule->too_few, HEAD * (rule->min[k] - heads)) +
               dual * heads;
    if (heads > rule->max[k])
        return steps_cost(&rule->too_many, HEAD * (heads - rule->max[k])) +
               dual * heads;
    return dual * heads;
}

/* The least of all numbers of heads, where those short have a price of their
 * own, with which prices need not be convex. */
static cost least_of_heads(const struct problem *problem,
                           const struct rows *rows, const struct duals *duals,
                           int presence, int k)
{
    const struct presence *rule = &problem->presences[presence];
    int row = rows->first[presence] + k;
    cost least = COST_FORBIDDEN;
    for (int heads = rows->floor[row]; heads <= rows->ceiling[row]; heads++) {
        cost here = price_of_heads(rule, k, duals->row[row], heads);
        if (heads < rule->min[k])
            here -= *duals->shorts * (rule->min[k] - heads);
        least = here < least ? here : least;
    }
    return least;
}

static cost row_constant(const struct problem *problem, const struct rows *rows,
                         const struct duals *duals, int presence, int k)
{
    if (*duals->shorts != 0 && rows_count_short(problem, rows, presence, k))
        return least_of_heads(problem, rows, duals, presence, k);
    return price_of_heads(&problem->presences[presence], k,
                          duals->row[rows->first[presence] + k],
                          duals_row_heads(problem, rows, duals, presence, k));
}

static cost shorts_constant(const struct rows *rows, const struct duals *duals)
{
    cost dual = *duals->shorts;
    return dual > 0   ? dual * rows->floor[rows->n]
           : dual < 0 ? dual * rows->ceiling[rows->n]
                      : 0;
}

static cost carried_worth(const struct problem *problem,
                          const struct rows *rows, const struct duals *duals,
                          int agent)
{
    const struct agent *who = &problem->agents[agent];
    cost sum = 0;
    for (int slot = who->carried_from; slot < who->carried_until; slot++)
        if (!is_busy(who, slot))
            sum += duals_group_worth(problem, duals, who->group, slot);
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int weight = rows_weight(problem, rows, i, agent);
        if (presence->shift >= 0 || weight == 0)
            continue;
        for (int k = 0; k < presence->n_rows; k++)
            if (is_carried(who, presence->row[k]))
                sum += duals->row[rows->first[i] + k] * weight;
    }
    return sum;
}

static cost rows_constant(const struct problem *problem,
                          const struct rows *rows, const struct duals *duals)
{
    cost sum = 0;
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++)
            sum += row_constant(problem, rows, duals, i, k);
    return sum;
}

cost duals_constant(const struct problem *problem, const struct rows *rows,
                    const struct duals *duals)
{
    cost sum =
        rows_constant(problem, rows, duals) + shorts_constant(rows, duals);
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        for (int queue = 0; queue < problem->n_queues; queue++)
            sum += queue_constant(problem, duals, queue, slot);
        for (int joint = 0; joint < problem->n_joints; joint++)
            sum += joint_constant(problem, duals, joint, slot);
    }
    for (uint64_t left = problem->by_day; left; left &= left - 1)
        for (int day = 0; day < problem->grid.n_days; day++)
            sum += day_constant(problem, duals, __builtin_ctzll(left), day);
    for (int agent = 0; agent < problem->n_agents; agent++)
        sum -= carried_worth(problem, rows, duals, agent);
    return sum;
}
