/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures that a few wild values do not move. */
#ifndef ROBUST_H
#define ROBUST_H

/* The median of n >= 1 values, which are put in another order. */
double robust_median(double *values, int n);

/* How far values lie from their median: the median of the distances, times
 * 1.4826, which makes it the standard deviation where they are normal.  The
 * values are lost. */
double robust_spread(double *values, int n, double median);

#endif
