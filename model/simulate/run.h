/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state of one replication: agents and what they have on, lines, and when
 * each contact comes and ends next.  Nothing is allocated per event. */
#ifndef RUN_H
#define RUN_H

#include "alarms.h"
#include "lineup.h"
#include "scene.h"
#include "source.h"
#include "tally.h"

/* An agent.  One with a whole contact on has nothing else on. */
struct server {
    int block;         /* OFF_DUTY: off, on a break, or absent */
    int n;             /* contacts on */
    double since;      /* up to here its time is accounted for */
    double free_since; /* when it came on duty, or last ended a contact */
};

struct run {
    const struct scene *scene;
    struct tally tally;
    struct server *servers; /* [n_agents] */
    struct contact *on;     /* [n_agents * room] */
    struct lineup *lines;   /* [n_queues] */
    struct source *sources; /* [n_queues] */
    struct alarms alarms;   /* slots; arrivals by queue; endings by agent */
    double *chance;         /* [n_agents * (n_days + 1)] of each duty */
    double now;
    int slot;
};

struct run *run_new(const struct scene *scene);
void run_free(struct run *run);

/* One replication from the start to the end of the grid, into run->tally. */
void run_replication(struct run *run, int replication);

static inline struct contact *run_on(const struct run *run, int agent)
{
    return run->on + agent * run->scene->room;
}

static inline const struct stream *run_stream(const struct run *run, int queue)
{
    return &run->scene->streams[queue];
}

static inline struct count *run_count(const struct run *run, int queue,
                                      int slot)
{
    return &run->tally.counts[queue * run->scene->problem->grid.n_slots + slot];
}

static inline double *run_passing(const struct run *run, int live, int deferred)
{
    int n_queues = run->scene->problem->n_queues;
    return &run->tally.passing_s[live * n_queues + deferred];
}

#endif
