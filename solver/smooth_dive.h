/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SMOOTH_DIVE_H
#define SMOOTH_DIVE_H

#include "search.h"

/* From the mean of all lines to one line each: goes on climbing from the
 * search's duals (smooth_needs.h) while one agent after another takes the line
 * that is best there, and so duals and means of the others answer to what those
 * lines leave open; then everybody has another look.  Takes the search up to
 * `share` of its limits, or nearly.  Wants everybody to have states, and a
 * roster, whose place the new one takes if it is better. */
void smooth_dive(struct search *search, double share);

#endif
