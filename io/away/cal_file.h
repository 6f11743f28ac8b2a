/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a calendar file (RFC 5545, 7953) says of when somebody is away or free:
 * events, busy times (VFREEBUSY) and working hours (VAVAILABILITY).  Whatever
 * cannot be read is reported, with its line; nothing is dropped in silence. */
#ifndef CAL_FILE_H
#define CAL_FILE_H

#include "cal_recur.h"
#include "cal_time.h"

/* A time of an RDATE, with a length of its own if it is a PERIOD. */
struct cal_extra {
    struct cal_time start;
    bool has_length;
    struct cal_length length;
};

struct cal_event {
    int number; /* of its first line */
    const char *uid, *summary;
    int sequence;
    struct cal_time start;
    struct cal_length length;
    bool recurs;
    struct cal_rule rule;  /* if it recurs */
    struct cal_time until; /* if the rule has one */
    int n_extras;
    struct cal_extra *extras;
    int n_exceptions;
    struct cal_time *exceptions; /* EXDATE */
    bool is_change;              /* of an occurrence of another event */
    bool of_all_after;           /* and of all that follow it */
    struct cal_time changes;     /* RECURRENCE-ID */
    bool cancelled, transparent;
    bool always_busy; /* of a VFREEBUSY, whatever the file is read as */
    bool replaced;    /* by a later version of the same */
};

/* By uid; then events before their changes. */
struct cal_events {
    int n, room;
    struct cal_event *items; /* on the heap */
};

/* VAVAILABILITY: outside of `open`, from start to end, nobody is there. */
struct cal_hours {
    int number, priority; /* 1 is the highest, 10 none given */
    bool has_start, has_end;
    struct cal_time start, end;
    struct cal_events open;
};

struct cal_file {
    struct cal_source source;
    struct cal_events events;
    int n_hours, hours_room;
    struct cal_hours *hours; /* on the heap */
};

/* Reads the text, which is cut up and must live as long as the file; what is
 * wrong is reported to the source's diags. */
struct cal_file *cal_file_read(const char *path, char *text, size_t length,
                               struct arena *arena, struct diags *diags);
void cal_file_free(struct cal_file *file); /* NULL is allowed */

#endif
