/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time zone as calendar programs read it right: one standard time and, where
 * the clock changes, one daylight time, each with a yearly rule that began in
 * 1970.  The rules are found by watching the zone's clock and then held
 * against it; where they do not give what it shows, the zone does not fit, and
 * its times must be written in UTC. */
#ifndef VTIMEZONE_H
#define VTIMEZONE_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

/* Once a year the clock goes from one offset to another. */
struct onset {
    int from_s, to_s; /* offsets */
    int month;
    int nth; /* 1 to 4, or -1: the last such weekday of the month */
    int weekday;
    int minute; /* of the day, on the clock before it is changed */
};

struct vtimezone {
    const char *zone;
    bool fits;
    bool changes; /* daylight is in use; else only standard.to_s is */
    struct onset standard, daylight; /* daylight has the larger offset */
};

/* The zone from one instant to another (Unix seconds). */
struct vtimezone vtimezone_find(const char *zone, int64_t first, int64_t last);

/* Its VTIMEZONE. It must fit. */
void vtimezone_write(struct text *text, const struct vtimezone *vtimezone);

#endif
