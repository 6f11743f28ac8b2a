/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libical drops what it cannot read and goes on, with an X-LIC-ERROR property
 * in its place; here each of these is a report. */
#include "ical.h"

#include "grid.h"

#include <libical/ical.h>
#include <string.h>

struct reader {
    icalcomponent *root; /* of the whole text */
    const char *path;
    struct arena *arena;
    struct diags *diags;
    int n_read; /* events so far, for reports */
};

enum { SECONDS_PER_DAY = 86400 };

static void report(struct reader *reader, const char *what)
{
    char place[32];
    snprintf(place, sizeof place, "event %d", reader->n_read + 1);
    diags_add(reader->diags, reader->path, place, "%s", what);
}

static void report_errors(struct reader *reader, icalcomponent *component)
{
    for (icalproperty *property = icalcomponent_get_first_property(
             component, ICAL_XLICERROR_PROPERTY);
         property; property = icalcomponent_get_next_property(
                       component, ICAL_XLICERROR_PROPERTY))
        diags_add(reader->diags, reader->path, "", "not read: %s",
                  icalproperty_get_xlicerror(property));
    for (icalcomponent *inner =
             icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
         inner; inner = icalcomponent_get_next_component(component,
                                                         ICAL_ANY_COMPONENT))
        report_errors(reader, inner);
}

/* The time zone that a property names and the text itself defines; NULL, and a
 * report, if there is none. */
static icaltimezone *zone_of(struct reader *reader, icalproperty *property)
{
    icalparameter *tzid =
        icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    icaltimezone *zone = tzid ? icalcomponent_get_timezone(
                                    reader->root, icalparameter_get_tzid(tzid))
                              : NULL;
    if (!tzid)
        report(reader, "local time without a time zone");
    else if (!zone)
        report(reader, "time zone that the file does not define");
    return zone;
}

static int64_t instant_of(struct reader *reader, icalproperty *property,
                          struct icaltimetype time)
{
    if (time.is_date)
        return (int64_t)days_of(
                   (struct date){time.year, time.month, time.day}) *
               SECONDS_PER_DAY;
    if (icaltime_is_utc(time))
        return icaltime_as_timet(time);
    icaltimezone *zone = zone_of(reader, property);
    return zone ? icaltime_as_timet_with_zone(time, zone) : 0;
}

/* The instant of DTSTART or DTEND. */
static int64_t read_time(struct reader *reader, icalcomponent *event,
                         icalproperty_kind kind, bool *is_date)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    if (!property) {
        report(reader,
               kind == ICAL_DTSTART_PROPERTY ? "no DTSTART" : "no DTEND");
        return 0;
    }
    struct icaltimetype time = kind == ICAL_DTSTART_PROPERTY
                                   ? icalproperty_get_dtstart(property)
                                   : icalproperty_get_dtend(property);
    *is_date = time.is_date;
    return instant_of(reader, property, time);
}

static const char *copied(struct reader *reader, const char *text)
{
    return text ? arena_copy(reader->arena, text) : "";
}

static struct ical_event read_event(struct reader *reader, icalcomponent *event)
{
    struct ical_event read = {
        .uid = copied(reader, icalcomponent_get_uid(event)),
        .summary = copied(reader, icalcomponent_get_summary(event)),
    };
    bool end_is_date = false;
    read.start = read_time(reader, event, ICAL_DTSTART_PROPERTY, &read.all_day);
    read.end = read_time(reader, event, ICAL_DTEND_PROPERTY, &end_is_date);
    if (!*read.uid)
        report(reader, "no UID");
    if (read.end <= read.start || read.all_day != end_is_date)
        report(reader, "DTEND does not follow DTSTART");
    return read;
}

static struct ical_events read_events(struct reader *reader)
{
    int n = icalcomponent_count_components(reader->root, ICAL_VEVENT_COMPONENT);
    struct ical_event *items = ARENA_ARRAY(reader->arena, struct ical_event, n);
    icalcompiter next =
        icalcomponent_begin_component(reader->root, ICAL_VEVENT_COMPONENT);
    for (; icalcompiter_deref(&next); icalcompiter_next(&next)) {
        items[reader->n_read] = read_event(reader, icalcompiter_deref(&next));
        reader->n_read++;
    }
    return (struct ical_events){.n = n, .items = items};
}

struct ical_events ical_read(const char *text, const char *path,
                             struct arena *arena, struct diags *diags)
{
    struct reader reader = {.path = path, .arena = arena, .diags = diags};
    struct ical_events events = {0};
    icalerror_set_errors_are_fatal(false);
    reader.root = icalparser_parse_string(text);
    if (reader.root &&
        icalcomponent_isa(reader.root) == ICAL_VCALENDAR_COMPONENT) {
        report_errors(&reader, reader.root);
        events = read_events(&reader);
    } else {
        diags_add(diags, path, "", "not an iCalendar file");
    }
    if (reader.root)
        icalcomponent_free(reader.root);
    return events;
}
