/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The calendars that were published before, out of the folder they are in. */
#ifndef PUBLISHED_H
#define PUBLISHED_H

#include "arena.h"
#include "diag.h"
#include "ics_feed.h"

struct ical_zones;

struct published {
    const char *file;     /* its name in the folder */
    bool ours;            /* written by this program */
    bool served;          /* and a feed, to which people may have subscribed */
    struct ics_feed feed; /* key "": not one that is subscribed to */
};

struct published_folder {
    int n;
    struct published *items; /* in order of file name */
};

/* All *.ics in the folder; none where it is not there.  Only whose they are:
 * what cannot be read is none of ours. */
void published_list(struct published_folder *all, const char *folder,
                    struct arena *arena);

/* And what they hold; false, and reports, where one of ours cannot be read. */
bool published_read(struct published_folder *all, const char *folder,
                    struct ical_zones *zones, struct arena *arena,
                    struct diags *diags);

struct published_names {
    int n;
    const char **items;
};

/* Whether the file is a list of changes that this program has written. */
bool published_is_list(const char *path);

/* The names, without ".txt", of such lists in the folder. */
void published_changes(struct published_names *names, const char *folder,
                       struct arena *arena);

/* Whether its feeds have names that cannot be guessed. */
bool published_secretly(const struct published_folder *all);

/* Whether there is any feed among them. */
bool published_any(const struct published_folder *all);

/* The feed with that key, NULL where there is none. */
const struct ics_feed *published_find(const struct published_folder *all,
                                      const char *key);

#endif
