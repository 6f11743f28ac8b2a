/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WEEKS_H
#define WEEKS_H

#include "search.h"

/* For a horizon too long for one linear program: plans everybody's duties some
 * weeks at a time, by column generation and a dive, with lines elsewhere kept
 * as they are; then all of it once more, when every week has good neighbours.
 * The duals of all weeks together may prove a bound.  Takes the search up to
 * `share` of its limits at most. */
void weeks(struct search *search, double share);

#endif
