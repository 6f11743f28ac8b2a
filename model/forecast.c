/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The patterns of all methods as of each week's origin are worked out once;
 * the last origin is the end of the series.  As of an origin only what came
 * before it is looked at, also when methods are weighed. */
#include "forecast.h"

#include "mem.h"
#include "occasion.h"
#include "pattern.h"
#include "robust.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ORIGINS_WEIGHED = 12,
    WEEKS_WEIGHED = 4,   /* ahead; further off methods weigh the same */
    WEEKS_BEFORE = 8,    /* an origin whose forecast is held to account */
    WEEKS_OF_TREND = 26, /* that it and the level are read from */
    WEEKS_LEAST = 13,    /* that a trend shows in */
};

static const double damping = 0.9;     /* of a trend, each week */
static const double level_gain = 0.3;  /* of the latest week */
static const double level_keeps = 0.8; /* of what is unusual, each week */

struct forecast {
    const struct series *series;
    struct arena *arena;
    bool trend;
    int n_origins;
    double *patterns; /* [n_origins][PATTERN_METHODS][7 * per_day] */
    double *totals;   /* [n_origins][n_days] of the half year before it,
                         cleaned */
};

static int week_slots(const struct forecast *forecast)
{
    return 7 * forecast->series->per_day;
}

static int origin_day(const struct forecast *forecast, int origin)
{
    return forecast->series->n_days - 7 * (forecast->n_origins - 1 - origin);
}

static double *pattern_at(const struct forecast *forecast, int origin,
                          int method)
{
    return &forecast->patterns[(origin * PATTERN_METHODS + method) *
                               week_slots(forecast)];
}

static double *totals_at(const struct forecast *forecast, int origin)
{
    return &forecast->totals[origin * forecast->series->n_days];
}

static void fit_origin(struct forecast *forecast, int origin)
{
    struct arena *arena = arena_new();
    struct series clean =
        series_clean(forecast->series, origin_day(forecast, origin), arena);
    for (int method = 0; method < PATTERN_METHODS; method++)
        pattern_fit(&clean, method, pattern_at(forecast, origin, method));
    int first = clean.n_days > 7 * WEEKS_OF_TREND
                    ? clean.n_days - 7 * WEEKS_OF_TREND
                    : 0;
    for (int day = first; day < clean.n_days; day++)
        totals_at(forecast, origin)[day] = series_total(&clean, day);
    arena_free(arena);
}

struct forecast *forecast_new(const struct series *series, bool trend)
{
    struct arena *arena = arena_new();
    struct forecast *forecast = ARENA_ARRAY(arena, struct forecast, 1);
    *forecast = (struct forecast){
        .series = series,
        .arena = arena,
        .trend = trend,
        .n_origins = (series->n_days - FORECAST_DAYS_LEAST) / 7 + 1,
    };
    forecast->patterns = ARENA_ARRAY(
        arena, double,
        forecast->n_origins *PATTERN_METHODS *(size_t)week_slots(forecast));
    forecast->totals =
        ARENA_ARRAY(arena, double, forecast->n_origins *(size_t)series->n_days);
    for (int origin = 0; origin < forecast->n_origins; origin++)
        fit_origin(forecast, origin);
    return forecast;
}

void forecast_free(struct forecast *forecast)
{
    if (forecast)
        arena_free(forecast->arena);
}

/* What a pattern missed in the usual days of the seven from `first` on. */
static double missed(const struct series *series, const double *week, int first)
{
    double sum = 0;
    for (int day = first; day < first + 7; day++) {
        const double *count = series_day(series, day);
        const double *expected =
            &week[series_weekday(series, day) * series->per_day];
        if (series->kind[day] != DAY_USUAL)
            continue;
        for (int slot = 0; slot < series->per_day; slot++)
            if (!isnan(count[slot]))
                sum += fabs(count[slot] - expected[slot]);
    }
    return sum;
}

/* The weight of a method, by what it missed so many weeks ahead. */
static double method_weight(const struct forecast *forecast, int origin,
                            int ahead, int method)
{
    double sum = 0;
    for (int past = origin - ahead;
         past >= 0 && past > origin - ahead - ORIGINS_WEIGHED; past--)
        sum += missed(forecast->series, pattern_at(forecast, past, method),
                      origin_day(forecast, past + ahead - 1));
    return 1 / fmax(sum * sum, 1e-9);
}

/* All methods as one, for a week so many weeks after the origin. */
static void combine(const struct forecast *forecast, int origin, int ahead,
                    double *week)
{
    double weights[PATTERN_METHODS], sum = 0;
    if (ahead > WEEKS_WEIGHED)
        ahead = WEEKS_WEIGHED;
    for (int method = 0; method < PATTERN_METHODS; method++) {
        weights[method] = method_weight(forecast, origin, ahead, method);
        sum += weights[method];
    }
    memset(week, 0, (size_t)week_slots(forecast) * sizeof *week);
    for (int method = 0; method < PATTERN_METHODS; method++) {
        const double *pattern = pattern_at(forecast, origin, method);
        for (int slot = 0; slot < week_slots(forecast); slot++)
            week[slot] += weights[method] / sum * pattern[slot];
    }
}

/* What came in the usual days of a week before an origin, and what the pattern
 * says of them. */
struct sums {
    double came, expected;
};

static struct sums week_sums(const struct forecast *forecast, int origin,
                             const double *week, int first)
{
    const struct series *series = forecast->series;
    struct sums sums = {0};
    for (int day = first; day < first + 7; day++) {
        double total = totals_at(forecast, origin)[day];
        if (series->kind[day] != DAY_USUAL || isnan(total))
            continue;
        sums.came += total;
        sums.expected +=
            pattern_day_total(series, week, series_weekday(series, day));
    }
    return sums;
}

/* The slope of levels by weeks before the origin, a rise being positive: the
 * median over all pairs (Theil 1950, Sen 1968). */
static double slope_of(const double *levels, int n)
{
    double slopes[WEEKS_OF_TREND * WEEKS_OF_TREND / 2];
    int n_slopes = 0;
    for (int late = 0; late < n; late++)
        for (int early = late + 1; early < n; early++)
            if (!isnan(levels[late]) && !isnan(levels[early]))
                slopes[n_slopes++] =
                    (levels[late] - levels[early]) / (early - late);
    return n_slopes > 0 ? robust_median(slopes, n_slopes) : 0;
}

/* The level of a week after the origin, as a multiple of the pattern's. */
static double trend_factor(const struct forecast *forecast, int origin,
                           int ahead, const double *week)
{
    double levels[WEEKS_OF_TREND], now[WEEKS_OF_TREND], growth = 0;
    int n = 0, n_now = 0, end = origin_day(forecast, origin);
    for (; n < WEEKS_OF_TREND && 7 * (n + 1) <= end; n++) {
        struct sums sums = week_sums(forecast, origin, week, end - 7 * (n + 1));
        levels[n] = sums.expected > 0 ? sums.came / sums.expected : NAN;
    }
    if (n < WEEKS_LEAST)
        return 1;
    double slope = slope_of(levels, n);
    for (int past = 0; past < n; past++) {
        now[n_now] = levels[past] + slope * past;
        n_now += !isnan(levels[past]);
    }
    for (int step = 1; step <= ahead; step++)
        growth += slope * pow(damping, step);
    return n_now > 0 ? fmax(robust_median(now, n_now) + growth, 0) : 1;
}

/* What the last weeks as a whole make of the pattern: the level of a week says
 * more together than each weekday alone, and comes back to the longer mean. */
static double level_factor(const struct forecast *forecast, int origin,
                           int ahead, const double *week)
{
    double came = 0, expected = 0, weight = 1;
    int end = origin_day(forecast, origin);
    for (int past = 1; 7 * past <= end && past <= WEEKS_OF_TREND;
         past++, weight *= 1 - level_gain) {
        struct sums sums = week_sums(forecast, origin, week, end - 7 * past);
        came += weight * sums.came;
        expected += weight * sums.expected;
    }
    double level = expected > 0 ? came / expected : 1;
    return 1 + (level - 1) * pow(level_keeps, ahead - 1);
}

/* The week that is so many weeks after an origin. */
static void expect_week(const struct forecast *forecast, int origin, int ahead,
                        double *week)
{
    combine(forecast, origin, ahead, week);
    double factor = forecast->trend
                        ? trend_factor(forecast, origin, ahead, week)
                        : level_factor(forecast, origin, ahead, week);
    for (int slot = 0; slot < week_slots(forecast); slot++)
        week[slot] *= factor;
}

/* A day as of an origin, given the week it lies in. */
static void expect_day(const struct forecast *forecast, int origin, int day,
                       int kind, const double *week, double *expected)
{
    const struct series *series = forecast->series;
    int weekday = series_weekday(series, day);
    if (kind > DAY_LEFT_OUT)
        occasion_expect(series, origin_day(forecast, origin), kind, week,
                        weekday, expected);
    else
        memcpy(expected, &week[weekday * series->per_day],
               (size_t)series->per_day * sizeof *expected);
}

void forecast_day(const struct forecast *forecast, int day, int kind,
                  double *expected)
{
    int ahead = (day - forecast->series->n_days) / 7 + 1;
    double *week = mem_alloc((size_t)week_slots(forecast), sizeof *week);
    expect_week(forecast, forecast->n_origins - 1, ahead, week);
    expect_day(forecast, forecast->n_origins - 1, day, kind, week, expected);
    free(week);
}

void forecast_handling(const struct forecast *forecast, int weekday,
                       double *handling_s)
{
    int per_day = forecast->series->per_day;
    double *week = mem_alloc((size_t)week_slots(forecast), sizeof *week);
    pattern_handling(forecast->series, forecast->series->n_days, week);
    memcpy(handling_s, &week[weekday * per_day],
           (size_t)per_day * sizeof *handling_s);
    free(week);
}

double poisson_deviation(double mean)
{
    double whole = floor(mean);
    if (mean <= 0)
        return 0;
    return 2 * exp((whole + 1) * log(mean) - mean - lgamma(whole + 1));
}

/* Sums over slots whose contacts are known. */
struct account {
    double came, expected, missed, by_chance, squares, mean8_missed;
    double effort, effort_missed;
};

static void account_slot(struct account *account, double came, double expected,
                         double mean8)
{
    account->came += came;
    account->expected += expected;
    account->missed += fabs(came - expected);
    account->by_chance += poisson_deviation(expected);
    account->squares += (came - expected) * (came - expected);
    account->mean8_missed += fabs(came - mean8);
}

/* What each origin says of a week, beside what came of it. */
struct audit {
    const struct forecast *forecast;
    int ahead;
    double *week, *mean8, *handling, *expected;
    struct account account;
};

static void audit_day(struct audit *audit, int origin, int day)
{
    const struct series *series = audit->forecast->series;
    int first = series_weekday(series, day) * series->per_day;
    expect_day(audit->forecast, origin, day, series->kind[day], audit->week,
               audit->expected);
    for (int slot = 0; slot < series->per_day; slot++) {
        double came = series_day(series, day)[slot];
        if (isnan(came))
            continue;
        account_slot(&audit->account, came, audit->expected[slot],
                     audit->mean8[first + slot]);
        if (!series->timed)
            continue;
        int place = day * series->per_day + slot;
        audit->account.effort += series->effort[place];
        audit->account.effort_missed +=
            fabs(series->effort[place] -
                 series->timed[place] * audit->handling[first + slot]);
    }
}

static void audit_origin(struct audit *audit, int origin)
{
    const struct forecast *forecast = audit->forecast;
    int first = origin_day(forecast, origin + audit->ahead - 1);
    expect_week(forecast, origin, audit->ahead, audit->week);
    pattern_mean8(forecast->series, origin_day(forecast, origin), audit->mean8);
    pattern_handling(forecast->series, origin_day(forecast, origin),
                     audit->handling);
    for (int day = first; day < first + 7; day++)
        audit_day(audit, origin, day);
}

static struct accuracy result_of(const struct account *account, int n_origins)
{
    if (account->came <= 0 || account->expected <= 0)
        return (struct accuracy){.handling_wape = NAN};
    return (struct accuracy){
        .n_origins = n_origins,
        .wape = account->missed / account->came,
        .bias = (account->expected - account->came) / account->came,
        .floor = account->by_chance / account->came,
        .mean8_wape = account->mean8_missed / account->came,
        .dispersion = account->squares / account->expected,
        .handling_wape = account->effort > 0
                             ? account->effort_missed / account->effort
                             : NAN,
    };
}

struct accuracy forecast_accuracy(const struct forecast *forecast,
                                  int weeks_ahead)
{
    struct arena *arena = arena_new();
    int n = week_slots(forecast), n_origins = 0;
    struct audit audit = {
        .forecast = forecast,
        .ahead = weeks_ahead,
        .week = ARENA_ARRAY(arena, double, n),
        .mean8 = ARENA_ARRAY(arena, double, n),
        .handling = ARENA_ARRAY(arena, double, n),
        .expected = ARENA_ARRAY(arena, double, n),
    };
    for (int origin = 0; origin + weeks_ahead < forecast->n_origins; origin++) {
        if (origin_day(forecast, origin) < 7 * WEEKS_BEFORE)
            continue;
        audit_origin(&audit, origin);
        n_origins++;
    }
    arena_free(arena);
    return result_of(&audit.account, n_origins);
}
