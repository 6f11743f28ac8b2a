/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Good duals lie on narrow ridges: where one rises others must, and
 * subgradients zigzag across.  With the mean of all lines (soft.h) instead of
 * the best one the bound is smooth, and steps can follow the ridge.  They begin
 * hot, where it is wide, and the heat falls as time goes by. */
#ifndef SMOOTH_H
#define SMOOTH_H

#include "search.h"

/* What is climbed: duals, and tolls maybe, as a point of n numbers in units of
 * cost. */
struct hill {
    size_t n;
    double first_heat;
    double last_heat; /* so much of it is left in the end */
    int rounds_least; /* so much only after these: where there is no time for
                         them the climb ends warm; and where there is none for
                         a few, with the first */
    int rounds_most;  /* more prove hardly more */
    void *context;
    /* Goes to the point, or as near to it as can be, and says where that is. */
    void (*go)(void *context, double *point);
    /* Prices where it is, and says how the soft bound changes with each number;
     * false where the climb ends. */
    bool (*price)(void *context, double heat, double *slope);
};

/* Climbs from `start` until so large a share of the limits is used. */
void smooth(struct search *search, const struct hill *hill, const double *start,
            double share);

#endif
