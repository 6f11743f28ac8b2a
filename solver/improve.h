/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Large neighbourhood search: take a few agents out, put each back with the
 * exactly best line against all the others, keep what is not worse. */
#ifndef IMPROVE_H
#define IMPROVE_H

#include "search.h"

/* Each agent once, alone, in turn. */
void improve_each(struct search *search);

/* Goes on until the search is done, or `ticks` of work are.  Moves that lose
 * are taken too, about as many as lose `heat` or less; at the end of the work
 * a fiftieth of that.  0: none. */
void improve(struct search *search, int64_t ticks, cost heat);

#endif
