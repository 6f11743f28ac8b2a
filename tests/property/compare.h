/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the two judges say the same. */
#ifndef COMPARE_H
#define COMPARE_H

#include "naive.h"
#include "score.h"

/* Prints what differs. */
bool same_breaches(const struct breaches *breaches, const struct naive *naive);
bool same_verdict(const struct score *score, const struct naive *naive);

/* Whether the gaps of the verdict are the longest stretches in which the same
 * number of heads is missing (or too many), in order, with what they cost. */
bool gaps_right(const struct roster *roster, const struct score *score);

#endif
