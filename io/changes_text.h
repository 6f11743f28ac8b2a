/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * changes.txt: what changed in the calendars, as a lead would tell it. */
#ifndef CHANGES_TEXT_H
#define CHANGES_TEXT_H

#include "ics_changes.h"
#include "text.h"

/* What the first line of every list has behind the team's name. */
#define CHANGES_HEAD ": changes in the calendars, "

/* The changes, which are sorted by agent and time on the way.  `first`: there
 * was nothing to compare with. */
void changes_text_write(struct text *text, const struct agenda *agenda,
                        struct ics_changes *changes, bool first,
                        struct arena *arena);

/* "new", "moved", "changed", "cancelled", "back", "published". */
const char *changes_text_word(enum ics_news news);

#endif
