/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is read once, however many agents name it. */
#include "agent_calendars.h"

#include "calendar_laying.h"
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

static void lay_file(struct laying *laying,
                     const struct draft_calendar *calendar, bool has_days)
{
    struct calendar_file *kept = open_file(laying->reading, calendar->path);
    struct cal_file *file = kept->file;
    if (!file || !has_days || file->source.effort < 0)
        return;
    kept->laid = true;
    kept->counts |= laying_add(laying, file, calendar);
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

static void lay_agent(struct reading *reading, struct draft_agent *agent,
                      bool has_days)
{
    struct laying laying = {.reading = reading,
                            .agent = agent,
                            .frame = calendar_frame(reading, agent->zone)};
    for (int i = 0; i < agent->n_calendars; i++)
        lay_file(&laying, &agent->calendars[i], has_days);
    for (int i = 0; i < agent->n_found; i++)
        lay_file(&laying, &agent->found[i], has_days);
    note_never_open(&laying);
    laying_finish(&laying);
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
        agent->found = reading_appended(reading, agent->found, agent->n_found,
                                        &found, 1, sizeof found);
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
    struct cal_frame frame = calendar_frame(reading, reading->zone);
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
        days->dates = reading_appended(reading, days->dates, days->n_dates,
                                       dates, n, sizeof *dates);
        days->n_dates += n;
    }
    free(spans.items);
}
