/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a calendar file (RFC 5545, section 3.1) as components and their
 * lines, each with its place.  Nothing is left out: what is no line, no
 * component or not closed is reported.
 *
 * Everything is in the arena of the source, or in the text itself. */
#ifndef CAL_LINES_H
#define CAL_LINES_H

#include "arena.h"
#include "diag.h"

#include <stddef.h>
#include <stdint.h>

struct cal_named_zone;

/* Days that the rules of a file may look at, once for its zones and once for
 * each agent: some tenths of a second of work. */
enum { CAL_EFFORT_MAX = 10000000 };

/* A file being read. */
struct cal_source {
    const char *path;
    struct arena *arena;
    struct diags *diags;
    int64_t effort; /* days that its rules may still look at; negative: they
             wanted more, and that is reported */
    int n_zones;    /* found so far, by cal_zone.c */
    struct cal_named_zone *zones;
};

/* A property: "DTSTART;TZID=Europe/Oslo:20261024T220000". */
struct cal_line {
    const char *name, *params, *value;
    int number; /* of the line in the file, from 1 */
    struct cal_line *next;
};

/* What stands between BEGIN and END. */
struct cal_part {
    const char *kind; /* "VEVENT" */
    int number;       /* of the line of its BEGIN */
    struct cal_line *lines;
    struct cal_part *parts;
    struct cal_part *next;
};

/* Reports something wrong with a line. */
void cal_report(struct cal_source *source, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The calendars of a file, NULL where there are none.  The text is UTF-8 with a
 * NUL after it; it is cut into lines in place, and must live on. */
struct cal_part *cal_parts(struct cal_source *source, char *text,
                           size_t length);

/* Names are compared without regard to case. */
bool cal_is(const char *name, const char *other);

/* The first line of this name; NULL: none. */
struct cal_line *cal_line_of(const struct cal_part *part, const char *name);

/* The value of a parameter without its quotes; NULL: not given. */
const char *cal_param(struct cal_source *source, const struct cal_line *line,
                      const char *name);

/* The TEXT of a line without its escapes; "" where `line` is NULL. */
const char *cal_text(struct cal_source *source, const struct cal_line *line);

#endif
