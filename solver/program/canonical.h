/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The problem in an order of its own, whatever the order in the file, so that
 * it cannot matter who was written first: queues by id, agents by place_hash(),
 * in which whoever is alike in all else, the ledger too, is asked, and wishes
 * about colleagues by whose they are. */
#ifndef CANONICAL_H
#define CANONICAL_H

#include "line.h"

/* A shallow copy, valid as long as `problem`; arena_free(it->arena). */
struct problem *canonical_new(const struct problem *problem);

/* A roster of the canonical problem as one of the problem itself. */
struct roster *canonical_give_back(const struct problem *problem,
                                   const struct roster *roster);

/* The index that canonical agent `agent` has in the problem. */
int canonical_agent(const struct problem *problem,
                    const struct problem *canonical, int agent);

#endif
