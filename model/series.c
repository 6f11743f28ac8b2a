/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cleaning looks at the past only, so that a forecast as of any day is the one
 * that could have been made on that day. */
#include "series.h"

#include "robust.h"

#include <math.h>
#include <string.h>

enum {
    WEEKS_SEEN = 12,    /* what is usual now */
    WEEKS_COMPARED = 6, /* for a day that may be an outage */
    WEEKS_BACK = 52,    /* that anything is looked for */
    PEERS_LEAST = 3,    /* as many tell what is usual */
    SPREADS = 5,        /* further off is not chance */
};

static const double whole_share = 0.9; /* of the slots: a day is whole */
static const double low_share = 0.4;   /* of the usual: something was wrong */
static const double low_least = 20; /* contacts in a day; fewer tell little */

static int known_slots(const struct series *series, int day)
{
    int known = 0;
    for (int slot = 0; slot < series->per_day; slot++)
        known += !isnan(series_day(series, day)[slot]);
    return known;
}

/* Nothing before this day is like `day`. */
static int first_compared(int day)
{
    return day > 7 * WEEKS_BACK ? day - 7 * WEEKS_BACK : 0;
}

int series_same_days(const struct series *series, int day, int most, int *days)
{
    int n = 0, first = first_compared(day);
    for (int other = day - 7; other >= first && n < most; other -= 7)
        if (series->kind[other] == DAY_USUAL && known_slots(series, other) > 0)
            days[n++] = other;
    return n;
}

double series_total(const struct series *series, int day)
{
    int days[WEEKS_COMPARED], known = known_slots(series, day);
    double slots[WEEKS_COMPARED], total = 0;
    if (known == 0)
        return NAN;
    int n = series_same_days(series, day, WEEKS_COMPARED, days);
    for (int index = 0; index < n; index++)
        slots[index] = known_slots(series, days[index]);
    if (n > 0 && known < whole_share * robust_median(slots, n))
        return NAN;
    for (int slot = 0; slot < series->per_day; slot++)
        if (!isnan(series_day(series, day)[slot]))
            total += series_day(series, day)[slot];
    return total;
}

/* Peers of any kind, so that a lasting fall is not left out for ever. */
static bool far_below_peers(const struct series *series, int day)
{
    double totals[WEEKS_COMPARED], total = series_total(series, day);
    int n = 0, first = first_compared(day);
    if (isnan(total))
        return false;
    for (int other = day - 7; other >= first && n < WEEKS_COMPARED;
         other -= 7) {
        totals[n] = series_total(series, other);
        n += !isnan(totals[n]);
    }
    if (n < PEERS_LEAST)
        return false;
    double usual = robust_median(totals, n);
    return usual >= low_least && total < low_share * usual;
}

void series_leave_out(struct series *series)
{
    for (int day = 0; day < series->n_days; day++)
        if (series->kind[day] == DAY_USUAL && far_below_peers(series, day))
            series->kind[day] = DAY_LEFT_OUT;
}

/* Keeps what came at one time of one weekday within its limits. */
static void clip(struct series *clean, const int *days, int n, int slot)
{
    double values[WEEKS_SEEN];
    int known = 0;
    for (int index = 0; index < n; index++) {
        values[known] = series_day(clean, days[index])[slot];
        known += !isnan(values[known]);
    }
    if (known < PEERS_LEAST)
        return;
    double median = robust_median(values, known);
    double chance = sqrt(fmax(median, 1));
    double room = SPREADS * fmax(robust_spread(values, known, median), chance);
    for (int index = 0; index < n; index++) {
        double *count = &clean->count[days[index] * clean->per_day + slot];
        if (!isnan(*count))
            *count = fmin(fmax(*count, median - room), median + room);
    }
}

struct series series_clean(const struct series *series, int origin,
                           struct arena *arena)
{
    struct series clean = *series;
    int n_counts = origin * series->per_day;
    clean.n_days = origin;
    clean.count = ARENA_ARRAY(arena, double, n_counts);
    memcpy(clean.count, series->count, (size_t)n_counts * sizeof(double));
    for (int day = origin; day < origin + 7; day++) {
        int days[WEEKS_SEEN];
        int n = series_same_days(&clean, day, WEEKS_SEEN, days);
        for (int slot = 0; slot < series->per_day; slot++)
            clip(&clean, days, n, slot);
    }
    return clean;
}
