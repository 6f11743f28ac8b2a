/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "occasion.h"

#include "pattern.h"
#include "robust.h"

#include <math.h>
#include <string.h>

enum { PEERS = 6 }; /* days that a holiday is compared with */

static const double usual_days = 2;       /* thrown in with others */
static const double shape_contacts = 200; /* thrown in with holidays */

static int quietest_weekday(const struct series *series, const double *week)
{
    int quietest = 6;
    for (int weekday = 0; weekday < 6; weekday++)
        if (pattern_day_total(series, week, weekday) <
            pattern_day_total(series, week, quietest))
            quietest = weekday;
    return quietest;
}

/* What came on past days of one kind, and what would have been usual. */
struct occasions {
    double came, usual;
    int n;
};

static struct occasions past_occasions(const struct series *series, int end,
                                       int kind, double *slots)
{
    struct occasions occasions = {0};
    for (int day = 0; day < end; day++) {
        int days[PEERS];
        double totals[PEERS], total = series_total(series, day);
        if (series->kind[day] != kind || isnan(total))
            continue;
        int n = series_same_days(series, day, PEERS, days), n_totals = 0;
        for (int index = 0; index < n; index++) {
            totals[n_totals] = series_total(series, days[index]);
            n_totals += !isnan(totals[n_totals]);
        }
        if (n_totals == 0)
            continue;
        occasions.came += total;
        occasions.usual += robust_median(totals, n_totals);
        occasions.n++;
        for (int slot = 0; slot < series->per_day; slot++)
            if (!isnan(series_day(series, day)[slot]))
                slots[slot] += series_day(series, day)[slot];
    }
    return occasions;
}

/* Spreads `total` as `model` is, and as the slots of past days were where the
 * model is open: one day alone tells little, however much came. */
static void spread(double *slots, int n, double total, int n_days,
                   const double *model)
{
    double sum = 0, model_sum = 0, told = n_days / (n_days + usual_days);
    for (int slot = 0; slot < n; slot++) {
        slots[slot] = model[slot] > 0 ? slots[slot] : 0;
        sum += slots[slot];
        model_sum += model[slot];
    }
    double all = sum + shape_contacts, own = told * sum / all;
    for (int slot = 0; slot < n && model_sum > 0; slot++)
        slots[slot] = total * (told * slots[slot] / all +
                               (1 - own) * model[slot] / model_sum);
}

/* What days of a kind have of a usual day.  Days after holidays and bridge days
 * are near to usual ones, of which some are thrown in. */
static double ratio_of(const struct occasions *past, bool mild)
{
    double further = mild ? usual_days : 0;
    if (past->usual <= 0)
        return 1;
    return (past->n * past->came / past->usual + further) / (past->n + further);
}

void occasion_expect(const struct series *series, int end, int kind,
                     const double *week, int weekday, double *expected)
{
    bool mild = kind < DAY_HOLIDAY;
    memset(expected, 0, (size_t)series->per_day * sizeof *expected);
    struct occasions past = past_occasions(series, end, kind, expected);
    bool first = !mild && past.usual <= 0;
    int model = first ? quietest_weekday(series, week) : weekday;
    double total =
        pattern_day_total(series, week, model) * ratio_of(&past, mild);
    spread(expected, series->per_day, total, mild ? 0 : past.n,
           &week[model * series->per_day]);
}
