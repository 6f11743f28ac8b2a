/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The events of a calendar, before they are text.  An event is known by team,
 * agent and date: it stays the same event when its times move. */
#ifndef ICS_EVENTS_H
#define ICS_EVENTS_H

#include "plan.h"

enum { UID_ROOM = 64 };

struct ics_event {
    int agent, day;
    const struct offer *duty; /* NULL: the note that there are none */
    int64_t start, end;       /* Unix seconds; of the note: midnights in UTC */
    char uid[UID_ROOM];
};

struct ics_events {
    int n; /* at least 1 */
    struct ics_event *items;
};

/* The duties of an agent, or of everybody (ICS_TEAM), in order of time; where
 * there are none, a note that says so. */
struct ics_events ics_events_of(const struct plan *plan, int agent);
void ics_events_free(struct ics_events *events);

#endif
