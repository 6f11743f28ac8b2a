/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days that are not usual: a ratio of the usual day as a whole, spread as that
 * one is; holidays have more of a shape of their own the more are known. */
#ifndef OCCASION_H
#define OCCASION_H

#include "series.h"

/* Fills expected[per_day] with the contacts of a day of this kind (series.h),
 * on this weekday, from what came before the day `end`; week[7 * per_day] is
 * the usual week. */
void occasion_expect(const struct series *series, int end, int kind,
                     const double *week, int weekday, double *expected);

#endif
