/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time as the model knows it: slots of equal elapsed length from one instant
 * on.  Clocks exist only in io/; what is left of them here are the calendars,
 * which say at which slot each local day of a zone begins.  A day on which the
 * clock changes is simply 23 or 25 hours long.
 *
 * Days are the dates start, start + 1, ... of the horizon, the same for every
 * calendar; slot 0 is the earliest midnight of the first day among them. */
#ifndef GRID_H
#define GRID_H

#include <stdint.h>

enum {
    MINUTES_PER_HOUR = 60,
    DAYS_PER_WEEK = 7,
    SATURDAY = 5, /* weekdays count from Monday = 0 */
    SUNDAY = 6
};

struct calendar {
    const char *zone;     /* IANA name */
    const int *day_start; /* [n_days + 1] slot of each local midnight */
};

struct grid {
    int slot_min;         /* 1, 5, 10, 15, 30 or 60 */
    int n_days;           /* 1 to 371 */
    int n_slots;          /* past the end of the last possible duty */
    int64_t first_second; /* Unix time of slot 0, for io/ */
    int first_date;       /* day 0 as days since 1970-01-01 */
    int n_calendars;
    const struct calendar *calendars; /* calendars[0] is the team's */
};

struct date {
    int year, month, day;
};

/* Monday = 0. */
static inline int grid_weekday(const struct grid *grid, int day)
{
    int thursday_based = (grid->first_date + day) % DAYS_PER_WEEK;
    return (thursday_based + 3 + DAYS_PER_WEEK) % DAYS_PER_WEEK;
}

/* Monday-based, from 0. */
static inline int grid_week(const struct grid *grid, int day)
{
    return (grid_weekday(grid, 0) + day) / DAYS_PER_WEEK;
}

int grid_n_weeks(const struct grid *grid); /* also those cut short */
int grid_minutes(const struct grid *grid, int slots);

/* The local day that `slot` falls in, -1 before the first and n_days after
 * the last. */
int calendar_day(const struct grid *grid, const struct calendar *calendar,
                 int slot);

/* Proleptic Gregorian calendar, days since 1970-01-01. */
struct date date_of(int days);
int days_of(struct date date);
int days_in_month(int year, int month);

/* "Sun 25 Oct" in `text`, which has room for DAY_NAME_ROOM. */
enum { DAY_NAME_ROOM = 32 };
const char *grid_day_name(const struct grid *grid, int day, char *text);

#endif
