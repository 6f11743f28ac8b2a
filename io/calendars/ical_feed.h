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

/* The time zones of all calendars read so far: what libical works out of one
 * takes it longer than all the rest of a file. */
struct ical_zones;

struct ical_zones *ical_zones_new(void);
void ical_zones_free(struct ical_zones *zones);

/* Events in the order of the text, `feed->key` "" where the calendar is none
 * of ours.  False where anything is reported: no calendar, what libical could
 * not read, an event without what all of ours have. */
bool ical_feed_read(struct ics_feed *feed, const char *text, const char *path,
                    struct ical_zones *zones, struct arena *arena,
                    struct diags *diags);

#endif
