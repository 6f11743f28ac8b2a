/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One reading of a team: what has been read so far, which the readers of the
 * parts fill in and look names up in. */
#ifndef READING_H
#define READING_H

#include "burdens.h"
#include "clause.h"
#include "files_used.h"

enum {
    AGENTS_MAX = 5000,
    LIST_MAX = 10000, /* items in a list of windows, wishes, ... */
    DAYS_MAX = 371,
    NAME_LETTERS = 200
};

struct reading {
    struct diags *diags;
    struct arena *scratch; /* goes when the reading is done */
    struct arena *arena;   /* of the problem */
    const char *path;
    const struct json *json;
    const struct scenario *scenario; /* changes to the team, or NULL */
    bool changing;                   /* they are being made */
    int n_variants; /* documents that led here (variant_json.h) */
    int n_gone;     /* taken out by it, for others to be like */
    struct draft_agent *gone;
    struct names shifts_gone, shift_tags_gone; /* taken out by it too */
    uint64_t hash;
    const struct file_used *files; /* read so far, the last first */

    const char *team, *zone;
    const char *locale; /* one of locale_names */
    struct spot slot_spot;
    int first_date, n_days, slot_min;
    int near_from, near_to; /* far_dates.h */
    struct far_date *far_dates, **last_far_date;
    struct days closed;
    int surplus_points; /* per hour */
    int wish_points;    /* that each agent has, NOT_GIVEN: as many as asked */

    int n_queues;
    struct draft_queue queues[QUEUES_MAX];
    struct draft_pooling pooling;
    int n_shifts;
    struct draft_shift shifts[SHIFTS_MAX];
    int n_presences;
    struct draft_presence *presences;
    int n_activities;
    struct draft_activity *activities;
    struct draft_agent defaults;
    int n_agents, agents_room;
    bool agents_missed; /* a table of them could not be read as a whole */
    struct draft_agent *agents;
    const struct clauses *rules; /* of the team, the uppermost */
    struct pack *packs;          /* read so far, in this order */
    bool checked_folder;         /* that of VAKTEL_RULES */
    int n_agreements;
    const struct agreement *agreements;
    struct settlement settlement;
    const struct rules_in_force *force; /* of the team as built */
    int n_folders; /* of calendars, a file for each agent */
    const struct draft_calendar *folders;
    struct calendar_file *calendar_files; /* read so far */
    struct record *record;                /* NULL: no earlier files */
    struct draft_burdens burdens;
    struct ledger *ledger; /* NULL: no burdens */
};

/* Adds bytes to the hash of everything read. */
void reading_hash(struct reading *reading, const char *bytes, size_t length);

/* A file among those that were read. */
void reading_used(struct reading *reading, const char *path);

/* The same, its bytes hashed. */
void reading_file(struct reading *reading, const char *path, const char *bytes,
                  size_t length);

/* `n` things more, behind those that an array has, in the scratch arena. */
void *reading_appended(struct reading *reading, const void *array, int count,
                       const void *more, int n, size_t size);

/* A table beside the team's document, its bytes hashed; NULL if reported. */
const struct csv_table *reading_table(struct reading *reading,
                                      const char *name);

/* The same, NULL also where its columns are not some of these. */
const struct csv_table *reading_known_table(struct reading *reading,
                                            const char *name,
                                            const char *const *columns,
                                            int n_columns);

/* The column of a table; -1, and a report, where there is none. */
int reading_column(struct reading *reading, struct spot spot,
                   const struct csv_table *table, const char *file,
                   const char *column);

/* The queue of that name; NULL, and a report, where there is none. */
struct draft_queue *reading_queue(struct reading *reading,
                                  const struct name *name);

/* The shift of this name; NOT_GIVEN, and a report, where there is none, without
 * one where a scenario has taken out that shift. */
int reading_shift(struct reading *reading, struct spot spot, const char *id);

/* The same without a report. */
int reading_shift_named(const struct reading *reading, const char *id);

/* Whether there is none of this name because a scenario has taken it out: what
 * is said of it alone is passed over. */
bool reading_shift_gone(const struct reading *reading, const char *id);

/* The agent of this name, once all are read; NOT_GIVEN, and a report, where
 * there is none, without one where a scenario has taken out that agent. */
int reading_agent(struct reading *reading, struct spot spot, const char *id);

/* Reports a skill that nothing asks for; not where nothing asks at all, and not
 * the team's own where a scenario may have taken away what asked for it. */
void reading_skill(struct reading *reading, struct spot spot, const char *name);

/* A zone that is known, or the team's and a report. */
const char *reading_zone(struct reading *reading, struct spot spot,
                         const char *zone);

/* Whether a name is among these. */
bool names_have(const struct names *names, const char *name);

bool days_have(const struct days *days, int date);

#endif
