/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A queue's need in a slot as the linear program sees it: a level at which
 * nothing is missing, and the price of each head missing from it.
 *
 * Where all who serve the queue are at full speed, cover comes in whole heads,
 * and between whole heads the price may be anything.  Taken as straight lines
 * it is still right for every roster and dearer for fractions: a need of 2.3
 * becomes a level of 3 whose first missing head costs what 0.3 heads do.  The
 * bound gains, at no cost. */
#ifndef NEEDS_H
#define NEEDS_H

#include "problem.h"

struct need {
    int level;                 /* hundredths of a head */
    int n;                     /* steps */
    cost price[STEPS_MAX + 1]; /* per head; the last for all further ones */
    cost base;  /* price at the level itself: of what the last head is over */
    int spare;  /* hundredths beyond the level that cost nothing, then */
    int n_over; /* steps; 0: all further ones cost nothing */
    cost over[STEPS_MAX + 1]; /* per head; the last for all further ones */
};

struct need need_of(const struct problem *problem, int queue, int slot);

/* Hundredths of a head that it pays to be short where a head is worth
 * `worth`: whole steps that are cheaper. */
int need_shortage(const struct need *need, cost worth);

/* Price of being so many hundredths short of the level, whole steps. */
cost need_price(const struct need *need, int missing);

/* Hundredths beyond the level that pay where a head is worth `worth`, below 0:
 * what costs nothing, and whole steps that are cheaper.  The last step never
 * pays: worth is not below its price. */
int need_surplus(const struct need *need, cost worth);

/* Price of so many hundredths beyond the level. */
cost need_surplus_price(const struct need *need, int over);

#endif
