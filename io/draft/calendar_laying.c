/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar_laying.h"

#include "cal_zone.h"
#include "clock.h"
#include "mem.h"
#include "shown.h"

#include <stdlib.h>

struct cal_frame calendar_frame(struct reading *reading, const char *zone)
{
    return (struct cal_frame){.first_date = reading->first_date,
                              .last_date =
                                  reading->first_date + reading->n_days,
                              .zone = cal_zone_known(reading->scratch, zone),
                              .spans_max = LIST_MAX};
}

/* What stands in messages for an event. */
static const char *note_of(struct laying *laying, const char *path,
                           const struct cal_event *event)
{
    struct arena *arena = laying->reading->arena;
    if (*event->summary)
        return arena_printf(arena, "%s, '%s'", path, SHOWN(event->summary));
    return arena_printf(arena, "%s, line %d", path, event->number);
}

static void add_absence(struct laying *laying,
                        const struct draft_calendar *calendar,
                        const struct cal_span *span, bool busy)
{
    const char *note = note_of(laying, calendar->path, span->event);
    struct draft_absence absence = {.spot = calendar->spot,
                                    .exact = !span->whole_days,
                                    .whole_days = span->whole_days,
                                    .first = span->first_date,
                                    .last = span->last_date,
                                    .from = NOT_GIVEN,
                                    .to = NOT_GIVEN,
                                    .start_second = span->start,
                                    .end_second = span->end,
                                    .credit = busy ? 0 : NOT_GIVEN,
                                    .busy = busy,
                                    .note = note};
    MEM_GROW(laying->absences, laying->n_absences, laying->absences_room);
    laying->absences[laying->n_absences++] = absence;
}

/* What is surely meant: where the clock changes, the shorter reading. */
static struct draft_stretch sure_stretch(const struct laying *laying,
                                         const struct cal_span *span)
{
    const char *zone = laying->agent->zone;
    if (span->whole_days)
        return (struct draft_stretch){
            clock_day_start(zone, span->first_date),
            clock_day_start(zone, span->last_date + 1), false};
    return (struct draft_stretch){span->late_start, span->early_end, false};
}

static void add_open(struct laying *laying, const struct cal_span *span)
{
    struct draft_stretch stretch = sure_stretch(laying, span);
    if (stretch.start >= stretch.end)
        return;
    MEM_GROW(laying->open, laying->n_open, laying->open_room);
    laying->open[laying->n_open++] = stretch;
}

/* Calendar programs call whole days free unless told otherwise, also those of
 * a vacation: in a calendar of time off they are leave all the same. */
static bool takes_time(const struct cal_span *span, enum calendar_use use)
{
    return !span->event->transparent ||
           (use == CALENDAR_TIME_OFF && span->whole_days);
}

static bool in_days(const struct laying *laying, const struct cal_span *span)
{
    return span->first_date < laying->frame.last_date &&
           span->last_date >= laying->frame.first_date;
}

/* Whether anything of it counts on the days of the roster. */
static bool lay_events(struct laying *laying, struct cal_file *file,
                       const struct draft_calendar *calendar)
{
    enum calendar_use use = calendar->use;
    bool counts = false;
    struct cal_spans spans = {0};
    cal_spread(&file->source, &file->events, &laying->frame, &spans);
    for (int i = 0; i < spans.n; i++) {
        const struct cal_span *span = &spans.items[i];
        bool opens = use == CALENDAR_AVAILABLE && !span->event->always_busy;
        bool shuts = !opens && takes_time(span, use);
        if (opens)
            add_open(laying, span);
        if (shuts)
            add_absence(laying, calendar, span,
                        use == CALENDAR_BUSY || span->event->always_busy);
        counts |= (opens || shuts) && in_days(laying, span);
        laying->opens |= opens && in_days(laying, span);
    }
    free(spans.items);
    return counts;
}

static int by_start(const void *left, const void *right)
{
    const struct draft_stretch *a = left, *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

/* Sorts stretches and joins those that touch; how many are left. */
static int join(struct draft_stretch *stretches, int n)
{
    int joined = 0;
    if (n == 0)
        return 0;
    qsort(stretches, (size_t)n, sizeof *stretches, by_start);
    for (int i = 1; i < n; i++)
        if (stretches[i].start > stretches[joined].end)
            stretches[++joined] = stretches[i];
        else if (stretches[i].end > stretches[joined].end)
            stretches[joined].end = stretches[i].end;
    return joined + 1;
}

static void add_shut(struct laying *laying, int64_t start, int64_t end,
                     bool lifted)
{
    if (start >= end)
        return;
    MEM_GROW(laying->shut, laying->n_shut, laying->shut_room);
    laying->shut[laying->n_shut++] = (struct draft_stretch){start, end, lifted};
}

/* What lies between the stretches, from start to end. */
static void add_between(struct laying *laying,
                        const struct draft_stretch *stretches, int n,
                        int64_t start, int64_t end)
{
    for (int i = 0; i < n && start < end; i++) {
        add_shut(laying, start,
                 stretches[i].start < end ? stretches[i].start : end, false);
        if (stretches[i].end > start)
            start = stretches[i].end;
    }
    add_shut(laying, start, end, false);
}

static void lay_hours(struct laying *laying, struct cal_file *file,
                      const struct cal_hours *hours)
{
    struct cal_spans spans = {0};
    struct laying inside = *laying;
    int64_t start, end;
    inside.open = NULL;
    inside.n_open = inside.open_room = 0;
    cal_spread(&file->source, &hours->open, &laying->frame, &spans);
    for (int i = 0; i < spans.n; i++)
        add_open(&inside, &spans.items[i]);
    cal_hours_bounds(hours, &laying->frame, &start, &end);
    add_between(laying, inside.open, join(inside.open, inside.n_open), start,
                end);
    free(inside.open);
    free(spans.items);
}

/* Working hours of one priority: they take the place of what those of less
 * say of the same time; among themselves, all hold. */
static void lay_priority(struct laying *laying, struct cal_file *file,
                         int priority)
{
    int64_t start, end;
    for (int i = 0; i < file->n_hours; i++)
        if (file->hours[i].priority == priority) {
            cal_hours_bounds(&file->hours[i], &laying->frame, &start, &end);
            add_shut(laying, start, end, true);
        }
    for (int i = 0; i < file->n_hours; i++)
        if (file->hours[i].priority == priority)
            lay_hours(laying, file, &file->hours[i]);
}

bool laying_add(struct laying *laying, struct cal_file *file,
                const struct draft_calendar *calendar)
{
    file->source.effort = CAL_EFFORT_MAX;
    bool counts = lay_events(laying, file, calendar) || file->n_hours > 0;
    for (int priority = 10; priority > 0; priority--)
        lay_priority(laying, file, priority);
    laying->agent->open_given |= calendar->use == CALENDAR_AVAILABLE;
    return counts;
}

void laying_finish(struct laying *laying)
{
    struct reading *reading = laying->reading;
    struct draft_agent *agent = laying->agent;
    agent->absences = reading_appended(
        reading, agent->absences, agent->n_absences, laying->absences,
        laying->n_absences, sizeof *laying->absences);
    agent->n_absences += laying->n_absences;
    agent->n_open = join(laying->open, laying->n_open);
    agent->open = reading_appended(reading, NULL, 0, laying->open,
                                   agent->n_open, sizeof *laying->open);
    agent->shut = reading_appended(reading, NULL, 0, laying->shut,
                                   laying->n_shut, sizeof *laying->shut);
    agent->n_shut = laying->n_shut;
    free(laying->absences);
    free(laying->open);
    free(laying->shut);
}
