/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an agent is missed once a wish is granted: the queue and the hours in
 * which most more is missing than before. */
#ifndef MISSED_H
#define MISSED_H

#include "grant.h"
#include "score.h"

/* The roster as it is and as it would be. */
struct aftermath {
    const struct roster *before, *after;
    const struct score *score, *then; /* their scores */
};

/* Sets the grant's queue, -1: none, from when until when, and whether most is
 * missing elsewhere; its short_centimin is known. */
void find_missed(const struct aftermath *what, struct grant *grant);

#endif
