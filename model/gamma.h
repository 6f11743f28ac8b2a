/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GAMMA_H
#define GAMMA_H

/* The value that a variable of gamma law with `shape` > 0 and scale 1 exceeds
 * with probability 1 - p, 0 < p < 1; to 10 digits, 0 where it underflows.
 * Power series and continued fraction of the incomplete gamma function:
 * Abramowitz and Stegun 6.5.29 and 6.5.31. */
double gamma_quantile(double shape, double p);

/* The probability of a value up to x >= 0. */
double gamma_below(double shape, double x);

#endif
