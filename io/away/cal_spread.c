/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An occurrence is known by the instant at which the rule has it, or by its
 * date if it is of whole days: EXDATE and RECURRENCE-ID name it so.  A date
 * without a time stands for whatever begins on it. */
#include "cal_spread.h"

#include "cal_zone.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* Days around those asked for, so that no zone and no night is missed. */
enum {
    MARGIN_DAYS = 3,
    OCCURRENCE_EFFORT = 50 /* to find an instant, against looking at a day */
};

/* Sorted numbers. */
struct keys {
    int n, room;
    int64_t *items;
};

/* One event with its changes, being spread. */
struct spreading {
    struct cal_source *source;
    const struct cal_frame *frame;
    struct cal_spans *spans;
    const struct cal_event *event;
    const struct cal_event *changes; /* right after it */
    int n_changes;
    int reach; /* days before and after those asked for that can matter */
    struct keys instants, dates; /* that are not of the series */
    bool too_many;
};

static const struct cal_zone *zone_of(const struct cal_frame *frame,
                                      const struct cal_time *time)
{
    return time->zone ? time->zone : frame->zone;
}

static void instants_of(const struct cal_frame *frame,
                        const struct cal_time *time, int64_t *first,
                        int64_t *last)
{
    cal_zone_instants(zone_of(frame, time), time->wall, first, last);
}

static int64_t instant_of(const struct cal_frame *frame,
                          const struct cal_time *time)
{
    int64_t first, last;
    instants_of(frame, time, &first, &last);
    return first;
}

static void add_key(struct keys *keys, int64_t key)
{
    MEM_GROW(keys->items, keys->n, keys->room);
    keys->items[keys->n++] = key;
}

static int by_value(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static void sort_keys(struct keys *keys)
{
    if (keys->n > 1)
        qsort(keys->items, (size_t)keys->n, sizeof *keys->items, by_value);
}

static bool has_key(const struct keys *keys, int64_t key)
{
    return keys->n > 0 && bsearch(&key, keys->items, (size_t)keys->n,
                                  sizeof *keys->items, by_value) != NULL;
}

/* Whether a date is within so many days of those asked for. */
static bool near_frame(const struct cal_frame *frame, int64_t wall, int days)
{
    int date = cal_date_of(wall);
    return date >= frame->first_date - days && date <= frame->last_date + days;
}

/* An occurrence that is not of the series; without a zone, in the series'. */
static void exclude(struct spreading *spreading, struct cal_time time)
{
    if (!time.zone)
        time.zone = spreading->event->start.zone;
    if (!near_frame(spreading->frame, time.wall, spreading->reach))
        return;
    if (time.whole_day || spreading->event->start.whole_day)
        add_key(&spreading->dates, cal_date_of(time.wall));
    else
        add_key(&spreading->instants, instant_of(spreading->frame, &time));
}

static void exclude_all(struct spreading *spreading)
{
    const struct cal_event *event = spreading->event;
    for (int i = 0; i < event->n_exceptions; i++)
        exclude(spreading, event->exceptions[i]);
    for (int i = 0; i < spreading->n_changes; i++)
        if (!spreading->changes[i].of_all_after &&
            !spreading->changes[i].replaced)
            exclude(spreading, spreading->changes[i].changes);
    sort_keys(&spreading->instants);
    sort_keys(&spreading->dates);
}

static bool excluded(const struct spreading *spreading,
                     const struct cal_time *time)
{
    return has_key(&spreading->dates, cal_date_of(time->wall)) ||
           (!time->whole_day && spreading->instants.n > 0 &&
            has_key(&spreading->instants, instant_of(spreading->frame, time)));
}

static int clipped(int64_t date, const struct cal_frame *frame)
{
    return date < frame->first_date - 1  ? frame->first_date - 1
           : date > frame->last_date + 1 ? frame->last_date + 1
                                         : (int)date;
}

static void add_span(struct spreading *spreading, const struct cal_span *span)
{
    struct cal_spans *spans = spreading->spans;
    const struct cal_frame *frame = spreading->frame;
    if (span->last_date < frame->first_date - 1 ||
        span->first_date > frame->last_date + 1)
        return;
    spreading->too_many |= spans->n >= frame->spans_max;
    if (spreading->too_many)
        return;
    MEM_GROW(spans->items, spans->n, spans->room);
    spans->items[spans->n] = *span;
    spans->items[spans->n].first_date = clipped(span->first_date, frame);
    spans->items[spans->n].last_date = clipped(span->last_date, frame);
    spans->n++;
}

/* Days that begin and end at midnight are whole days, however written. */
static void find_dates(const struct cal_frame *frame, struct cal_span *span)
{
    int64_t from = cal_zone_wall(frame->zone, span->start);
    int64_t to = cal_zone_wall(frame->zone, span->end);
    span->whole_days =
        from % CAL_DAY_S == 0 && to % CAL_DAY_S == 0 && from < to;
    span->first_date = cal_date_of(from);
    span->last_date = cal_date_of(to - (from < to));
}

static void add_occurrence(struct spreading *spreading,
                           const struct cal_event *event,
                           const struct cal_time *start,
                           const struct cal_length *length)
{
    const struct cal_frame *frame = spreading->frame;
    struct cal_span span = {.event = event};
    struct cal_time end = *start;
    end.wall += length->wall_s;
    if (event->cancelled ||
        cal_date_of(end.wall + length->exact_s) <
            frame->first_date - MARGIN_DAYS ||
        cal_date_of(start->wall) > frame->last_date + MARGIN_DAYS)
        return;
    if (start->whole_day) {
        span.whole_days = true;
        span.first_date = cal_date_of(start->wall);
        span.last_date = cal_date_of(end.wall - 1);
    } else {
        instants_of(frame, start, &span.start, &span.late_start);
        instants_of(frame, &end, &span.early_end, &span.end);
        span.early_end += length->exact_s;
        span.end += length->exact_s;
        if (length->wall_s == 0 && length->exact_s == 0)
            return; /* takes no time */
        find_dates(frame, &span);
    }
    add_span(spreading, &span);
}

/* Whether a change to all that follows holds for an occurrence. */
static bool has_begun(const struct spreading *spreading,
                      const struct cal_time *change,
                      const struct cal_time *time)
{
    if (change->whole_day || time->whole_day ||
        llabs(change->wall - time->wall) > MARGIN_DAYS * CAL_DAY_S)
        return cal_date_of(change->wall) <= cal_date_of(time->wall);
    return instant_of(spreading->frame, change) <=
           instant_of(spreading->frame, time);
}

/* The last such change; NULL: none. */
static const struct cal_event *change_for(struct spreading *spreading,
                                          const struct cal_time *time)
{
    for (int i = spreading->n_changes - 1; i >= 0; i--) {
        const struct cal_event *change = &spreading->changes[i];
        spreading->source->effort--;
        if (change->of_all_after && !change->replaced &&
            has_begun(spreading, &change->changes, time))
            return change;
    }
    return NULL;
}

/* One occurrence of the series, moved if a change says so. */
static void add_of_series(struct spreading *spreading, struct cal_time time,
                          const struct cal_length *length)
{
    const struct cal_event *event = spreading->event;
    if (!near_frame(spreading->frame, time.wall, spreading->reach))
        return;
    spreading->source->effort -= OCCURRENCE_EFFORT;
    spreading->too_many |= spreading->source->effort < 0;
    if (spreading->too_many || excluded(spreading, &time))
        return;
    const struct cal_event *change = change_for(spreading, &time);
    if (change) {
        time.wall += change->start.wall - change->changes.wall;
        event = change;
        length = &change->length;
    }
    add_occurrence(spreading, event, &time, length);
}

/* Whether the rule goes on up to an occurrence. */
static bool within(const struct spreading *spreading,
                   const struct cal_time *time)
{
    const struct cal_event *event = spreading->event;
    const struct cal_time *until = &event->until;
    if (!event->rule.until)
        return true;
    if (until->whole_day || time->whole_day)
        return cal_date_of(time->wall) <= cal_date_of(until->wall);
    if (until->utc)
        return instant_of(spreading->frame, time) <= until->wall;
    return time->wall <= until->wall;
}

/* How many days before an occurrence's date its time may reach, and after. */
static int reach_of(const struct spreading *spreading)
{
    const struct cal_length *length = &spreading->event->length;
    int64_t most = length->wall_s + length->exact_s;
    for (int i = 0; i < spreading->n_changes; i++) {
        const struct cal_event *change = &spreading->changes[i];
        int64_t moved = llabs(change->start.wall - change->changes.wall) +
                        change->length.wall_s + change->length.exact_s;
        if (change->of_all_after && moved > most)
            most = moved;
    }
    for (int i = 0; i < spreading->event->n_extras; i++) {
        length = &spreading->event->extras[i].length;
        if (length->wall_s + length->exact_s > most)
            most = length->wall_s + length->exact_s;
    }
    return (int)(most / CAL_DAY_S) + MARGIN_DAYS; /* see CAL_LENGTH_MAX_S */
}

static void add_series(struct spreading *spreading)
{
    const struct cal_event *event = spreading->event;
    const struct cal_frame *frame = spreading->frame;
    struct cal_dates dates = {0};
    int days = spreading->reach, start = cal_date_of(event->start.wall);
    if (!cal_rule_dates(&event->rule, start, frame->first_date - days,
                        frame->last_date + days, &spreading->source->effort,
                        &dates))
        spreading->too_many = true;
    for (int i = 0; i < dates.n && !spreading->too_many; i++) {
        struct cal_time time = event->start;
        time.wall += (int64_t)(dates.items[i] - start) * CAL_DAY_S;
        if (dates.items[i] == start || within(spreading, &time))
            add_of_series(spreading, time, &event->length);
    }
    free(dates.items);
}

static void add_event(struct spreading *spreading)
{
    const struct cal_event *event = spreading->event;
    if (event->replaced || event->cancelled)
        return;
    spreading->source->effort -=
        event->n_exceptions + event->n_extras + spreading->n_changes;
    spreading->too_many |= spreading->source->effort < 0;
    if (spreading->too_many)
        return;
    spreading->reach = reach_of(spreading);
    exclude_all(spreading);
    if (event->recurs)
        add_series(spreading);
    else
        add_of_series(spreading, event->start, &event->length);
    for (int i = 0; i < event->n_extras && !spreading->too_many; i++) {
        const struct cal_extra *extra = &event->extras[i];
        add_of_series(spreading, extra->start,
                      extra->has_length ? &extra->length : &event->length);
    }
}

static bool same_uid(const struct cal_event *a, const struct cal_event *b)
{
    return *a->uid && strcmp(a->uid, b->uid) == 0;
}

/* The changes of the first event of a uid and of those that share it, after
 * which they stand. */
static void find_changes(struct spreading *spreading,
                         const struct cal_events *events)
{
    const struct cal_event *end = events->items + events->n;
    const struct cal_event *change = spreading->event + 1;
    while (change < end && !change->is_change &&
           same_uid(spreading->event, change))
        change++;
    spreading->changes = change;
    while (change < end && change->is_change &&
           same_uid(spreading->event, change))
        change++;
    spreading->n_changes = (int)(change - spreading->changes);
}

static void spread_one(struct spreading *spreading,
                       const struct cal_events *events, int index)
{
    const struct cal_event *event = &events->items[index];
    spreading->event = event;
    if (!event->is_change) {
        if (index == 0 || !same_uid(event - 1, event))
            find_changes(spreading, events);
        add_event(spreading);
    } else if (!event->replaced && !event->of_all_after) {
        add_occurrence(spreading, event, &event->start, &event->length);
    }
    free(spreading->instants.items);
    free(spreading->dates.items);
    spreading->instants = spreading->dates = (struct keys){0};
}

void cal_spread(struct cal_source *source, const struct cal_events *events,
                const struct cal_frame *frame, struct cal_spans *spans)
{
    struct spreading spreading = {
        .source = source, .frame = frame, .spans = spans};
    if (source->effort < 0)
        return;
    for (int i = 0; i < events->n && !spreading.too_many; i++)
        spread_one(&spreading, events, i);
    if (!spreading.too_many)
        return;
    source->effort = -1;
    cal_report(source, spreading.event->number,
               "the events up to this one happen more often than can be "
               "followed");
}

void cal_hours_bounds(const struct cal_hours *hours,
                      const struct cal_frame *frame, int64_t *start,
                      int64_t *end)
{
    int64_t ignored;
    *start = (int64_t)(frame->first_date - MARGIN_DAYS) * CAL_DAY_S;
    *end = (int64_t)(frame->last_date + MARGIN_DAYS) * CAL_DAY_S;
    if (hours->has_start)
        instants_of(frame, &hours->start, start, &ignored);
    if (hours->has_end)
        instants_of(frame, &hours->end, &ignored, end);
}
