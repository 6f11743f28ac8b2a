/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bounds that hold: duals proven by exact pricing of every agent. */
#ifndef BOUND_H
#define BOUND_H

#include "window.h"

/* The bound that the duals prove, and the line of each agent behind it (which
 * may break rules that had to be relaxed).  Rules that such a line breaks are
 * seen from then on.  -COST_FORBIDDEN if nothing is proven. */
cost bound_by_duals(struct search *search, const struct duals *duals,
                    struct prices *prices, struct line *lines);

/* The same; where that is more than all before, it is proven, and the duals
 * become the search's. */
cost bound_prove(struct search *search, const struct duals *duals,
                 struct prices *prices, struct line *lines);

/* What can be had with lines kept outside a window, for duals of its slots and
 * days alone; where agents are priced by labels it is no more than an
 * estimate. */
cost bound_in_window(struct search *search, const struct window *window,
                     const struct duals *duals, struct prices *prices,
                     struct line *lines);

#endif
