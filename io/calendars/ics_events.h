/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The events of a calendar out of an agenda. */
#ifndef ICS_EVENTS_H
#define ICS_EVENTS_H

#include "agenda.h"
#include "ics_feed.h"
#include "text.h"

/* The events that are asked for, and what they say. */
struct ics_wording {
    const char *domain;  /* behind the '@' of UIDs */
    const char *summary; /* templates (ics_words.h) */
    const char *description;
    bool parts;        /* breaks and blocks as events of their own */
    int64_t moment;    /* when this is published */
    bool moment_given; /* and not only put down to the first day */
};

/* Whose calendar it is: `id` of the agent, of the queue, the zone of a site,
 * "" for the team. */
struct ics_owner {
    enum ics_kind kind;
    const char *id, *name;
};

/* The calendar of an agent, the team, a queue or a site, in `arena`; without
 * duties it holds a note that says so.  SEQUENCE is 0 throughout. */
struct ics_feed ics_feed_of(const struct agenda *agenda,
                            const struct ics_owner *owner,
                            const struct ics_wording *wording,
                            struct arena *arena);

/* The all-day note that there are no duties. */
void ics_add_note(struct ics_feed *feed, int date,
                  const struct ics_wording *wording, struct arena *arena);

/* "As of Tue 20 Oct 2026 11:15", or "" where nobody said. */
const char *ics_as_of(const struct ics_wording *wording, const char *zone,
                      struct arena *arena);

#endif
