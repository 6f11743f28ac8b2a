/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BRANCH_H
#define BRANCH_H

#include "search.h"

/* Branch and price, by the best bound: proves the best roster the best, or
 * finds a better one, and raises the bound meanwhile.  Goes on where it stood,
 * for about so much work; true where the tree was searched to its end. */
bool branch(struct search *search, int64_t ticks);

void branch_free(struct search *search);

#endif
