/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The problem in an order of its own, whatever the order in the file, so that
 * it cannot matter who was written first: queues by id, agents by a hash of
 * team, first day and id.  Whoever is alike in all else, the ledger too, is
 * asked in that order, which is another one in each period: nobody's name
 * brings luck for good. */
#ifndef CANONICAL_H
#define CANONICAL_H

#include "line.h"

/* FNV-1a of the team's name, a line break, the first day as a number of days
 * since 1970-01-01 in four bytes, the least first, the id and a line break;
 * then one step of SplitMix64 (rng.h).  The smallest comes first. */
uint64_t canonical_hash(const struct problem *problem, const char *id);

/* A shallow copy, valid as long as `problem`; arena_free(it->arena). */
struct problem *canonical_new(const struct problem *problem);

/* A roster of the canonical problem as one of the problem itself. */
struct roster *canonical_give_back(const struct problem *problem,
                                   const struct roster *roster);

/* The index that canonical agent `agent` has in the problem. */
int canonical_agent(const struct problem *problem,
                    const struct problem *canonical, int agent);

#endif
