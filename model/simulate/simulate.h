/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a roster will deliver: contacts arrive, wait, give up, are answered by
 * the agents of the roster, over and over with other random numbers.
 *
 * Contacts of a queue arrive as a Poisson process at the rate of each slot,
 * which is drawn anew where the queue is overdispersed.  How long one takes is
 * exponential, or drawn from the times given; so is patience.
 *
 * Who answers (route.h has the whole policy): agents whose block is the queue,
 * the one idle longest first (with chats: the one with fewest); then those whom
 * their own queue leaves idle.  Deferred work is done in the order in which it
 * is due, in its own blocks and in the idle time of others as far as that is
 * said to go into it.  What has been begun is finished, also past a break or
 * the end of a duty.
 *
 * Unplanned absence: an agent misses a whole duty (in the blocks of a queue,
 * with that queue's shrinkage as the probability).
 *
 * Random numbers belong to the replication, the queue and the purpose: a
 * queue's contacts are the same whatever the roster (common random numbers), on
 * any number of threads. */
#ifndef SIMULATE_H
#define SIMULATE_H

#include "roster.h"

/* Sums of two figures over replications, of which the ratio is asked. */
struct ratio {
    double x, y, xx, xy, yy;
};

/* x / y; NAN where y is 0. */
double ratio_value(const struct ratio *ratio);

/* The standard error of that, by the delta method; NAN with fewer than two
 * replications. */
double ratio_error(const struct ratio *ratio, int replications);

enum measure {
    MEASURE_LEVEL,     /* service level, as the queue's target defines it;
                          deferred: done in time of what is due by the end */
    MEASURE_LEFT,      /* contacts that gave up; y: contacts that came */
    MEASURE_WAIT,      /* seconds, of those answered */
    MEASURE_WAIT_ALL,  /* seconds, of those answered or given up */
    MEASURE_WAITED,    /* share not answered at once */
    MEASURE_OCCUPANCY, /* time on contacts of the time in the queue's blocks;
                          live queues: without deferred work; chats:
                          without the customers' turns */
    MEASURE_OPEN,      /* waiting at the slot's end; of days and queues: at
                          their end */
    MEASURE_OVERDUE,   /* the part of these that is overdue; due after the
                          horizon: never */
    N_MEASURES
};

/* Contacts belong to the slot in which they came. */
struct measured {
    struct ratio of[N_MEASURES];
};

struct agent_time {
    struct ratio live, deferred; /* seconds on such work; y: at work */
    double over_s;               /* past breaks and ends, all replications */
};

struct simulation {
    const struct problem *problem;
    int replications;
    struct measured *slots;    /* [n_queues * n_slots] */
    struct measured *days;     /* [n_queues * n_days] of the team's calendar */
    struct measured *queues;   /* [n_queues] */
    struct agent_time *agents; /* [n_agents] */
    double *passing_s; /* [n_queues * n_queues] in the blocks of a live queue,
                          on deferred work that is done there in passing; all
                          replications */
};

/* A contact that really was; below 0: drawn like any other. */
struct recorded {
    double arrives_s; /* after slot 0, not falling */
    double handling_s, patience_s;
};

struct recording {
    int n;
    const struct recorded *contacts;
};

struct simulate_options {
    int replications; /* at least 1 */
    uint64_t seed;
    int threads;    /* 0: as many as OpenMP takes */
    bool strict;    /* agents serve the queue of their block and no other */
    bool interrupt; /* deferred work done in passing is laid aside for a
                       contact that would have to wait */
    const struct recording *recordings; /* [n_queues] instead of random
                                           arrivals, or NULL */
};

/* Whether there is anything to simulate: contacts are known, and come. */
bool is_simulated(const struct problem *problem, int queue);

/* The caller owns it: simulation_free(). */
struct simulation *simulate(const struct roster *roster,
                            const struct simulate_options *options);
void simulation_free(struct simulation *simulation); /* NULL is allowed */

static inline const struct measured *
slot_measured(const struct simulation *simulation, int queue, int slot)
{
    return &simulation->slots[queue * simulation->problem->grid.n_slots + slot];
}

static inline const struct measured *
day_measured(const struct simulation *simulation, int queue, int day)
{
    return &simulation->days[queue * simulation->problem->grid.n_days + day];
}

static inline double passing_seconds(const struct simulation *simulation,
                                     int live, int deferred)
{
    return simulation
        ->passing_s[live * simulation->problem->n_queues + deferred];
}

/* Mean number of contacts that came. */
static inline double mean_contacts(const struct simulation *simulation,
                                   const struct measured *measured)
{
    return measured->of[MEASURE_LEFT].y / simulation->replications;
}

#endif
