/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changes to a team would be worth, predicted by the duals of its search
 * (warm.h), the dearest of them solved again. */
#ifndef WORTH_H
#define WORTH_H

#include "comparison.h"
#include "runs.h"

/* Fills in the comparison's worths, the dearest few of each sort; so many of
 * them solved again. */
void worth_find(const struct runs *runs, int n_confirmed, struct comparison *it,
                struct arena *arena);

#endif
