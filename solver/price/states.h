/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that agents of one contract can be in, day by day, worked out once: a
 * state is a history as the days to come see it (future.h), an arc a kind of
 * offer that leads from a state to one of the next day, found by
 * history_add_day() like everything else.  Pricing is then a sweep backwards
 * over the arcs, and exact.
 *
 * Offers that lead to the same states from everywhere are of one kind; states
 * from which all goes on alike are one; states without an end are left out. */
#ifndef STATES_H
#define STATES_H

#include "layers.h"

enum { STATE_NONE = -1 };

struct states {
    int agent;       /* whose they were first */
    rule_mask mask;  /* rules that hold */
    uint64_t shifts; /* whose limits hold, of those that have some */
    int n_days;
    int n_states;       /* of all layers */
    int *first_state;   /* [n_days + 2] of the layer after so many days */
    int64_t *first_arc; /* [n_days + 1] of the day's first state */
    int *n_kinds;       /* [n_days]; kind 0 is a day off */
    int **kind_of;      /* [n_days][offers of the calendar's day]; 0 where no
                           agent of the contract may take it */
    int *offer_base;    /* [n_days] */
    int *next;          /* [arcs] by kind, then state; n_states: no way */
    cost *price;        /* [arcs] of the rules */
    cost *owed;         /* [states of the last layer] at the close */
    int start;          /* state before the first day, or STATE_NONE */
    uint8_t *fresh;     /* [n_states] of a Sunday, reached by a free Saturday
                           alone; NULL: not marked */
};

/* The states of an agent like this one, with the choices of its contract,
 * under the rules of the mask, numbers of duties only of these shifts; NULL
 * where they are beyond the limits.  Adds the arcs looked at to *work. */
struct states *states_new(const struct problem *problem, int agent,
                          rule_mask mask, uint64_t shifts,
                          struct states_limits limits, const struct stop *stop,
                          int64_t *work);

/* The states of one agent while only some days are free; shifts as above, but
 * none or all of those that the rules count. */
struct states *states_of_days(const struct problem *problem, int agent,
                              rule_mask mask, uint64_t shifts,
                              struct free_days free, int64_t arcs,
                              const struct stop *stop, int64_t *work);

/* The same of those that are known for all days. */
struct states *states_within(const struct problem *problem, int agent,
                             const struct states *known, struct free_days free,
                             const struct stop *stop, int64_t *work);

/* Marks the states from which a duty on a Sunday begins a weekend; those that a
 * Saturday's duty leads to as well are not marked. */
void states_mark_fresh(const struct problem *problem, struct states *states);

void states_free(struct states *states); /* NULL is allowed */

/* The arc of a kind of the day from a state. */
static inline int64_t states_arc(const struct states *states, int day,
                                 int state, int kind)
{
    int n = states->first_state[day + 1] - states->first_state[day];
    return states->first_arc[day] + (int64_t)kind * n + state -
           states->first_state[day];
}

/* The kind of an offer (or OFF) of the day. */
static inline int states_kind(const struct states *states, int day, int offer)
{
    return offer < 0 ? 0
                     : states->kind_of[day][offer - states->offer_base[day]];
}

/* Whether going on from there by the kind begins a weekend on a Sunday. */
static inline bool states_begins(const struct states *states, int state,
                                 int kind)
{
    return kind > 0 && states->fresh && states->fresh[state];
}

#endif
