/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * changes.txt: what changed in the calendars, as a lead would tell it. */
#ifndef CHANGES_TEXT_H
#define CHANGES_TEXT_H

#include "ics_changes.h"
#include "text.h"

/* What every list has behind the team's name, in the first or second line. */
#define CHANGES_HEAD ": changes in the calendars, "

/* What a list of changes says beside them. */
struct changes_frame {
    const struct agenda *agenda;
    bool first;        /* there was nothing to compare with */
    const char *as_of; /* "As of ...", or "" where nobody said */
    int n_gone;        /* feeds that are no longer there */
    const char **gone; /* their file names */
};

/* The changes, which are sorted by agent and time on the way. */
void changes_text_write(struct text *text, struct ics_changes *changes,
                        const struct changes_frame *frame, struct arena *arena);

/* "new", "moved", "changed", "cancelled", "back", "published". */
const char *changes_text_word(enum ics_news news);

#endif
