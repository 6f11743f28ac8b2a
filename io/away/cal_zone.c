/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of a zone only its offset at an instant is asked: the system's from the
 * clock, that of a VTIMEZONE from the list of its changes, which is made from
 * its first rule to the last year that there is. */
#include "cal_zone.h"

#include "cal_recur.h"
#include "cal_time.h"
#include "clock.h"
#include "grid.h"
#include "shown.h"
#include "units.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { OFFSET_LIMIT_S = 16 * 3600, ZONES_MAX = 1000 };

/* From this instant on the offset holds. */
struct change {
    int64_t instant;
    int offset, before;
};

struct cal_zone {
    const char *name; /* of the system; NULL: defined by the changes */
    int n_changes, room;
    struct change *changes;
};

/* A zone under the name that a calendar of the file has for it. */
struct cal_named_zone {
    const struct cal_part *calendar;
    const char *tzid;
    const struct cal_zone *zone; /* NULL: none */
    struct cal_named_zone *next;
};

static const struct cal_zone utc = {.name = "UTC"};
const struct cal_zone *const cal_utc = &utc;

static int offset_at(const struct cal_zone *zone, int64_t instant)
{
    int date, minute, offset;
    if (zone == cal_utc)
        return 0;
    if (zone->name) {
        clock_from_second(zone->name, instant, &date, &minute, &offset);
        return offset;
    }
    if (instant < zone->changes[0].instant)
        return zone->changes[0].before;
    int low = 0, high = zone->n_changes;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (zone->changes[middle].instant <= instant)
            low = middle;
        else
            high = middle;
    }
    return zone->changes[low].offset;
}

int64_t cal_zone_wall(const struct cal_zone *zone, int64_t instant)
{
    return instant + offset_at(zone, instant);
}

void cal_zone_instants(const struct cal_zone *zone, int64_t wall,
                       int64_t *first, int64_t *last)
{
    int64_t before = wall - offset_at(zone, wall - OFFSET_LIMIT_S);
    int64_t after = wall - offset_at(zone, wall + OFFSET_LIMIT_S);
    bool before_holds = cal_zone_wall(zone, before) == wall;
    bool after_holds = cal_zone_wall(zone, after) == wall;
    if (before_holds != after_holds)
        *(before_holds ? &after : &before) = before_holds ? before : after;
    *first = before < after ? before : after;
    *last = before < after ? after : before;
}

const struct cal_zone *cal_zone_known(struct arena *arena, const char *zone)
{
    struct cal_zone *known = ARENA_ARRAY(arena, struct cal_zone, 1);
    known->name = zone;
    return strcmp(zone, "UTC") == 0 ? cal_utc : known;
}

/* The IANA zone of a Windows name; NULL: none. */
static const char *windows_zone(const char *name)
{
    static const struct {
        const char *name, *zone;
    } zones[] = {
#define ZONE(name, zone) {name, zone},
#include "windows_zones.def"
#undef ZONE
    };
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (cal_is(name, zones[i].name))
            return zones[i].zone;
    return NULL;
}

/* The system's name of a zone; NULL: it has none.  Some programs put names of
 * their own before it: "/mozilla.org/20070129_1/Europe/Berlin". */
static const char *system_name(const char *tzid)
{
    if (cal_is(tzid, "Z") || cal_is(tzid, "Etc/UTC"))
        return "UTC";
    const char *name = windows_zone(tzid);
    if (name && clock_zone_known(name))
        return name;
    name = tzid;
    while (*name == '/' || !clock_zone_known(name)) {
        name = *tzid == '/' ? strchr(name, '/') : NULL;
        if (!name)
            return NULL;
        name++;
    }
    return name;
}

/* "+0530", "-013000". */
static bool parse_offset(const char *text, int *offset)
{
    int parts[3] = {0};
    size_t figures = strspn(text + (*text != '\0'), "0123456789");
    if ((*text != '+' && *text != '-') || text[figures + 1] ||
        (figures != 4 && figures != 6))
        return false;
    for (size_t i = 0; i < figures; i++)
        parts[i / 2] = 10 * parts[i / 2] + (text[i + 1] - '0');
    *offset = parts[0] * 3600 + parts[1] * 60 + parts[2];
    bool ok = *offset < OFFSET_LIMIT_S && parts[1] < 60 && parts[2] < 60;
    *offset *= *text == '-' ? -1 : 1;
    return ok;
}

static bool read_offset(struct cal_source *source, const struct cal_part *part,
                        const char *name, int *offset)
{
    const struct cal_line *line = cal_line_of(part, name);
    if (line && parse_offset(line->value, offset))
        return true;
    cal_report(source, line ? line->number : part->number,
               line ? "%s: '%s' is not an offset such as '+0100'"
                    : "'%s' is missing",
               name, line ? SHOWN(line->value) : "");
    return false;
}

/* STANDARD or DAYLIGHT of a VTIMEZONE. */
struct observance {
    struct cal_source *source;
    const struct cal_part *part;
    struct cal_zone *zone;
    struct cal_time start;
    int offset, before;
};

static void add_change(const struct observance *observance, int64_t wall)
{
    struct cal_zone *zone = observance->zone;
    if (zone->n_changes == zone->room) {
        int room = zone->room ? 2 * zone->room : 16;
        struct change *changes =
            ARENA_ARRAY(observance->source->arena, struct change, room);
        if (zone->n_changes)
            memcpy(changes, zone->changes,
                   (size_t)zone->n_changes * sizeof *changes);
        zone->changes = changes;
        zone->room = room;
    }
    zone->changes[zone->n_changes++] = (struct change){
        wall - observance->before, observance->offset, observance->before};
}

/* The last instant that the rule allows; false where UNTIL is no time. */
static bool read_until(const struct observance *observance,
                       const struct cal_rule *rule, int64_t *until)
{
    struct cal_time time;
    *until = INT64_MAX;
    if (!rule->until)
        return true;
    if (!cal_time_parse(rule->until, &time)) {
        cal_report(observance->source, rule->number,
                   "RRULE: 'UNTIL=%s' is not a time", SHOWN(rule->until));
        return false;
    }
    *until = time.wall - (time.utc ? 0 : observance->before) +
             (time.whole_day ? CAL_DAY_S - 1 : 0);
    return true;
}

static bool add_by_rule(const struct observance *observance,
                        const struct cal_line *line)
{
    struct cal_rule rule = {0};
    struct cal_dates dates = {0};
    int64_t until;
    int start = cal_date_of(observance->start.wall);
    int64_t clock = observance->start.wall - (int64_t)start * CAL_DAY_S;
    if (!cal_rule_read(observance->source, line, (int)clock, &rule) ||
        !read_until(observance, &rule, &until))
        return false;
    bool done = cal_rule_dates(&rule, start, start + 1,
                               days_of((struct date){LAST_YEAR + 1, 1, 1}),
                               &observance->source->effort, &dates);
    for (int i = 0; i < dates.n; i++) {
        int64_t wall = (int64_t)dates.items[i] * CAL_DAY_S + clock;
        if (wall - observance->before <= until)
            add_change(observance, wall);
    }
    free(dates.items);
    if (!done)
        cal_report(observance->source, line->number,
                   "RRULE: the rules of the file repeat too often to be "
                   "followed");
    return done;
}

static bool add_by_dates(const struct observance *observance,
                         const struct cal_line *line)
{
    struct cal_time time;
    char *text = arena_copy(observance->source->arena, line->value);
    while (text) {
        char *next = strchr(text, ',');
        if (next)
            *next++ = '\0';
        if (!cal_time_read(observance->source, NULL, line, text, &time))
            return false;
        add_change(observance, time.wall + (time.utc ? observance->before : 0));
        text = next;
    }
    return true;
}

static bool read_observance(struct observance *observance)
{
    struct cal_source *source = observance->source;
    const struct cal_part *part = observance->part;
    const struct cal_line *start = cal_line_of(part, "DTSTART");
    if (!start)
        cal_report(source, part->number, "'DTSTART' is missing");
    if (!start ||
        !cal_time_read(source, NULL, start, start->value, &observance->start) ||
        !read_offset(source, part, "TZOFFSETFROM", &observance->before) ||
        !read_offset(source, part, "TZOFFSETTO", &observance->offset))
        return false;
    add_change(observance, observance->start.wall);
    for (const struct cal_line *line = part->lines; line; line = line->next)
        if ((cal_is(line->name, "RRULE") && !add_by_rule(observance, line)) ||
            (cal_is(line->name, "RDATE") && !add_by_dates(observance, line)))
            return false;
    return true;
}

static int by_instant(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    return (a->instant > b->instant) - (a->instant < b->instant);
}

/* The zone that a VTIMEZONE defines; NULL, and a report, where it does not. */
static struct cal_zone *define(struct cal_source *source,
                               const struct cal_part *part)
{
    struct cal_zone *zone = ARENA_ARRAY(source->arena, struct cal_zone, 1);
    for (const struct cal_part *inner = part->parts; inner; inner = inner->next)
        if ((cal_is(inner->kind, "STANDARD") ||
             cal_is(inner->kind, "DAYLIGHT")) &&
            !read_observance(&(struct observance){
                .source = source, .part = inner, .zone = zone}))
            return NULL;
    if (zone->n_changes == 0) {
        cal_report(source, part->number, "a VTIMEZONE without offsets");
        return NULL;
    }
    qsort(zone->changes, (size_t)zone->n_changes, sizeof *zone->changes,
          by_instant);
    return zone;
}

static const struct cal_part *definition_of(const struct cal_part *calendar,
                                            const char *tzid)
{
    const struct cal_part *part = calendar ? calendar->parts : NULL;
    for (; part; part = part->next) {
        const struct cal_line *line = cal_line_of(part, "TZID");
        if (cal_is(part->kind, "VTIMEZONE") && line &&
            strcmp(line->value, tzid) == 0)
            return part;
    }
    return NULL;
}

/* The zone under its name; NULL, and a report under the line, where there is
 * none. */
static const struct cal_zone *look_up(struct cal_source *source,
                                      const struct cal_part *calendar,
                                      const struct cal_line *line,
                                      const char *tzid)
{
    const char *name = system_name(tzid);
    if (name)
        return cal_zone_known(source->arena, name);
    const struct cal_part *definition = definition_of(calendar, tzid);
    if (definition)
        return define(source, definition);
    const char *nearest = clock_zone_near(tzid);
    if (nearest)
        cal_report(source, line->number,
                   "%s: unknown time zone '%s', did you mean '%s'?", line->name,
                   SHOWN(tzid), nearest);
    else
        cal_report(source, line->number,
                   "%s: unknown time zone '%s', and no VTIMEZONE of the file "
                   "defines it",
                   line->name, SHOWN(tzid));
    return NULL;
}

const struct cal_zone *cal_zone_find(struct cal_source *source,
                                     const struct cal_part *calendar,
                                     const struct cal_line *line,
                                     const char *tzid)
{
    for (struct cal_named_zone *named = source->zones; named;
         named = named->next)
        if (named->calendar == calendar && named->zone &&
            strcmp(named->tzid, tzid) == 0)
            return named->zone;
    if (source->n_zones == ZONES_MAX) {
        cal_report(source, line->number, "more than %d time zones", ZONES_MAX);
        return NULL;
    }
    struct cal_named_zone *named =
        ARENA_ARRAY(source->arena, struct cal_named_zone, 1);
    *named = (struct cal_named_zone){
        calendar, tzid, look_up(source, calendar, line, tzid), source->zones};
    source->zones = named;
    source->n_zones++;
    return named->zone;
}
