/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CALENDARS_JSON_H
#define CALENDARS_JSON_H

#include "json.h"
#include "reading.h"

/* "calendars" of an agent: a list of {"ics": "maria.ics", "as": "busy"}. */
void calendars_read(struct reading *reading, const cJSON *node,
                    struct draft_agent *agent);

/* "calendars" of the team: a list of {"folder": "leave", "as": "time_off"}. */
void folders_read(struct reading *reading, const cJSON *node);

/* "closed": weekdays, dates and {"ics": "holidays.ics"}. */
struct days closed_read(struct reading *reading, const cJSON *node);

#endif
