/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is new in a calendar, held against the same calendar as it was last
 * published.  An event that says the same keeps its SEQUENCE and LAST-MODIFIED
 * whatever happens around it; one that does not gets the next of both.  An
 * event that is gone stays as cancelled until two days after its end, so that
 * every program gets to hear of it, and comes back, if it does, with a
 * SEQUENCE above. */
#ifndef ICS_CHANGES_H
#define ICS_CHANGES_H

#include "ics_events.h"

enum ics_news {
    ICS_NEW,       /* on a day that had been published without it */
    ICS_MOVED,     /* other times */
    ICS_REWORDED,  /* the same times, other breaks, queues, words */
    ICS_CANCELLED, /* gone */
    ICS_BACK,      /* no longer cancelled */
    ICS_PUBLISHED  /* on a day that had not been published yet */
};

struct ics_change {
    enum ics_news news;
    const struct ics_feed *feed;       /* as it is now */
    const struct ics_event *old, *now; /* old NULL: there was none */
};

/* Changes of duties and time off in agents' calendars, in the order in which
 * they were found. */
struct ics_changes {
    int n, room;
    struct ics_change *items;
};

enum {
    ICS_PAST_S = 28 * DAY_S,    /* how long what is over is kept */
    ICS_TOMBSTONE_S = 2 * DAY_S /* and what is cancelled, after its end */
};

struct ics_publishing {
    const struct agenda *agenda;
    const struct ics_wording *wording;
    int64_t now;     /* what is over by then is past */
    bool tombstones; /* keep what is cancelled */
    struct arena *arena;
    struct ics_changes *changes;
};

/* Makes of `feed`, as the roster has it, what is to be published after `before`
 * (NULL: nothing was): SEQUENCE and stamps, what is cancelled, what the roster
 * has nothing to say about because it lies before or after its days. */
void ics_publish(struct ics_feed *feed, const struct ics_feed *before,
                 const struct ics_publishing *publishing);

void ics_changes_free(struct ics_changes *changes);

#endif
