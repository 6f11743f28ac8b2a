/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a burden each duty is. */
#ifndef BURDEN_AMOUNTS_H
#define BURDEN_AMOUNTS_H

#include "build.h"

enum { HOURS_UNIT = 30 }; /* minutes: hours are counted by the half */

/* Units of one duty, on the clock of its face. */
int burden_amount(const struct build *build, const struct draft_burden *draft,
                  const struct face *face, const struct offer *offer);

/* Units of every offer, alike for all; [n_offers], in the arena of what is
 * read. */
const int *burden_amounts(struct build *build,
                          const struct draft_burden *draft);

/* A burden of shifts that no duty is, `amount` of each, may be a slip: notes it
 * with its hours where it is for these that none counts. */
void burden_note_idle(struct build *build, const struct draft_burden *draft,
                      const int *amount);

/* Of refused wishes: whether an agent's duties go against any of theirs. */
const int *burden_refusals(struct build *build, int index);

#endif
