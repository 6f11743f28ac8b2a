/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "past_times.h"

#include "mem.h"
#include "units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GAP_DAYS_MAX = 60 }; /* from one day with rows to the next */

static void report_gap(const struct intake *intake, const struct contact *last,
                       const struct contact *next)
{
    char from[UNITS_ROOM], to[UNITS_ROOM];
    diags_add(intake->diags, intake->file, "",
              "nothing came between %s (line %d) and %s (line %d); is one of "
              "them a slip? If the later ones are right, forecast from these "
              "alone",
              units_write_date(last->stamp.day_first, from), last->line,
              units_write_date(next->stamp.day_first, to), next->line);
}

/* A date that is a slip lies far from all others; the days between would pass
 * for days without contacts. */
static bool check_gaps(const struct intake *intake, const struct past *past)
{
    const struct contact **days = mem_alloc((size_t)past->n_days, sizeof *days);
    int last = 0;
    for (int index = 0; index < intake->n_contacts; index++) {
        const struct contact *contact = &intake->contacts[index];
        const struct contact **day =
            &days[contact->stamp.day_first - past->first_date];
        if (!*day)
            *day = contact;
    }
    for (int day = 0; day < past->n_days; day++) {
        if (!days[day])
            continue;
        if (day - last > GAP_DAYS_MAX)
            report_gap(intake, days[last], days[day]);
        last = day;
    }
    free(days);
    return !diags_failed(intake->diags);
}

static bool set_range(const struct intake *intake, struct past *past)
{
    const struct contact *first = intake->contacts, *last = first;
    if (intake->n_contacts == 0) {
        diags_add(intake->diags, intake->file, "",
                  "nothing to count: %lld row%s read, all left out",
                  (long long)intake->n_read, intake->n_read == 1 ? "" : "s");
        return false;
    }
    for (int index = 1; index < intake->n_contacts; index++) {
        const struct contact *contact = &intake->contacts[index];
        if (contact->stamp.day_first < first->stamp.day_first)
            first = contact;
        if (contact->stamp.day_first > last->stamp.day_first)
            last = contact;
    }
    past->first_date = first->stamp.day_first;
    past->n_days = last->stamp.day_first - past->first_date + 1;
    if (past->n_days <= PAST_DAYS_MAX)
        return check_gaps(intake, past);
    char from[UNITS_ROOM], to[UNITS_ROOM];
    diags_add(intake->diags, intake->file, "",
              "goes from %s (line %d) to %s (line %d), more than ten years; is "
              "one of them a slip?",
              units_write_date(past->first_date, from), first->line,
              units_write_date(last->stamp.day_first, to), last->line);
    return false;
}

/* Leaves out the first and the last day of tickets, which may be cut. */
static void drop_ends(struct intake *intake, struct past *past)
{
    int kept = 0;
    if (intake->counts || past->n_days <= 2)
        return;
    past->first_date++;
    past->n_days -= 2;
    for (int index = 0; index < intake->n_contacts; index++) {
        int day = intake->contacts[index].stamp.day_first - past->first_date;
        if (day >= 0 && day < past->n_days)
            intake->contacts[kept++] = intake->contacts[index];
    }
    intake->left_out[LEFT_CUT] += intake->n_contacts - kept;
    intake->n_contacts = kept;
}

static int by_queue_and_time(const void *left, const void *right)
{
    const struct contact *a = left, *b = right;
    if (a->queue != b->queue)
        return a->queue < b->queue ? -1 : 1;
    if (a->stamp.day_first != b->stamp.day_first)
        return a->stamp.day_first < b->stamp.day_first ? -1 : 1;
    int minute = a->stamp.second / 60, other = b->stamp.second / 60;
    if (minute != other)
        return minute < other ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

/* The slot of all days in which a contact came. */
static int place_of(const struct past *past, const struct contact *contact)
{
    return (contact->stamp.day_first - past->first_date) * past->per_day +
           contact->stamp.second / 60 / past->slot_min;
}

static bool same_day(const struct contact *contact, const struct contact *other)
{
    return contact->queue == other->queue &&
           contact->stamp.day_first == other->stamp.day_first;
}

/* Minutes from one row of counts to the next: the least there is. */
static int find_interval(const struct intake *intake, int slot_min)
{
    int least = 0;
    for (int index = 1; index < intake->n_contacts; index++) {
        const struct contact *contact = &intake->contacts[index];
        int gap = contact->stamp.second / 60 - contact[-1].stamp.second / 60;
        if (same_day(contact, contact - 1) && gap > 0 &&
            (least == 0 || gap < least))
            least = gap;
    }
    return least > 0 ? least : slot_min;
}

static void report_line(const struct intake *intake, int line,
                        const char *message)
{
    char place[32];
    snprintf(place, sizeof place, "%d:1", line);
    diags_add(intake->diags, intake->file, place, "%s", message);
}

/* Rows of one time: two where the clock shows it twice, else one. */
static void check_twice(const struct intake *intake, const struct past *past,
                        const struct contact *contact)
{
    char date[UNITS_ROOM], clock[UNITS_ROOM], message[160];
    int minute = contact->stamp.second / 60;
    if (!same_day(contact, contact - 1) ||
        contact[-1].stamp.second / 60 != minute ||
        past->shown[place_of(past, contact)] == 2)
        return;
    snprintf(message, sizeof message,
             "%s %s of '%s' was told in line %d already",
             units_write_date(contact->stamp.day_first, date),
             units_write_clock(minute, clock), intake->queues[contact->queue],
             contact[-1].line);
    report_line(intake, contact->line, message);
}

static bool check_counts(const struct intake *intake, struct past *past)
{
    char message[160];
    past->interval_min = find_interval(intake, past->slot_min);
    if (past->slot_min % past->interval_min != 0) {
        diags_add(intake->diags, intake->file, "",
                  "rows are %d minutes apart, which does not divide the slot "
                  "of %d minutes; say --slot",
                  past->interval_min, past->slot_min);
        return false;
    }
    for (int index = 0; index < intake->n_contacts; index++) {
        const struct contact *contact = &intake->contacts[index];
        snprintf(message, sizeof message,
                 "row does not begin on a multiple of %d minutes",
                 past->interval_min);
        if (contact->stamp.second / 60 % past->interval_min != 0)
            report_line(intake, contact->line, message);
        if (index > 0)
            check_twice(intake, past, contact);
    }
    return !diags_failed(intake->diags);
}

static void fill_shown(struct past *past, struct arena *arena)
{
    struct zone_day zone_day = {past->zone, STAMP_NO_DATE, false};
    past->shown = ARENA_ARRAY(arena, uint8_t, past->n_days * past->per_day);
    for (int day = 0; day < past->n_days; day++)
        for (int slot = 0; slot < past->per_day; slot++)
            past->shown[day * past->per_day + slot] = (uint8_t)times_shown(
                &zone_day, past->first_date + day, slot * past->slot_min);
}

/* `timed`: some of its contacts have handling times. */
static struct series new_series(const struct past *past,
                                const struct holidays *holidays, bool timed,
                                struct arena *arena)
{
    int n = past->n_days * past->per_day;
    struct series series = {
        .n_days = past->n_days,
        .per_day = past->per_day,
        .weekday = ((past->first_date + 3) % 7 + 7) % 7,
        .count = ARENA_ARRAY(arena, double, n),
        .effort = timed ? ARENA_ARRAY(arena, double, n) : NULL,
        .timed = timed ? ARENA_ARRAY(arena, double, n) : NULL,
        .kind = ARENA_ARRAY(arena, uint8_t, past->n_days),
    };
    for (int day = 0; day < past->n_days; day++)
        series.kind[day] = holidays_kind(holidays, past->first_date + day);
    return series;
}

static bool has_handling(const struct contact *contact)
{
    return contact->handling_s > 0 && contact->count > 0;
}

static void add_contact(const struct past *past, const struct contact *contact,
                        uint16_t *rows)
{
    struct series *series = &past->series[contact->queue];
    int place = place_of(past, contact);
    series->count[place] += contact->count;
    rows[place]++;
    if (!has_handling(contact))
        return;
    series->timed[place] += contact->count;
    series->effort[place] += (double)contact->count * contact->handling_s;
}

/* How many rows of counts make a slot of each weekday: the most there ever
 * were, as a desk may close in the middle of a slot. */
static void count_rows(const struct past *past, const uint16_t *rows,
                       uint16_t *whole)
{
    int per_day = past->per_day, weekday = past->series->weekday;
    memset(whole, 0, 7 * (size_t)per_day * sizeof *whole);
    for (int place = 0; place < past->n_days * per_day; place++) {
        int day = place / per_day, slot = place % per_day;
        int most = (weekday + day) % 7 * per_day + slot;
        if (rows[place] > whole[most] && past->shown[place] == 1)
            whole[most] = rows[place];
    }
}

/* Makes a slot's sum what came in a slot of usual length, or not known. */
static void scale_slot(const struct past *past, int place, int rows, int whole,
                       double *count)
{
    int times = past->shown[place];
    bool tickets = past->interval_min == 0;
    if (times == 0 || (!tickets && (rows == 0 || rows < whole)))
        *count = NAN;
    else if (tickets)
        *count /= times;
    else if (rows > whole && whole > 0)
        *count *= whole / (double)rows;
}

/* The day on which the first contact of a queue came: before its first ticket
 * it was perhaps not yet open. */
static int first_day(const struct past *past, const uint16_t *rows)
{
    int place = 0;
    while (place < past->n_days * past->per_day && rows[place] == 0)
        place++;
    return place / past->per_day;
}

static void scale(const struct past *past, struct series *series,
                  const uint16_t *rows, const uint16_t *whole)
{
    int first = first_day(past, rows);
    for (int day = 0; day < past->n_days; day++)
        for (int slot = 0; slot < past->per_day; slot++) {
            int place = day * past->per_day + slot;
            int usual = series_weekday(series, day) * past->per_day + slot;
            scale_slot(past, place, rows[place], whole[usual],
                       &series->count[place]);
            if (past->interval_min == 0 && day < first)
                series->count[place] = NAN;
        }
}

/* Whether one of a queue's contacts, which begin here, has a handling time. */
static bool queue_has_handling(const struct intake *intake, int index)
{
    int queue = intake->contacts[index].queue;
    for (; index < intake->n_contacts; index++) {
        if (intake->contacts[index].queue != queue)
            return false;
        if (has_handling(&intake->contacts[index]))
            return true;
    }
    return false;
}

static void fill_series(struct intake *intake, struct past *past,
                        const struct holidays *holidays, struct arena *arena)
{
    size_t n = (size_t)past->n_days * past->per_day;
    uint16_t *rows = mem_alloc(n, sizeof *rows);
    uint16_t *whole = mem_alloc(7 * (size_t)past->per_day, sizeof *whole);
    int index = 0;
    for (int queue = 0; queue < past->n_queues; queue++) {
        struct series *series = &past->series[queue];
        bool timed = index < intake->n_contacts &&
                     intake->contacts[index].queue == queue &&
                     queue_has_handling(intake, index);
        *series = new_series(past, holidays, timed, arena);
        memset(rows, 0, n * sizeof *rows);
        for (; index < intake->n_contacts &&
               intake->contacts[index].queue == queue;
             index++)
            add_contact(past, &intake->contacts[index], rows);
        count_rows(past, rows, whole);
        scale(past, series, rows, whole);
        series_leave_out(series);
    }
    free(whole);
    free(rows);
}

struct past *past_of(struct intake *intake, const struct past_options *options,
                     const struct holidays *holidays, struct arena *arena)
{
    struct past *past = ARENA_ARRAY(arena, struct past, 1);
    if (!past_times(intake, options, &past->zone))
        return NULL;
    past->slot_min = options->slot_min;
    past->per_day = MINUTES_PER_DAY / options->slot_min;
    past->n_queues = intake->n_queues;
    past->queues = intake->queues;
    if (!set_range(intake, past))
        return NULL;
    drop_ends(intake, past);
    past->n_used = intake->n_contacts;
    fill_shown(past, arena);
    qsort(intake->contacts, (size_t)intake->n_contacts,
          sizeof *intake->contacts, by_queue_and_time);
    if (intake->counts && !check_counts(intake, past))
        return NULL;
    past->series = ARENA_ARRAY(arena, struct series, past->n_queues);
    fill_series(intake, past, holidays, arena);
    return past;
}
