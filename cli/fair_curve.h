/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan --price-of-fairness: what more or less fairness would cost. */
#ifndef FAIR_CURVE_H
#define FAIR_CURVE_H

#include "ledger.h"
#include "solve.h"
#include "text.h"

/* What fairness costs, around the roster of a plan. */
struct fair_curve {
    const struct problem *problem;
    const struct ledger *ledger;
    const struct solve_options *orders;
    bool settled; /* the roster stays as it is */
    struct roster **roster;
    struct outcome *outcome; /* of its search */
};

/* A table: rosters with burdens at several weights, each found in a quarter of
 * the time that the orders allow, or taken over from another weight where it
 * costs less.  Replaces *roster, unless it is settled, where one of them costs
 * less as the team weighs its burdens. */
void fair_curve_write(struct text *text, const struct fair_curve *curve);

#endif
