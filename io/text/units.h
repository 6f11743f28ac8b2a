/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How people write lengths, clock times, dates and weekdays: "7h30m", "07:30",
 * "2026-10-19", "mon-fri".  Read strictly (the whole text, nothing else), and
 * written the same way. */
#ifndef UNITS_H
#define UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MINUTES_PER_DAY = 1440,
    EVERY_DAY = 0x7f, /* of a mask of weekdays, Monday = 1 << 0 */
    FIRST_YEAR = 1980,
    LAST_YEAR = 2099
};

/* "7h30m", "8h", "45m", "90s", "1h30m15s" as seconds; minutes and seconds of
 * any size where they come first. */
bool units_read_length(const char *text, int *seconds);

/* "40", "37.5", "37,5" or "37:30" hours as minutes, rounded. */
bool units_read_hours(const char *text, int *minutes);

/* "07:30" as minutes from midnight, "24:00" included. */
bool units_read_clock(const char *text, int *minute);

/* "2026-10-19" as days since 1970-01-01; a day that is in the calendar. */
bool units_read_date(const char *text, int *date);

/* "2026-10-19 07:30" or "2026-10-19T07:30". */
bool units_read_moment(const char *text, int *date, int *minute);

/* "mon" or "mon-fri" (or "fri-mon") as a mask of weekdays. */
bool units_read_weekdays(const char *text, uint8_t *mask);
const char *units_weekday(int weekday); /* "mon" of 0 */

/* A number such as "12.5", also "12,5"; the whole text, finite. */
bool units_read_number(const char *text, double *number);

enum { UNITS_ROOM = 32 };

/* Into `text`, which has room for UNITS_ROOM. */
const char *units_write_minutes(int minutes, char *text); /* "-7h30m" "0h" */
const char *units_write_seconds(int seconds, char *text); /* "4m" "90s" */
const char *units_write_clock(int minute, char *text);    /* "07:30" */
const char *units_write_date(int date, char *text);       /* "2026-10-19" */

#endif
