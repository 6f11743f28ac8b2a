/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only door to libical: reads iCalendar text. */
#ifndef ICAL_H
#define ICAL_H

#include "arena.h"
#include "diag.h"

#include <stdint.h>

struct ical_event {
    const char *uid, *summary;
    int64_t start, end; /* Unix seconds; of all-day events: midnight UTC */
    bool all_day;
};

struct ical_events {
    int n;
    const struct ical_event *items; /* in the order of the file */
};

/* Everything that libical would drop in silence is reported: no calendar at
 * all, a property it cannot read, a local time whose zone the text does not
 * define.  The events live in `arena`. */
struct ical_events ical_read(const char *text, const char *path,
                             struct arena *arena, struct diags *diags);

#endif
