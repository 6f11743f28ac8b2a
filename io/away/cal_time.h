/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates, times and durations as calendar files write them. */
#ifndef CAL_TIME_H
#define CAL_TIME_H

#include "cal_lines.h"

#include <stdint.h>

enum { CAL_DAY_S = 86400 };

/* What lasts longer, some ten thousand years, is no length. */
#define CAL_LENGTH_MAX_S (INT64_C(3660000) * CAL_DAY_S)

struct cal_zone;

/* `wall` is what a clock shows, as seconds since its 1970-01-01 00:00. */
struct cal_time {
    int64_t wall;
    bool whole_day;
    bool utc;                    /* written with a Z */
    const struct cal_zone *zone; /* NULL: whoever reads it has one (floating) */
};

/* How long something lasts: on the clock, and then in time that passes. */
struct cal_length {
    int64_t wall_s, exact_s;
};

/* "20261024", "20261024T220000" or "20261024T220000Z", and nothing else; the
 * zone is for the caller. */
bool cal_time_parse(const char *text, struct cal_time *time);

/* A time of a line, in its zone; false, and a report, where it is none.
 * `text` is the line's value or a part of it. */
bool cal_time_read(struct cal_source *source, const struct cal_part *calendar,
                   const struct cal_line *line, const char *text,
                   struct cal_time *time);

/* "PT1H30M", "P2D", "P1W"; false, and a report, where it is none or is
 * negative. */
bool cal_length_read(struct cal_source *source, const struct cal_line *line,
                     const char *text, struct cal_length *length);

/* Dates as days since 1970-01-01. */
int cal_date_of(int64_t wall);

#endif
