/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layers.h"

#include "hash.h"
#include "mem.h"
#include "pricing.h"
#include "roster.h"
#include "states.h"

#include <stdlib.h>

enum { LAYER_MOST = 40000, LOOK_EVERY = 5000 };

static void buckets_link(struct buckets *buckets, int state)
{
    int *first = &buckets->first[buckets->hash[state] & (buckets->wide - 1)];
    buckets->next[state] = *first;
    *first = state;
}

/* As many buckets as states at least: most problems have few. */
static void buckets_widen(struct buckets *buckets)
{
    buckets->wide = buckets->wide ? 2 * buckets->wide : 64;
    buckets->first = mem_resize(buckets->first, buckets->wide, sizeof(int));
    memset(buckets->first, -1, buckets->wide * sizeof(int));
    for (int state = 0; state < buckets->n; state++)
        buckets_link(buckets, state);
}

static void buckets_free(struct buckets *buckets)
{
    free(buckets->first);
    free(buckets->next);
    free(buckets->hash);
}

void buckets_clear(struct buckets *buckets)
{
    while (buckets->n > 0)
        buckets->first[buckets->hash[--buckets->n] & (buckets->wide - 1)] = -1;
}

void buckets_add(struct buckets *buckets, unsigned hash, int state)
{
    int room = buckets->room;
    MEM_GROW(buckets->next, state, buckets->room);
    if (buckets->room > room)
        buckets->hash = mem_resize(buckets->hash, (size_t)buckets->room,
                                   sizeof *buckets->hash);
    buckets->hash[state] = hash;
    buckets_link(buckets, state);
    buckets->n = state + 1;
    if (buckets->n > (int)buckets->wide)
        buckets_widen(buckets);
}

struct layers layers_new(const struct problem *problem, int agent,
                         rule_mask mask, struct states_limits limits,
                         const struct stop *stop)
{
    size_t n_days = (size_t)problem->grid.n_days;
    struct layers layers = {
        .problem = problem,
        .agent = agent,
        .n_days = (int)n_days,
        .future = future_new(problem, agent, mask),
        .bytes = history_bytes(problem),
        .items = mem_alloc(n_days + 1, sizeof(struct layer)),
        .limits = limits,
        .stop = stop,
    };
    buckets_widen(&layers.buckets);
    return layers;
}

static void drop_histories(struct layer *layer)
{
    free(layer->histories);
    free(layer->known);
    layer->histories = NULL;
    layer->known = NULL;
}

void layers_free(struct layers *layers)
{
    for (int day = 0; day <= layers->n_days; day++) {
        drop_histories(&layers->items[day]);
        free(layers->items[day].next);
        free(layers->items[day].price);
    }
    free(layers->items);
    buckets_free(&layers->buckets);
    future_free(&layers->future);
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

/* The state of the layer that is this one of those followed. */
static int known_state(struct layers *layers, struct layer *layer, int known)
{
    for (int i = buckets_first(&layers->buckets, (unsigned)known); i >= 0;
         i = layers->buckets.next[i])
        if (layer->known[i] == known)
            return i;
    MEM_GROW(layer->known, layer->n, layer->room);
    layer->known[layer->n] = known;
    buckets_add(&layers->buckets, (unsigned)known, layer->n);
    return layer->n++;
}

static void follow(struct layers *layers, int day, int state, int k, int offer)
{
    const struct states *known = layers->known;
    struct layer *layer = &layers->items[day];
    int64_t arc = states_arc(known, day, layer->known[state],
                             states_kind(known, day, offer));
    int at = state * layer->n_offers + k;
    if (known->next[arc] == known->n_states)
        return;
    layer->price[at] = known->price ? known->price[arc] : 0;
    layer->next[at] = known_state(layers, layer + 1, known->next[arc]);
}

/* Where an offer of the day (OFF: a day off) leads from a state. */
static void meet(struct layers *layers, int day, int state, int k, int offer)
{
    if (layers->known) {
        follow(layers, day, state, k, offer);
        return;
    }
    struct layer *layer = &layers->items[day];
    struct history history, view;
    memcpy(&history, layers_history(layers, layer, state), layers->bytes);
    cost price =
        history_add_day(layers->problem, layers->agent, &history, day,
                        offer == OFF ? NULL : &layers->problem->offers[offer],
                        layers->future.mask & ~rules_of_choice, NULL);
    int *next = &layer->next[state * layer->n_offers + k];
    layer->price[state * layer->n_offers + k] = price;
    if (price >= COST_FORBIDDEN)
        return;
    memcpy(&view, &history, layers->bytes);
    future_view(&layers->future, day, &view);
    *next = state_like(layers, layer + 1, &history, &view);
}

static bool is_free(const struct layers *layers, int day)
{
    const struct free_days *days = &layers->free;
    return !days->keep || (day >= days->from && day < days->to);
}

/* The offer of a column of the day. */
static int offer_at(const struct layers *layers, int day, int k)
{
    if (!is_free(layers, day))
        return layers->free.keep->duties[day].offer;
    return k == 0 ? OFF : layers_choice(layers, day, k);
}

static bool is_over(const struct layers *layers)
{
    const struct stop *stop = layers->stop;
    return stop_signalled(stop) || stop_seconds(stop) > layers->limits.seconds;
}

/* Arcs without a way yet, a column for each choice; for what is kept, one. */
static bool make_arcs(struct layers *layers, int day)
{
    struct layer *layer = &layers->items[day];
    const int *first = layers->future.agent->first_choice + day;
    layer->n_offers = is_free(layers, day) ? 1 + first[1] - first[0] : 1;
    size_t n_arcs = (size_t)layer->n * (size_t)layer->n_offers;
    layers->n_arcs += (int64_t)n_arcs;
    if (layers->n_arcs > layers->limits.arcs)
        return false;
    layer->next = mem_alloc(n_arcs, sizeof *layer->next);
    layer->price = mem_alloc(n_arcs, sizeof *layer->price);
    for (size_t i = 0; i < n_arcs; i++)
        layer->next[i] = STATE_NONE;
    return true;
}

static bool grow_layer(struct layers *layers, int day)
{
    struct layer *layer = &layers->items[day];
    if (!make_arcs(layers, day))
        return false;
    buckets_clear(&layers->buckets);
    for (int state = 0, seen = 0; state < layer->n; state++) {
        for (int k = 0; k < layer->n_offers; k++)
            meet(layers, day, state, k, offer_at(layers, day, k));
        seen += layer->n_offers;
        if (layer[1].n > LAYER_MOST || (seen > LOOK_EVERY && is_over(layers)))
            return false;
        seen = seen > LOOK_EVERY ? 0 : seen;
    }
    return !is_over(layers);
}

static void begin(struct layers *layers)
{
    const struct history *before = &layers->future.agent->before;
    buckets_clear(&layers->buckets);
    if (!layers->known)
        state_like(layers, &layers->items[0], before, before);
    else if (layers->known->start != STATE_NONE)
        known_state(layers, &layers->items[0], layers->known->start);
}

static cost owed_by(const struct layers *layers, struct layer *last, int state)
{
    const struct states *known = layers->known;
    if (known)
        return known
            ->owed[last->known[state] - known->first_state[known->n_days]];
    return history_close(layers->problem, layers->agent,
                         layers_history(layers, last, state),
                         layers->future.mask, NULL);
}

/* The close of each state of the last layer, as a row of one. */
static void close_layer(struct layers *layers)
{
    struct layer *last = &layers->items[layers->n_days];
    last->n_offers = 1;
    last->next = mem_alloc((size_t)last->n, sizeof *last->next);
    last->price = mem_alloc((size_t)last->n, sizeof *last->price);
    for (int state = 0; state < last->n; state++) {
        cost owed = owed_by(layers, last, state);
        last->next[state] = owed < COST_FORBIDDEN ? 0 : STATE_NONE;
        last->price[state] = owed < COST_FORBIDDEN ? owed : 0;
    }
}

bool layers_grow(struct layers *layers)
{
    begin(layers);
    for (int day = 0; day < layers->n_days; day++) {
        if (!grow_layer(layers, day))
            return false;
        drop_histories(&layers->items[day]);
    }
    close_layer(layers);
    return true;
}
