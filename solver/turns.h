/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TURNS_H
#define TURNS_H

#include "search.h"

/* For a horizon too long for one linear program: climbs from the search's duals
 * to better ones by programs with the rows of some days, the others at their
 * duals (only.h).  First come all weekends, which limits over the whole period
 * tie together, then week after week.  Wants everybody to have states; takes
 * the search up to `share` of its limits at most.  Passes over the first
 * *n_done of them, and adds those that it had time for. */
void turns(struct search *search, double share, int *n_done);

#endif
