/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics_feed.h"

#include "grid.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { DATE_LETTERS = 8, MARK_PLACE = DATE_LETTERS + 1 };

void ics_set_description(struct ics_event *event, struct arena *arena,
                         const char *text)
{
    static const char mark[] = "As of ";
    const char *line = strrchr(text, '\n');
    const char *last = line ? line + 1 : text;
    bool marked = strncmp(last, mark, strlen(mark)) == 0;
    size_t length = !marked ? strlen(text) : line ? (size_t)(line - text) : 0;
    event->as_of = marked ? arena_copy(arena, last) : "";
    event->description = arena_copy_n(arena, text, length);
}

static bool well_formed(const char *uid)
{
    for (int i = 0; i < DATE_LETTERS; i++)
        if (!isdigit((unsigned char)uid[i]))
            return false;
    return uid[DATE_LETTERS] == '-' && uid[MARK_PLACE];
}

int ics_uid_date(const char *uid)
{
    struct date date;
    if (!well_formed(uid) ||
        sscanf(uid, "%4d%2d%2d", &date.year, &date.month, &date.day) != 3 ||
        date.month < 1 || date.month > 12)
        return 0;
    return days_of(date);
}

enum ics_mark ics_uid_mark(const char *uid)
{
    char mark = well_formed(uid) ? uid[MARK_PLACE] : ICS_NOTE;
    return mark == ICS_DUTY || mark == ICS_PART || mark == ICS_OFF
               ? (enum ics_mark)mark
               : ICS_NOTE;
}

int ics_by_time(const void *left, const void *right)
{
    const struct ics_event *a = left, *b = right;
    return a->start != b->start ? (a->start > b->start) - (a->start < b->start)
                                : strcmp(a->uid, b->uid);
}

bool ics_same(const struct ics_event *event, const struct ics_event *other)
{
    return event->start == other->start && event->end == other->end &&
           event->all_day == other->all_day &&
           event->cancelled == other->cancelled && event->busy == other->busy &&
           strcmp(event->summary, other->summary) == 0 &&
           strcmp(event->description, other->description) == 0 &&
           strcmp(event->category, other->category) == 0;
}
