/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small things about whole numbers. */
#ifndef INTS_H
#define INTS_H

#include <stdbool.h>
#include <stdint.h>

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* The largest number that both are multiples of; of 0 and another, that. */
static inline int64_t common_divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* Whether one of the limits is given; below 0 it is not. */
static inline bool any_limit(const int *limits, int n)
{
    for (int i = 0; i < n; i++)
        if (limits[i] >= 0)
            return true;
    return false;
}

#endif
