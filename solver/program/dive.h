/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DIVE_H
#define DIVE_H

#include "master.h"

/* From the fractional to the whole: fixes the lines that the master likes
 * best, prices again for the agents that are left, and so on until all are
 * fixed; so many at a time that `share` of the limits is enough.  Gives up
 * where the master comes to more than `most`.  The master is used up.
 *
 * Where everybody has states days are settled first (settle.h).  Where that
 * comes to too much over the whole horizon lines are tried, from the beginning;
 * or, where windows are to mend it, true is returned, and the master is as it
 * stood at last. */
bool dive(struct search *search, struct master *master, double most,
          double share);

#endif
