/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a roster.json says of everybody's time, without the team.json that it
 * belongs to: what calendars are made of.  Instants are Unix seconds, dates
 * days since 1970-01-01.  Everything lives in the arena it was read into. */
#ifndef AGENDA_H
#define AGENDA_H

#include "arena.h"
#include "diag.h"

#include <stdbool.h>
#include <stdint.h>

struct agenda_break {
    int64_t start, end;
    bool paid;
};

struct agenda_block {
    const char *queue_id, *queue; /* its name, or the id where it has none */
    int64_t start, end;
};

struct agenda_activity {
    const char *id;
    int64_t start, end;
};

struct agenda_duty {
    int date;          /* on which it begins, in the agent's zone */
    const char *shift; /* its name, or the id where it has none */
    int64_t start, end;
    int n_breaks, n_blocks;
    const struct agenda_break *breaks;
    const struct agenda_block *blocks;
    int n_activities;
    const struct agenda_activity *activities;
    bool on_call;
};

struct agenda_absence {
    int64_t start, end;
};

struct agenda_agent {
    const char *id, *name, *zone;
    int n_duties, n_absences;
    const struct agenda_duty *duties; /* in order of time */
    const struct agenda_absence *absences;
};

struct agenda_queue {
    const char *id, *name;
};

struct agenda {
    const char *path; /* as the user named it */
    const char *team, *zone;
    int first_date, n_days;
    int n_agents, n_queues;
    const struct agenda_agent *agents;
    const struct agenda_queue *queues; /* those served, in order of name */
};

/* The first midnight of its days, in UTC. */
static inline int64_t agenda_midnight(const struct agenda *agenda)
{
    return (int64_t)agenda->first_date * 86400;
}

/* The roster.json in `text`; false where anything is reported. */
bool agenda_parse(struct agenda *agenda, const char *text, size_t length,
                  const char *path, struct arena *arena, struct diags *diags);

/* The same from a file. */
bool agenda_read(struct agenda *agenda, const char *path, struct arena *arena,
                 struct diags *diags);

#endif
