/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SMOOTH_SUMS_H
#define SMOOTH_SUMS_H

#include "search.h"

/* Climbs to good duals and tolls of a long time (sums.h), where the duals of
 * all weekends rise only with everybody's toll of them, until so large a share
 * of the limits is used. */
void smooth_sums(struct search *search, double share);

#endif
