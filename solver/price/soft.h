/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All lines over the states of an agent (sweep.h) at once, each weighted by
 * exp(-price / heat): forwards and backwards over the days.  Their mean is
 * smooth in the prices, where the best line leaps from one to another. */
#ifndef SOFT_H
#define SOFT_H

#include "day_options.h"
#include "states.h"

struct soft {
    double *value;   /* [n_states] logarithm of all weights from the state on */
    double *part;    /* [n_states] scratch */
    double *through; /* [n_states] part of all weights that pass through it */
    double *arc;     /* of those of its state */
    double *kind; /* by day and kind: logarithm of the weights of its options */
    double *taken;   /* by day and kind: part of all weights that take it */
    double *use;     /* by day and option: likewise */
    int *first_kind; /* [n_days + 1] of the day's in these */
    int *first_use;  /* likewise */
    double weekend, heat; /* of the last sweep */
    double weekends;      /* that begin on a Sunday, of all weights */
    int n_days, states_room, kinds_room, uses_room, arcs_room;
};

void soft_free(struct soft *soft);

/* `weekend` as in a sweep.  Returns the soft minimum: -heat * logarithm of the
 * sum of all weights; INFINITY if there is no line. */
double soft_sweep(struct soft *soft, const struct states *states,
                  const struct option_list *lists, cost weekend, double heat);

#endif
