/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GREEDY_H
#define GREEDY_H

#include "search.h"

/* A first roster: agents one after another, those with the least choice
 * first, each with the line that saves most of what is still uncovered.
 * False where an agent has no legal line at all, or none was found in time: a
 * quick look is satisfied with that, a thorough one names those agents in the
 * outcome of whom it is proven.  `warm`: those who have a legal line from an
 * earlier search keep that. */
bool greedy(struct search *search, enum effort effort, bool warm);

#endif
