/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time zones that a calendar file names: IANA zones of the system, also behind
 * the prefix that some programs give them; Windows names; and what only the
 * file itself defines (VTIMEZONE).
 *
 * Instants are Unix seconds.  A wall time is what a clock shows, as seconds
 * since its 1970-01-01 00:00. */
#ifndef CAL_ZONE_H
#define CAL_ZONE_H

#include "cal_lines.h"

#include <stdint.h>

struct cal_zone;

extern const struct cal_zone *const cal_utc;

/* The zone of a line's TZID, in the calendar in which it stands; NULL, and a
 * report, where there is none. */
const struct cal_zone *cal_zone_find(struct cal_source *source,
                                     const struct cal_part *calendar,
                                     const struct cal_line *line,
                                     const char *tzid);

/* A zone that the system knows. */
const struct cal_zone *cal_zone_known(struct arena *arena, const char *zone);

/* The instants that a wall time can mean: of a time that the clock shows twice
 * both, of one that it skips what the offsets before and after give; else
 * `*first` and `*last` are equal. */
void cal_zone_instants(const struct cal_zone *zone, int64_t wall,
                       int64_t *first, int64_t *last);

/* What the clock shows. */
int64_t cal_zone_wall(const struct cal_zone *zone, int64_t instant);

#endif
