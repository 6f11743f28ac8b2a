/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A problem as one mixed integer program, so that any solver can be held
 * against ours:
 *
 *   minimise  sum of price x   subject to  least <= A x <= most  by rows,
 *                                          least <= x <= most   by columns
 *
 * Its optimum is the cost of the best roster, to the unit, and it has no
 * solution where no roster is legal.  All numbers are whole.
 *
 *   x[a,o]        agent a takes offer o (0 or 1)
 *   b[a,o,i,s]    its i-th break begins s slots after it (0 or 1), where there
 *                 is a choice
 *   w[a,d]        agent a works on day d: sum of the day's x
 *   y[g,q,t]      agents of group g serving queue q in slot t (whole)
 *   short, over   steps of the convex prices of queues and presence rules
 *   z             what is over a rule's limit, where that has a price
 *
 * Rules are written as in history.c, in mip_rules.c, mip_pairs.c and
 * mip_sums.c. */
#ifndef MIP_H
#define MIP_H

#include "problem.h"

/* No bound. */
#define MIP_MOST  ((int64_t)INT64_MAX)
#define MIP_LEAST (-MIP_MOST)

struct mip_term {
    int column;
    int64_t value;
};

struct mip_column {
    const char *name; /* letters, digits, '_' */
    cost price;
    int64_t least, most;
    bool whole;
};

struct mip_row {
    const char *name;
    int64_t least, most;
    int first_term; /* up to that of the next row */
};

struct mip {
    struct arena *arena; /* of the names */
    int n_columns, columns_room;
    struct mip_column *columns;
    int n_rows, rows_room;
    struct mip_row *rows; /* [n_rows + 1] */
    int n_terms, terms_room;
    struct mip_term *terms; /* by row; no column twice in a row */
};

/* What of the problem the program cannot say yet, in words or by the rule's
 * name; NULL: it can say all of it. */
const char *mip_cannot(const struct problem *problem);

/* Column 0 is a constant, 1, whose price is what no roster can avoid. */
struct mip *mip_new(const struct problem *problem);
void mip_free(struct mip *mip);

#endif
