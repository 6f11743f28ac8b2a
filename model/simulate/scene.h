/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all replications share and none changes: the streams of contacts, and
 * which agents the roster puts where in each slot. */
#ifndef SCENE_H
#define SCENE_H

#include "simulate.h"

enum { OFF_DUTY = -2 }; /* a block; NO_QUEUE: at work, without a queue */

/* A queue, as the simulation needs it. */
struct stream {
    bool simulated, deferred;
    const struct staffing *staffing;
    const struct deferral *deferral;
    const struct recording *recording; /* NULL: arrivals are drawn */
    int at_once;                       /* contacts that one agent may have on */
    const double *pace; /* [room + 1] progress of each of so many, the progress
                           of one alone being 1 */
    const double *busy; /* [room + 1] share of an agent's time that so many
                           take; chats: without the customers' turns */
    double away;        /* probability that an agent misses its duty */
    cost price;         /* of the first head missing */
};

struct scene {
    struct arena *arena;
    const struct problem *problem;
    const struct simulate_options *options;
    double slot_s;
    int room;                     /* contacts that any agent may have on */
    const struct stream *streams; /* [n_queues] */
    int n_lines;                  /* queues that are simulated, in `lines`: */
    const int *lines;             /* live ones first, then the dearest */
    const double *idle_away;      /* [n_agents] probability that one misses its
                                     duty, as far as it has no block */
    const int8_t *blocks;         /* [n_slots * n_agents] */
    const short *duties;          /* [n_slots * n_agents] day the duty began,
                                     -1: before the first */

    /* Agents on duty in a slot, by block: those of a block are in
     * on_duty[first[i]] up to first[i + 1], with
     * i = slot * (n_queues + 1) + block + 1. */
    const int *on_duty, *first;
};

struct scene *scene_new(const struct roster *roster,
                        const struct simulate_options *options);
void scene_free(struct scene *scene);

struct span {
    const int *first, *end;
};

static inline struct span scene_on_block(const struct scene *scene, int slot,
                                         int block)
{
    const int *first =
        scene->first + slot * (scene->problem->n_queues + 1) + block + 1;
    return (struct span){scene->on_duty + first[0], scene->on_duty + first[1]};
}

static inline struct span scene_on_duty(const struct scene *scene, int slot)
{
    int width = scene->problem->n_queues + 1;
    const int *first = scene->first + slot * width;
    return (struct span){scene->on_duty + first[0],
                         scene->on_duty + first[width]};
}

static inline int scene_block(const struct scene *scene, int slot, int agent)
{
    return scene->blocks[slot * scene->problem->n_agents + agent];
}

static inline int scene_duty(const struct scene *scene, int slot, int agent)
{
    return scene->duties[slot * scene->problem->n_agents + agent];
}

#endif
