/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * iCalendar feeds of a roster (RFC 5545, 7986), written by hand because what
 * calendar programs read right is narrower than what the standard allows:
 * escaped and folded text, a time zone of one rule pair, UTC wherever a local
 * time would be read two ways, never an empty calendar. */
#ifndef ICS_H
#define ICS_H

#include "ical.h"
#include "plan.h"
#include "text.h"

enum { ICS_TEAM = -1 };

/* The calendar of one agent, or of everybody: ICS_TEAM. */
void ics_write(struct text *text, const struct plan *plan, int agent);

/* Whether the calendar, read back by libical, holds exactly the duties of the
 * roster, to the second; reports what does not fit under `path`.  False also if
 * anything was reported before. */
bool ics_verify(const struct text *text, const struct plan *plan, int agent,
                const char *path, struct diags *diags);

#endif
