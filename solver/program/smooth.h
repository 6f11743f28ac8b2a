/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SMOOTH_H
#define SMOOTH_H

#include "search.h"

/* Climbs to good duals and tolls of a long time (sums.h), until so large a
 * share of the limits is used; proves what they do. */
void smooth(struct search *search, double share);

#endif
