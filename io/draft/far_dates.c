/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `near_from` up to `near_to` is what a chain of dates leads to so far; only
 * what lies outside of it when it is told is kept. */
#include "far_dates.h"

enum { YEAR_DAYS = 366, NOTES_MAX = 10 };

struct far_date {
    struct spot spot;
    int first, last;
    bool near;
    struct far_date *next;
};

void far_dates_begin(struct reading *reading)
{
    reading->near_from = reading->first_date - YEAR_DAYS;
    reading->near_to = reading->first_date + reading->n_days + YEAR_DAYS;
    reading->far_dates = NULL;
    reading->last_far_date = &reading->far_dates;
}

/* Whether the dates are among those that are near, from where their first
 * leads further: leave without an end often goes on until 2099. */
static bool reach(struct reading *reading, int first, int last)
{
    if (last < reading->near_from || first >= reading->near_to)
        return false;
    if (first - YEAR_DAYS < reading->near_from)
        reading->near_from = first - YEAR_DAYS;
    if (first + 1 + YEAR_DAYS > reading->near_to)
        reading->near_to = first + 1 + YEAR_DAYS;
    return true;
}

void far_dates_tell(struct reading *reading, struct spot spot, int first,
                    int last)
{
    if (reach(reading, first, last))
        return;
    struct far_date *date = ARENA_ARRAY(reading->scratch, struct far_date, 1);
    *date = (struct far_date){.spot = spot, .first = first, .last = last};
    *reading->last_far_date = date;
    reading->last_far_date = &date->next;
}

static bool reach_more(struct reading *reading)
{
    bool any = false;
    for (struct far_date *date = reading->far_dates; date; date = date->next)
        if (!date->near && reach(reading, date->first, date->last))
            any = date->near = true;
    return any;
}

static void note(struct reading *reading, const struct far_date *date)
{
    char told[UNITS_ROOM], roster[UNITS_ROOM];
    bool before = date->last < reading->first_date;
    int end = before ? reading->first_date
                     : reading->first_date + reading->n_days - 1;
    units_write_date(before ? date->last : date->first, told);
    spot_note(reading->diags, date->spot, "%s is more than a year %s, %s", told,
              before ? "before the first day" : "after the last day",
              units_write_date(end, roster));
}

void far_dates_note(struct reading *reading)
{
    int n = 0;
    while (reach_more(reading))
        continue;
    for (struct far_date *date = reading->far_dates; date; date = date->next)
        if (!date->near && n++ < NOTES_MAX)
            note(reading, date);
    if (n > NOTES_MAX)
        diags_note(reading->diags, reading->path, "",
                   "%d more dates are that far from the roster", n - NOTES_MAX);
}
