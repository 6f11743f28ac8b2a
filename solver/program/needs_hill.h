/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The needs of all slots at once as something to climb (smooth.h): a point is
 * the duals of queues, slot by slot, for a head each, then those of rows.
 * Those of joints and of days stay as they are. */
#ifndef NEEDS_HILL_H
#define NEEDS_HILL_H

#include "search.h"
#include "smooth.h"

struct needs_hill {
    struct search *search;
    struct duals *duals; /* that are priced: the search's, at first */
    struct prices prices;
    const struct line **placed; /* [n_agents] the only one of the agent's mean,
                                   the caller's; or NULL */
    int *like;       /* [n_agents] the first agent with the same terms, of those
                        without such a line */
    double *at_work; /* [n_agents * n_slots] means of lines */
    double *duties;  /* [n_agents * n_days * n_shifts] */
    double *heads;   /* [n_slots] of a group */
    double heat;     /* of these means */
};

/* Wants everybody to have states; the caller frees what is in it. */
struct needs_hill needs_hill_new(struct search *search);
void needs_hill_free(struct needs_hill *hill);

/* How many numbers of a point are duals of queues. */
static inline int needs_hill_n_duals(const struct problem *problem)
{
    return problem->n_queues * problem->grid.n_slots;
}

/* From the duals on, by the heats, rounds and price() of `way`; these begin at
 * such a part of what a head too few costs where that is dearest.  price() gets
 * the hill, which is the first member of the caller's own. */
void needs_hill_climb(struct needs_hill *hill, struct hill way, double share);

/* Everybody's means under the prices. */
void needs_hill_means(struct needs_hill *hill, double heat);

/* From now on the agent takes nothing but the line. */
void needs_hill_place(struct needs_hill *hill, int agent,
                      const struct line *line);

/* How the soft bound of those means changes with each number: what the bound
 * chooses, less the means; needs_slope.c. */
void needs_hill_slope(const struct needs_hill *hill, double *slope);

#endif
