/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates that are most likely slips: 2062 for 2026.  Files are kept for months
 * and years, so a date outside the roster is nothing unusual, and one long ago
 * neither where others lead back to it.  One that more than a year parts from
 * the roster and from all dates on its way there stands alone, and is noted. */
#ifndef FAR_DATES_H
#define FAR_DATES_H

#include "reading.h"

/* Before any date is told; the days of the roster are known. */
void far_dates_begin(struct reading *reading);

/* That something was said of these dates, both included. */
void far_dates_tell(struct reading *reading, struct spot spot, int first,
                    int last);

/* Notes those that stand alone, when all are told. */
void far_dates_note(struct reading *reading);

#endif
