/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When each of a fixed number of things happens next: a tournament tree, in
 * which the winner is known at once and a change costs one way up.  Of equal
 * times the lower index wins. */
#ifndef ALARMS_H
#define ALARMS_H

struct alarms {
    int size;     /* a power of two */
    int *winners; /* [2 * size] of each match; the leaves' own index */
    double *when; /* [size] INFINITY: never */
};

struct alarms alarms_new(int n); /* all never */
void alarms_free(struct alarms *alarms);
void alarms_set(struct alarms *alarms, int index, double when);

static inline int alarms_next(const struct alarms *alarms)
{
    return alarms->winners[1];
}

#endif
