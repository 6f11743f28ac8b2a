/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * iCalendar (RFC 5545, 7986) of a calendar, written by hand because what
 * calendar programs read right is narrower than what the standard allows:
 * escaped and folded text, a time zone of one rule pair, UTC wherever a local
 * time would be read two ways, never an empty calendar. */
#ifndef ICS_H
#define ICS_H

#include "arena.h"
#include "diag.h"
#include "ics_feed.h"
#include "text.h"

/* How everything is written, and the time zones found so far, in `arena`:
 * their rules hold from `first` to `last`, which must include all events. */
struct ics_style {
    const char *version; /* of the program */
    bool utc;            /* no local times */
    int alarm_min;       /* before a duty, 0: none */
    int64_t first, last;
    struct arena *arena;
    struct ics_zone *zones;
};

/* What a file is for. */
enum ics_form {
    ICS_FEED,   /* to subscribe to: no METHOD, cancelled events stay */
    ICS_IMPORT, /* to import once: METHOD:PUBLISH, without cancelled ones */
    ICS_CHANGE, /* one event, new or moved: METHOD:PUBLISH */
    ICS_CANCEL  /* one event: METHOD:CANCEL */
};

void ics_write(struct text *text, const struct ics_feed *feed,
               enum ics_form form, struct ics_style *style);

struct ical_zones;

/* Whether the text, read back by libical, holds exactly the events of the feed
 * in this form, to the second and the letter; reports what does not fit under
 * `path`.  The feed's texts must be ics_clean(), categories plain. */
bool ics_check(const struct text *text, const struct ics_feed *feed,
               enum ics_form form, const char *path, struct ical_zones *zones,
               struct diags *diags);

#endif
