/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice.h"

#include "clock.h"
#include "units.h"

void notice_note(const struct team *team, int64_t now, struct diags *diags)
{
    const struct grid *grid = &team->problem->grid;
    const struct rules_in_force *force = team->force;
    int today, minute, offset;
    char date[UNITS_ROOM];
    clock_from_second(grid->calendars[0].zone, now, &today, &minute, &offset);
    int ahead = grid->first_date - today;
    units_write_date(today, date);
    for (int i = 0; i < force->n_notices && ahead >= 0; i++)
        if (ahead < force->notices[i].days)
            diags_note(diags, team->path, "/start",
                       "is %d day%s after %s; %s, %s, asks for %d days of "
                       "notice",
                       ahead, ahead == 1 ? "" : "s", date,
                       force->notices[i].law->id,
                       force->notices[i].law->statute, force->notices[i].days);
}
