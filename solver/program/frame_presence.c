/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frame_parts.h"

#include "ints.h"
#include "mem.h"

#include <limits.h>

static int carried_heads(const struct frame *frame, int index, int k)
{
    const struct problem *problem = frame->problem;
    const struct presence *presence = &problem->presences[index];
    int heads = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (presence->shift < 0 &&
            is_carried(&problem->agents[agent], presence->row[k]))
            heads += rows_weight(problem, frame->search->rows, index, agent);
    return heads;
}

static bool row_inside(const struct frame *frame,
                       const struct presence *presence, int row)
{
    return presence->shift < 0
               ? has_rows(frame, row)
               : row >= frame->window.from && row < frame->window.to;
}

/* Notes columns from the one given to the last. */
static void note_shorts(struct frame *frame, int column)
{
    for (; column < lp_n_columns(frame->lp); column++) {
        MEM_GROW(frame->shorts, frame->n_shorts, frame->shorts_room);
        frame->shorts[frame->n_shorts++] = column;
    }
}

/* A row of heads within bounds; too few and too many have a price each. */
static int add_heads_row(struct frame *frame, const struct presence *presence,
                         int length, double least, double most)
{
    int row = lp_add_row(frame->lp, least, most);
    int few = lp_n_columns(frame->lp);
    if (!isinf(least))
        frame_add_hundredths(frame, &presence->too_few, length, row, 1);
    if (presence->shift >= 0)
        note_shorts(frame, few);
    if (!isinf(most))
        frame_add_hundredths(frame, &presence->too_many, length, row, -1);
    return row;
}

/* The row of a presence rule: one for both bounds, where both can be kept. */
static void add_presence_row(struct frame *frame, int index, int k)
{
    const struct presence *presence = &frame->problem->presences[index];
    int row = frame->search->rows->first[index] + k;
    int carried = carried_heads(frame, index, k);
    int length = presence->shift < 0 ? length_at(frame, presence->row[k]) : 1;
    bool low = presence->min[k] > carried + frame->search->rows->least[index];
    bool high = presence->max[k] < INT_MAX;
    double least = (double)presence->min[k] - carried;
    double most = (double)presence->max[k] - carried;
    bool both = low && high && least <= most;
    if (both && frame->window.held)
        frame->few[row] = lp_n_columns(frame->lp);
    if (low)
        frame->min_row[row] = add_heads_row(frame, presence, length, least,
                                            both ? most : INFINITY);
    if (high && !both)
        frame->max_row[row] =
            add_heads_row(frame, presence, length, -INFINITY, most);
}

static void add_rows(struct frame *frame, int index)
{
    const struct presence *presence = &frame->problem->presences[index];
    for (int k = 0; k < presence->n_rows; k++) {
        int row = frame->search->rows->first[index] + k;
        frame->min_row[row] = frame->max_row[row] = frame->few[row] = NO_ROW;
        if (row_inside(frame, presence, presence->row[k]))
            add_presence_row(frame, index, k);
    }
}

void frame_add_presences(struct frame *frame)
{
    for (int i = 0; i < frame->problem->n_presences; i++)
        add_rows(frame, i);
    frame->shorts_row = NO_ROW;
    if (frame->window.held && frame->n_shorts > 0)
        frame->shorts_row =
            lp_add_sum(frame->lp, frame->n_shorts, frame->shorts,
                       beyond * points(frame->search->cost));
}

double frame_shorts(const struct frame *frame)
{
    double sum = 0;
    for (int i = 0; frame->shorts_row != NO_ROW && i < frame->n_shorts; i++)
        sum += lp_value(frame->lp, frame->shorts[i]);
    return sum;
}

/* The duals of a presence rule; slots of a block share one row. */
static void duals_of(const struct frame *frame, int index, struct duals *duals)
{
    const struct presence *rule = &frame->problem->presences[index];
    int first = frame->search->rows->first[index];
    double dual = 0;
    for (int k = 0; k < rule->n_rows; k++) {
        bool by_slot = rule->shift < 0;
        if (!by_slot || frame->blocks.first[rule->row[k]] == rule->row[k])
            dual = frame_dual(frame, frame->min_row[first + k]) +
                   frame_dual(frame, frame->max_row[first + k]);
        int length = by_slot ? length_at(frame, rule->row[k]) : 1;
        duals->row[first + k] = (cost)llround(dual * POINT / length);
    }
}

void frame_presence_duals(const struct frame *frame, struct duals *duals)
{
    for (int i = 0; i < frame->problem->n_presences; i++)
        duals_of(frame, i, duals);
    *duals->shorts =
        (cost)llround(frame_dual(frame, frame->shorts_row) * POINT);
}

bool frame_can_hold(const struct frame *frame, int presence, int k)
{
    return frame->few[frame->search->rows->first[presence] + k] != NO_ROW;
}

/* Heads too few or too many: what of them there may be.  -1: any. */
struct hold {
    int least, most;
};

static double within_step(int heads, int step, bool last)
{
    int left = heads > step ? heads - step : 0;
    return last || left < 1 ? left : 1;
}

/* Holds the steps from this column on; what is beyond them is allowed where
 * they are held from above. */
static void hold_steps(struct frame *frame, int column, int n, struct hold hold)
{
    for (int i = 0; i < n; i++) {
        bool last = i == n - 1;
        double most = hold.most >= 0 ? within_step(hold.most, i, last)
                      : last         ? INFINITY
                                     : 1;
        lp_bound_column(frame->lp, column + i, within_step(hold.least, i, last),
                        most);
    }
    lp_bound_column(frame->lp, column + n, 0, hold.most >= 0 ? INFINITY : 0);
}

static void hold_shorts(struct frame *frame)
{
    const struct rows *rows = frame->search->rows;
    int least = rows->floor[rows->n], most = rows->ceiling[rows->n];
    lp_bound_row(frame->lp, frame->shorts_row,
                 least > 0 ? (double)least : -INFINITY,
                 most < INT_MAX ? (double)most : INFINITY);
}

void frame_hold_row(struct frame *frame, int presence, int k)
{
    const struct rows *rows = frame->search->rows;
    if (presence == frame->problem->n_presences) {
        hold_shorts(frame);
        return;
    }
    const struct presence *rule = &frame->problem->presences[presence];
    int row = rows->first[presence] + k, few = frame->few[row];
    int floor = rows->floor[row], ceiling = rows->ceiling[row];
    int carried = carried_heads(frame, presence, k);
    int min = smaller(larger(rule->min[k], floor), rule->max[k]);
    int max = larger(smaller(rule->max[k], ceiling), rule->min[k]);
    bool is_floor = floor > rows->least[presence];
    bool is_ceiling = ceiling < rows->most[presence];
    struct hold too_few = {is_ceiling ? larger(rule->min[k] - ceiling, 0) : 0,
                           is_floor ? larger(rule->min[k] - floor, 0) : -1};
    struct hold too_many = {is_floor ? larger(floor - rule->max[k], 0) : 0,
                            is_ceiling ? larger(ceiling - rule->max[k], 0)
                                       : -1};
    if (too_few.least > 0)
        max = rule->min[k];
    if (too_many.least > 0)
        min = rule->max[k];
    lp_bound_row(frame->lp, frame->min_row[row], (double)min - carried,
                 (double)max - carried);
    hold_steps(frame, few, rule->too_few.n, too_few);
    hold_steps(frame, few + rule->too_few.n + 1, rule->too_many.n, too_many);
}
