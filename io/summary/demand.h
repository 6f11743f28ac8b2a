/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the heads that a queue needs in a slot came about, for those who ask:
 * contacts, load, agents, what they achieve, heads to be rostered. */
#ifndef DEMAND_H
#define DEMAND_H

#include "deferral.h"
#include "duty.h"
#include "station.h"

struct demand {
    struct local start; /* on the team's clock */
    int slot;
    int need; /* hundredths of a head to be rostered: those of the day's level
         included, where it is asked of the day; of deferred work: what comes */

    /* Of queues with staffing. */
    double contacts;
    double load; /* Erlang for which it is staffed */

    /* Of these, if they promise something in each slot or over the day. */
    int agents;                    /* who have to be there */
    struct service service, fewer; /* of them, and of one fewer; of nobody: as
                   of one who comes and finds the desk free */
};

/* One for each slot of the horizon; the caller frees them. */
struct demand *demand_of_queue(const struct problem *problem, int queue);
struct demand *demand_of_joint(const struct problem *problem,
                               const struct joint *joint);

/* Of deferred work: the least level that does it all in time, the same in all
 * slots in which somebody who has the skills may work, as the window that asks
 * for it (deferral.h). */
struct crunch demand_crunch(const struct problem *problem, int queue);

/* Heads of a level that is enough, in hundredths; the window has open slots. */
static inline double demand_heads(const struct crunch *crunch)
{
    int64_t level = (crunch->work + crunch->open - 1) / crunch->open;
    return (double)level / HEAD;
}

/* Whether it has staffing that promises something to each contact: if not,
 * the work may wait, or the promise is that of sets of queues. */
bool demand_is_prompt(const struct problem *problem, int queue);

/* Whether a set of queues is staffed for it. */
bool demand_is_pooled(const struct problem *problem, int queue);

/* The slots of the horizon, by the team's days. */
int demand_first_slot(const struct problem *problem);
int demand_end_slot(const struct problem *problem);

static inline int demand_n_slots(const struct problem *problem)
{
    return demand_end_slot(problem) - demand_first_slot(problem);
}

#endif
