/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layers.h"

#include "hash.h"
#include "mem.h"
#include "pricing.h"
#include "roster.h"
#include "states.h"

#include <stdlib.h>

enum { LAYER_MOST = 40000, LOOK_EVERY = 5000 };

void buckets_clear(struct buckets *buckets)
{
    memset(buckets->first, -1, STATE_BUCKETS * sizeof *buckets->first);
}

void buckets_add(struct buckets *buckets, unsigned hash, int state)
{
    int *first = &buckets->first[hash % STATE_BUCKETS];
    MEM_GROW(buckets->next, state, buckets->room);
    buckets->next[state] = *first;
    *first = state;
}

struct layers layers_new(struct problem *problem, rule_mask mask,
                         struct states_limits limits, const struct stop *stop)
{
    size_t n_days = (size_t)problem->grid.n_days;
    return (struct layers){
        .problem = problem,
        .n_days = (int)n_days,
        .future = future_new(problem, 0, mask),
        .bytes = history_bytes(problem),
        .items = mem_alloc(n_days + 1, sizeof(struct layer)),
        .buckets = {.first = mem_alloc(STATE_BUCKETS, sizeof(int))},
        .limits = limits,
        .stop = stop,
    };
}

static void drop_histories(struct layer *layer)
{
    free(layer->histories);
    layer->histories = NULL;
}

void layers_free(struct layers *layers)
{
    for (int day = 0; day <= layers->n_days; day++) {
        drop_histories(&layers->items[day]);
        free(layers->items[day].next);
        free(layers->items[day].price);
    }
    free(layers->items);
    free(layers->buckets.first);
    free(layers->buckets.next);
    future_free(&layers->future);
    arena_free(layers->problem->arena);
}

static struct history *view_of(const struct layers *layers,
                               const struct layer *layer, int state)
{
    return (void *)(layer->histories + (size_t)(2 * state + 1) * layers->bytes);
}

static void make_room(const struct layers *layers, struct layer *layer)
{
    if (layer->n < layer->room)
        return;
    layer->room = layer->room ? 2 * layer->room : 16;
    layer->histories =
        mem_resize(layer->histories, (size_t)layer->room * 2, layers->bytes);
}

/* The state of the layer with this view; a new one if there is none. */
static int state_like(struct layers *layers, struct layer *layer,
                      const struct history *history, const struct history *view)
{
    unsigned hash = hash_bytes(view, layers->bytes);
    for (int i = buckets_first(&layers->buckets, hash); i >= 0;
         i = layers->buckets.next[i])
        if (memcmp(view_of(layers, layer, i), view, layers->bytes) == 0)
            return i;
    make_room(layers, layer);
    memcpy(layers_history(layers, layer, layer->n), history, layers->bytes);
    memcpy(view_of(layers, layer, layer->n), view, layers->bytes);
    buckets_add(&layers->buckets, hash, layer->n);
    return layer->n++;
}

/* Where an offer of the day (NULL: off) leads from a state. */
static void meet(struct layers *layers, int day, int state, int k,
                 const struct offer *offer)
{
    struct layer *layer = &layers->items[day];
    struct history history, view;
    memcpy(&history, layers_history(layers, layer, state), layers->bytes);
    cost price = history_add_day(layers->problem, 0, &history, day, offer,
                                 layers->future.mask & ~rules_of_choice, NULL);
    int *next = &layer->next[state * layer->n_offers + k];
    layer->price[state * layer->n_offers + k] = price;
    *next = STATE_NONE;
    if (price >= COST_FORBIDDEN)
        return;
    memcpy(&view, &history, layers->bytes);
    future_view(&layers->future, day, &view);
    *next = state_like(layers, layer + 1, &history, &view);
}

static bool is_over(const struct layers *layers)
{
    const struct stop *stop = layers->stop;
    return stop_signalled(stop) || stop_seconds(stop) > layers->limits.seconds;
}

static bool grow_layer(struct layers *layers, int day)
{
    const struct problem *one = layers->problem;
    struct layer *layer = &layers->items[day];
    int first = first_offer_of(one, 0, day);
    layer->n_offers = 1 + end_offer_of(one, 0, day) - first;
    size_t n_arcs = (size_t)layer->n * (size_t)layer->n_offers;
    layers->n_arcs += (int64_t)n_arcs;
    if (layers->n_arcs > layers->limits.arcs)
        return false;
    layer->next = mem_alloc(n_arcs, sizeof *layer->next);
    layer->price = mem_alloc(n_arcs, sizeof *layer->price);
    buckets_clear(&layers->buckets);
    for (int state = 0, seen = 0; state < layer->n; state++) {
        for (int k = 0; k < layer->n_offers; k++)
            meet(layers, day, state, k,
                 k == 0 ? NULL : &one->offers[first + k - 1]);
        seen += layer->n_offers;
        if (layer[1].n > LAYER_MOST || (seen > LOOK_EVERY && is_over(layers)))
            return false;
        seen = seen > LOOK_EVERY ? 0 : seen;
    }
    return !is_over(layers);
}

bool layers_grow(struct layers *layers)
{
    const struct history *before = &layers->problem->agents[0].before;
    buckets_clear(&layers->buckets);
    state_like(layers, &layers->items[0], before, before);
    for (int day = 0; day < layers->n_days; day++) {
        if (!grow_layer(layers, day))
            return false;
        drop_histories(&layers->items[day]);
    }
    return true;
}
