/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rosters that are better elsewhere than where they were looked for.  Searches
 * end within a gap: that of a scenario which changes nothing, or takes
 * something away, may find what the base's has missed.  Its roster is the
 * base's then, and the base's that of every scenario in which it is legal and
 * costs less. */
#ifndef HANDOVER_H
#define HANDOVER_H

#include "runs.h"

/* Sets `from` of each run that has another's roster now. */
void handover(struct runs *it);

#endif
