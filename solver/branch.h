/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BRANCH_H
#define BRANCH_H

#include "search.h"

/* Branch and price, depth first, over what an agent does on a day: proves the
 * best roster the best, or finds a better one.  Gives up after `nodes_most`
 * nodes; true where the tree was searched to its end. */
bool branch(struct search *search, int nodes_most);

#endif
