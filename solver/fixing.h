/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reduced-cost fixing: where the best line of an agent with a shift on a day,
 * beside the best lines of all others, costs so much that no roster that is
 * looked for can have it, the shift is banned: in all the tree where every
 * better roster is, in a node where only its own are, or those near its bound.
 */
#ifndef FIXING_H
#define FIXING_H

#include "search.h"

/* Bans in the search's bans, beyond those that hold, what no roster of at most
 * that cost can have by the prices of the last bound (bound_by_duals() of all
 * days); returns how many. */
int fix_days(struct search *search, const struct prices *prices, cost bound,
             cost most);

#endif
