/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SMOOTH_NEEDS_H
#define SMOOTH_NEEDS_H

#include "search.h"

/* Climbs from the search's duals to better ones of all slots at once, where a
 * linear program over all days would be too large, until so large a share of
 * the limits is used.  Wants everybody to have states. */
void smooth_needs(struct search *search, double share);

#endif
