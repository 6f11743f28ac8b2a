/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "robust.h"

#include <math.h>
#include <stdlib.h>

static int by_value(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

double robust_median(double *values, int n)
{
    qsort(values, (size_t)n, sizeof *values, by_value);
    return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

double robust_spread(double *values, int n, double median)
{
    for (int index = 0; index < n; index++)
        values[index] = fabs(values[index] - median);
    return 1.4826 * robust_median(values, n);
}
