/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demand as people read it: for each queue what it is derived from, the
 * heads by time of day and date, a week beside another, and each day's sums. */
#ifndef DEMAND_TEXT_H
#define DEMAND_TEXT_H

#include "problem.h"
#include "text.h"

void demand_text_write(struct text *text, const struct problem *problem);

#endif
