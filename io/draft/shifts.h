/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shifts as read, from whichever kind of file. */
#ifndef SHIFTS_H
#define SHIFTS_H

#include "reading.h"

/* A shift of which only the place is known. */
struct draft_shift draft_shift(struct spot spot);

/* Says what follows from a shift's being on call, or not; `counts` and `breaks`
 * are where these are given, or NULL. */
void shift_check_call(struct reading *reading, struct draft_shift *shift,
                      const struct spot *counts, const struct spot *breaks);

/* Adds a shift that has been read; reports what contradicts itself, ids used
 * twice (at `id_spot`), and more shifts than there may be. */
void shifts_add(struct reading *reading, struct spot id_spot,
                struct draft_shift *shift);

/* Reads shifts from a table. */
void shifts_read_csv(struct reading *reading, const char *name);

/* When all are read: reports shifts that are named and are not there. */
void shifts_complete(struct reading *reading);

#endif
