/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shifts.h"

#include "near.h"
#include "shown.h"

#include <string.h>

struct draft_shift draft_shift(struct spot spot)
{
    return (struct draft_shift){
        .spot = spot,
        .start_spot = spot,
        .end_spot = spot,
        .id = "",
        .name = "",
        .start = {0, 0, 1},
        .length = {0, 0, 1},
        .end = NOT_GIVEN,
        .days = {.weekdays = EVERY_DAY},
        .night = NOT_GIVEN,
    };
}

static void check_times(struct reading *reading, struct draft_shift *shift)
{
    if (shift->start.to >= MINUTES_PER_DAY) {
        spot_report(reading->diags, shift->start_spot,
                    "a shift starts before '24:00', at '00:00' of the next "
                    "day");
        shift->start = (struct range){0, 0, 1};
    }
    if (shift->end == shift->start.from && shift->start.to == shift->end)
        spot_report(reading->diags, shift->end_spot,
                    "'end' is at 'start'; a duty round the clock is written "
                    "as \"length\": \"24h\"");
}

static void check_breaks(struct reading *reading, struct draft_shift *shift)
{
    for (int i = 0; i < shift->n_breaks; i++)
        if (shift->breaks[i].to < shift->breaks[i].from) {
            spot_report(reading->diags, shift->breaks[i].spot,
                        "break begins at the latest before it does at the "
                        "earliest: 'to' must not be less than 'from'");
            shift->breaks[i].to = shift->breaks[i].from;
        }
}

void shift_check_call(struct reading *reading, struct draft_shift *shift,
                      const struct spot *counts, const struct spot *breaks)
{
    if (counts && !shift->on_call)
        spot_report(reading->diags, *counts, "'counts' goes with 'on_call'");
    if (breaks && shift->on_call)
        spot_report(reading->diags, *breaks, "a shift on call has no breaks");
    if (shift->on_call && shift->night == NOT_GIVEN)
        shift->night = false;
}

int reading_shift_named(const struct reading *reading, const char *id)
{
    for (int shift = 0; shift < reading->n_shifts; shift++)
        if (strcmp(reading->shifts[shift].id, id) == 0)
            return shift;
    return NOT_GIVEN;
}

bool reading_shift_gone(const struct reading *reading, const char *id)
{
    return reading_shift_named(reading, id) == NOT_GIVEN &&
           names_have(&reading->shifts_gone, id);
}

void shifts_add(struct reading *reading, struct spot id_spot,
                struct draft_shift *shift)
{
    int before = diags_count(reading->diags);
    check_times(reading, shift);
    check_breaks(reading, shift);
    shift->broken |= diags_count(reading->diags) > before;
    if (*shift->id && reading_shift_named(reading, shift->id) != NOT_GIVEN)
        spot_report(reading->diags, id_spot, "another shift has the id '%s'",
                    SHOWN(shift->id));
    if (reading->n_shifts < SHIFTS_MAX)
        reading->shifts[reading->n_shifts++] = *shift;
    else
        spot_report(reading->diags, id_spot, "more than %d shifts", SHIFTS_MAX);
}

int reading_shift(struct reading *reading, struct spot spot, const char *id)
{
    const char *ids[SHIFTS_MAX];
    int shift = reading_shift_named(reading, id);
    if (shift != NOT_GIVEN || !*id || names_have(&reading->shifts_gone, id))
        return shift;
    for (int i = 0; i < reading->n_shifts; i++)
        ids[i] = reading->shifts[i].id;
    const char *nearest = near_name(id, ids, reading->n_shifts);
    if (nearest)
        spot_report(reading->diags, spot,
                    "unknown shift '%s', did you mean '%s'?", SHOWN(id),
                    nearest);
    else
        spot_report(reading->diags, spot, "unknown shift '%s'", SHOWN(id));
    return NOT_GIVEN;
}

void shifts_complete(struct reading *reading)
{
    for (int shift = 0; shift < reading->n_shifts; shift++) {
        const struct names *names = &reading->shifts[shift].not_before;
        for (int i = 0; i < names->n; i++)
            reading_shift(reading, names->items[i].spot, names->items[i].text);
    }
}
