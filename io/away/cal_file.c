/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cal_file.h"

#include "cal_event.h"
#include "mem.h"
#include "near.h"
#include "shown.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { PRIORITY_NONE = 10, DISTANCE_OF_A_SLIP = 2 };

/* Components that are read, and those that say nothing of when somebody is
 * away. */
static const char *const kinds[] = {"VEVENT",    "VFREEBUSY", "VAVAILABILITY",
                                    "VTIMEZONE", "VTODO",     "VJOURNAL",
                                    "VALARM",    "VPOLL"};

static void add_event(struct cal_file *file, struct cal_events *events,
                      const struct cal_part *calendar,
                      const struct cal_part *part)
{
    MEM_GROW(events->items, events->n, events->room);
    if (cal_event_read(&file->source, calendar, part,
                       &events->items[events->n]))
        events->n++;
}

/* Periods of a FREEBUSY line, unless they are free. */
static void add_busy(struct cal_file *file, const struct cal_part *calendar,
                     const struct cal_line *line)
{
    struct cal_source *source = &file->source;
    const char *type = cal_param(source, line, "FBTYPE");
    char *text = arena_copy(source->arena, line->value);
    while (text && !(type && cal_is(type, "FREE"))) {
        char *next = strchr(text, ',');
        struct cal_event event = {.number = line->number,
                                  .uid = "",
                                  .summary = "busy",
                                  .always_busy = true};
        if (next)
            *next++ = '\0';
        if (cal_period_read(source, calendar, line, text, &event.start,
                            &event.length)) {
            struct cal_events *events = &file->events;
            MEM_GROW(events->items, events->n, events->room);
            events->items[events->n++] = event;
        }
        text = next;
    }
}

static void add_free_busy(struct cal_file *file,
                          const struct cal_part *calendar,
                          const struct cal_part *part)
{
    for (const struct cal_line *line = part->lines; line; line = line->next)
        if (cal_is(line->name, "FREEBUSY"))
            add_busy(file, calendar, line);
        else if (near_distance(line->name, "FREEBUSY") <= DISTANCE_OF_A_SLIP)
            cal_report(&file->source, line->number,
                       "unknown property '%s', did you mean 'FREEBUSY'?",
                       SHOWN(line->name));
}

static bool read_bound(struct cal_file *file, const struct cal_part *calendar,
                       const struct cal_line *line, bool *given,
                       struct cal_time *time)
{
    *given = line != NULL;
    if (!line)
        return true;
    if (!cal_time_read(&file->source, calendar, line, line->value, time))
        return false;
    return true;
}

/* From when to when it holds. */
static bool read_bounds(struct cal_file *file, const struct cal_part *calendar,
                        const struct cal_part *part, struct cal_hours *hours)
{
    struct cal_source *source = &file->source;
    const struct cal_line *start = cal_line_of(part, "DTSTART");
    const struct cal_line *end = cal_line_of(part, "DTEND");
    const struct cal_line *duration = cal_line_of(part, "DURATION");
    struct cal_length length;
    if (!read_bound(file, calendar, start, &hours->has_start, &hours->start) ||
        !read_bound(file, calendar, end, &hours->has_end, &hours->end))
        return false;
    if (duration && (!start || end)) {
        cal_report(source, duration->number,
                   "'DURATION' needs 'DTSTART' and excludes 'DTEND'");
        return false;
    }
    if (start && end)
        return cal_length_between(source, end, &hours->start, &hours->end,
                                  &length);
    if (duration) {
        hours->has_end = true;
        hours->end = hours->start;
        if (!cal_length_read(source, duration, duration->value, &length))
            return false;
        hours->end.wall += length.wall_s + length.exact_s;
    }
    return true;
}

static bool read_priority(struct cal_file *file, const struct cal_part *part,
                          struct cal_hours *hours)
{
    const struct cal_line *line = cal_line_of(part, "PRIORITY");
    hours->priority = PRIORITY_NONE;
    if (!line || strcmp(line->value, "0") == 0)
        return true;
    hours->priority = *line->value - '0';
    if (hours->priority >= 1 && hours->priority <= 9 && !line->value[1])
        return true;
    cal_report(&file->source, line->number,
               "PRIORITY: '%s' is not a number from 0 to 9",
               SHOWN(line->value));
    return false;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_uid(const void *left, const void *right)
{
    const struct cal_event *a = left, *b = right;
    int order = strcmp(a->uid, b->uid);
    if (!order)
        order = a->is_change - b->is_change;
    if (!order)
        order = compare(a->changes.wall, b->changes.wall);
    if (!order)
        order = compare(a->sequence, b->sequence);
    return order ? order : a->number - b->number;
}

/* Whether the one that comes after it in their order, or one after that, is a
 * later version of an event. */
static bool replaces(const struct cal_event *later,
                     const struct cal_event *event)
{
    return *event->uid && strcmp(event->uid, later->uid) == 0 &&
           event->is_change == later->is_change &&
           event->changes.wall == later->changes.wall &&
           (event->sequence < later->sequence || later->replaced);
}

static void sort_events(struct cal_events *events)
{
    if (events->n > 0)
        qsort(events->items, (size_t)events->n, sizeof *events->items, by_uid);
    for (int i = events->n - 2; i >= 0; i--) {
        struct cal_event *event = &events->items[i], *later = event + 1;
        event->replaced = replaces(later, event);
    }
}

/* A change to all that follows needs the series of which it speaks. */
static void check_changes(struct cal_file *file,
                          const struct cal_events *events)
{
    const struct cal_event *series = NULL;
    for (int i = 0; i < events->n; i++) {
        const struct cal_event *event = &events->items[i];
        if (!event->is_change)
            series = event;
        else if (event->of_all_after && (!series || !*event->uid ||
                                         strcmp(series->uid, event->uid) != 0))
            cal_report(&file->source, event->number,
                       "changes all later occurrences of an event that is "
                       "not in the file");
    }
}

static void add_hours(struct cal_file *file, const struct cal_part *calendar,
                      const struct cal_part *part)
{
    struct cal_hours hours = {.number = part->number};
    if (!read_bounds(file, calendar, part, &hours) ||
        !read_priority(file, part, &hours))
        return;
    for (const struct cal_part *inner = part->parts; inner; inner = inner->next)
        if (cal_is(inner->kind, "AVAILABLE"))
            add_event(file, &hours.open, calendar, inner);
    sort_events(&hours.open);
    check_changes(file, &hours.open);
    MEM_GROW(file->hours, file->n_hours, file->hours_room);
    file->hours[file->n_hours++] = hours;
}

static void add_unknown(struct cal_file *file, const struct cal_part *part)
{
    int n = (int)(sizeof kinds / sizeof *kinds);
    for (int i = 0; i < n; i++)
        if (cal_is(part->kind, kinds[i]))
            return;
    const char *meant = near_name(part->kind, kinds, n);
    if (strncasecmp(part->kind, "X-", 2) == 0)
        return;
    if (meant)
        cal_report(&file->source, part->number,
                   "unknown component '%s', did you mean '%s'?",
                   SHOWN(part->kind), meant);
    else
        cal_report(&file->source, part->number, "unknown component '%s'",
                   SHOWN(part->kind));
}

/* Components that would be passed over where they stand. */
static void check_inside(struct cal_file *file, const struct cal_part *part)
{
    static const char *const own[] = {"VCALENDAR", "VEVENT", "VFREEBUSY",
                                      "VAVAILABILITY", "AVAILABLE"};
    bool hours = cal_is(part->kind, "VAVAILABILITY");
    for (const struct cal_part *inner = part->parts; inner;
         inner = inner->next) {
        for (int i = 0; i < 5; i++)
            if (cal_is(inner->kind, own[i]) &&
                !(hours && cal_is(inner->kind, "AVAILABLE")))
                cal_report(&file->source, inner->number,
                           "'%s' stands inside of the '%s' of line %d",
                           inner->kind, SHOWN(part->kind), part->number);
        check_inside(file, inner);
    }
}

static void add_part(struct cal_file *file, const struct cal_part *calendar,
                     const struct cal_part *part)
{
    check_inside(file, part);
    if (cal_is(part->kind, "VEVENT"))
        add_event(file, &file->events, calendar, part);
    else if (cal_is(part->kind, "VFREEBUSY"))
        add_free_busy(file, calendar, part);
    else if (cal_is(part->kind, "VAVAILABILITY"))
        add_hours(file, calendar, part);
    else
        add_unknown(file, part);
}

struct cal_file *cal_file_read(const char *path, char *text, size_t length,
                               struct arena *arena, struct diags *diags)
{
    struct cal_file *file = mem_alloc(1, sizeof *file);
    file->source = (struct cal_source){
        .path = path, .arena = arena, .diags = diags, .effort = CAL_EFFORT_MAX};
    const struct cal_part *calendar = cal_parts(&file->source, text, length);
    for (; calendar; calendar = calendar->next)
        for (const struct cal_part *part = calendar->parts; part;
             part = part->next)
            add_part(file, calendar, part);
    sort_events(&file->events);
    check_changes(file, &file->events);
    return file;
}

void cal_file_free(struct cal_file *file)
{
    if (!file)
        return;
    for (int i = 0; i < file->n_hours; i++)
        free(file->hours[i].open.items);
    free(file->hours);
    free(file->events.items);
    free(file);
}
