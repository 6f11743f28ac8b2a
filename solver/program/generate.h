/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GENERATE_H
#define GENERATE_H

#include "master.h"

/* Solves the master for the roster at hand first: it goes on from there in far
 * fewer iterations than from nothing.  Of the pool it takes only what was found
 * last, or what an earlier search has left. */
void generate_start(struct search *search, struct master *master);

/* Column generation: solves the master, prices every agent under duals
 * smoothed towards the best known ones (Wentges 1997), adds the lines, until
 * master and bound meet, nothing new is found, or `share` of the limits is
 * used up. */
void generate(struct search *search, struct master *master, double share);

/* The same of a week, or another window; `centre` is where smoothing begins,
 * and ends at the best duals found.  False where the master could not be
 * solved. */
bool generate_window(struct search *search, struct master *master,
                     struct duals *centre, double share);

/* The same by quick pricing, without a bound, from a master that has the lines
 * of a roster: for a start of a dive.  False where the master could not be
 * solved, or no better roster is in it; `*most` is what a better one has to
 * come to in the master.  `duals` is where its last ones go. */
bool generate_quick(struct search *search, struct master *master,
                    struct duals *duals, double *most);

/* Adds the lines [n_agents] that have a cost, of agents not `fixed` (may be
 * NULL), through the pool; returns how many are new to the master. */
int generate_add(struct search *search, struct master *master,
                 const struct line *lines, const uint8_t *fixed);

/* Adds for each agent that is not `fixed` (may be NULL) its best line under
 * the duals; returns how many are new to the master. */
int generate_lines(struct search *search, struct master *master,
                   const struct duals *duals, const uint8_t *fixed);

#endif
