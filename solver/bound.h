/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bounds that hold: duals proven by exact pricing of every agent. */
#ifndef BOUND_H
#define BOUND_H

#include "search.h"

/* The bound that the duals prove, and the line of each agent behind it (which
 * may break rules that had to be relaxed).  Rules that such a line breaks are
 * seen from then on.  -COST_FORBIDDEN if nothing is proven. */
cost bound_by_duals(struct search *search, const struct duals *duals,
                    struct prices *prices, struct line *lines);

#endif
