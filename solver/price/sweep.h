/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best line over the states of an agent (states.h): backwards over the
 * days, what each state costs to its end. */
#ifndef SWEEP_H
#define SWEEP_H

#include "day_options.h"
#include "line.h"
#include "states.h"

struct sweep {
    const struct states *states;
    const struct problem *problem;
    cost *value;   /* [n_states] least cost from the state on, */
    cost *reached; /* and to it: of sweep_through() */
    int value_room;
    cost *price;   /* by day and kind: of the best option, with its toll */
    int *choice;   /* likewise: that option */
    cost *of_kind; /* scratch */
    int *first;    /* [n_days + 1] of the day's kinds in these */
    int kinds_room;
    int *usable, n_usable; /* of a day: kinds that have an option */
    cost weekend;          /* of one that begins on a Sunday, if states tell */
    int64_t work;          /* arcs looked at, since somebody took it */
};

struct sweep sweep_new(const struct problem *problem);
void sweep_free(struct sweep *sweep);

/* The least price of a line under the options of each day, an option of a
 * shift costing its toll (NULL: none) on top; COST_FORBIDDEN if there is no
 * line. */
cost sweep_days(struct sweep *sweep, const struct states *states,
                const struct option_list *lists, const cost *toll);

/* After that: the least price of a line with each shift of each day, OFF last
 * [n_days * (n_shifts + 1)]. */
void sweep_through(struct sweep *sweep, const struct option_list *lists,
                   const cost *toll, cost *through);

/* The price of an arc, besides its option's. */
static inline cost sweep_extra(const struct sweep *sweep, int state, int kind,
                               int64_t arc)
{
    const struct states *states = sweep->states;
    cost price = states->price ? states->price[arc] : 0;
    return states_begins(states, state, kind) ? price + sweep->weekend : price;
}

/* The line of that price. */
void sweep_read(const struct sweep *sweep, const struct option_list *lists,
                struct line *line);

#endif
