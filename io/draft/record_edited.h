/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A history.json is written together with a roster.json; who edits the second
 * by hand leaves the first as it was, and with it whom burdens are counted
 * for. */
#ifndef RECORD_EDITED_H
#define RECORD_EDITED_H

#include "record_agents.h"

/* Notes whose duties the roster.json beside a history.json has otherwise. */
void record_note_edited(struct reading *reading, const struct past_file *file);

#endif
