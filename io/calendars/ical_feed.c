/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The instants are those that libical makes of the time zones in the text
 * itself, so that they are proven together with the events. */
#include "ical_feed.h"

#include "grid.h"
#include "mem.h"
#include "units.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEQUENCE_MAX = 999999999 };

/* A zone, and the VTIMEZONE that says what it is. */
struct known_zone {
    char *text;
    icaltimezone *zone;
};

struct ical_zones {
    int n, room;
    struct known_zone *items;
};

struct reader {
    icalcomponent *root;
    struct ical_zones *zones;
    const char *tzid; /* of the last time read, and what it stands for */
    icaltimezone *zone;
    const char *path;
    struct arena *arena;
    struct diags *diags;
    int n_read; /* events so far, for reports */
};

struct ical_zones *ical_zones_new(void)
{
    return mem_alloc(1, sizeof(struct ical_zones));
}

void ical_zones_free(struct ical_zones *zones)
{
    for (int i = 0; i < zones->n; i++) {
        icalmemory_free_buffer(zones->items[i].text);
        icaltimezone_free(zones->items[i].zone, 1);
    }
    free(zones->items);
    free(zones);
}

/* The zone of this VTIMEZONE. */
static icaltimezone *known_zone(struct ical_zones *zones,
                                icalcomponent *definition)
{
    char *text = icalcomponent_as_ical_string_r(definition);
    for (int i = 0; i < zones->n; i++)
        if (strcmp(zones->items[i].text, text) == 0) {
            icalmemory_free_buffer(text);
            return zones->items[i].zone;
        }
    MEM_GROW(zones->items, zones->n, zones->room);
    struct known_zone *known = &zones->items[zones->n++];
    *known = (struct known_zone){text, icaltimezone_new()};
    icaltimezone_set_component(known->zone,
                               icalcomponent_new_clone(definition));
    return known->zone;
}

/* What the file means by the name of a zone; NULL where it does not define
 * it. */
static icaltimezone *zone_of(struct reader *reader, const char *tzid)
{
    if (reader->tzid && strcmp(reader->tzid, tzid) == 0)
        return reader->zone;
    icaltimezone *zone = icalcomponent_get_timezone(reader->root, tzid);
    reader->tzid = tzid;
    reader->zone =
        zone ? known_zone(reader->zones, icaltimezone_get_component(zone))
             : NULL;
    return reader->zone;
}

static void report(struct reader *reader, const char *what)
{
    char place[32];
    snprintf(place, sizeof place, "event %d", reader->n_read + 1);
    diags_add(reader->diags, reader->path, place, "%s", what);
}

static const char *copied(const struct reader *reader, const char *text)
{
    return text ? arena_copy(reader->arena, text) : "";
}

static int64_t read_instant(struct reader *reader, icalproperty *property,
                            struct icaltimetype time, struct ics_event *event)
{
    icalparameter *tzid =
        icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    if (time.is_date) {
        event->all_day = true;
        return (int64_t)days_of(
                   (struct date){time.year, time.month, time.day}) *
               DAY_S;
    }
    if (icaltime_is_utc(time))
        return icaltime_as_timet(time);
    icaltimezone *zone =
        tzid ? zone_of(reader, icalparameter_get_tzid(tzid)) : NULL;
    if (!zone) {
        report(reader, "a local time whose zone the file does not define");
        return 0;
    }
    event->zone = copied(reader, icalparameter_get_tzid(tzid));
    return icaltime_as_timet_with_zone(time, zone);
}

static void read_x(icalproperty *property, struct ics_event *event)
{
    const char *name = icalproperty_get_x_name(property);
    const char *value = icalproperty_get_x(property);
    if (!name || !value || strcmp(name, "X-MICROSOFT-CDO-BUSYSTATUS") != 0)
        return;
    event->busy = strcmp(value, "BUSY") == 0  ? ICS_BUSY
                  : strcmp(value, "OOF") == 0 ? ICS_AWAY
                                              : ICS_FREE;
}

static void read_property(struct reader *reader, icalproperty *property,
                          struct ics_event *event)
{
    switch (icalproperty_isa(property)) {
    case ICAL_UID_PROPERTY:
        event->uid = copied(reader, icalproperty_get_uid(property));
        break;
    case ICAL_DTSTART_PROPERTY:
        event->start = read_instant(reader, property,
                                    icalproperty_get_dtstart(property), event);
        break;
    case ICAL_DTEND_PROPERTY:
        event->end = read_instant(reader, property,
                                  icalproperty_get_dtend(property), event);
        break;
    case ICAL_SUMMARY_PROPERTY:
        event->summary = copied(reader, icalproperty_get_summary(property));
        break;
    case ICAL_DESCRIPTION_PROPERTY:
        ics_set_description(event, reader->arena,
                            icalproperty_get_description(property));
        break;
    case ICAL_CATEGORIES_PROPERTY:
        event->category = copied(reader, icalproperty_get_categories(property));
        break;
    case ICAL_STATUS_PROPERTY:
        event->cancelled =
            icalproperty_get_status(property) == ICAL_STATUS_CANCELLED;
        break;
    case ICAL_SEQUENCE_PROPERTY:
        event->sequence = icalproperty_get_sequence(property);
        if (event->sequence < 0 || event->sequence > SEQUENCE_MAX)
            report(reader, "a SEQUENCE that nothing can follow");
        break;
    case ICAL_LASTMODIFIED_PROPERTY:
        event->modified =
            icaltime_as_timet(icalproperty_get_lastmodified(property));
        break;
    case ICAL_X_PROPERTY:
        read_x(property, event);
        break;
    case ICAL_XLICERROR_PROPERTY:
        report(reader, "a line that cannot be read");
        break;
    default:
        break;
    }
}

static void read_event(struct reader *reader, icalcomponent *component,
                       struct ics_event *event)
{
    *event = (struct ics_event){.uid = "",
                                .summary = "",
                                .description = "",
                                .category = "",
                                .as_of = ""};
    for (icalproperty *property =
             icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
         property; property = icalcomponent_get_next_property(
                       component, ICAL_ANY_PROPERTY))
        read_property(reader, property, event);
    if (!*event->uid)
        report(reader, "no UID");
    if (!icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY))
        report(reader, "no DTSTART");
    if (event->end <= event->start)
        report(reader, "DTEND does not follow DTSTART");
}

static void read_events(struct reader *reader, struct ics_feed *feed)
{
    int n = icalcomponent_count_components(reader->root, ICAL_VEVENT_COMPONENT);
    feed->events = ARENA_ARRAY(reader->arena, struct ics_event, n);
    icalcompiter next =
        icalcomponent_begin_component(reader->root, ICAL_VEVENT_COMPONENT);
    for (; icalcompiter_deref(&next); icalcompiter_next(&next)) {
        read_event(reader, icalcompiter_deref(&next),
                   &feed->events[reader->n_read]);
        reader->n_read++;
    }
    feed->n_events = n;
}

/* "agent 0123…": kind and key. */
static void read_kind(const struct reader *reader, const char *value,
                      struct ics_feed *feed)
{
    static const char *const kinds[] = {"agent ", "team ", "queue ", "site "};
    for (int kind = 0; kind < 4; kind++) {
        size_t length = strlen(kinds[kind]);
        if (strncmp(value, kinds[kind], length) != 0)
            continue;
        feed->kind = (enum ics_kind)kind;
        feed->key = copied(reader, value + length);
    }
}

static void read_days(const char *value, struct ics_feed *feed)
{
    char first[UNITS_ROOM] = "";
    const char *slash = strchr(value, '/');
    if (!slash || slash - value >= UNITS_ROOM)
        return;
    memcpy(first, value, (size_t)(slash - value));
    if (!units_read_date(first, &feed->first_date) ||
        !units_read_date(slash + 1, &feed->last_date))
        feed->first_date = feed->last_date = 0;
}

static void read_state(const struct reader *reader, const char *name,
                       const char *value, struct ics_feed *feed)
{
    if (strcmp(name, "X-VAKTEL-FEED") == 0)
        read_kind(reader, value, feed);
    else if (strcmp(name, "X-VAKTEL-TEAM") == 0)
        feed->team = copied(reader, value);
    else if (strcmp(name, "X-VAKTEL-DAYS") == 0)
        read_days(value, feed);
    else if (strcmp(name, "X-VAKTEL-SEQUENCE") == 0)
        sscanf(value, "%9d", &feed->floor);
    else if (strcmp(name, "X-WR-CALNAME") == 0)
        feed->name = copied(reader, value);
    else if (strcmp(name, "X-WR-TIMEZONE") == 0)
        feed->zone = copied(reader, value);
}

/* Of "Oslo desk: Maria Nowak" the second. */
static void cut_name(struct ics_feed *feed)
{
    size_t length = strlen(feed->team);
    if (strncmp(feed->name, feed->team, length) != 0)
        return;
    feed->name += length;
    feed->name += strspn(feed->name, ": ");
}

static void read_head(struct reader *reader, struct ics_feed *feed)
{
    for (icalproperty *property =
             icalcomponent_get_first_property(reader->root, ICAL_ANY_PROPERTY);
         property; property = icalcomponent_get_next_property(
                       reader->root, ICAL_ANY_PROPERTY)) {
        if (icalproperty_isa(property) == ICAL_XLICERROR_PROPERTY)
            diags_add(reader->diags, reader->path, "",
                      "a line that cannot be read");
        const char *name = icalproperty_get_x_name(property);
        const char *value = icalproperty_get_x(property);
        if (icalproperty_isa(property) == ICAL_X_PROPERTY && name && value)
            read_state(reader, name, value, feed);
    }
    cut_name(feed);
}

bool ical_feed_read(struct ics_feed *feed, const char *text, const char *path,
                    struct ical_zones *zones, struct arena *arena,
                    struct diags *diags)
{
    struct reader reader = {
        .path = path, .zones = zones, .arena = arena, .diags = diags};
    *feed = (struct ics_feed){.key = "", .team = "", .name = "", .zone = "UTC"};
    icalerror_set_errors_are_fatal(false);
    reader.root = icalparser_parse_string(text);
    if (reader.root &&
        icalcomponent_isa(reader.root) == ICAL_VCALENDAR_COMPONENT) {
        read_head(&reader, feed);
        read_events(&reader, feed);
    } else {
        diags_add(diags, path, "", "not an iCalendar file");
    }
    if (reader.root)
        icalcomponent_free(reader.root);
    return !diags_failed(diags);
}
