/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DIVE_H
#define DIVE_H

#include "master.h"

/* From the fractional to the whole: fixes the lines that the master likes
 * best, prices again for the agents that are left, and so on until all are
 * fixed.  The master is used up. */
void dive(struct search *search, struct master *master);

#endif
