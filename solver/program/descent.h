/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What ways from the fractional to the whole share: pricing again after each
 * step, and how large steps must be for the limits to last. */
#ifndef DESCENT_H
#define DESCENT_H

#include "master.h"

struct descent {
    struct search *search;
    struct master *master;
    struct duals *duals;
    uint8_t *fixed;      /* [n_agents] */
    double begun, share; /* of the limits, used at first and to be used up */
    int n_steps;
    double enough;   /* no pricing once the master comes to no more */
    bool priced_out; /* nothing new came in the end */
    double wanted;   /* pricing stops where it will not bring the master below
                        this */
};

struct descent descent_new(struct search *search, struct master *master,
                           double share);
void descent_free(struct descent *descent);

/* Solves and prices for agents not fixed until nothing new comes, or too little
 * for a step, or the master is cheap enough, or enough rounds are done; counts
 * a step.  False where the limits are used up. */
bool descent_reprice(struct descent *descent);

/* How many of those left to take at once: a share of them, or more where steps
 * as long as those so far would take too long. */
int descent_pace(const struct descent *descent, int n_left);

/* Whether it is more than a share. */
bool descent_is_late(const struct descent *descent, int n_left);

/* Whether the master comes to more than that, and surely so. */
bool descent_is_beaten(const struct descent *descent, double most);

#endif
