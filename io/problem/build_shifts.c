/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every duty that a shift offers: on each of its days on which the team is not
 * closed, in each calendar, from each of its starts, of each of its lengths. */
#include "build.h"

#include "clock.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { OFFERS_MAX = 500000 };

/* The offers so far, and the shift being laid out. */
struct layout {
    struct build *build;
    struct offer *offers;
    int n, room;
    bool full;
    int shift, calendar, day;
};

static const struct draft_shift *draft_of(const struct layout *layout)
{
    return &layout->build->reading->shifts[layout->shift];
}

static const char *zone_of(const struct layout *layout)
{
    return layout->build->problem->grid.calendars[layout->calendar].zone;
}

static int date_of_day(const struct layout *layout)
{
    return layout->build->problem->grid.first_date + layout->day;
}

static int by_begin(const void *left, const void *right)
{
    const struct pause *a = left, *b = right;
    return a->from != b->from ? a->from - b->from : a->to - b->to;
}

/* The breaks of a duty of so many slots; those for longer ones left out. */
static void take_breaks(const struct layout *layout, struct offer *offer)
{
    const struct draft_shift *draft = draft_of(layout);
    int slot_min = layout->build->problem->grid.slot_min;
    int length = offer->end - offer->start;
    for (int i = 0; i < draft->n_breaks; i++) {
        const struct draft_break *pause = &draft->breaks[i];
        if (length * slot_min <= pause->over)
            continue;
        struct pause taken = {pause->length / slot_min, pause->from / slot_min,
                              pause->to / slot_min, pause->paid};
        int latest = length - taken.length - 1;
        if (taken.to > latest)
            taken.to = latest;
        offer->pauses[offer->n_pauses++] = taken;
    }
    qsort(offer->pauses, (size_t)offer->n_pauses, sizeof *offer->pauses,
          by_begin);
}

/* Whether the breaks can be taken at all, one after another. */
static bool breaks_fit(const struct offer *offer)
{
    int after = 1;
    for (int i = 0; i < offer->n_pauses; i++) {
        const struct pause *pause = &offer->pauses[i];
        int begin = pause->from > after ? pause->from : after;
        if (begin > pause->to)
            return false;
        after = begin + pause->length + 1;
    }
    return after <= offer->end - offer->start;
}

static void report_breaks(const struct layout *layout,
                          const struct offer *offer)
{
    const struct draft_shift *draft = draft_of(layout);
    const struct grid *grid = &layout->build->problem->grid;
    char length[UNITS_ROOM];
    spot_report(layout->build->reading->diags, draft->breaks[0].spot,
                "the breaks of shift '%s' do not fit into a duty of %s; say "
                "with 'over' how long a duty with the break must be",
                draft->id,
                units_write_minutes(
                    grid_minutes(grid, offer->end - offer->start), length));
}

static int work_minutes(const struct grid *grid, const struct offer *offer)
{
    int slots = offer->end - offer->start;
    for (int i = 0; i < offer->n_pauses; i++)
        if (!offer->pauses[i].paid)
            slots -= offer->pauses[i].length;
    return grid_minutes(grid, slots);
}

/* What a duty on call counts, in whole slots. */
static int call_minutes(const struct grid *grid, const struct offer *offer,
                        int percent)
{
    return grid_minutes(grid,
                        ((offer->end - offer->start) * percent + 50) / 100);
}

static void add_offer(struct layout *layout, int minute, int64_t start,
                      int64_t end)
{
    const struct grid *grid = &layout->build->problem->grid;
    const struct draft_shift *draft = draft_of(layout);
    struct offer offer = {.shift = layout->shift,
                          .day = layout->day,
                          .start = slot_before(grid, start),
                          .end = slot_before(grid, end),
                          .start_min = (short)minute,
                          .night = night_duty(layout->build, layout->shift,
                                              layout->calendar,
                                              date_of_day(layout), start, end)};
    if (layout->n == OFFERS_MAX) {
        layout->full = true;
        return;
    }
    take_breaks(layout, &offer);
    if (!breaks_fit(&offer)) {
        report_breaks(layout, &offer);
        return;
    }
    offer.on_call = draft->on_call;
    offer.work_min = draft->on_call ? call_minutes(grid, &offer, draft->counts)
                                    : work_minutes(grid, &offer);
    MEM_GROW(layout->offers, layout->n, layout->room);
    layout->offers[layout->n++] = offer;
}

static bool is_family(const struct draft_shift *draft)
{
    return draft->start.from != draft->start.to ||
           draft->length.from != draft->length.to;
}

/* Whether some agent of the calendar may work the shift. */
static bool is_wanted(const struct layout *layout)
{
    const struct problem *problem = layout->build->problem;
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (problem->agents[agent].calendar == layout->calendar &&
            problem->agents[agent].eligible[layout->shift])
            return true;
    return false;
}

/* The instant of a start or end; false where the clock skips or repeats it,
 * which is an error for a shift that has no other. */
static bool instant(const struct layout *layout, struct spot spot,
                    const char *cure, int date, int minute, int64_t *second)
{
    char time[UNITS_ROOM], day[UNITS_ROOM];
    enum clock_fit fit = clock_to_second(zone_of(layout), date, minute, second);
    if (fit == CLOCK_ONCE)
        return true;
    if (!is_family(draft_of(layout)) && is_wanted(layout))
        spot_report(layout->build->reading->diags, spot,
                    "%s on %s %s in '%s'; %s", units_write_clock(minute, time),
                    units_write_date(date, day),
                    fit == CLOCK_SKIPPED ? "does not exist" : "comes twice",
                    zone_of(layout), cure);
    return false;
}

static void offer_to_end(struct layout *layout, int minute, int64_t start)
{
    const struct draft_shift *draft = draft_of(layout);
    int date = date_of_day(layout) + (draft->end <= minute);
    int64_t end;
    if (instant(layout, draft->end_spot,
                "give \"length\" instead of \"end\", or leave the day out "
                "with \"days\"",
                date, draft->end, &end) &&
        end > start)
        add_offer(layout, minute, start, end);
}

static void offer_lengths(struct layout *layout, int minute, int64_t start)
{
    const struct draft_shift *draft = draft_of(layout);
    for (int length = draft->length.from;
         length <= draft->length.to && !layout->full;
         length += draft->length.step)
        if (length > 0)
            add_offer(layout, minute, start, start + length * INT64_C(60));
}

static void offer_starts(struct layout *layout)
{
    const struct draft_shift *draft = draft_of(layout);
    for (int minute = draft->start.from;
         minute <= draft->start.to && !layout->full;
         minute += draft->start.step) {
        int64_t start;
        if (!instant(layout, draft->start_spot,
                     "leave the day out with \"days\"", date_of_day(layout),
                     minute, &start))
            continue;
        if (draft->end == NOT_GIVEN)
            offer_lengths(layout, minute, start);
        else
            offer_to_end(layout, minute, start);
    }
}

static void offer_day(struct layout *layout, int calendar, int day)
{
    const struct problem *problem = layout->build->problem;
    layout->calendar = calendar;
    layout->day = day;
    if (days_have(&layout->build->reading->closed, date_of_day(layout)))
        return;
    for (int shift = 0; shift < problem->n_shifts; shift++) {
        layout->shift = shift;
        if (!layout->full && !draft_of(layout)->broken &&
            days_have(&draft_of(layout)->days, date_of_day(layout)))
            offer_starts(layout);
    }
}

static void lay_out(struct layout *layout)
{
    struct problem *problem = layout->build->problem;
    struct arena *arena = layout->build->reading->arena;
    const struct grid *grid = &problem->grid;
    int *first = ARENA_ARRAY(arena, int, grid->n_calendars * grid->n_days + 1);
    int row = 0;
    for (int calendar = 0; calendar < grid->n_calendars; calendar++)
        for (int day = 0; day < grid->n_days; day++) {
            first[row++] = layout->n;
            offer_day(layout, calendar, day);
        }
    first[row] = layout->n;
    struct offer *offers = ARENA_ARRAY(arena, struct offer, layout->n);
    if (layout->n > 0)
        memcpy(offers, layout->offers, (size_t)layout->n * sizeof *offers);
    problem->first_offer = first;
    problem->offers = offers;
    problem->n_offers = layout->n;
}

static void find_end(struct problem *problem)
{
    struct grid *grid = &problem->grid;
    for (int calendar = 0; calendar < grid->n_calendars; calendar++) {
        int end = grid->calendars[calendar].day_start[grid->n_days];
        if (end > grid->n_slots)
            grid->n_slots = end;
    }
    for (int offer = 0; offer < problem->n_offers; offer++)
        if (problem->offers[offer].end > grid->n_slots)
            grid->n_slots = problem->offers[offer].end;
}

static uint64_t bits_of(struct reading *reading, const struct names *names)
{
    uint64_t bits = 0;
    for (int i = 0; i < names->n; i++) {
        int shift =
            reading_shift(reading, names->items[i].spot, names->items[i].text);
        if (shift != NOT_GIVEN)
            bits |= UINT64_C(1) << shift;
    }
    return bits;
}

void build_shifts(struct build *build)
{
    struct reading *reading = build->reading;
    struct problem *problem = build->problem;
    struct layout layout = {.build = build};
    struct shift *shifts =
        ARENA_ARRAY(reading->arena, struct shift, reading->n_shifts);
    for (int shift = 0; shift < reading->n_shifts; shift++) {
        const struct draft_shift *draft = &reading->shifts[shift];
        shifts[shift] = (struct shift){draft->id, draft->name,
                                       bits_of(reading, &draft->not_before)};
    }
    problem->shifts = shifts;
    lay_out(&layout);
    if (layout.full)
        spot_report(reading->diags, reading->shifts[0].spot,
                    "the shifts offer more than %d duties, choose fewer "
                    "starts or lengths by a larger 'step'",
                    OFFERS_MAX);
    free(layout.offers);
    find_end(problem);
}
