/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GREEDY_H
#define GREEDY_H

#include "search.h"

/* A first roster: agents one after another, those with the least choice
 * first, each with the line that saves most of what is still uncovered.
 * False where an agent has no legal line at all (the outcome names it), or
 * none was found in time. */
bool greedy(struct search *search);

#endif
