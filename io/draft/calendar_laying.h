/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What calendar files say, laid on the days of an agent: time off, busy times,
 * and when they are available.  Floating times and whole days are on the
 * agent's own clock. */
#ifndef CALENDAR_LAYING_H
#define CALENDAR_LAYING_H

#include "cal_spread.h"
#include "reading.h"

/* One agent's, from the first file to laying_finish(). */
struct laying {
    struct reading *reading;
    struct draft_agent *agent;
    struct cal_frame frame;
    int n_absences, absences_room;
    struct draft_absence *absences;
    bool opens; /* on the days of the roster */
    int n_open, open_room, n_shut, shut_room;
    struct draft_stretch *open, *shut;
};

/* One day more than the roster has: a duty may go on into it. */
struct cal_frame calendar_frame(struct reading *reading, const char *zone);

/* Lays a file on the days; returns whether anything of it counts there. */
bool laying_add(struct laying *laying, struct cal_file *file,
                const struct draft_calendar *calendar);

/* Hands what has been found to the agent, and frees the laying's own. */
void laying_finish(struct laying *laying);

#endif
