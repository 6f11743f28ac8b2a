/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A week as it is now: contacts expected in each slot of each weekday, as
 * several methods see it.  They are averages over same weekdays, which is what
 * holds up weeks ahead (Taylor 2008, Barrow 2016); methods that react fast are
 * better for tomorrow and worse for next month. */
#ifndef PATTERN_H
#define PATTERN_H

#include "series.h"

enum pattern_method {
    PATTERN_SLOTS,  /* each slot by itself, recent weeks weighing more */
    PATTERN_MEDIAN, /* median of day totals times the profile of the day */
    PATTERN_TOTALS, /* weighted mean of day totals times the profile */
    PATTERN_METHODS
};

/* Fills week[7 * per_day], from Monday, with what the days of `clean` tell; 0
 * where nothing is known of a slot. */
void pattern_fit(const struct series *clean, enum pattern_method method,
                 double *week);

/* The plain mean of the last eight same weekdays as they were, to compare
 * with. */
void pattern_mean8(const struct series *series, int origin, double *week);

/* Seconds of handling of a contact, week[7 * per_day], in the days before
 * `origin`: what a slot's own contacts tell, completed from the same time on
 * all days and from the whole where they are few.  0 where nothing is known. */
void pattern_handling(const struct series *series, int origin, double *week);

/* All contacts of a weekday of such a week. */
double pattern_day_total(const struct series *series, const double *week,
                         int weekday);

#endif
