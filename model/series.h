/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came in a queue: contacts per slot of local days.  Slots are those that
 * the clock on the wall shows, so all days have equally many; what came in an
 * hour that the clock showed twice is halved before it gets here, and an hour
 * that it skipped is not known. */
#ifndef SERIES_H
#define SERIES_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

/* What a day is like.  Only usual days teach what is usual. */
enum day_kind {
    DAY_USUAL,
    DAY_LEFT_OUT, /* an outage, or a holiday that nobody named */
    DAY_AFTER,    /* the day after a holiday */
    DAY_BRIDGE,   /* between a holiday and a weekend */
    DAY_HOLIDAY   /* this and all above: each a type of holiday */
};

struct series {
    int n_days, per_day;
    int weekday;    /* of day 0; Monday = 0 */
    double *count;  /* [n_days * per_day] contacts; NAN: not known */
    double *effort; /* [n_days * per_day] seconds of handling of ... */
    double *timed;  /* ... so many contacts; both NULL: not known */
    uint8_t *kind;  /* [n_days] enum day_kind */
};

static inline const double *series_day(const struct series *series, int day)
{
    return &series->count[day * series->per_day];
}

static inline int series_weekday(const struct series *series, int day)
{
    return (series->weekday + day) % 7;
}

/* All contacts of a day; NAN where a good part of the slots that are known on
 * such a weekday is not. */
double series_total(const struct series *series, int day);

/* The last usual days before `day` that fall on its weekday, within a year, and
 * of which anything is known, the latest first.  Returns how many, at most
 * `most`. */
int series_same_days(const struct series *series, int day, int most, int *days);

/* Marks usual days as left out that are far below the days of the same weekday
 * before them: a tenth-part day is an outage or a holiday, and would teach
 * what is not so.  What became of it is seen in `kind`. */
void series_leave_out(struct series *series);

/* A copy of the days before `origin` in which each figure is kept within what
 * is usual at this time of this weekday. */
struct series series_clean(const struct series *series, int origin,
                           struct arena *arena);

#endif
