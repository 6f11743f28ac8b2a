/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of some days alone in a linear program, while its lines are of all days:
 * what a line is worth on the others, by duals given, is off its price.  So the
 * program's value is a bound like any other (duals.h), with the best duals for
 * its own days, and what rules over all days take elsewhere is in it. */
#ifndef ONLY_H
#define ONLY_H

#include "prices.h"

struct duals;
struct search;

struct only {
    uint8_t *days;  /* [n_days] 1: in the program */
    uint8_t *slots; /* [n_slots] of these days */
    struct duals *duals;
    struct prices prices; /* that the duals make */
};

/* No days yet, and the duals that the search has now. */
struct only *only_new(const struct search *search);
void only_free(struct only *only);

void only_add(const struct search *search, struct only *only, int day);

/* What the bound has for the other days, whatever their lines. */
cost only_constant(const struct search *search, const struct only *only);

/* Takes the duals of the other days over. */
void only_take(const struct search *search, const struct only *only,
               struct duals *duals);

#endif
