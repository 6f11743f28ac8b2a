/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One export of calendars, from feeds to files: what calendars.c and
 * calendar_*.c share. */
#ifndef CALENDAR_PRESS_H
#define CALENDAR_PRESS_H

#include "calendars.h"
#include "ics.h"
#include "ics_changes.h"
#include "published.h"
#include "secret.h"
#include "shelf.h"

/* A file that is written but not yet on disk. */
struct sheet {
    const char *name;
    struct text text;
};

/* A calendar: whose, and what its file is called without ".ics". */
struct page {
    const char *name;
    struct ics_feed feed;
};

/* One export. */
struct press {
    const char *folder;
    const struct agenda *agenda;
    const struct calendar_order *order;
    struct diags *diags;
    struct arena *arena;
    struct ical_zones *zones;
    struct shelf *shelf;
    struct secret secret;
    struct ics_wording wording;
    struct ics_style style;
    struct ics_publishing publishing;
    struct ics_changes changes;
    struct published_folder before; /* what was published */
    struct published_folder there;  /* what is in the folder */
    int n_calendars, n_sheets, sheet_room;
    int n_gone; /* feeds there that nothing takes the place of */
    struct page *calendars;
    struct sheet *sheets;
};

/* A key that is served with the calendars keeps nothing secret.  The folder
 * must be there. */
bool press_check_key(const struct press *press);

/* A mistyped year would be in every stamp from then on.  Stamps may be some
 * weeks off where nobody gave a moment. */
bool press_check_moment(const struct press *press);

/* Writes every calendar, and the changes, into sheets; what does not read back
 * as it was meant is reported. */
void press_print(struct press *press);

/* Puts the sheets into the folder, and takes out what nothing takes the place
 * of: all of it, or nothing and a report. */
bool press_commit(struct press *press);

/* The changes are in order of agents by now. */
struct calendar_news press_count_news(const struct press *press);

void press_free_sheets(struct press *press);

#endif
