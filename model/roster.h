/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works when: for each agent and day an offer and where its breaks lie,
 * and for each slot which queue the agent serves. */
#ifndef ROSTER_H
#define ROSTER_H

#include "problem.h"

enum { OFF = -1 };      /* duty.offer */
enum { NO_QUEUE = -1 }; /* roster.serves */

struct duty {
    int offer;               /* or OFF */
    short pause[BREAKS_MAX]; /* slots from the duty's start to each break's */
};

struct roster {
    const struct problem *problem;
    struct duty *duties; /* [n_agents * n_days] */
    int8_t *serves;      /* [n_agents * n_slots] queue, NO_QUEUE: idle, on a
                            break or not on duty */
};

struct roster *roster_new(const struct problem *problem); /* everybody off */
struct roster *roster_copy(const struct roster *roster);

/* The same for another problem that differs in what it asks only. */
struct roster *roster_for(const struct problem *problem,
                          const struct roster *roster);
void roster_free(struct roster *roster); /* NULL is allowed */

static inline struct duty *roster_duty(const struct roster *roster, int agent,
                                       int day)
{
    return &roster->duties[agent * roster->problem->grid.n_days + day];
}

static inline int8_t *roster_serves(const struct roster *roster, int agent)
{
    return &roster->serves[agent * roster->problem->grid.n_slots];
}

/* The offer of a duty, NULL for a day off. */
const struct offer *roster_offer(const struct roster *roster, int agent,
                                 int day);

/* Whether the breaks lie inside their windows, in order, without touching
 * each other or either end of the duty. */
bool pauses_fit(const struct offer *offer, const short *pause);

/* Whether no stretch of work in the duty is longer than so many slots; 0: any
 * may be. */
bool pauses_part(const struct offer *offer, const short *pause,
                 int stretch_most);

/* Whether its breaks can lie so. */
bool pauses_can_part(const struct offer *offer, int stretch_most);

/* The first activity of the agent in which a break of the duty lies, -1 where
 * none does. */
int pauses_miss(const struct agent *agent, const struct offer *offer,
                const short *pause);

/* Whether the breaks lie as they must for this agent: all of the above. */
bool pauses_kept(const struct agent *agent, const struct offer *offer,
                 const short *pause);

/* Each break as early as it can be. */
void pauses_earliest(const struct offer *offer, short *pause);

/* Marks the slots of one duty at work (not on a break): at_work[slot] = 1. */
void duty_mark(const struct offer *offer, const short *pause, uint8_t *at_work);

/* at_work[n_slots]: 1 where the agent is on duty and not on a break, carried
 * duties from before the first day included. */
void roster_at_work(const struct roster *roster, int agent, uint8_t *at_work);

/* Hundredths of a head that serve the queue in the slot. */
int roster_level(const struct roster *roster, int queue, int slot);

/* Gives each agent at work a queue, slot by slot, at the least price of
 * shortage and surplus: the flow that the linear program allows, in whole
 * agents; then in blocks, where a queue asks for these (block_share.h). Fills
 * roster->serves. Returns the price. */
cost roster_allocate(struct roster *roster);

/* What that would cost without blocks; the roster stays as it is. */
cost roster_flow_price(const struct roster *roster);

#endif
