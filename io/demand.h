/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the heads that a queue needs in a slot came about, for those who ask:
 * contacts, load, agents, what they achieve, heads to be rostered. */
#ifndef DEMAND_H
#define DEMAND_H

#include "duty.h"

struct demand {
    struct local start; /* on the team's clock */
    int need;           /* hundredths of a head to be rostered */

    /* Of queues with staffing. */
    double contacts;
    double load; /* Erlang: hours of work in an hour */

    /* Of these, if they have a service level; without it the work may wait
     * and the heads are no more than its load. */
    int agents;       /* who have to be there */
    double level;     /* share answered in time by them; 1 without contacts */
    double occupancy; /* share of their time spent on contacts */
};

struct demand demand_at(const struct problem *problem, int queue, int slot);

/* The slots of the horizon, by the team's days. */
int demand_first_slot(const struct problem *problem);
int demand_end_slot(const struct problem *problem);

#endif
