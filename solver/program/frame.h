/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The linear program before any line is in it: the rows of a window's slots,
 * shortages and flows, and which row is whose.  A row that is not there is
 * NO_ROW. */
#ifndef FRAME_H
#define FRAME_H

#include "blocks.h"
#include "kept.h"
#include "lp.h"
#include "search.h"
#include "window.h"

#include <math.h>

enum { NO_ROW = -1 };

/* Work that a deferred queue leaves at the end of its last row so far. */
struct left {
    int row, length; /* NO_ROW: none */
    int most;        /* hundredths */
};

struct frame {
    const struct search *search;
    const struct problem *problem;
    struct window window;
    struct blocks blocks;
    struct lp *lp;
    cost base;       /* that no line changes: see needs.h */
    int *agent_row;  /* [n_agents] */
    int *queue_row;  /* [n_queues * n_slots] */
    int *work_row;   /* [n_groups * n_slots] where its work goes */
    double *work_by; /* [n_groups * n_slots] one agent's share in that row */
    int *min_row, *max_row; /* [rows->n]; one for both bounds is min_row */
    int *joint_row;         /* [n_joints * n_slots] */
    int *day_row;           /* [n_queues * n_days] */
    int *few; /* [rows->n] of rows that can be held the first column of heads
                 too few, a step of the price each, and one for what is beyond;
                 heads too many follow in the same way; else NO_ROW */

    /* Columns of heads too few in rows by shift; where rows are held the row of
     * their sum, else NO_ROW. */
    int *shorts;
    int n_shorts, shorts_room, shorts_row;
    struct kept kept;
    struct left left[QUEUES_MAX];
};

struct frame frame_new(const struct search *search, struct window window);
void frame_free(struct frame *frame);

/* Duals of the needs as the program was last solved, clipped. */
void frame_duals(const struct frame *frame, struct duals *duals);

/* Holds the heads in a row of a presence rule within the row's floor and
 * ceiling (prices.h).  What is beyond costs more than a roster. */
void frame_hold_row(struct frame *frame, int presence, int k);

/* Whether that can be done. */
bool frame_can_hold(const struct frame *frame, int presence, int k);

/* Heads short in all rows by shift, as the program was last solved; held as
 * the row after the last. */
double frame_shorts(const struct frame *frame);

static inline double points(cost price)
{
    return (double)price / POINT;
}

/* Whether rows are made for the slot: it is the first of a block inside. */
static inline bool has_rows(const struct frame *frame, int slot)
{
    return slot >= frame->window.first_slot && slot < frame->window.end_slot &&
           frame->blocks.first[slot] == slot;
}

static inline int length_at(const struct frame *frame, int slot)
{
    return frame->blocks.length[frame->blocks.first[slot]];
}

static inline int at(const struct frame *frame, int index, int slot)
{
    return index * frame->problem->grid.n_slots + slot;
}

#endif
