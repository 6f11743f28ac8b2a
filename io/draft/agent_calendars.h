/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time off, busy times and availability from the calendar files that a team
 * names, and the days on which public holidays close it. */
#ifndef AGENT_CALENDARS_H
#define AGENT_CALENDARS_H

#include "reading.h"

/* "time_off", "busy" or "available"; false where it is none of them. */
bool calendar_use_of(const char *word, enum calendar_use *use);

/* Reads the calendars of all agents, and the folders of the team; `has_days`:
 * the days of the roster are known, so that what they say can be laid on
 * them. */
void agent_calendars_read(struct reading *reading, bool has_days);

/* The dates of the roster on which a calendar has whole days, added to those of
 * `days`; reports what does not take whole days. */
void closed_days_read(struct reading *reading, const char *name,
                      struct days *days);

/* Frees what the reading keeps of the files. */
void agent_calendars_free(struct reading *reading);

#endif
