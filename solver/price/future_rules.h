/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How rules reach into the days to come: what the parts of future.h share. */
#ifndef FUTURE_RULES_H
#define FUTURE_RULES_H

#include "future.h"
#include "ints.h"

/* Whether the rule is looked at, and has a limit. */
bool future_counts(const struct future *future, enum rule rule);

/* The limit that is met first: the better one, where there is one. */
int future_limit(const struct future *future, enum rule rule);

/* So many minutes in whole slots, rounded up. */
int future_slots(const struct future *future, int minutes);

/* Slots that a rule of so many minutes reaches on; 0 where it does not
 * count. */
int future_reach(const struct future *future, enum rule rule);

#endif
