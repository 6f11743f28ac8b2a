/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is read once, however many agents name it; floating times and whole
 * days are then laid on each agent's own clock. */
#include "agent_calendars.h"

#include "cal_spread.h"
#include "cal_zone.h"
#include "clock.h"
#include "encoding.h"
#include "file.h"
#include "mem.h"
#include "near.h"
#include "shown.h"
#include "units.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A file that has been read, as those of the reading hang together. */
struct calendar_file {
    const char *path;
    char *text;
    struct cal_file *file; /* NULL: could not be read */
    bool laid, counts;     /* on somebody's days; something of it did */
    struct calendar_file *next;
};

/* One agent whose calendars are being laid on the days. */
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

bool calendar_use_of(const char *word, enum calendar_use *use)
{
    static const char *const words[] = {"time_off", "busy", "available"};
    for (int i = 0; i < 3; i++)
        if (strcmp(word, words[i]) == 0) {
            *use = (enum calendar_use)i;
            return true;
        }
    return false;
}

static void parse(struct reading *reading, struct calendar_file *kept)
{
    size_t length;
    kept->text = file_read(kept->path, &length, reading->diags);
    if (!kept->text)
        return;
    reading_file(reading, kept->path, kept->text, length);
    utf8_from_marked(&kept->text, &length);
    kept->file = cal_file_read(kept->path, kept->text, length, reading->scratch,
                               reading->diags);
}

/* A file beside the team's document. */
static struct calendar_file *open_file(struct reading *reading,
                                       const char *path)
{
    for (struct calendar_file *kept = reading->calendar_files; kept;
         kept = kept->next)
        if (strcmp(kept->path, path) == 0)
            return kept;
    struct calendar_file *kept = mem_alloc(1, sizeof *kept);
    kept->path = path;
    kept->next = reading->calendar_files;
    reading->calendar_files = kept;
    parse(reading, kept);
    return kept;
}

void agent_calendars_free(struct reading *reading)
{
    while (reading->calendar_files) {
        struct calendar_file *kept = reading->calendar_files;
        reading->calendar_files = kept->next;
        cal_file_free(kept->file);
        free(kept->text);
        free(kept);
    }
}

/* One day more than the roster has: a duty may go on into it. */
static struct cal_frame frame_of(struct reading *reading, const char *zone)
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

static void add_absence(struct laying *laying, const char *path,
                        const struct cal_span *span, bool busy)
{
    struct draft_absence absence = {.exact = !span->whole_days,
                                    .whole_days = span->whole_days,
                                    .first = span->first_date,
                                    .last = span->last_date,
                                    .from = NOT_GIVEN,
                                    .to = NOT_GIVEN,
                                    .start_second = span->start,
                                    .end_second = span->end,
                                    .credit = busy ? 0 : NOT_GIVEN,
                                    .busy = busy,
                                    .note = note_of(laying, path, span->event)};
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
                       enum calendar_use use)
{
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
            add_absence(laying, file->source.path, span,
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

static void lay_file(struct laying *laying, const char *path,
                     enum calendar_use use, bool has_days)
{
    struct calendar_file *kept = open_file(laying->reading, path);
    struct cal_file *file = kept->file;
    if (!file || !has_days || file->source.effort < 0)
        return;
    file->source.effort = CAL_EFFORT_MAX;
    kept->laid = true;
    kept->counts |= lay_events(laying, file, use) || file->n_hours > 0;
    for (int priority = 10; priority > 0; priority--)
        lay_priority(laying, file, priority);
    laying->agent->open_given |= use == CALENDAR_AVAILABLE;
}

/* `n` things more, behind those that an array has, in the scratch arena. */
static void *appended(struct reading *reading, const void *array, int count,
                      const void *more, int n, size_t size)
{
    char *both = arena_alloc(reading->scratch, (size_t)(count + n), size);
    if (count)
        memcpy(both, array, (size_t)count * size);
    if (n)
        memcpy(both + (size_t)count * size, more, (size_t)n * size);
    return both;
}

static const char *days_text(const struct reading *reading)
{
    char first[UNITS_ROOM], last[UNITS_ROOM];
    return arena_printf(
        reading->scratch, "%s to %s",
        units_write_date(reading->first_date, first),
        units_write_date(reading->first_date + reading->n_days - 1, last));
}

/* Who could work at no time, as the calendar of their hours was not kept on. */
static void note_never_open(const struct laying *laying)
{
    const struct draft_agent *agent = laying->agent;
    if (agent->open_given && !laying->opens && !agent->n_available)
        diags_note(laying->reading->diags, laying->reading->path, "",
                   "agent '%s' is available at no time: the calendars read as "
                   "\"available\" have no event from %s",
                   SHOWN(agent->id), days_text(laying->reading));
}

/* Of files that do not count: often right, but also what a file of the wrong
 * year looks like.  One line for all, however many have no leave. */
static void note_without_events(const struct reading *reading)
{
    const char *path = NULL;
    int n = 0;
    for (const struct calendar_file *kept = reading->calendar_files; kept;
         kept = kept->next)
        if (kept->laid && !kept->counts) {
            path = kept->path;
            n++;
        }
    if (n == 1)
        diags_note(reading->diags, path, "", "has no event that counts from %s",
                   days_text(reading));
    else if (n)
        diags_note(reading->diags, path, "",
                   "this calendar and %d more have no event that counts from "
                   "%s",
                   n - 1, days_text(reading));
}

/* Hands what has been found to the agent. */
static void finish(struct laying *laying)
{
    struct reading *reading = laying->reading;
    struct draft_agent *agent = laying->agent;
    agent->absences =
        appended(reading, agent->absences, agent->n_absences, laying->absences,
                 laying->n_absences, sizeof *laying->absences);
    agent->n_absences += laying->n_absences;
    agent->n_open = join(laying->open, laying->n_open);
    agent->open = appended(reading, NULL, 0, laying->open, agent->n_open,
                           sizeof *laying->open);
    agent->shut = appended(reading, NULL, 0, laying->shut, laying->n_shut,
                           sizeof *laying->shut);
    agent->n_shut = laying->n_shut;
    free(laying->absences);
    free(laying->open);
    free(laying->shut);
}

static void lay_agent(struct reading *reading, struct draft_agent *agent,
                      bool has_days)
{
    struct laying laying = {.reading = reading,
                            .agent = agent,
                            .frame = frame_of(reading, agent->zone)};
    for (int i = 0; i < agent->n_calendars; i++)
        lay_file(&laying, agent->calendars[i].path, agent->calendars[i].use,
                 has_days);
    for (int i = 0; i < agent->n_found; i++)
        lay_file(&laying, agent->found[i].path, agent->found[i].use, has_days);
    note_never_open(&laying);
    finish(&laying);
}

static bool ends_in_ics(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && cal_is(name + length - 4, ".ics") && *name != '.';
}

static int is_calendar(const struct dirent *entry)
{
    return ends_in_ics(entry->d_name);
}

static void report_stray(struct reading *reading, const char *path,
                         const char *id)
{
    const char **ids =
        ARENA_ARRAY(reading->scratch, const char *, reading->n_agents);
    for (int i = 0; i < reading->n_agents; i++)
        ids[i] = reading->agents[i].id;
    const char *nearest = near_name(id, ids, reading->n_agents);
    if (nearest)
        diags_add(reading->diags, path, "",
                  "no agent has the id '%s', did you mean '%s'?", SHOWN(id),
                  nearest);
    else
        diags_add(reading->diags, path, "", "no agent has the id '%s'",
                  SHOWN(id));
}

/* A file of a folder, for the agent whose id it bears. */
static void give_file(struct reading *reading,
                      const struct draft_calendar *folder, const char *name)
{
    struct draft_calendar found = *folder;
    found.path = arena_printf(reading->scratch, "%s/%s", folder->path, name);
    char *id = arena_copy_n(reading->scratch, name, strlen(name) - 4);
    for (int i = 0; i < reading->n_agents; i++) {
        struct draft_agent *agent = &reading->agents[i];
        if (strcmp(agent->id, id) != 0)
            continue;
        agent->found = appended(reading, agent->found, agent->n_found, &found,
                                1, sizeof found);
        agent->n_found++;
        return;
    }
    report_stray(reading, found.path, id);
}

static void give_folder(struct reading *reading,
                        const struct draft_calendar *folder)
{
    struct dirent **entries;
    int n = scandir(folder->path, &entries, is_calendar, alphasort);
    if (n < 0) {
        diags_add(reading->diags, folder->path, "", "cannot open: %s",
                  errno == ENOENT    ? "no such folder"
                  : errno == ENOTDIR ? "is not a folder"
                                     : strerror(errno));
        return;
    }
    for (int i = 0; i < n; i++) {
        give_file(reading, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

void agent_calendars_read(struct reading *reading, bool has_days)
{
    for (int i = 0; i < reading->n_folders; i++)
        give_folder(reading, &reading->folders[i]);
    for (int i = 0; i < reading->n_agents; i++)
        if (reading->agents[i].n_calendars || reading->agents[i].n_found)
            lay_agent(reading, &reading->agents[i], has_days);
    note_without_events(reading);
}

void closed_days_read(struct reading *reading, const char *name,
                      struct days *days)
{
    const char *path = file_beside(reading->scratch, reading->path, name);
    struct cal_file *file = open_file(reading, path)->file;
    struct cal_frame frame = frame_of(reading, reading->zone);
    struct cal_spans spans = {0};
    if (!file || file->source.effort < 0)
        return;
    file->source.effort = CAL_EFFORT_MAX;
    cal_spread(&file->source, &file->events, &frame, &spans);
    for (int i = 0; i < spans.n; i++) {
        const struct cal_span *span = &spans.items[i];
        int n = span->last_date - span->first_date + 1;
        int *dates = ARENA_ARRAY(reading->scratch, int, n);
        for (int date = 0; date < n; date++)
            dates[date] = span->first_date + date;
        if (!span->whole_days)
            cal_report(&file->source, span->event->number,
                       "'%s' does not take whole days, so it cannot close "
                       "them",
                       SHOWN(span->event->summary));
        days->dates = appended(reading, days->dates, days->n_dates, dates, n,
                               sizeof *dates);
        days->n_dates += n;
    }
    free(spans.items);
}
