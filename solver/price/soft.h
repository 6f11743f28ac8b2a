/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All lines over the states of an agent (sweep.h) at once, each weighted by
 * exp(-price / heat): forwards and backwards over the days.  Their mean is
 * smooth in the prices, where the best line leaps from one to another.  Lines
 * that weigh next to nothing beside the best are left out. */
#ifndef SOFT_H
#define SOFT_H

#include "sweep.h"

/* One that some line takes that weighs something. */
struct soft_arc {
    int from, to; /* states */
    int kind;
    double part; /* of all weights through its first state, those of this arc */
};

struct soft {
    struct soft_arc *arcs; /* by day, kind and first state */
    int *first_arc;        /* [n_days + 1] */
    cost *slack; /* [n_states] least price of a line so far that leads there and
                    on at best, above the best line's */
    double *value;   /* [n_states] all weights from the state on, as parts of
                        the greatest of its day */
    double *through; /* [n_states] part of all weights that pass through it */
    double *kind;    /* of a day: weights of its options, as parts of the best's
                      */
    double *taken;   /* likewise: part of all weights that take it */
    double *use;     /* by day and option: likewise */
    int *first_use;  /* [n_days + 1] of the day's in these */
    double weekends; /* that begin on a Sunday, of all weights */
    int n_arcs, n_days, states_room, kinds_room, uses_room, arcs_room;
};

void soft_free(struct soft *soft);

/* After sweep_days() under the same options without tolls, which has found a
 * line.  Returns the soft minimum: -heat * logarithm of the sum of all
 * weights. */
double soft_sweep(struct soft *soft, const struct sweep *sweep,
                  const struct option_list *lists, double heat);

#endif
