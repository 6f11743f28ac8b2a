/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random numbers by purpose, and the distributions drawn from them. */
#ifndef DRAW_H
#define DRAW_H

#include "rng.h"

enum purpose {
    DRAW_ARRIVAL,
    DRAW_RATE,
    DRAW_HANDLING,
    DRAW_PATIENCE,
    DRAW_ABSENCE
};

/* The numbers of a replication for a purpose of one queue (or agent). */
struct rng draw_stream(uint64_t seed, int replication, enum purpose purpose,
                       int owner);

double draw_uniform(struct rng *rng); /* over 0, at most 1 */
double draw_exponential(struct rng *rng, double mean);

/* Gamma with scale 1: G. Marsaglia, W. W. Tsang, "A simple method for
 * generating gamma variables" (2000).  shape > 0. */
double draw_gamma(struct rng *rng, double shape);

#endif
