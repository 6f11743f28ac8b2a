/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quantile is sought by Newton's method for the logarithm of x, with a
 * step back to the middle wherever it leaves the interval known to hold it. */
#include "gamma.h"

#include <float.h>
#include <math.h>

enum { STEPS_AT_MOST = 200 };

/* x times the density. */
static double log_mass(double shape, double x)
{
    return shape * log(x) - x - lgamma(shape);
}

static double below_by_series(double shape, double x)
{
    double term = 1 / shape, sum = term;
    for (double k = 1; term > sum * DBL_EPSILON; k++) {
        term *= x / (shape + k);
        sum += term;
    }
    return sum * exp(log_mass(shape, x));
}

/* The fraction 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - ...)), by W. Lentz's
 * method. */
static double above_by_fraction(double shape, double x)
{
    double b = x + 1 - shape, c = 1 / DBL_MIN, d = 1 / b, whole = d;
    for (double k = 1, change = 0; fabs(change - 1) > 1e-15; k++) {
        double a = -k * (k - shape);
        b += 2;
        d = 1 / (a * d + b);
        c = b + a / c;
        change = c * d;
        whole *= change;
    }
    return whole * exp(log_mass(shape, x));
}

double gamma_below(double shape, double x)
{
    if (x <= 0)
        return 0;
    return x < shape + 1 ? below_by_series(shape, x)
                         : 1 - above_by_fraction(shape, x);
}

double gamma_quantile(double shape, double p)
{
    double low = (log(p) + lgamma(shape + 1)) / shape; /* P(x) <= x^a / a! */
    double high = log(shape + 40 + 10 * sqrt(shape));
    double at = fmax(low, fmin(high, log(shape)));
    if (low < log(DBL_MIN))
        return 0;
    for (int step = 0; step < STEPS_AT_MOST; step++) {
        double x = exp(at), miss = gamma_below(shape, x) - p;
        if (miss > 0)
            high = at;
        else
            low = at;
        double next = at - miss / exp(log_mass(shape, x));
        if (!(next > low && next < high))
            next = low + (high - low) / 2;
        if (fabs(next - at) < 1e-11)
            return exp(next);
        at = next;
    }
    return exp(at);
}
