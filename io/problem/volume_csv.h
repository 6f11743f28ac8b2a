/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A queue's contacts or heads from a column of a table, a row per interval. */
#ifndef VOLUME_CSV_H
#define VOLUME_CSV_H

#include "build.h"

/* Adds the rows of the horizon to the figures of its slots. Reports slots that
 * are missing, days without a row that are not closed, times that do not exist
 * or come out of order. */
void volume_read(struct build *build, const struct draft_queue *draft,
                 double *figures);

#endif
