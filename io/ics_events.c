/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics_events.h"

#include "duty.h"
#include "ics.h"
#include "mem.h"
#include "units.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_S = 86400 };

static uint64_t fnv1a(uint64_t hash, const char *string)
{
    const unsigned char *byte = (const unsigned char *)string;
    do
        hash = (hash ^ *byte) * UINT64_C(0x100000001b3);
    while (*byte++);
    return hash;
}

/* A UUID (RFC 9562, version 8) made of what the event is known by. */
static void make_uid(char *uid, const char *team, const char *kind,
                     const char *id, int date)
{
    char day[UNITS_ROOM];
    const char *const parts[] = {team, kind, id, units_write_date(date, day)};
    uint64_t high = UINT64_C(0xcbf29ce484222325), low = ~high;
    for (int i = 0; i < 4; i++) {
        high = fnv1a(high, parts[i]);
        low = fnv1a(low ^ high >> 32, parts[i]);
    }
    snprintf(uid, UID_ROOM,
             "%08" PRIx64 "-%04" PRIx64 "-8%03" PRIx64 "-%04" PRIx64
             "-%012" PRIx64 "@vaktel",
             high >> 32, high >> 16 & 0xffff, high & 0xfff,
             (low >> 48 & 0x3fff) | 0x8000, low & UINT64_C(0xffffffffffff));
}

static void add_duty(struct ics_events *events, const struct roster *roster,
                     const char *kind, int agent, int day)
{
    const struct problem *problem = roster->problem;
    const struct offer *duty = roster_offer(roster, agent, day);
    if (!duty)
        return;
    struct ics_event *event = &events->items[events->n++];
    *event = (struct ics_event){
        .agent = agent,
        .day = day,
        .duty = duty,
        .start = slot_second(problem, duty->start),
        .end = slot_second(problem, duty->end),
    };
    make_uid(event->uid, problem->team, kind, problem->agents[agent].id,
             problem->grid.first_date + day);
}

/* An all-day note, as programs refuse an empty calendar and go on showing the
 * old one. */
static void add_note(struct ics_events *events, const struct problem *problem,
                     int agent)
{
    struct ics_event *event = &events->items[events->n++];
    int date = problem->grid.first_date;
    *event = (struct ics_event){
        .agent = agent,
        .start = (int64_t)date * DAY_S,
        .end = (int64_t)(date + 1) * DAY_S,
    };
    make_uid(event->uid, problem->team, "none",
             agent == ICS_TEAM ? "" : problem->agents[agent].id, date);
}

static int by_time(const void *left, const void *right)
{
    const struct ics_event *a = left, *b = right;
    return a->start != b->start ? (a->start > b->start) - (a->start < b->start)
                                : strcmp(a->uid, b->uid);
}

struct ics_events ics_events_of(const struct plan *plan, int agent)
{
    const struct problem *problem = plan->roster->problem;
    bool team = agent == ICS_TEAM;
    int first = team ? 0 : agent, end = team ? problem->n_agents : agent + 1;
    size_t most = (size_t)(end - first) * (size_t)problem->grid.n_days + 1;
    struct ics_events events = {
        .items = mem_alloc(most, sizeof *events.items),
    };
    for (int who = first; who < end; who++)
        for (int day = 0; day < problem->grid.n_days; day++)
            add_duty(&events, plan->roster, team ? "team" : "agent", who, day);
    if (events.n == 0)
        add_note(&events, problem, agent);
    qsort(events.items, (size_t)events.n, sizeof *events.items, by_time);
    return events;
}

void ics_events_free(struct ics_events *events)
{
    free(events->items);
    *events = (struct ics_events){0};
}
