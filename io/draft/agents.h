/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents as read, from whichever kind of file. */
#ifndef AGENTS_H
#define AGENTS_H

#include "reading.h"

/* An agent of whom only the place is known, and what the team's defaults
 * say. */
struct draft_agent draft_agent(const struct reading *reading, struct spot spot);

/* Adds an agent who has been read; reports what contradicts itself, ids used
 * twice (at `id_spot`), and more agents than there may be. */
void agents_add(struct reading *reading, struct spot id_spot,
                const struct draft_agent *agent);

/* Reads agents from a table. */
void agents_read_csv(struct reading *reading, const char *name);

/* Reports those tags that no agent has who was read so far. */
void agents_check_tags(struct reading *reading, const struct names *tags);

/* Notes them. */
void agents_note_tags(struct reading *reading, const struct names *tags);

/* When all are read: reports tags that nobody has. */
void agents_complete(struct reading *reading);

#endif
