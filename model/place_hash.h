/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is asked first among those alike in all else, the ledger too: another
 * order in each period, so that nobody's name brings luck for good. */
#ifndef PLACE_HASH_H
#define PLACE_HASH_H

#include "problem.h"

/* FNV-1a of the team's name, a line break, the first day as a number of days
 * since 1970-01-01 in four bytes, the least first, the id and a line break;
 * then one step of SplitMix64 (rng.h).  The smallest comes first. */
uint64_t place_hash(const struct problem *problem, const char *id);

#endif
