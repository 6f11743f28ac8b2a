/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything follows from the feed, nothing from the day it is written on, so
 * that equal feeds give equal bytes. */
#include "ics.h"

#include "clock.h"
#include "grid.h"
#include "ical_feed.h"
#include "ics_text.h"
#include "mem.h"
#include "units.h"
#include "vtimezone.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ZONES_MAX = 10 /* defined in one calendar: more upset some programs */ };

/* One end of an event as it is told. */
struct told {
    int date, minute;
};

/* One calendar while it is written.  An event's zone is NULL: UTC. */
struct writer {
    const struct ics_feed *feed;
    struct ics_style *style;
    enum ics_form form;
    struct text *text;
    const struct vtimezone **zones; /* [n_events] */
    struct told *starts, *ends;     /* [n_events] */
    int n_used;
    const struct vtimezone *used[ZONES_MAX];
};

struct ics_zone {
    struct vtimezone found;
    struct ics_zone *next;
};

static const struct vtimezone *find_zone(struct ics_style *style,
                                         const char *name)
{
    for (struct ics_zone *zone = style->zones; zone; zone = zone->next)
        if (strcmp(zone->found.zone, name) == 0)
            return &zone->found;
    struct ics_zone *zone = ARENA_ARRAY(style->arena, struct ics_zone, 1);
    name = arena_copy(style->arena, name);
    zone->found = vtimezone_find(name, style->first, style->last);
    zone->next = style->zones;
    style->zones = zone;
    return &zone->found;
}

static bool shown_twice(const char *zone, struct told told)
{
    int64_t earliest;
    return clock_to_second(zone, told.date, told.minute, &earliest) ==
           CLOCK_REPEATED;
}

static struct told tell(const char *zone, int64_t second)
{
    struct told told;
    int offset_s;
    clock_from_second(zone, second, &told.date, &told.minute, &offset_s);
    return told;
}

/* Programs take a time that the clock shows twice for the wrong one of the
 * two, and a time with seconds is none of ours. */
static void tell_event(struct writer *writer, int index,
                       const struct vtimezone *zone)
{
    const struct ics_event *event = &writer->feed->events[index];
    const char *name = zone ? zone->zone : "UTC";
    struct told start = tell(name, event->start);
    struct told end = tell(name, event->end);
    if (zone && (shown_twice(name, start) || shown_twice(name, end))) {
        tell_event(writer, index, NULL);
        return;
    }
    writer->zones[index] = zone;
    writer->starts[index] = start;
    writer->ends[index] = end;
}

static bool is_local(const struct writer *writer, const struct ics_event *event)
{
    return event->zone && !event->all_day && !writer->style->utc &&
           strcmp(event->zone, "UTC") != 0;
}

/* The zones that the events ask for, as far as they can be told by rules and
 * as many as one calendar may define. */
static void collect_zones(struct writer *writer)
{
    const struct ics_feed *feed = writer->feed;
    for (int i = 0; i < feed->n_events; i++) {
        const struct ics_event *event = &feed->events[i];
        bool known = !is_local(writer, event) || writer->n_used == ZONES_MAX;
        for (int zone = 0; zone < writer->n_used && !known; zone++)
            known = strcmp(writer->used[zone]->zone, event->zone) == 0;
        if (known)
            continue;
        const struct vtimezone *found = find_zone(writer->style, event->zone);
        if (found->fits)
            writer->used[writer->n_used++] = found;
    }
}

/* Zone by zone, as the clock knows only one at a time. */
static void tell_events(struct writer *writer)
{
    const struct ics_feed *feed = writer->feed;
    for (int i = 0; i < feed->n_events; i++)
        tell_event(writer, i, NULL);
    for (int zone = 0; zone < writer->n_used; zone++)
        for (int i = 0; i < feed->n_events; i++)
            if (is_local(writer, &feed->events[i]) &&
                strcmp(feed->events[i].zone, writer->used[zone]->zone) == 0)
                tell_event(writer, i, writer->used[zone]);
}

static bool is_written(const struct writer *writer,
                       const struct ics_event *event)
{
    return writer->form != ICS_IMPORT || !event->cancelled;
}

static bool zone_used(const struct writer *writer, const struct vtimezone *zone)
{
    for (int i = 0; i < writer->feed->n_events; i++)
        if (writer->zones[i] == zone &&
            is_written(writer, &writer->feed->events[i]))
            return true;
    return false;
}

static void write_zones(struct writer *writer)
{
    for (int i = 0; i < writer->n_used; i++)
        if (zone_used(writer, writer->used[i]))
            vtimezone_write(writer->text, writer->used[i]);
}

static void format_line(struct writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void format_line(struct writer *writer, const char *format, ...)
{
    char line[256];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    ics_line(writer->text, line);
}

/* "DTSTART;TZID=Europe/Oslo:20261024T220000", or the same in UTC. */
static void write_time(struct writer *writer, const char *name,
                       const struct vtimezone *zone, struct told told)
{
    struct date day = date_of(told.date);
    format_line(writer, "%s%s%s:%04d%02d%02dT%02d%02d00%s", name,
                zone ? ";TZID=" : "", zone ? zone->zone : "", day.year,
                day.month, day.day, told.minute / 60, told.minute % 60,
                zone ? "" : "Z");
}

static void write_date(struct writer *writer, const char *name, int64_t second)
{
    struct date day = date_of((int)(second / DAY_S));
    format_line(writer, "%s;VALUE=DATE:%04d%02d%02d", name, day.year, day.month,
                day.day);
}

/* To the second, in UTC. */
static void write_stamp(struct writer *writer, const char *name, int64_t second)
{
    int64_t date = second / DAY_S - (second % DAY_S < 0);
    int rest = (int)(second - date * DAY_S);
    struct date day = date_of((int)date);
    format_line(writer, "%s:%04d%02d%02dT%02d%02d%02dZ", name, day.year,
                day.month, day.day, rest / 3600, rest / 60 % 60, rest % 60);
}

static void write_times(struct writer *writer, int index)
{
    const struct ics_event *event = &writer->feed->events[index];
    if (event->all_day) {
        write_date(writer, "DTSTART", event->start);
        write_date(writer, "DTEND", event->end);
        return;
    }
    write_time(writer, "DTSTART", writer->zones[index], writer->starts[index]);
    write_time(writer, "DTEND", writer->zones[index], writer->ends[index]);
}

static void write_description(struct writer *writer,
                              const struct ics_event *event)
{
    struct text text = {0};
    text_printf(&text, "%s%s%s", event->description,
                *event->description && *event->as_of ? "\n" : "", event->as_of);
    if (text.length > 0)
        ics_text_line(writer->text, "DESCRIPTION", text_string(&text));
    text_free(&text);
}

static void write_alarm(struct writer *writer, const struct ics_event *event)
{
    if (writer->style->alarm_min == 0 || event->cancelled ||
        ics_uid_mark(event->uid) != ICS_DUTY)
        return;
    ics_line(writer->text, "BEGIN:VALARM");
    ics_line(writer->text, "ACTION:DISPLAY");
    ics_text_line(writer->text, "DESCRIPTION", event->summary);
    format_line(writer, "TRIGGER:-PT%dM", writer->style->alarm_min);
    ics_line(writer->text, "END:VALARM");
}

static void write_event(struct writer *writer, int index)
{
    static const char *const busy[] = {
        [ICS_FREE] = "FREE", [ICS_BUSY] = "BUSY", [ICS_AWAY] = "OOF"};
    const struct ics_event *event = &writer->feed->events[index];
    ics_line(writer->text, "BEGIN:VEVENT");
    ics_plain_line(writer->text, "UID", event->uid);
    write_stamp(writer, "DTSTAMP", event->modified);
    write_stamp(writer, "LAST-MODIFIED", event->modified);
    format_line(writer, "SEQUENCE:%d", event->sequence);
    write_times(writer, index);
    ics_text_line(writer->text, "SUMMARY", event->summary);
    write_description(writer, event);
    if (*event->category)
        ics_plain_line(writer->text, "CATEGORIES", event->category);
    format_line(writer, "STATUS:%s",
                event->cancelled ? "CANCELLED" : "CONFIRMED");
    format_line(writer, "TRANSP:%s",
                event->busy == ICS_FREE ? "TRANSPARENT" : "OPAQUE");
    format_line(writer, "X-MICROSOFT-CDO-BUSYSTATUS:%s", busy[event->busy]);
    write_alarm(writer, event);
    ics_line(writer->text, "END:VEVENT");
}

static int count_written(const struct writer *writer)
{
    int n = 0;
    for (int i = 0; i < writer->feed->n_events; i++)
        n += is_written(writer, &writer->feed->events[i]);
    return n;
}

/* What the next export has to know; nothing of it is a name. */
static void write_state(struct writer *writer)
{
    static const char *const kinds[] = {[ICS_AGENT] = "agent",
                                        [ICS_TEAM] = "team",
                                        [ICS_QUEUE] = "queue",
                                        [ICS_SITE] = "site"};
    const struct ics_feed *feed = writer->feed;
    char first[UNITS_ROOM], last[UNITS_ROOM];
    ics_plain_line(writer->text, "X-VAKTEL-TEAM", feed->team);
    format_line(writer, "X-VAKTEL-FEED:%s %s", kinds[feed->kind], feed->key);
    format_line(writer, "X-VAKTEL-DAYS:%s/%s",
                units_write_date(feed->first_date, first),
                units_write_date(feed->last_date, last));
    if (feed->floor > 0)
        format_line(writer, "X-VAKTEL-SEQUENCE:%d", feed->floor);
}

/* A name makes Outlook open a calendar of its own, which one event is not
 * worth. */
static void write_name(struct writer *writer)
{
    const struct ics_feed *feed = writer->feed;
    if (writer->form != ICS_FEED &&
        (writer->form != ICS_IMPORT || count_written(writer) == 1))
        return;
    struct text title = {0};
    text_printf(&title, "%s%s%s", feed->team, *feed->name ? ": " : "",
                feed->name);
    ics_plain_line(writer->text, "NAME", text_string(&title));
    ics_plain_line(writer->text, "X-WR-CALNAME", text_string(&title));
    text_free(&title);
    ics_plain_line(writer->text, "X-WR-TIMEZONE", feed->zone);
}

static void write_head(struct writer *writer)
{
    struct text *text = writer->text;
    ics_line(text, "BEGIN:VCALENDAR");
    ics_line(text, "VERSION:2.0");
    format_line(writer, "PRODID:-//vaktel//vaktel %s//EN",
                writer->style->version);
    ics_line(text, "CALSCALE:GREGORIAN");
    if (writer->form != ICS_FEED)
        format_line(writer, "METHOD:%s",
                    writer->form == ICS_CANCEL ? "CANCEL" : "PUBLISH");
    write_name(writer);
    if (writer->form != ICS_FEED)
        return;
    ics_line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    ics_line(text, "X-PUBLISHED-TTL:PT1H");
    write_state(writer);
}

static void write_calendar(struct writer *writer)
{
    write_head(writer);
    write_zones(writer);
    for (int i = 0; i < writer->feed->n_events; i++)
        if (is_written(writer, &writer->feed->events[i]))
            write_event(writer, i);
    ics_line(writer->text, "END:VCALENDAR");
}

void ics_write(struct text *text, const struct ics_feed *feed,
               enum ics_form form, struct ics_style *style)
{
    size_t n = (size_t)feed->n_events;
    struct writer writer = {
        .feed = feed,
        .style = style,
        .form = form,
        .text = text,
        .zones = mem_alloc(n + 1, sizeof *writer.zones),
        .starts = mem_alloc(n + 1, sizeof *writer.starts),
        .ends = mem_alloc(n + 1, sizeof *writer.ends),
    };
    collect_zones(&writer);
    tell_events(&writer);
    write_calendar(&writer);
    free(writer.zones);
    free(writer.starts);
    free(writer.ends);
}

static void report_text(const char *path, const char *place, const char *what,
                        const char *read, const char *meant,
                        struct diags *diags)
{
    if (strcmp(read, meant) != 0)
        diags_add(diags, path, place, "%s reads as '%s', not '%s'", what, read,
                  meant);
}

static void report_number(const char *path, const char *place, const char *what,
                          int64_t read, int64_t meant, struct diags *diags)
{
    if (read != meant)
        diags_add(diags, path, place, "%s reads as %" PRId64 ", not %" PRId64,
                  what, read, meant);
}

/* Reports an event that reads as another than was meant. */
static void compare(const struct ics_event *meant, const struct ics_event *read,
                    int index, const char *path, struct diags *diags)
{
    char place[32];
    snprintf(place, sizeof place, "event %d", index + 1);
    report_text(path, place, "UID", read->uid, meant->uid, diags);
    report_number(path, place, "start", read->start, meant->start, diags);
    report_number(path, place, "end", read->end, meant->end, diags);
    report_number(path, place, "sequence", read->sequence, meant->sequence,
                  diags);
    report_number(path, place, "last change", read->modified, meant->modified,
                  diags);
    report_text(path, place, "summary", read->summary, meant->summary, diags);
    report_text(path, place, "description", read->description,
                meant->description, diags);
    report_text(path, place, "category", read->category, meant->category,
                diags);
    report_text(path, place, "last line", read->as_of, meant->as_of, diags);
    if (!ics_same(meant, read))
        report_number(path, place, "status", 10 * read->cancelled + read->busy,
                      10 * meant->cancelled + meant->busy, diags);
}

bool ics_check(const struct text *text, const struct ics_feed *feed,
               enum ics_form form, const char *path, struct ical_zones *zones,
               struct diags *diags)
{
    struct arena *arena = arena_new();
    struct diags *own = diags_new();
    struct ics_feed read;
    int n = 0;
    ical_feed_read(&read, text_string(text), path, zones, arena, own);
    for (int i = 0; i < feed->n_events; i++) {
        if (form == ICS_IMPORT && feed->events[i].cancelled)
            continue;
        if (n < read.n_events)
            compare(&feed->events[i], &read.events[n], n, path, own);
        n++;
    }
    if (read.n_events != n || n == 0)
        diags_add(own, path, "", "reads as %d events, not %d", read.n_events,
                  n);
    if (form == ICS_FEED)
        report_text(path, "", "key", read.key, feed->key, own);
    bool good = !diags_failed(own);
    for (int i = 0; i < diags_count(own); i++)
        diags_add(diags, path, diags_at(own, i)->place, "%s",
                  diags_at(own, i)->message);
    diags_free(own);
    arena_free(arena);
    return good;
}
