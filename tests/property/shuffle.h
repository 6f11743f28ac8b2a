/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same problem with its agents, queues and shifts in another order. */
#ifndef SHUFFLE_H
#define SHUFFLE_H

#include "rng.h"
#include "roster.h"

struct shuffle {
    struct problem *problem;          /* frozen; owns all of this */
    const int *agent, *queue, *shift; /* where each one went */
    const int *offer;
};

struct shuffle shuffle_new(const struct problem *problem, struct rng *rng);
void shuffle_free(struct shuffle *shuffle);

/* The same duties and queues served in the shuffled problem. */
struct roster *shuffle_roster(const struct shuffle *shuffle,
                              const struct roster *roster);

#endif
