/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wall clocks: the only place that knows time zones.  Dates are days since
 * 1970-01-01, minutes count what the clock on the wall shows from midnight,
 * seconds are Unix time.  Wherever a zone is asked for it must be known.
 *
 * The C library keeps the rules of one zone at a time, chosen by TZ in the
 * environment; it is changed here, so only one thread may call these
 * functions, and nobody else may rely on local time. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum clock_fit {
    CLOCK_ONCE,
    CLOCK_SKIPPED, /* the clock jumps over this time */
    CLOCK_REPEATED /* the clock shows this time twice */
};

/* Whether `zone` is an IANA name in the system's time zone data, written as
 * there.  UTC is always known. */
bool clock_zone_known(const char *zone);

/* The known zone whose name is likest to `zone`, NULL where none is near.
 * Valid until the next call. */
const char *clock_zone_near(const char *zone);

/* What an unknown zone might be, or how zones are named, to end a message with.
 * Valid until the next call. */
const char *clock_zone_hint(const char *zone);

/* The instant at which the clock of `zone` shows `minute` (0 to 1440, which is
 * the next midnight) of `date`: the earlier one of a time shown twice; for a
 * time jumped over, the one that the offset before the jump gives. */
enum clock_fit clock_to_second(const char *zone, int date, int minute,
                               int64_t *second);

/* What the clock of `zone` shows, and how far it is ahead of UTC. */
void clock_from_second(const char *zone, int64_t second, int *date, int *minute,
                       int *offset_s);

/* The first instant of a local date, also where its midnight is jumped over;
 * the start of the day after where all of it is. */
int64_t clock_day_start(const char *zone, int date);

#endif
