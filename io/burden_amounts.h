/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a burden each duty is. */
#ifndef BURDEN_AMOUNTS_H
#define BURDEN_AMOUNTS_H

#include "build.h"

enum { HOURS_UNIT = 30 }; /* minutes: hours are counted by the half */

/* Units of every offer, alike for all; [n_offers], in the arena of what is
 * read. */
const int *burden_amounts(struct build *build,
                          const struct draft_burden *draft);

/* Of refused wishes: whether an agent's duties go against any of theirs. */
const int *burden_refusals(struct build *build, int index);

#endif
