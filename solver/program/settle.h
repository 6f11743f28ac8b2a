/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the fractional to the whole by days: what agents do on a day is settled
 * where the master likes it best, and everybody stays free to price on all
 * other days.  A step that makes the master dearer is taken back, and tried
 * with less; a single day that does so is banned instead. */
#ifndef SETTLE_H
#define SETTLE_H

#include "master.h"

/* Settles all days of the master's window, under bans of the search's; false
 * where the master comes to more than `most`, or the limits are used up. */
bool settle(struct search *search, struct master *master, double most,
            double share);

#endif
