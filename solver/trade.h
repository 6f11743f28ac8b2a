/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wished days exchanged with a colleague, and as many days elsewhere the
 * other way round, or these alone. */
#ifndef TRADE_H
#define TRADE_H

#include "bench.h"
#include "grant.h"

struct trade {
    const struct roster *roster;
    const struct bench *was; /* of the roster as it is */
    struct bench *bench;     /* with the wish granted */
    const struct grant *grant;
};

/* The colleague with whom to exchange days, -1 where there is none; the two
 * lines are in bench->best_self and bench->best. */
int trade_best(const struct trade *trade);

#endif
