/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens in one replication is counted, and added up over all. */
#ifndef TALLY_H
#define TALLY_H

#include "simulate.h"

/* Of a queue and slot; times in seconds. */
struct count {
    double offered, answered, in_time, left, left_early, waited;
    double due;             /* deferred: due inside the horizon */
    double wait_s, left_s;  /* of those answered, of those who left */
    double busy_s, there_s; /* of agents in the queue's blocks */
    double open, overdue;   /* at the slot's end */
};

struct agent_count {
    double live_s, deferred_s, there_s, over_s;
};

struct tally {
    struct count *counts;       /* [n_queues * n_slots] */
    struct agent_count *agents; /* [n_agents] */
    double *idle_s;             /* [n_queues] in the blocks of live queues: with
                                   nothing on, */
    double *passing_s; /* [n_queues * n_queues] and, by live queue, on deferred
                          work that is done there in passing */
};

struct tally tally_new(const struct problem *problem);
void tally_clear(struct tally *tally, const struct problem *problem);
void tally_free(struct tally *tally);

/* Adds a replication; in the order of replications, so that sums repeat. */
void simulation_add(struct simulation *simulation, const struct tally *tally);

#endif
