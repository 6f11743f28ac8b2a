/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything follows from the roster, nothing from the day it is written on,
 * so that equal rosters give equal bytes. */
#include "ics.h"

#include "clock.h"
#include "duty.h"
#include "ics_events.h"
#include "ics_text.h"
#include "units.h"
#include "vtimezone.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
    ZONES_MAX = 10, /* defined in one calendar: more upset some programs */
    DAY_S = 86400
};

/* One calendar while it is written. */
struct feed {
    const struct plan *plan;
    const struct problem *problem;
    int agent; /* or ICS_TEAM */
    struct text *text;
    struct ics_events events;
    int n_zones;
    struct vtimezone zones[ZONES_MAX];
};

static const struct vtimezone *zone_named(const struct feed *feed,
                                          const char *zone)
{
    for (int i = 0; i < feed->n_zones; i++)
        if (strcmp(feed->zones[i].zone, zone) == 0)
            return &feed->zones[i];
    return NULL;
}

static bool shown_twice(const char *zone, int64_t second)
{
    int date, minute, offset_s;
    int64_t earliest;
    clock_from_second(zone, second, &date, &minute, &offset_s);
    return clock_to_second(zone, date, minute, &earliest) == CLOCK_REPEATED;
}

/* The zone in which the event's times are told, NULL: UTC.  Programs take a
 * time that the clock shows twice for the wrong one of the two. */
static const struct vtimezone *zone_of(const struct feed *feed,
                                       const struct ics_event *event)
{
    const char *zone = agent_zone(feed->problem, event->agent);
    const struct vtimezone *found = zone_named(feed, zone);
    if (!found || !found->fits || shown_twice(zone, event->start) ||
        shown_twice(zone, event->end))
        return NULL;
    return found;
}

/* Finds the zones of the events, as many as one calendar may define. */
static void collect_zones(struct feed *feed)
{
    const struct grid *grid = &feed->problem->grid;
    int64_t last = slot_second(feed->problem, grid->n_slots);
    for (int i = 0; i < feed->events.n; i++) {
        if (!feed->events.items[i].duty)
            continue;
        const char *zone =
            agent_zone(feed->problem, feed->events.items[i].agent);
        if (strcmp(zone, "UTC") == 0 || zone_named(feed, zone) ||
            feed->n_zones == ZONES_MAX)
            continue;
        feed->zones[feed->n_zones++] =
            vtimezone_find(zone, grid->first_second, last);
    }
}

static bool zone_used(const struct feed *feed, const struct vtimezone *zone)
{
    for (int i = 0; i < feed->events.n; i++)
        if (feed->events.items[i].duty &&
            zone_of(feed, &feed->events.items[i]) == zone)
            return true;
    return false;
}

static void write_zones(struct feed *feed)
{
    for (int i = 0; i < feed->n_zones; i++)
        if (zone_used(feed, &feed->zones[i]))
            vtimezone_write(feed->text, &feed->zones[i]);
}

static void add_date(struct text *line, int date)
{
    struct date day = date_of(date);
    text_printf(line, "%04d%02d%02d", day.year, day.month, day.day);
}

/* "DTSTART;TZID=Europe/Oslo:20261024T220000", or the same in UTC. */
static void write_time(struct text *text, const char *name,
                       const struct vtimezone *zone, int64_t second)
{
    struct text line = {0};
    int date, minute, offset_s;
    clock_from_second(zone ? zone->zone : "UTC", second, &date, &minute,
                      &offset_s);
    if (zone)
        text_printf(&line, "%s;TZID=%s:", name, zone->zone);
    else
        text_printf(&line, "%s:", name);
    add_date(&line, date);
    text_printf(&line, "T%02d%02d00%s", minute / 60, minute % 60,
                zone ? "" : "Z");
    ics_line(text, text_string(&line));
    text_free(&line);
}

static void write_date(struct text *text, const char *name, int64_t second)
{
    struct text line = {0};
    text_printf(&line, "%s;VALUE=DATE:", name);
    add_date(&line, (int)(second / DAY_S));
    ics_line(text, text_string(&line));
    text_free(&line);
}

/* "Maria Nowak: Night 22:00-06:00, Phone + Chat (Oslo desk)"; the name only in
 * the team's calendar. */
static void write_summary(const struct feed *feed,
                          const struct ics_event *event)
{
    const struct problem *problem = feed->problem;
    struct text line = {0};
    if (feed->agent == ICS_TEAM)
        text_printf(&line, "%s: ", agent_title(&problem->agents[event->agent]));
    text_printf(&line, "%s ",
                shift_title(&problem->shifts[event->duty->shift]));
    local_add_clock(&line, local_of(problem, event->agent, event->duty->start));
    text_add(&line, "-");
    local_add_clock(&line, local_of(problem, event->agent, event->duty->end));
    int queues[QUEUES_MAX];
    int n = duty_queues(feed->plan->roster, event->agent, event->duty, queues);
    for (int i = 0; i < n; i++)
        text_printf(&line, "%s%s", i ? " + " : ", ",
                    queue_title(&problem->queues[queues[i]]));
    text_printf(&line, " (%s)", problem->team);
    ics_text_line(feed->text, "SUMMARY", text_string(&line));
    text_free(&line);
}

static void add_stretch(struct text *text, const struct feed *feed, int agent,
                        int start, int end)
{
    local_add_clock(text, local_of(feed->problem, agent, start));
    text_add(text, "-");
    local_add_clock(text, local_of(feed->problem, agent, end));
}

/* How long it really is, which is not what the clock shows on two nights of
 * the year. */
static void add_length(struct text *text, const struct feed *feed,
                       const struct ics_event *event)
{
    char length[UNITS_ROOM];
    const struct offer *duty = event->duty;
    int elapsed = grid_minutes(&feed->problem->grid, duty->end - duty->start);
    int shift_s = local_of(feed->problem, event->agent, duty->end).offset_s -
                  local_of(feed->problem, event->agent, duty->start).offset_s;
    text_printf(text, "%s long", units_write_minutes(elapsed, length));
    if (shift_s != 0)
        text_printf(text, ": the clock goes %s by %s",
                    shift_s > 0 ? "forward" : "back",
                    units_write_minutes(abs(shift_s) / 60, length));
    if (duty->work_min != elapsed)
        text_printf(text, "\nWork: %s",
                    units_write_minutes(duty->work_min, length));
}

static void add_breaks(struct text *text, const struct feed *feed,
                       const struct ics_event *event)
{
    const struct duty *duty =
        roster_duty(feed->plan->roster, event->agent, event->day);
    for (int i = 0; i < event->duty->n_pauses; i++) {
        const struct pause *pause = &event->duty->pauses[i];
        int start = event->duty->start + duty->pause[i];
        text_add(text, "\nBreak ");
        add_stretch(text, feed, event->agent, start, start + pause->length);
        text_add(text, pause->paid ? " (paid)" : " (unpaid)");
    }
}

static void add_blocks(struct text *text, const struct feed *feed,
                       const struct ics_event *event)
{
    struct block block = {.end = event->duty->start};
    while (block_next(feed->plan->roster, event->agent, block.end,
                      event->duty->end, &block)) {
        text_add(text, "\n");
        add_stretch(text, feed, event->agent, block.start, block.end);
        text_printf(text, " %s",
                    queue_title(&feed->problem->queues[block.queue]));
    }
}

static void write_description(const struct feed *feed,
                              const struct ics_event *event)
{
    struct text line = {0};
    char date[UNITS_ROOM];
    add_length(&line, feed, event);
    add_breaks(&line, feed, event);
    add_blocks(&line, feed, event);
    text_printf(&line, "\nTimes of %s\n%s, roster from %s",
                agent_zone(feed->problem, event->agent), feed->problem->team,
                units_write_date(feed->problem->grid.first_date, date));
    ics_text_line(feed->text, "DESCRIPTION", text_string(&line));
    text_free(&line);
}

static void write_duty(const struct feed *feed, const struct ics_event *event)
{
    const struct vtimezone *zone = zone_of(feed, event);
    write_time(feed->text, "DTSTART", zone, event->start);
    write_time(feed->text, "DTEND", zone, event->end);
    write_summary(feed, event);
    write_description(feed, event);
    ics_plain_line(feed->text, "CATEGORIES",
                   shift_title(&feed->problem->shifts[event->duty->shift]));
    ics_line(feed->text, "STATUS:CONFIRMED");
    ics_line(feed->text, "TRANSP:OPAQUE");
    ics_line(feed->text, "X-MICROSOFT-CDO-BUSYSTATUS:BUSY");
}

static void write_note(const struct feed *feed, const struct ics_event *event)
{
    write_date(feed->text, "DTSTART", event->start);
    write_date(feed->text, "DTEND", event->end);
    struct text line = {0};
    text_printf(&line, "No shifts published (%s)", feed->problem->team);
    ics_text_line(feed->text, "SUMMARY", text_string(&line));
    text_free(&line);
    ics_line(feed->text, "STATUS:CONFIRMED");
    ics_line(feed->text, "TRANSP:TRANSPARENT");
    ics_line(feed->text, "X-MICROSOFT-CDO-BUSYSTATUS:FREE");
}

static void write_event(const struct feed *feed, const struct ics_event *event)
{
    struct text *text = feed->text;
    int64_t stamp = feed->problem->grid.first_second;
    ics_line(text, "BEGIN:VEVENT");
    ics_plain_line(text, "UID", event->uid);
    write_time(text, "DTSTAMP", NULL, stamp);
    write_time(text, "LAST-MODIFIED", NULL, stamp);
    ics_line(text, "SEQUENCE:0");
    if (event->duty)
        write_duty(feed, event);
    else
        write_note(feed, event);
    ics_line(text, "END:VEVENT");
}

static void write_head(const struct feed *feed)
{
    const struct problem *problem = feed->problem;
    struct text *text = feed->text, line = {0};
    ics_line(text, "BEGIN:VCALENDAR");
    ics_line(text, "VERSION:2.0");
    text_printf(&line, "-//vaktel//vaktel %s//EN", feed->plan->version);
    ics_plain_line(text, "PRODID", text_string(&line));
    ics_line(text, "CALSCALE:GREGORIAN");
    text_clear(&line);
    if (feed->agent == ICS_TEAM)
        text_add(&line, problem->team);
    else
        text_printf(&line, "%s: %s", problem->team,
                    agent_title(&problem->agents[feed->agent]));
    ics_plain_line(text, "NAME", text_string(&line));
    ics_plain_line(text, "X-WR-CALNAME", text_string(&line));
    ics_plain_line(text, "X-WR-TIMEZONE",
                   feed->agent == ICS_TEAM ? problem->grid.calendars[0].zone
                                           : agent_zone(problem, feed->agent));
    ics_line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    ics_line(text, "X-PUBLISHED-TTL:PT1H");
    text_free(&line);
}

void ics_write(struct text *text, const struct plan *plan, int agent)
{
    struct feed feed = {.plan = plan,
                        .problem = plan->roster->problem,
                        .agent = agent,
                        .text = text};
    feed.events = ics_events_of(plan, agent);
    collect_zones(&feed);
    write_head(&feed);
    write_zones(&feed);
    for (int i = 0; i < feed.events.n; i++)
        write_event(&feed, &feed.events.items[i]);
    ics_line(text, "END:VCALENDAR");
    ics_events_free(&feed.events);
}

/* Reports an event that reads as another than was meant. */
static void compare(const struct ics_event *meant,
                    const struct ical_event *read, int index, const char *path,
                    struct diags *diags)
{
    char place[32];
    snprintf(place, sizeof place, "event %d", index + 1);
    if (strcmp(meant->uid, read->uid) != 0)
        diags_add(diags, path, place, "reads as '%s', not '%s'", read->uid,
                  meant->uid);
    if (meant->start != read->start || meant->end != read->end)
        diags_add(diags, path, place,
                  "reads as %" PRId64 " to %" PRId64 ", not %" PRId64
                  " to %" PRId64,
                  read->start, read->end, meant->start, meant->end);
}

bool ics_verify(const struct text *text, const struct plan *plan, int agent,
                const char *path, struct diags *diags)
{
    struct feed feed = {
        .plan = plan, .problem = plan->roster->problem, .agent = agent};
    struct arena *arena = arena_new();
    struct ical_events read = ical_read(text_string(text), path, arena, diags);
    feed.events = ics_events_of(plan, agent);
    if (read.n != feed.events.n)
        diags_add(diags, path, "", "reads as %d events, not %d", read.n,
                  feed.events.n);
    for (int i = 0; i < read.n && i < feed.events.n; i++)
        compare(&feed.events.items[i], &read.items[i], i, path, diags);
    ics_events_free(&feed.events);
    arena_free(arena);
    return !diags_failed(diags);
}
