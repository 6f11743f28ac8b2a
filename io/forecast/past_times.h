/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When what an export tells of came, by the clock of the team. */
#ifndef PAST_TIMES_H
#define PAST_TIMES_H

#include "past.h"

/* A zone, and whether its clock changes on the date last asked for, which is
 * mostly the next one too. */
struct zone_day {
    const char *zone;
    int date;
    bool changes;
};

/* How often the clock shows a minute of a date: 0, 1, 2. */
int times_shown(struct zone_day *day, int date, int minute);

/* Puts what the team's clock shows into the stamps' day_first and second, and
 * leaves out what it never shows; false, and reports, where dates or the zone
 * cannot be told. */
bool past_times(struct intake *intake, const struct past_options *options,
                const char **zone);

#endif
