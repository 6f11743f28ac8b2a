/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fairness.h"

#include <math.h>
#include <stddef.h>

static double share_of(const double *share, int i)
{
    return share ? share[i] : 1;
}

static double ratio_of(const double *amount, const double *share, int i)
{
    return amount[i] / share_of(share, i);
}

/* Sum over all pairs of |ratio - ratio|, weighted by both shares. */
static double differences(const double *amount, const double *share, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            if (share_of(share, i) > 0 && share_of(share, j) > 0)
                sum += 2 * share_of(share, i) * share_of(share, j) *
                       fabs(ratio_of(amount, share, i) -
                            ratio_of(amount, share, j));
    return sum;
}

static void add_extremes(struct fairness *it, int i, double ratio)
{
    if (it->n == 0 || ratio < it->least)
        it->least = ratio;
    if (it->n == 0 || ratio > it->most) {
        it->most = ratio;
        it->worst = i;
    }
    it->n++;
}

static void add_spread(struct fairness *it, const double *amount,
                       const double *share, int n, double shares)
{
    double squares = 0, sum = 0;
    for (int i = 0; i < n; i++) {
        if (share_of(share, i) <= 0)
            continue;
        double part = share_of(share, i), ratio = ratio_of(amount, share, i);
        it->variance += part * pow(ratio - it->level, 2) / shares;
        it->deviation += fabs(amount[i] - it->level * part) / it->n;
        sum += ratio;
        squares += ratio * ratio;
    }
    it->jain = squares > 0 ? sum * sum / (it->n * squares) : 1;
}

struct fairness fairness_of(const double *amount, const double *share, int n)
{
    struct fairness it = {.worst = -1, .jain = 1};
    double amounts = 0, shares = 0;
    for (int i = 0; i < n; i++) {
        if (share_of(share, i) <= 0)
            continue;
        amounts += amount[i];
        shares += share_of(share, i);
        add_extremes(&it, i, ratio_of(amount, share, i));
    }
    if (it.n == 0)
        return it;
    it.level = amounts / shares;
    it.range = it.most - it.least;
    add_spread(&it, amount, share, n, shares);
    if (it.level > 0)
        it.gini = differences(amount, share, n) / (2 * shares * amounts);
    return it;
}
