/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How evenly something is shared.  Of n people, i has amount[i] and is to
 * have a part in proportion to share[i] (NULL: all the same); their ratio is
 * amount / share.  People without a share are left out. */
#ifndef FAIRNESS_H
#define FAIRNESS_H

struct fairness {
    int n;              /* people with a share */
    double level;       /* of all: sum of amounts by sum of shares */
    double least, most; /* ratios */
    double range;       /* most - least */
    double variance;    /* of ratios, weighted by share */
    double deviation;   /* mean of |amount - level * share| */
    double gini;        /* of ratios weighted by share: 0 all alike, 1 one has
                           all */
    double jain;        /* (sum r)^2 / (n * sum r^2): 1 all alike, 1/n */
    int worst;          /* whose ratio is the largest, -1: nobody */
};

struct fairness fairness_of(const double *amount, const double *share, int n);

#endif
