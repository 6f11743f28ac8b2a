/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The larger and the smaller of two whole numbers. */
#ifndef INTS_H
#define INTS_H

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

#endif
