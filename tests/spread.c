/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * spread FILE ZONE FIRST LAST: the events of a calendar file as vaktel lays
 * them on the days from FIRST to LAST, for tests/recurrence.sh.  A line each:
 * "uid 2026-10-24 20:00 2026-10-25 05:00" in UTC, of whole days only their
 * dates. */
#include "cal_spread.h"
#include "cal_zone.h"
#include "encoding.h"
#include "file.h"
#include "units.h"

#include <stdlib.h>

static const char *moment(int64_t second, char *text)
{
    int date = cal_date_of(second);
    int minute = (int)(second - (int64_t)date * CAL_DAY_S) / 60;
    char day[UNITS_ROOM], clock[UNITS_ROOM];
    snprintf(text, 2 * UNITS_ROOM, "%s %s", units_write_date(date, day),
             units_write_clock(minute, clock));
    return text;
}

static void print_span(const struct cal_span *span)
{
    char from[2 * UNITS_ROOM], to[2 * UNITS_ROOM];
    if (span->whole_days)
        printf("%s %s %s\n", span->event->uid,
               units_write_date(span->first_date, from),
               units_write_date(span->last_date, to));
    else
        printf("%s %s %s\n", span->event->uid, moment(span->start, from),
               moment(span->end, to));
}

int main(int count, char **words)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    struct cal_spans spans = {0};
    struct cal_frame frame = {.spans_max = 1000000};
    size_t length = 0;
    char *text = count == 5 ? file_read(words[1], &length, diags) : NULL;
    if (!text || !units_read_date(words[3], &frame.first_date) ||
        !units_read_date(words[4], &frame.last_date)) {
        diags_print(diags, stderr);
        return 2;
    }
    frame.zone = cal_zone_known(arena, words[2]);
    utf8_from_marked(&text, &length);
    struct cal_file *file = cal_file_read(words[1], text, length, arena, diags);
    cal_spread(&file->source, &file->events, &frame, &spans);
    for (int i = 0; i < spans.n; i++)
        print_span(&spans.items[i]);
    diags_print(diags, stderr);
    int status = diags_failed(diags);
    free(spans.items);
    cal_file_free(file);
    free(text);
    arena_free(arena);
    diags_free(diags);
    return status;
}
