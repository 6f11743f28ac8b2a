/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The subgradient of the bound in a need's dual is what stays uncovered when
 * every agent takes the line that is best under the duals.  Following an
 * average of the last ones (Barahona and Anbil's volume algorithm, 2000)
 * instead of the newest keeps the climb from zigzagging; the step is Polyak's,
 * from the bound towards the cost of the roster at hand. */
#include "ascent.h"

#include "bound.h"
#include "duals.h"
#include "mem.h"
#include "pool.h"
#include "warm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PATIENCE = 2 };
static const double keep_average = 0.8, first_step = 1.0, warm_step = 0.25,
                    last_step = 0.03;

struct climb {
    struct search *search;
    struct duals *centre, *trial; /* best so far, and the next to try */
    cost bound;                   /* of the centre */
    double *slope;                /* [centre->n] averaged, in heads */
    double *fresh;
    double *scale; /* [centre->n] of a dual to the head's worth */
    struct prices prices;
    struct line *lines;
    double step;
    int failures;
};

static int n_slots_of(const struct climb *climb)
{
    return climb->search->problem->grid.n_slots;
}

/* Where a dual stands among all. */
static double *fresh_of(struct climb *climb, const cost *dual)
{
    return &climb->fresh[dual - climb->trial->all];
}

static void start_queues(struct climb *climb)
{
    const struct problem *problem = climb->search->problem;
    const struct duals *trial = climb->trial;
    int n_slots = n_slots_of(climb), n_days = problem->grid.n_days;
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int slot = 0; slot < n_slots; slot++)
            *fresh_of(climb, &trial->queue[queue * n_slots + slot]) =
                duals_served(problem, trial, queue, slot) / (double)HEAD;
    for (int joint = 0; joint < problem->n_joints; joint++)
        for (int slot = 0; slot < n_slots; slot++)
            *fresh_of(climb, &trial->joint[joint * n_slots + slot]) =
                duals_served_jointly(problem, trial, joint, slot) /
                (double)HEAD;
    for (uint64_t left = problem->by_day; left; left &= left - 1)
        for (int day = 0; day < n_days; day++) {
            const cost *dual =
                &trial->day[__builtin_ctzll(left) * n_days + day];
            *fresh_of(climb, dual) =
                duals_day_lack(problem, trial, __builtin_ctzll(left), day) *
                climb->scale[dual - trial->all];
        }
}

/* Needs less the shortage that the bound itself chooses, in heads. */
static void start_slope(struct climb *climb)
{
    const struct problem *problem = climb->search->problem;
    const struct rows *rows = climb->search->rows;
    start_queues(climb);
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++) {
            const cost *dual = &climb->trial->row[rows->first[i] + k];
            *fresh_of(climb, dual) =
                duals_row_heads(problem, rows, climb->trial, i, k);
        }
}

/* A head that serves the queue serves it jointly with others as well. */
static void subtract_head(struct climb *climb, int queue, int slot, double head)
{
    const struct problem *problem = climb->search->problem;
    int n_slots = n_slots_of(climb);
    *fresh_of(climb, &climb->trial->queue[queue * n_slots + slot]) -= head;
    for (int joint = 0; joint < problem->n_joints; joint++)
        if (problem->joints[joint].queues >> queue & 1)
            *fresh_of(climb, &climb->trial->joint[joint * n_slots + slot]) -=
                head;
}

static void subtract_queues(struct climb *climb, const struct agent *who,
                            const uint8_t *at_work)
{
    const struct problem *problem = climb->search->problem;
    int group = who->group;
    for (int slot = 0; slot < n_slots_of(climb); slot++) {
        int queue = at_work[slot] && !is_busy(who, slot)
                        ? duals_best_queue(problem, climb->trial, group, slot)
                        : NO_QUEUE;
        if (queue != NO_QUEUE)
            subtract_head(climb, queue, slot,
                          problem->groups[group].speed[queue] / (double)HEAD);
    }
}

static void subtract_rows(struct climb *climb, const struct line *line,
                          const uint8_t *at_work)
{
    const struct problem *problem = climb->search->problem;
    const struct rows *rows = climb->search->rows;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int weight = rows_weight(problem, rows, i, line->agent);
        for (int k = 0; weight != 0 && k < presence->n_rows; k++)
            if (line_is_present(problem, presence, line, at_work,
                                presence->row[k]))
                *fresh_of(climb, &climb->trial->row[rows->first[i] + k]) -=
                    weight;
    }
}

/* What each need lacks if all agents take their lines. */
static void find_slope(struct climb *climb)
{
    const struct problem *problem = climb->search->problem;
    size_t n_slots = (size_t)n_slots_of(climb);
    uint8_t *at_work = mem_alloc(n_slots, 1);
    start_slope(climb);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        line_at_work(problem, &climb->lines[agent], at_work);
        for (int slot = problem->agents[agent].carried_from;
             slot < problem->agents[agent].carried_until; slot++)
            at_work[slot] = 1;
        subtract_queues(climb, &problem->agents[agent], at_work);
        subtract_rows(climb, &climb->lines[agent], at_work);
    }
    free(at_work);
}

static void average_slope(struct climb *climb, double keep)
{
    for (int i = 0; i < climb->trial->n; i++)
        climb->slope[i] = keep * climb->slope[i] + (1 - keep) * climb->fresh[i];
}

/* The next duals to try: a Polyak step from the centre. */
static void take_step(struct climb *climb)
{
    const struct search *search = climb->search;
    double square = 1e-9;
    for (int i = 0; i < climb->trial->n; i++)
        square += climb->slope[i] * climb->slope[i];
    double length =
        climb->step * (double)(search->cost - climb->bound) / square;
    for (int i = 0; i < climb->trial->n; i++)
        climb->trial->all[i] =
            climb->centre->all[i] +
            (cost)llround(length * climb->slope[i] * climb->scale[i]);
    duals_clip(search->problem, search->rows, climb->trial);
}

static void add_lines(struct search *search, const struct line *lines)
{
    bool added;
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        if (lines[agent].own < COST_FORBIDDEN)
            pool_add(search->pool, &lines[agent], &added);
}

/* Prices the trial duals, and makes them the centre if they prove more. */
static void try_duals(struct climb *climb)
{
    struct search *search = climb->search;
    cost bound =
        bound_by_duals(search, climb->trial, &climb->prices, climb->lines);
    add_lines(search, climb->lines);
    find_slope(climb);
    search->outcome->rounds++;
    if (bound <= climb->bound) {
        if (++climb->failures >= PATIENCE) {
            climb->step *= 0.5;
            climb->failures = 0;
        }
        return;
    }
    climb->failures = 0;
    climb->bound = bound;
    search_prove(search, bound);
    duals_copy(climb->centre, climb->trial);
}

/* Uniform duals: a share of the price of the first head missing. */
static void set_uniform(struct climb *climb, int eighths)
{
    const struct problem *problem = climb->search->problem;
    int n_slots = n_slots_of(climb);
    for (int queue = 0; queue < problem->n_queues; queue++) {
        cost price = problem->queues[queue].shortage.price[0];
        for (int slot = 0; slot < n_slots; slot++)
            climb->trial->queue[queue * n_slots + slot] = price * eighths / 8;
    }
    duals_clip(problem, climb->search->rows, climb->trial);
}

/* The duals at which each first head too many is worth what it costs; false
 * where no queue has a price of its own for that. */
static bool set_surplus(struct climb *climb)
{
    const struct problem *problem = climb->search->problem;
    int n_slots = n_slots_of(climb);
    bool any = false;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        const struct steps *surplus = &problem->queues[queue].surplus;
        any |= surplus->n > 0;
        for (int slot = 0; slot < n_slots; slot++)
            climb->trial->queue[queue * n_slots + slot] =
                surplus->n > 0 ? -surplus->price[0] : 0;
    }
    duals_clip(problem, climb->search->rows, climb->trial);
    return any;
}

/* Starts from the duals of an earlier search, or the best of some uniform ones:
 * near nothing where there are hands enough, near the full price where there
 * are too few, below nothing where contracts bring more than is needed. */
static void start_duals(struct climb *climb)
{
    static const int eighths[] = {0, 1, 4, 8};
    bool warm = warm_duals(climb->search, climb->trial);
    if (warm) {
        climb->step = warm_step;
        try_duals(climb);
        average_slope(climb, 0);
    }
    if (!warm && set_surplus(climb)) {
        try_duals(climb);
        average_slope(climb, 0);
    }
    for (int i = 0; i < 4 && !warm; i++) {
        cost before = climb->bound;
        set_uniform(climb, eighths[i]);
        try_duals(climb);
        if (climb->bound <= before)
            break;
        average_slope(climb, 0);
    }
    climb->failures = 0;
}

/* A dual is worth of a hundredth of a head, of an agent, or of a thousandth of
 * a contact, which is so much of a head as its price says. */
static void find_scale(struct climb *climb)
{
    const struct problem *problem = climb->search->problem;
    const struct duals *duals = climb->trial;
    int n_days = problem->grid.n_days;
    for (int i = 0; i < duals->n; i++)
        climb->scale[i] = &duals->all[i] >= duals->row ? 1 : 1.0 / HEAD;
    for (uint64_t left = problem->by_day; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        const struct queue *stream = &problem->queues[queue];
        double head = (double)stream->shortage.price[0] * HEAD;
        for (int day = 0; day < n_days; day++)
            climb->scale[&duals->day[queue * n_days + day] - duals->all] =
                (double)stream->day_target->price[day] / (head + 1);
    }
}

static struct climb climb_new(struct search *search)
{
    const struct problem *problem = search->problem;
    size_t n = (size_t)search->duals->n;
    struct climb climb = {
        .search = search,
        .centre = search->duals,
        .trial = duals_new(problem, search->rows),
        .bound = -COST_FORBIDDEN,
        .slope = mem_alloc(n, sizeof(double)),
        .fresh = mem_alloc(n, sizeof(double)),
        .scale = mem_alloc(n, sizeof(double)),
        .prices = prices_new(problem, search->rows),
        .lines = lines_new(problem),
        .step = first_step,
    };
    find_scale(&climb);
    return climb;
}

void ascent(struct search *search, double share)
{
    struct climb climb = climb_new(search);
    start_duals(&climb);
    while (climb.step > last_step && !search_done(search) &&
           stop_share(&search->stop) < share) {
        take_step(&climb);
        try_duals(&climb);
        average_slope(&climb, keep_average);
        search_report(search, "ascent");
    }
    duals_free(climb.trial);
    free(climb.slope);
    free(climb.fresh);
    free(climb.scale);
    prices_free(&climb.prices);
    lines_free(search->problem, climb.lines);
}
