/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Large neighbourhood search: take a few agents out, put each back with the
 * exactly best line against all the others, keep what is not worse. */
#ifndef IMPROVE_H
#define IMPROVE_H

#include "search.h"

/* Goes on until the search is done, or `ticks` of work are.  Moves are taken
 * that leave the cost at most `slack` above that of the best roster. */
void improve(struct search *search, int64_t ticks, cost slack);

#endif
