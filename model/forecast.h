/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A forecast of a queue for days to come, and how good it has been: made anew
 * as of each week of the past (rolling origin), it is held against what came.
 *
 * Several methods see a pattern of the week (pattern.h); they are averaged,
 * each with weight 1 / WAPE^2 of what it has missed so far.  A holiday takes
 * its ratio to a usual day from the holidays of its type that are known; the
 * first of a type is taken for the quietest day of the week. */
#ifndef FORECAST_H
#define FORECAST_H

#include "series.h"

enum { FORECAST_DAYS_LEAST = 14 }; /* less past says nothing */

struct forecast;

/* Borrows the series, of at least FORECAST_DAYS_LEAST days.  With `trend` the
 * level of the week is taken to go on growing or falling as it did, less so
 * each week (damped); without, to stay. */
struct forecast *forecast_new(const struct series *series, bool trend);
void forecast_free(struct forecast *forecast);

/* What is expected in each slot of a day, counted like those of the series and
 * not before its end: expected[per_day]. */
void forecast_day(const struct forecast *forecast, int day, int kind,
                  double *expected);

/* Seconds of handling of a contact in each slot of a weekday, 0: not known. */
void forecast_handling(const struct forecast *forecast, int weekday,
                       double *handling_s);

/* Of the week that is so many weeks ahead, over all origins from the eighth
 * week on: sums over slots of which is known what came. */
struct accuracy {
    int n_origins;        /* 0: too little is known, and nothing else holds */
    double wape;          /* sum of |came - expected| / sum of what came */
    double bias;          /* sum of (expected - came) / sum of what came */
    double floor;         /* WAPE if the exact rate had been known and contacts
                             came by chance (Poisson): not to be got under */
    double mean8_wape;    /* of the mean of the last eight same weekdays */
    double dispersion;    /* sum of (came - expected)^2 / sum of expected, which
                             is the variance divided by the mean; Poisson: 1 */
    double handling_wape; /* of seconds, each contact weighing the same; NAN
                             where they are not known */
};
struct accuracy forecast_accuracy(const struct forecast *forecast,
                                  int weeks_ahead);

/* Mean of |N - mean| of a Poisson distributed N (De Moivre). */
double poisson_deviation(double mean);

#endif
