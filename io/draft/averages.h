/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hours that the law limits over longer times: as they stand in a rule pack,
 * before they are laid on the days of the horizon. */
#ifndef AVERAGES_H
#define AVERAGES_H

#include "problem.h"

/* Which stretches of days are looked at: each of so many days on end; or, one
 * after another, those of a settlement period, of a calendar's weeks (Monday
 * first), quarters or years. */
enum average_window {
    WINDOW_ROLLING,
    WINDOW_SETTLEMENT,
    WINDOW_WEEK,
    WINDOW_QUARTER,
    WINDOW_YEAR
};

/* Periods of so many weeks, or calendar months, on end. */
struct settlement {
    int from;          /* a date on which one begins */
    int weeks, months; /* one of them is above 0, or none is agreed */
};

/* The work, or overtime, of each window is at most so many minutes. */
struct draft_average {
    const struct law *law; /* NULL: set by the team */
    const char *agreed;    /* what is agreed in its place and why, or NULL */
    enum gauge_measure measure; /* MEASURE_WORK or MEASURE_OVERTIME */
    bool per_week; /* `minutes` are of 7 days on average, and days of leave
                      count on neither side; else they are of the window */
    int minutes;
    enum average_window window;
    int days;                     /* WINDOW_ROLLING: of the window */
    struct settlement settlement; /* WINDOW_SETTLEMENT */
    int price;                    /* points per hour over it, or RULE_HARD */
};

/* The first date of the window that holds `date`, and the one after its last;
 * not of rolling ones. */
void average_block(const struct draft_average *average, int date, int *first,
                   int *end);

#endif
