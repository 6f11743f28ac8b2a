/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a search has learnt, its lines and its duals, as a start for the search
 * of another problem that resembles its own.  Agents, queues, shifts and
 * presence rules are known by their ids, times by slots; what the other problem
 * has not, or does not allow, is left out. */
#ifndef WARM_H
#define WARM_H

#include "line.h"
#include "solve_options.h"

struct warm;
struct search;
struct duals;

void warm_free(struct warm *warm); /* NULL is allowed */

/* What a roster alone tells, where the search that found it is long over. */
struct warm *warm_of_roster(const struct roster *roster);

/* The bound that these duals prove for a problem: with one more agent it is
 * less by what that agent is worth.  -COST_FORBIDDEN if nothing is proven, or
 * the two do not lie on the same days and slots. */
cost warm_bound(const struct warm *warm, const struct problem *problem,
                const struct solve_options *options);

/* The rest is for the search. */

/* All that it has learnt. */
struct warm *warm_new(const struct search *search);

/* The agent's line in the best roster of the earlier search; false where that
 * is no legal line here. */
bool warm_line(const struct search *search, struct line *line);

/* Puts the earlier lines that are legal into the pool. */
void warm_pool(struct search *search);

/* The earlier duals; false where there are none. */
bool warm_duals(const struct search *search, struct duals *duals);

#endif
