/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * States while they are made (states.h): forwards, a layer of histories at a
 * time, each state of a day meeting each offer; then backwards, what goes on
 * alike becoming one. */
#ifndef LAYERS_H
#define LAYERS_H

#include "future.h"
#include "line.h"
#include "stop.h"

/* What the states of an agent may take. */
struct states_limits {
    int64_t arcs;   /* before anything is merged: twelve bytes each */
    double seconds; /* at which they must be made, since the start */
};

/* Days that are free; outside of them the duties of a line are kept. */
struct free_days {
    const struct line *keep; /* NULL: all days are free */
    int from, to;
};

/* The states after so many days, and where each offer leads from them; the
 * layer after the last day has one offer: the close. */
struct layer {
    int n, room;
    char *histories; /* [n * 2] of the bytes in use: as the rules left them,
                        and as the future sees them; */
    int *known;      /* [n] or numbers in the states that are followed */
    int n_offers;    /* choices, after the day off; 1: of a day that is kept */
    int *next;       /* [n * n_offers] state of the next layer */
    cost *price;     /* likewise */
};

/* States by what they hold: chains of those with the same hash. */
struct buckets {
    size_t wide;    /* a power of 2 */
    int *first;     /* [wide] */
    int *next;      /* [room] */
    unsigned *hash; /* [room] */
    int n, room;
};

struct layers {
    const struct problem *problem;
    int agent;
    struct free_days free;
    const struct states *known; /* all days free, to follow; or NULL */
    int n_days;
    struct future future;
    size_t bytes;        /* of a history that the problem uses */
    struct layer *items; /* [n_days + 1] */
    struct buckets buckets;
    int64_t n_arcs;
    struct states_limits limits;
    const struct stop *stop;
};

struct layers layers_new(const struct problem *problem, int agent,
                         rule_mask mask, struct states_limits limits,
                         const struct stop *stop);
void layers_free(struct layers *layers);

/* Fills all layers, with the close behind the last; false where there is no
 * room or no time for that. */
bool layers_grow(struct layers *layers);

/* Merges what is alike.  kind_of[day] gets the kind of each offer that is a
 * choice, which the caller frees, n_kinds[day] their number, which is then
 * n_offers; the kind 0 is the day off.  States without an end are gone. */
void layers_merge(struct layers *layers, int *n_kinds, int **kind_of);

/* The choice in a column of a free day, from 1 on. */
static inline int layers_choice(const struct layers *layers, int day, int k)
{
    const struct agent *who = layers->future.agent;
    return who->choices[who->first_choice[day] + k - 1].offer;
}

/* The history of a state of the layer, while the layer has them. */
static inline struct history *layers_history(const struct layers *layers,
                                             const struct layer *layer,
                                             int state)
{
    return (void *)(layer->histories + (size_t)(2 * state) * layers->bytes);
}

void buckets_clear(struct buckets *buckets);
/* Puts the state, which is the first or next to the last one put, into the
 * bucket of the hash. */
void buckets_add(struct buckets *buckets, unsigned hash, int state);

/* The first state in the bucket of the hash, -1: none; next[] leads on. */
static inline int buckets_first(const struct buckets *buckets, unsigned hash)
{
    return buckets->first[hash & (buckets->wide - 1)];
}

#endif
