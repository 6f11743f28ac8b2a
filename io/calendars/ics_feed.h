/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A calendar before it is text, and after it has been read back: both are the
 * same structure, so what was meant, what was written and what was published
 * before can be held against each other.  Texts are borrowed.
 *
 * An event is known by its UID, "<date>-<mark><number>-<key>@<domain>": the
 * day on which it begins in its owner's zone, what it is and which of that day,
 * and the digest that all events of a calendar share.  It says nothing of the
 * times, so an event whose times move stays the same. */
#ifndef ICS_FEED_H
#define ICS_FEED_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { UID_ROOM = 256, DAY_S = 86400 };

/* The mark in a UID. */
enum ics_mark {
    ICS_DUTY = 'd',
    ICS_PART = 'p', /* a break or a stretch on one queue */
    ICS_OFF = 't',  /* time off */
    ICS_NOTE = 'n'  /* that there are no duties */
};

/* What others see of the time. */
enum ics_busy { ICS_FREE, ICS_BUSY, ICS_AWAY };

struct ics_event {
    const char *uid;
    const char *zone;   /* in which to tell its times, NULL: UTC */
    int64_t start, end; /* Unix seconds; of all-day events: midnights in UTC */
    bool all_day;
    const char *summary, *description, *category; /* "": none */
    const char *as_of; /* when what is said was so: a line under the
             description; "": not known */
    bool cancelled;
    enum ics_busy busy;
    int sequence;
    int64_t modified;
};

enum ics_kind { ICS_AGENT, ICS_TEAM, ICS_QUEUE, ICS_SITE };

struct ics_feed {
    enum ics_kind kind;
    const char *key;           /* digest; "": not one of ours */
    const char *team, *name;   /* of the owner; of the team's calendar "" */
    const char *zone;          /* of the agent or team, as a hint */
    int first_date, last_date; /* days that have been published, as far as
                 they are not long past */
    bool left;                 /* the owner is in the roster no more */
    int floor; /* SEQUENCE after which events begin that are new here */
    int n_events;
    struct ics_event *events; /* in order of start, then UID */
};

/* Takes a description apart into what it says and the line "As of ...". */
void ics_set_description(struct ics_event *event, struct arena *arena,
                         const char *text);

/* What the UID says; 0 or ICS_NOTE where it says nothing. */
int ics_uid_date(const char *uid);
enum ics_mark ics_uid_mark(const char *uid);

/* By start, then UID: how events stand in a calendar. */
int ics_by_time(const void *left, const void *right);

/* Whether both say the same of the same time; SEQUENCE and stamps apart. */
bool ics_same(const struct ics_event *event, const struct ics_event *other);

#endif
