/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ASCENT_H
#define ASCENT_H

#include "search.h"

/* Climbs towards the best duals before any linear program is built, by
 * subgradients averaged over the past; leaves a bound close to that of the
 * linear program, duals to smooth from, and lines in the pool.  Stops when it
 * no longer pays, or at `share` of the limits. */
void ascent(struct search *search, double share);

#endif
