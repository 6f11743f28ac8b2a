/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The contacts of one queue in one replication, one after another. */
#ifndef SOURCE_H
#define SOURCE_H

#include "draw.h"
#include "lineup.h"
#include "scene.h"

struct source {
    const struct scene *scene;
    int queue;
    struct rng arrival, handling, patience;
    double *contacts; /* [n_slots] expected in this replication */
    int slot;         /* of the next contact */
    double next;      /* when it comes; INFINITY: none */
    int n_recorded;   /* taken from the recording so far */
};

struct source source_new(const struct scene *scene, int queue);
void source_free(struct source *source);

/* Begins a replication: source->next is set. */
void source_start(struct source *source, int replication);

/* The contact that comes at source->next, which moves on. */
struct contact source_take(struct source *source);

/* Work that waited before the start, as contacts; `due` as in struct batch. */
int source_backlog(const struct source *source, const struct batch *batch);
struct contact source_left_over(struct source *source,
                                const struct batch *batch);

#endif
