/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only door to libical: reads back the calendars that ics_write() has
 * written, to hold them against what was meant, and to know what the last
 * export said.  Calendars of other programs are for cal_file.h. */
#ifndef ICAL_FEED_H
#define ICAL_FEED_H

#include "arena.h"
#include "diag.h"
#include "ics_feed.h"

/* Events in the order of the text, `feed->key` "" where the calendar is none
 * of ours.  False where anything is reported: no calendar, what libical could
 * not read, an event without what all of ours have. */
bool ical_feed_read(struct ics_feed *feed, const char *text, const char *path,
                    struct arena *arena, struct diags *diags);

#endif
