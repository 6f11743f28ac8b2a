/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The restricted master: the linear program over the lines known so far.
 *
 *   agent a:          sum of its lines                          = 1
 *   supply g, t:      work of the group - flow to queues        >= 0
 *   queue q, t:       speed * flow + shortage - surplus         = need
 *   presence row:     heads + too few >= min,  heads - too many <= max
 *
 * Smaller than it looks: slots without need have no rows, slots that nothing
 * tells apart have one row together (blocks.h), groups with the
 * same speeds in the queues needed share a supply row, and a group that can
 * serve only one of these works straight into its queue row. */
#ifndef MASTER_H
#define MASTER_H

#include "search.h"
#include "window.h"

struct master;

/* Rows, shortages and flows of the window's slots; no lines yet. */
struct master *master_new(const struct search *search, struct window window);
void master_free(struct master *master);

/* Adds a line of the pool as a column, unless it is there; false if it was. */
bool master_add(struct master *master, int line);
/* Adds one line for each agent, through the pool. */
void master_seed(struct master *master, const struct line *lines);

const struct window *master_window(const struct master *master);

int master_n_rows(const struct master *master);

int master_n_lines(const struct master *master);

/* Solves within the limits of the search; true where optimal. */
bool master_solve(struct master *master, struct search *search);
double master_objective(const struct master *master);

/* Duals of the needs, clipped. */
void master_duals(const struct master *master, struct duals *duals);

/* Value and pool index of the k-th line in the program. */
double master_value(const struct master *master, int k);
int master_line(const struct master *master, int k);

/* Fixes the k-th line at 1 and all others of its agent at 0. */
void master_fix(struct master *master, int k);

/* Holds the k-th line at 0, or lets it go again. */
void master_allow(struct master *master, int k, bool allowed);

/* Holds the heads in a row of a presence rule: see frame.h. */
void master_hold_row(struct master *master, int presence, int k);
bool master_can_hold(const struct master *master, int presence, int k);

/* Heads short in all rows by shift, as they are held with the row after the
 * last: rule n_presences, row 0. */
double master_shorts(const struct master *master);

/* Remembers how things stand; then the objective that so many iterations of
 * the dual simplex reach from there after holding or allowing: at most the
 * optimum. */
void master_keep(struct master *master);
double master_reach(struct master *master, struct search *search,
                    int iterations);

/* Removes lines fixed at 0, and those whose reduced price says that they will
 * not be wanted; lines in the basis stay. */
void master_age(struct master *master, double reduced_price);

#endif
