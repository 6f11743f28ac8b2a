/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a day's contacts fall on its slots. */
#ifndef PROFILE_H
#define PROFILE_H

#include "series.h"

/* Fills shares[7 * per_day], from Monday: those of a weekday add up to 1, or
 * are all 0 where nothing is known of it.  A weekday's profile is drawn to the
 * one of all days together as far as the difference could be chance (positive
 * part of James and Stein 1961), which for a small queue is all of it.  Where
 * fewer than 20 contacts come in a slot that one is drawn to its own running
 * mean over three slots in the same way.
 *
 * A weekday is closed, with shares of 0, in a run of slots in which nothing
 * came if by the profile of all days so much should have come (8 contacts, say)
 * that in one of twenty queues there would be such a run by chance. */
void profile_fit(const struct series *clean, double *shares);

#endif
