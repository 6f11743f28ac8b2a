/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writers tell of a duty: when it is on the agent's own clock, and
 * which queues are served in it. */
#ifndef DUTY_H
#define DUTY_H

#include "roster.h"
#include "text.h"

/* What a wall clock shows. */
struct local {
    int date;   /* days since 1970-01-01 */
    int minute; /* of the day */
    int offset_s;
};

/* A stretch of one agent's slots on one queue. */
struct block {
    int queue, start, end; /* slots */
};

int64_t slot_second(const struct problem *problem, int slot);
const char *agent_zone(const struct problem *problem, int agent);
struct local local_of(const struct problem *problem, int agent, int slot);
struct local team_local_of(const struct problem *problem, int slot);

/* "22:00", "2026-10-24", "2026-10-24T22:00:00+02:00". */
void local_add_clock(struct text *text, struct local local);
void local_add_date(struct text *text, int date);

/* "Sat 24 Oct 14:00-15:30" on the team's clock, with the day of the end where
 * that is neither the same nor its midnight. */
void team_add_stretch(struct text *text, const struct problem *problem,
                      int start, int end);

void local_add_instant(struct text *text, struct local local);

/* The third of these as Unix time; "Z" is an offset too, seconds are nought or
 * left out. */
bool local_read_instant(const char *text, int64_t *second);

/* The first block at or after slot `from` that begins before `end`; false if
 * there is none.  It ends at `end` at the latest. */
bool block_next(const struct roster *roster, int agent, int from, int end,
                struct block *block);

/* The queues served in a duty, each once, in order of time, in `queues` of
 * QUEUES_MAX; returns how many. */
int duty_queues(const struct roster *roster, int agent,
                const struct offer *duty, int *queues);

/* The name a person knows it by: the name, or the id where there is none. */
const char *shift_title(const struct shift *shift);
const char *queue_title(const struct queue *queue);
const char *agent_title(const struct agent *agent);

#endif
