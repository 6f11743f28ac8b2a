/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of the past does not meet the team; any of it may be a slip. */
#ifndef RECORD_NOTES_H
#define RECORD_NOTES_H

#include "reading.h"

/* Notes who has left and who is new, but for whom a scenario takes out or adds,
 * and burdens that are no longer counted: at the place that names the files. */
void record_note(struct reading *reading, struct spot spot);

#endif
