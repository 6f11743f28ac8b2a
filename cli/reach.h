/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan --simulate: a roster is planned and simulated; where a target is missed
 * more is asked for, and planned again.  At most REACH_ROUNDS rosters are
 * planned; the time limit is that of all searches together, of which each may
 * take half of what is left. */
#ifndef REACH_H
#define REACH_H

#include "solve.h"
#include "trial.h"

enum { REACH_ROUNDS = 6 };

struct reach {
    struct roster *roster;  /* the one with fewest misses, then the cheapest;
                               of `problem`; NULL as from solve() */
    struct outcome outcome; /* its cost is by the needs as they were */
    struct trial trial;     /* of that roster */
    struct reached reached;
};

/* `arena` keeps what is asked for. */
struct reach reach(const struct problem *problem, struct arena *arena,
                   const struct solve_options *orders,
                   const struct options *options);

#endif
