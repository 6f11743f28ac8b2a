/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prices of the needs: what a hundredth of a head is worth in each queue and
 * slot, and an agent more in each presence row (negative where there are too
 * many).  Any duals give a bound that no roster can beat:
 *
 *   sum over needs of min over shortage s of  price(s) + dual (need - s)
 *   + sum over agents of min over lines of    own cost - worth of its work
 *
 * (Lagrange; the best duals give the bound of the linear program).  Whole
 * units throughout, so the bound is exact. */
#ifndef DUALS_H
#define DUALS_H

#include "prices.h"

struct duals {
    int n;
    cost *all;    /* [n] all of these: */
    cost *queue;  /* [n_queues * n_slots] per hundredth of a head */
    cost *joint;  /* [n_joints * n_slots] the same */
    cost *day;    /* [n_queues * n_days] per thousandth of a contact */
    cost *row;    /* [rows->n] per agent */
    cost *shorts; /* of one more head short in all rows by shift; 0 but in a
                     node of branching that says how many there are */
};

struct duals *duals_new(const struct problem *problem, const struct rows *rows);
void duals_free(struct duals *duals);
void duals_copy(struct duals *to, const struct duals *from);

/* Moves each dual into the range in which the bound is finite. */
void duals_clip(const struct problem *problem, const struct rows *rows,
                struct duals *duals);

/* What an agent's work is worth: each serves the queue that pays best. */
void duals_prices(const struct problem *problem, const struct rows *rows,
                  const struct duals *duals, struct prices *prices);

/* What a hundredth in the queue is worth, to it and to others jointly. */
cost duals_queue_worth(const struct problem *problem, const struct duals *duals,
                       int queue, int slot);

/* The queue that pays best, NO_QUEUE where standing idle does. */
int duals_best_queue(const struct problem *problem, const struct duals *duals,
                     int group, int slot);

/* What a hundredth of a head of the group is worth there; below 0: standing
 * idle costs that. */
cost duals_group_worth(const struct problem *problem, const struct duals *duals,
                       int group, int slot);

/* The bound's first sum, agents carried on duty from before deducted. */
cost duals_constant(const struct problem *problem, const struct rows *rows,
                    const struct duals *duals);

/* What the first sum chooses to serve, in hundredths. */
int duals_served(const struct problem *problem, const struct duals *duals,
                 int queue, int slot);
int duals_served_jointly(const struct problem *problem,
                         const struct duals *duals, int joint, int slot);

/* What it chooses to miss of a day's goal, beyond what it gains (less, where
 * it gains more), in thousandths of a contact. */
int duals_day_lack(const struct problem *problem, const struct duals *duals,
                   int queue, int day);

/* Heads that it chooses in a row. */
int duals_row_heads(const struct problem *problem, const struct rows *rows,
                    const struct duals *duals, int presence, int k);

#endif
