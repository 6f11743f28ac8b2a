/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cal_event.h"

#include "cal_zone.h"
#include "near.h"
#include "shown.h"

#include <stdlib.h>
#include <string.h>

enum { DISTANCE_OF_A_SLIP = 2 };

/* A component being read. */
struct component {
    struct cal_source *source;
    const struct cal_part *calendar, *part;
    struct cal_event *event;
};

/* What decides when somebody is away: each at most once. */
static const char *const deciding[] = {
    "DTSTART", "DTEND",  "DURATION", "RRULE", "RECURRENCE-ID", "UID",
    "STATUS",  "TRANSP", "SEQUENCE", "RDATE", "EXDATE",        "EXRULE"};
enum { N_ONCE = 9, N_DECIDING = 12 };

/* Other properties that are spelt like these. */
static const char *const harmless[] = {"DTSTAMP", "URL",   "DUE",
                                       "GEO",     "CLASS", "CREATED"};

/* Which of the names it is; -1: none. */
static int place_among(const char *name, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (cal_is(name, names[i]))
            return i;
    return -1;
}

/* A name that looks like a slip of one that decides. */
static const char *meant_by(const char *name)
{
    if (place_among(name, deciding, N_DECIDING) >= 0 ||
        place_among(name, harmless, 6) >= 0 || strlen(name) < 4)
        return NULL;
    for (int i = 0; i < N_DECIDING; i++)
        if (near_distance(name, deciding[i]) <= DISTANCE_OF_A_SLIP)
            return deciding[i];
    return NULL;
}

static bool check_names(const struct component *component)
{
    bool ok = true, seen[N_ONCE] = {0};
    for (const struct cal_line *line = component->part->lines; line;
         line = line->next) {
        const char *meant = meant_by(line->name);
        if (meant)
            cal_report(component->source, line->number,
                       "unknown property '%s', did you mean '%s'?",
                       SHOWN(line->name), meant);
        int once = place_among(line->name, deciding, N_ONCE);
        bool again = once >= 0 && seen[once];
        if (once >= 0)
            seen[once] = true;
        if (again)
            cal_report(component->source, line->number, "a second '%s' in '%s'",
                       line->name, component->part->kind);
        bool exrule = cal_is(line->name, "EXRULE");
        if (exrule)
            cal_report(component->source, line->number,
                       "'EXRULE' cannot be followed, use 'EXDATE'");
        ok = ok && !meant && !again && !exrule;
    }
    return ok;
}

bool cal_length_between(struct cal_source *source, const struct cal_line *line,
                        const struct cal_time *start,
                        const struct cal_time *end, struct cal_length *length)
{
    int64_t from, to, ignored;
    *length = (struct cal_length){0};
    if (start->whole_day != end->whole_day || !start->zone != !end->zone) {
        cal_report(source, line->number,
                   "%s: '%s' is not of the kind of the start: a date, a time "
                   "in a zone, or a time without one",
                   line->name, SHOWN(line->value));
        return false;
    }
    if (start->zone == end->zone) {
        length->wall_s = end->wall - start->wall;
    } else {
        cal_zone_instants(start->zone, start->wall, &from, &ignored);
        cal_zone_instants(end->zone, end->wall, &ignored, &to);
        length->exact_s = to - from;
    }
    if (start->whole_day && length->wall_s == 0)
        length->wall_s = CAL_DAY_S;
    if (length->wall_s >= 0 && length->exact_s >= 0)
        return true;
    cal_report(source, line->number, "%s: '%s' is before the start", line->name,
               SHOWN(line->value));
    return false;
}

bool cal_period_read(struct cal_source *source, const struct cal_part *calendar,
                     const struct cal_line *line, char *text,
                     struct cal_time *start, struct cal_length *length)
{
    struct cal_time end;
    char *slash = strchr(text, '/');
    if (!slash) {
        cal_report(source, line->number,
                   "%s: '%s' is not a period such as "
                   "'20261024T220000Z/PT8H'",
                   line->name, SHOWN(text));
        return false;
    }
    *slash = '\0';
    if (!cal_time_read(source, calendar, line, text, start))
        return false;
    if (slash[1] == 'P' || slash[1] == '+')
        return cal_length_read(source, line, slash + 1, length);
    return cal_time_read(source, calendar, line, slash + 1, &end) &&
           cal_length_between(source, line, start, &end, length);
}

static bool read_time(const struct component *component,
                      const struct cal_line *line, struct cal_time *time)
{
    return cal_time_read(component->source, component->calendar, line,
                         line->value, time);
}

static bool read_start(const struct component *component)
{
    const struct cal_line *line = cal_line_of(component->part, "DTSTART");
    if (line)
        return read_time(component, line, &component->event->start);
    cal_report(component->source, component->part->number,
               "'DTSTART' is missing in this '%s'", component->part->kind);
    return false;
}

/* DTEND, DURATION, or what holds without them: a day, or no time at all. */
static bool read_length(const struct component *component)
{
    struct cal_event *event = component->event;
    const struct cal_line *end = cal_line_of(component->part, "DTEND");
    const struct cal_line *length = cal_line_of(component->part, "DURATION");
    struct cal_time time;
    if (end && length) {
        cal_report(component->source, length->number,
                   "'DTEND' and 'DURATION' exclude each other");
        return false;
    }
    if (end)
        return read_time(component, end, &time) &&
               cal_length_between(component->source, end, &event->start, &time,
                                  &event->length);
    if (length && !cal_length_read(component->source, length, length->value,
                                   &event->length))
        return false;
    if (length && event->start.whole_day && event->length.exact_s) {
        cal_report(component->source, length->number,
                   "DURATION: '%s' is not in days, as the start is",
                   SHOWN(length->value));
        return false;
    }
    if (!length && event->start.whole_day)
        event->length.wall_s = CAL_DAY_S;
    return true;
}

static bool read_until(const struct component *component)
{
    struct cal_event *event = component->event;
    if (!event->rule.until || cal_time_parse(event->rule.until, &event->until))
        return true;
    cal_report(component->source, event->rule.number,
               "RRULE: 'UNTIL=%s' is not a time", SHOWN(event->rule.until));
    return false;
}

static bool read_rule(const struct component *component)
{
    struct cal_event *event = component->event;
    const struct cal_line *line = cal_line_of(component->part, "RRULE");
    event->recurs = line != NULL;
    int64_t clock =
        event->start.wall - (int64_t)cal_date_of(event->start.wall) * CAL_DAY_S;
    return !line ||
           (cal_rule_read(component->source, line, (int)clock, &event->rule) &&
            read_until(component));
}

static int count_items(const struct cal_part *part, const char *name)
{
    int n = 0;
    for (const struct cal_line *line = part->lines; line; line = line->next)
        if (cal_is(line->name, name)) {
            n++;
            for (const char *at = line->value; *at; at++)
                n += *at == ',';
        }
    return n;
}

static bool add_extra(const struct component *component,
                      const struct cal_line *line, char *text)
{
    struct cal_event *event = component->event;
    struct cal_extra *extra = &event->extras[event->n_extras++];
    extra->has_length = strchr(text, '/') != NULL;
    if (extra->has_length)
        return cal_period_read(component->source, component->calendar, line,
                               text, &extra->start, &extra->length);
    return cal_time_read(component->source, component->calendar, line, text,
                         &extra->start);
}

static bool add_exception(const struct component *component,
                          const struct cal_line *line, char *text)
{
    struct cal_event *event = component->event;
    return cal_time_read(component->source, component->calendar, line, text,
                         &event->exceptions[event->n_exceptions++]);
}

/* Calls `add` with each item of the lines of a name. */
static bool read_items(const struct component *component, const char *name,
                       bool (*add)(const struct component *,
                                   const struct cal_line *, char *))
{
    bool ok = true;
    for (const struct cal_line *line = component->part->lines; line;
         line = line->next) {
        char *text = cal_is(line->name, name)
                         ? arena_copy(component->source->arena, line->value)
                         : NULL;
        while (text) {
            char *next = strchr(text, ',');
            if (next)
                *next++ = '\0';
            ok = add(component, line, text) && ok;
            text = next;
        }
    }
    return ok;
}

static bool read_dates(const struct component *component)
{
    struct cal_event *event = component->event;
    struct arena *arena = component->source->arena;
    event->extras = ARENA_ARRAY(arena, struct cal_extra,
                                count_items(component->part, "RDATE"));
    event->exceptions = ARENA_ARRAY(arena, struct cal_time,
                                    count_items(component->part, "EXDATE"));
    bool ok = read_items(component, "RDATE", add_extra);
    return read_items(component, "EXDATE", add_exception) && ok;
}

/* RECURRENCE-ID: the event is what has become of an occurrence. */
static bool read_change(const struct component *component)
{
    struct cal_event *event = component->event;
    const struct cal_line *line = cal_line_of(component->part, "RECURRENCE-ID");
    event->is_change = line != NULL;
    if (!line)
        return true;
    const char *range = cal_param(component->source, line, "RANGE");
    event->of_all_after = range && cal_is(range, "THISANDFUTURE");
    if (range && !event->of_all_after) {
        cal_report(component->source, line->number,
                   "RECURRENCE-ID: 'RANGE=%s' cannot be followed",
                   SHOWN(range));
        return false;
    }
    if (event->recurs || event->n_extras) {
        cal_report(component->source, line->number,
                   "an event with 'RECURRENCE-ID' cannot recur itself");
        return false;
    }
    return read_time(component, line, &event->changes);
}

/* Whether an event that recurs can be found from the days it is asked for. */
static bool check_reach(const struct component *component)
{
    const struct cal_event *event = component->event;
    int64_t most = event->length.wall_s + event->length.exact_s;
    if (event->of_all_after)
        most += llabs(event->start.wall - event->changes.wall);
    if (most / CAL_DAY_S <= CAL_REACH_DAYS_MAX ||
        (!event->recurs && !event->of_all_after))
        return true;
    cal_report(component->source, component->part->number,
               "recurs and lasts, or is moved by, more than ten years");
    return false;
}

/* Which of three words a property has for its value, the first where there is
 * no such property; -1, and a report: none of them. */
static int read_word(const struct component *component, const char *name,
                     const char *const words[3])
{
    const struct cal_line *line = cal_line_of(component->part, name);
    for (int i = 0; i < 3 && line; i++)
        if (cal_is(line->value, words[i]))
            return i;
    if (line)
        cal_report(component->source, line->number,
                   "%s: '%s' is neither %s nor %s nor %s", line->name,
                   SHOWN(line->value), words[0], words[1], words[2]);
    return line ? -1 : 0;
}

static bool read_sequence(const struct component *component)
{
    const struct cal_line *line = cal_line_of(component->part, "SEQUENCE");
    size_t figures = line ? strspn(line->value, "0123456789") : 0;
    if (!line)
        return true;
    component->event->sequence = (int)strtol(line->value, NULL, 10);
    if (figures > 0 && figures < 10 && !line->value[figures])
        return true;
    cal_report(component->source, line->number,
               "SEQUENCE: '%s' is not a number up to 999999999",
               SHOWN(line->value));
    return false;
}

static bool read_rest(const struct component *component)
{
    static const char *const statuses[] = {"CONFIRMED", "TENTATIVE",
                                           "CANCELLED"};
    static const char *const kinds[] = {"OPAQUE", "TRANSPARENT",
                                        "TRANSPARENT-NOCONFLICT"};
    const struct cal_part *part = component->part;
    struct cal_event *event = component->event;
    event->uid = cal_text(component->source, cal_line_of(part, "UID"));
    event->summary = cal_text(component->source, cal_line_of(part, "SUMMARY"));
    int status = read_word(component, "STATUS", statuses);
    int kind = read_word(component, "TRANSP", kinds);
    event->cancelled = status == 2;
    event->transparent = kind > 0;
    return read_sequence(component) && status >= 0 && kind >= 0;
}

bool cal_event_read(struct cal_source *source, const struct cal_part *calendar,
                    const struct cal_part *part, struct cal_event *event)
{
    struct component component = {source, calendar, part, event};
    *event = (struct cal_event){.number = part->number};
    return read_rest(&component) && check_names(&component) &&
           read_start(&component) && read_length(&component) &&
           read_rule(&component) && read_dates(&component) &&
           read_change(&component) && check_reach(&component);
}
