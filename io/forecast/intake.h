/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything an export tells, as it is read row by row: each contact with its
 * time as written, 32 bytes each, and how many were left out and why.  What
 * the times mean is decided when all are there (past.h). */
#ifndef INTAKE_H
#define INTAKE_H

#include "csv_stream.h"
#include "map_json.h"
#include "stamp.h"

#include <stdint.h>

enum {
    INTAKE_QUEUES_MAX = 64,
    INTAKE_STREAMS_MAX = 1000,
    INTAKE_CONTACTS_MAX = 50000000
};

enum intake_left_out {
    LEFT_TWICE,
    LEFT_MERGED,
    LEFT_SPAM,
    LEFT_UNTIMED,
    LEFT_BY_MAP,
    LEFT_SKIPPED, /* at a time that the clock skips */
    LEFT_CUT,     /* on the first or last day */
    LEFT_REASONS
};

/* A ticket, or so many contacts that came in an interval. */
struct contact {
    struct stamp stamp;
    float count, handling_s; /* of one contact; NAN: not known */
    int queue, line;
};

/* What is told apart in the export, and the queue it goes to. */
struct intake_stream {
    const char *channel, *group;
    const char *queue; /* NULL: left out */
    int queue_index;   /* or -1 */
    bool unknown;      /* to the map */
    int64_t n;         /* rows, or counts */
};

struct intake {
    const char *file;
    const struct map *map; /* or NULL */
    struct diags *diags;
    struct arena *arena;
    const char *source;              /* "Zendesk", ... */
    const char *used[EXPORT_FIELDS]; /* what fields are called there */
    int system;
    bool counts; /* contacts per interval, not tickets */

    int n_contacts, room;
    struct contact *contacts;
    struct stamp_column times;
    int n_queues;
    const char *queues[INTAKE_QUEUES_MAX];
    int n_streams;
    struct intake_stream streams[INTAKE_STREAMS_MAX];
    int64_t n_read; /* rows */
    int64_t left_out[LEFT_REASONS];

    uint64_t *ids; /* a hash table of `id_room`, 0: free */
    size_t n_ids, id_room;
    bool too_much;
};

/* The fields of a ticket as texts, "" where they are missing. */
struct ticket {
    const char *field[EXPORT_FIELDS];
    struct csv_cell place;
};

/* `map` may be NULL; all is borrowed. */
struct intake *intake_new(const char *file, const struct map *map,
                          struct arena *arena, struct diags *diags);
void intake_free(struct intake *intake);

void intake_ticket(struct intake *intake, const struct ticket *ticket);

/* Where contacts that are told so go; NULL where there are too many. */
struct intake_stream *intake_stream(struct intake *intake, const char *channel,
                                    const char *group, const char *tags);

/* Contacts that came in an interval. */
void intake_count(struct intake *intake, struct intake_stream *stream,
                  const struct csv_cell *time, double count, double handling_s);

/* Seconds: "200", "3m20s", "0:03:20", and where two parts are hours and minutes
 * also "0:03"; NAN where it is none, or nothing, or too long to be. */
float intake_handling(const char *text, bool hours);

/* Reports channels that the map does not know; call at the end. */
void intake_check(struct intake *intake);

#endif
