/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "layers.h"
#include "mem.h"
#include "roster.h"
#include "terms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FOLLOWED = 4 /* arcs take as long as one that is found */ };

static void drop_noughts(struct states *states, size_t n_arcs)
{
    for (size_t i = 0; i < n_arcs; i++)
        if (states->price[i] != 0)
            return;
    free(states->price);
    states->price = NULL;
}

static void join_arcs(const struct layer *layer, struct states *states, int day)
{
    for (int state = 0; state < layer->n; state++)
        for (int kind = 0; kind < states->n_kinds[day]; kind++) {
            int from = state * states->n_kinds[day] + kind;
            int64_t to =
                states_arc(states, day, states->first_state[day] + state, kind);
            states->next[to] =
                layer->next[from] == STATE_NONE
                    ? states->n_states
                    : states->first_state[day + 1] + layer->next[from];
            states->price[to] = layer->price[from];
        }
}

/* Puts the layers one behind the other. */
static void join_layers(const struct layers *layers, struct states *states)
{
    int n_days = states->n_days;
    for (int day = 0; day <= n_days; day++) {
        const struct layer *layer = &layers->items[day];
        states->first_state[day + 1] = states->first_state[day] + layer->n;
        if (day < n_days)
            states->first_arc[day + 1] =
                states->first_arc[day] +
                (int64_t)layer->n * states->n_kinds[day];
    }
    states->n_states = states->first_state[n_days + 1];
    size_t n_arcs = (size_t)states->first_arc[n_days];
    states->next = mem_alloc(n_arcs, sizeof *states->next);
    states->price = mem_alloc(n_arcs, sizeof *states->price);
    for (int day = 0; day < n_days; day++)
        join_arcs(&layers->items[day], states, day);
    drop_noughts(states, n_arcs);
    const struct layer *last = &layers->items[n_days];
    states->owed = mem_alloc((size_t)last->n, sizeof *states->owed);
    memcpy(states->owed, last->price, (size_t)last->n * sizeof(cost));
    states->start = layers->items[0].n > 0 ? 0 : STATE_NONE;
}

static struct states *new_states(const struct layers *layers)
{
    size_t n_days = (size_t)layers->n_days;
    struct states *states = mem_alloc(1, sizeof *states);
    states->n_days = (int)n_days;
    states->first_state = mem_alloc(n_days + 2, sizeof(int));
    states->first_arc = mem_alloc(n_days + 1, sizeof(int64_t));
    states->n_kinds = mem_alloc(n_days, sizeof(int));
    states->kind_of = mem_alloc(n_days, sizeof(int *));
    states->offer_base = mem_alloc(n_days, sizeof(int));
    for (int day = 0; day < layers->n_days; day++)
        states->offer_base[day] =
            first_offer_of(layers->problem, layers->agent, day) - 1;
    return states;
}

/* Grows and merges the layers; NULL where they are beyond the limits. */
static struct states *states_from(struct layers *layers)
{
    if (!layers_grow(layers))
        return NULL;
    struct states *states = new_states(layers);
    layers_merge(layers, states->n_kinds, states->kind_of);
    join_layers(layers, states);
    return states;
}

static struct states *grow_states(struct layers *layers, int agent,
                                  rule_mask mask, uint64_t shifts,
                                  int64_t *work)
{
    struct states *states = states_from(layers);
    if (states) {
        states->agent = agent;
        states->mask = mask;
        states->shifts = shifts;
    }
    *work += layers->known ? layers->n_arcs / FOLLOWED : layers->n_arcs;
    layers_free(layers);
    return states;
}

struct states *states_new(const struct problem *problem, int agent,
                          rule_mask mask, uint64_t shifts,
                          struct states_limits limits, const struct stop *stop,
                          int64_t *work)
{
    struct problem *one = terms_free(problem, agent, mask, shifts);
    struct layers layers = layers_new(one, 0, mask, limits, stop);
    struct states *states = grow_states(&layers, agent, mask, shifts, work);
    arena_free(one->arena);
    return states;
}

struct states *states_of_days(const struct problem *problem, int agent,
                              rule_mask mask, uint64_t shifts,
                              struct free_days free, int64_t arcs,
                              const struct stop *stop, int64_t *work)
{
    struct states_limits limits = {.arcs = arcs, .seconds = INFINITY};
    struct layers layers = layers_new(problem, agent, mask, limits, stop);
    layers.free = free;
    return grow_states(&layers, agent, mask, shifts, work);
}

struct states *states_within(const struct problem *problem, int agent,
                             const struct states *known, struct free_days free,
                             const struct stop *stop, int64_t *work)
{
    struct states_limits limits = {.arcs = INT64_MAX, .seconds = INFINITY};
    struct layers layers =
        layers_new(problem, agent, known->mask, limits, stop);
    layers.free = free;
    layers.known = known;
    return grow_states(&layers, agent, known->mask, known->shifts, work);
}

/* Of the layer that the Saturday leads to. */
static void mark_sunday(struct states *states, int saturday)
{
    for (int taken = 0; taken < 2; taken++)
        for (int kind = 0; kind < states->n_kinds[saturday]; kind++)
            for (int state = states->first_state[saturday];
                 (kind > 0) == taken &&
                 state < states->first_state[saturday + 1];
                 state++)
                states->fresh[states->next[states_arc(states, saturday, state,
                                                      kind)]] = !taken;
}

void states_mark_fresh(const struct problem *problem, struct states *states)
{
    if (states->fresh)
        return;
    states->fresh = mem_alloc((size_t)states->n_states + 1, 1);
    for (int day = 0; day + 1 < states->n_days; day++)
        if (grid_weekday(&problem->grid, day) == SATURDAY)
            mark_sunday(states, day);
}

void states_free(struct states *states)
{
    if (!states)
        return;
    for (int day = 0; day < states->n_days; day++)
        free(states->kind_of[day]);
    free(states->first_state);
    free(states->first_arc);
    free(states->n_kinds);
    free(states->kind_of);
    free(states->offer_base);
    free(states->next);
    free(states->price);
    free(states->owed);
    free(states->fresh);
    free(states);
}
