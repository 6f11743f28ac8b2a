/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "averages.h"

static int rounded_down(int a, int b)
{
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/* The first of a month, counted from January of year 0. */
static int first_of(int month)
{
    return days_of((struct date){rounded_down(month, 12),
                                 month - 12 * rounded_down(month, 12) + 1, 1});
}

static int month_of(int date)
{
    struct date day = date_of(date);
    return day.year * 12 + day.month - 1;
}

/* The day of the month on which periods begin, as far as the month has it. */
static int begin_in(int month, int day)
{
    int first = first_of(month), next = first_of(month + 1);
    return first + day - 1 < next ? first + day - 1 : next - 1;
}

/* Periods of so many months, one of which begins at `from`. */
static void months_block(int from, int months, int date, int *first, int *end)
{
    int day = date_of(from).day, begun = month_of(from);
    int n = rounded_down(month_of(date) - begun, months);
    if (begin_in(begun + n * months, day) > date)
        n--;
    *first = begin_in(begun + n * months, day);
    *end = begin_in(begun + (n + 1) * months, day);
}

static void days_block(int from, int days, int date, int *first, int *end)
{
    *first = from + days * rounded_down(date - from, days);
    *end = *first + days;
}

void average_block(const struct draft_average *average, int date, int *first,
                   int *end)
{
    enum { MONDAY = 4, NEW_YEAR = 0 }; /* 1970-01-05, 1970-01-01 */
    const struct settlement *settlement = &average->settlement;
    switch (average->window) {
    case WINDOW_SETTLEMENT:
        if (settlement->months > 0)
            months_block(settlement->from, settlement->months, date, first,
                         end);
        else
            days_block(settlement->from, settlement->weeks * DAYS_PER_WEEK,
                       date, first, end);
        break;
    case WINDOW_QUARTER:
        months_block(NEW_YEAR, 3, date, first, end);
        break;
    case WINDOW_YEAR:
        months_block(NEW_YEAR, 12, date, first, end);
        break;
    case WINDOW_WEEK:
    case WINDOW_ROLLING:
        days_block(MONDAY, DAYS_PER_WEEK, date, first, end);
        break;
    }
}
