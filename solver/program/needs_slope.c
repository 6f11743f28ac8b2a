/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "day_target.h"
#include "deferral.h"
#include "duals.h"
#include "needs.h"
#include "needs_hill.h"

#include <math.h>
#include <string.h>

/* How far it pays to go a step that costs so much more than it saves. */
static double soft_part(const struct needs_hill *hill, double loss)
{
    return 1 / (1 + exp(loss / hill->heat));
}

/* Heads that the bound chooses to serve, softly. */
static double served(const struct needs_hill *hill, int queue, int slot)
{
    const struct problem *problem = hill->search->problem;
    if (is_deferred(problem, queue) || problem->queues[queue].day_target)
        return duals_served(problem, hill->duals, queue, slot) / (double)HEAD;
    struct need need = need_of(problem, queue, slot);
    double worth =
        (double)(HEAD *
                 hill->duals->queue[queue * problem->grid.n_slots + slot]);
    double sum = need.level / (double)HEAD, left = sum;
    for (int i = 0; i < need.n && left > 0; i++) {
        double step = i == need.n - 1 ? left : fmin(1, left);
        sum -= step * soft_part(hill, (double)need.price[i] - worth);
        left -= step;
    }
    if (need.n_over > 0)
        sum += need.spare / (double)HEAD * soft_part(hill, worth);
    for (int i = 0; i < need.n_over; i++)
        sum += soft_part(hill, (double)need.over[i] + worth);
    return sum;
}

/* Heads of the group at work in each slot and free for queues. */
static void count_heads(const struct needs_hill *hill, int group)
{
    const struct problem *problem = hill->search->problem;
    int n_slots = problem->grid.n_slots;
    memset(hill->heads, 0, (size_t)n_slots * sizeof *hill->heads);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        if (who->group != group)
            continue;
        for (int slot = 0; slot < n_slots; slot++)
            if (!is_busy(who, slot))
                hill->heads[slot] += hill->at_work[agent * n_slots + slot];
    }
}

/* Each head serves the queue that pays best, or nearly so, or is idle. */
static void share_heads(const struct needs_hill *hill, int group, int slot,
                        double *slope)
{
    const struct problem *problem = hill->search->problem;
    const int *speed = problem->groups[group].speed;
    double idle = -(double)problem->surplus_price * HEAD, most = idle;
    double part[QUEUES_MAX], all = 0;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        part[queue] =
            speed[queue] > 0
                ? (double)duals_queue_worth(problem, hill->duals, queue, slot) *
                      speed[queue]
                : -INFINITY;
        most = fmax(most, part[queue]);
    }
    for (int queue = 0; queue < problem->n_queues; queue++)
        all += part[queue] = exp((part[queue] - most) / hill->heat);
    all += exp((idle - most) / hill->heat);
    for (int queue = 0; queue < problem->n_queues; queue++)
        slope[queue * problem->grid.n_slots + slot] -=
            hill->heads[slot] * part[queue] / all * speed[queue] / HEAD;
}

/* Of the i-th presence rule's k-th row. */
static double row_heads(const struct needs_hill *hill, int i, int k)
{
    const struct search *search = hill->search;
    const struct problem *problem = search->problem;
    const struct presence *presence = &problem->presences[i];
    int n_slots = problem->grid.n_slots, row = presence->row[k];
    double sum = 0;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        int duty = (agent * problem->grid.n_days + row) * problem->n_shifts +
                   presence->shift;
        double here = presence->shift < 0 ? hill->at_work[agent * n_slots + row]
                                          : hill->duties[duty];
        sum += rows_weight(problem, search->rows, i, agent) * here;
    }
    return sum;
}

void needs_hill_slope(const struct needs_hill *hill, double *slope)
{
    const struct search *search = hill->search;
    const struct problem *problem = search->problem;
    int n_slots = problem->grid.n_slots;
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int slot = 0; slot < n_slots; slot++)
            slope[queue * n_slots + slot] = served(hill, queue, slot);
    for (int group = 0; group < problem->n_groups; group++) {
        count_heads(hill, group);
        for (int slot = 0; slot < n_slots; slot++)
            if (hill->heads[slot] > 0)
                share_heads(hill, group, slot, slope);
    }
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++)
            slope[needs_hill_n_duals(problem) + search->rows->first[i] + k] =
                duals_row_heads(problem, search->rows, hill->duals, i, k) -
                row_heads(hill, i, k);
}
