/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pattern.h"

#include "mem.h"
#include "profile.h"
#include "robust.h"

#include <math.h>
#include <stdlib.h>

enum {
    WEEKS = 26,       /* that anything is taken from */
    WEEKS_MEDIAN = 6, /* of day totals */
    WEEKS_MEAN = 8,
};

static const double slot_gain = 0.1;  /* of the latest week, slot by slot */
static const double total_gain = 0.1; /* the same, of day totals */
static const double further_contacts = 50; /* of which a mean is completed */

/* The day on which `weekday` falls next after the last day. */
static int next_day(const struct series *series, int weekday)
{
    return series->n_days +
           (weekday - series_weekday(series, series->n_days) + 7) % 7;
}

static void fit_slots(const struct series *clean, double *week)
{
    int days[WEEKS];
    for (int weekday = 0; weekday < 7; weekday++) {
        int n = series_same_days(clean, next_day(clean, weekday), WEEKS, days);
        for (int slot = 0; slot < clean->per_day; slot++) {
            double sum = 0, weights = 0, weight = 1;
            for (int index = 0; index < n; index++, weight *= 1 - slot_gain) {
                double count = series_day(clean, days[index])[slot];
                if (isnan(count))
                    continue;
                sum += weight * count;
                weights += weight;
            }
            week[weekday * clean->per_day + slot] =
                weights > 0 ? sum / weights : 0;
        }
    }
}

/* The totals of the last whole days of a weekday, the latest first. */
static int last_totals(const struct series *clean, int weekday, int most,
                       double *totals)
{
    int days[WEEKS], n_totals = 0;
    int n = series_same_days(clean, next_day(clean, weekday), WEEKS, days);
    for (int index = 0; index < n && n_totals < most; index++) {
        totals[n_totals] = series_total(clean, days[index]);
        n_totals += !isnan(totals[n_totals]);
    }
    return n_totals;
}

static double weighted_mean(const double *values, int n, double gain)
{
    double sum = 0, weights = 0, weight = 1;
    for (int index = 0; index < n; index++, weight *= 1 - gain) {
        sum += weight * values[index];
        weights += weight;
    }
    return sum / weights;
}

static double level(const struct series *clean, int weekday,
                    enum pattern_method method)
{
    double totals[WEEKS];
    int most = method == PATTERN_MEDIAN ? WEEKS_MEDIAN : WEEKS;
    int n = last_totals(clean, weekday, most, totals);
    if (n == 0)
        return 0;
    return method == PATTERN_MEDIAN ? robust_median(totals, n)
                                    : weighted_mean(totals, n, total_gain);
}

void pattern_fit(const struct series *clean, enum pattern_method method,
                 double *week)
{
    if (method == PATTERN_SLOTS) {
        fit_slots(clean, week);
        return;
    }
    profile_fit(clean, week);
    for (int weekday = 0; weekday < 7; weekday++) {
        double total = level(clean, weekday, method);
        for (int slot = 0; slot < clean->per_day; slot++)
            week[weekday * clean->per_day + slot] *= total;
    }
}

void pattern_mean8(const struct series *series, int origin, double *week)
{
    for (int slot = 0; slot < 7 * series->per_day; slot++) {
        int weekday = slot / series->per_day, n = 0;
        int day = origin - 1;
        while (day > 0 && series_weekday(series, day) != weekday)
            day--;
        double sum = 0;
        for (; day >= 0 && n < WEEKS_MEAN; day -= 7) {
            double count = series_day(series, day)[slot % series->per_day];
            if (isnan(count))
                continue;
            sum += count;
            n++;
        }
        week[slot] = n > 0 ? sum / n : 0;
    }
}

/* Handling seconds and the contacts that they belong to, recent days weighing
 * more. */
struct handled {
    double effort, timed;
};

static void add_handled(struct handled *sum, const struct handled *part)
{
    sum->effort += part->effort;
    sum->timed += part->timed;
}

/* The mean of what is known, as if further contacts of length `usual` came. */
static double mean_handling(const struct handled *handled, double usual)
{
    double further = usual > 0 ? further_contacts : 0;
    double timed = handled->timed + further;
    return timed > 0 ? (handled->effort + further * usual) / timed : 0;
}

static void sum_handled(const struct series *series, int origin,
                        struct handled *week)
{
    int first = origin > 7 * WEEKS ? origin - 7 * WEEKS : 0;
    for (int day = first; day < origin; day++) {
        struct handled *slots =
            &week[series_weekday(series, day) * series->per_day];
        double weight = pow(1 - slot_gain, (origin - 1 - day) / 7);
        for (int slot = 0; slot < series->per_day; slot++) {
            int place = day * series->per_day + slot;
            const struct handled part = {weight * series->effort[place],
                                         weight * series->timed[place]};
            add_handled(&slots[slot], &part);
        }
    }
}

void pattern_handling(const struct series *series, int origin, double *week)
{
    int per_day = series->per_day;
    struct handled all = {0}, *slots = mem_alloc(7 * per_day, sizeof *slots);
    if (series->timed)
        sum_handled(series, origin, slots);
    for (int slot = 0; slot < 7 * per_day; slot++)
        add_handled(&all, &slots[slot]);
    for (int slot = 0; slot < per_day; slot++) {
        struct handled time = {0};
        for (int weekday = 0; weekday < 7; weekday++)
            add_handled(&time, &slots[weekday * per_day + slot]);
        double usual = mean_handling(&time, mean_handling(&all, 0));
        for (int weekday = 0; weekday < 7; weekday++)
            week[weekday * per_day + slot] =
                mean_handling(&slots[weekday * per_day + slot], usual);
    }
    free(slots);
}

double pattern_day_total(const struct series *series, const double *week,
                         int weekday)
{
    double sum = 0;
    for (int slot = 0; slot < series->per_day; slot++)
        sum += week[weekday * series->per_day + slot];
    return sum;
}
