/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Backwards, from the close: offers that lead to the same from everywhere are
 * of one kind, states from which all leads to the same are one. */
#include "hash.h"
#include "layers.h"
#include "mem.h"
#include "roster.h"
#include "states.h"

#include <stdlib.h>

static unsigned hash_column(const struct layer *layer, int k)
{
    uint64_t hash = HASH_START;
    for (int state = 0; state < layer->n; state++) {
        int at = state * layer->n_offers + k;
        hash = hash_step(hash, (unsigned)layer->next[at]);
        hash = hash_step(hash, (uint64_t)layer->price[at]);
    }
    return (unsigned)hash;
}

static bool same_column(const struct layer *layer, int a, int b)
{
    for (int state = 0; state < layer->n; state++) {
        int at = state * layer->n_offers;
        if (layer->next[at + a] != layer->next[at + b] ||
            layer->price[at + a] != layer->price[at + b])
            return false;
    }
    return true;
}

/* Kinds of the day's offers, and the first offer of each; the day off keeps a
 * kind of its own. */
static int sort_offers(const struct layer *layer, int *kinds, int *first)
{
    unsigned *hash = mem_alloc((size_t)layer->n_offers, sizeof *hash);
    int n = 0;
    for (int k = 0; k < layer->n_offers; k++) {
        hash[k] = hash_column(layer, k);
        kinds[k] = n;
        for (int kind = 1; kind < n && kinds[k] == n; kind++)
            if (hash[first[kind]] == hash[k] &&
                same_column(layer, first[kind], k))
                kinds[k] = kind;
        if (kinds[k] == n)
            first[n++] = k;
    }
    free(hash);
    return n;
}

/* Keeps one column for each kind. */
static void keep_kinds(struct layer *layer, const int *first, int n_kinds)
{
    for (int state = 0; state < layer->n; state++)
        for (int kind = 0; kind < n_kinds; kind++) {
            int from = state * layer->n_offers + first[kind];
            int to = state * n_kinds + kind;
            layer->next[to] = layer->next[from];
            layer->price[to] = layer->price[from];
        }
    layer->n_offers = n_kinds;
}

static bool is_dead(const struct layer *layer, int state)
{
    const int *next = layer->next + (size_t)state * (size_t)layer->n_offers;
    for (int k = 0; k < layer->n_offers; k++)
        if (next[k] != STATE_NONE)
            return false;
    return true;
}

static unsigned hash_row(const struct layer *layer, int state)
{
    uint64_t hash = HASH_START;
    for (int k = 0; k < layer->n_offers; k++) {
        int at = state * layer->n_offers + k;
        hash = hash_step(hash, (unsigned)layer->next[at]);
        hash = hash_step(hash, (uint64_t)layer->price[at]);
    }
    return (unsigned)hash;
}

static bool same_row(const struct layer *layer, int a, int b)
{
    size_t n = (size_t)layer->n_offers;
    return memcmp(layer->next + (size_t)a * n, layer->next + (size_t)b * n,
                  n * sizeof *layer->next) == 0 &&
           memcmp(layer->price + (size_t)a * n, layer->price + (size_t)b * n,
                  n * sizeof *layer->price) == 0;
}

static void move_row(struct layer *layer, int to, int from)
{
    size_t n = (size_t)layer->n_offers;
    memmove(layer->next + (size_t)to * n, layer->next + (size_t)from * n,
            n * sizeof *layer->next);
    memmove(layer->price + (size_t)to * n, layer->price + (size_t)from * n,
            n * sizeof *layer->price);
}

/* Merges the states of a layer that are alike, and moves them together;
 * like[state] is where it went, STATE_NONE where it has no end. */
static void merge_rows(struct buckets *buckets, struct layer *layer, int *like)
{
    int kept = 0;
    buckets_clear(buckets);
    for (int state = 0; state < layer->n; state++) {
        like[state] = STATE_NONE;
        if (is_dead(layer, state))
            continue;
        unsigned hash = hash_row(layer, state);
        int other = buckets_first(buckets, hash);
        while (other >= 0 && !same_row(layer, other, state))
            other = buckets->next[other];
        if (other < 0) {
            other = kept++;
            move_row(layer, other, state);
            buckets_add(buckets, hash, other);
        }
        like[state] = other;
    }
    layer->n = kept;
}

/* Leads the arcs of a layer to where the states behind it went. */
static void redirect(struct layer *layer, const int *like)
{
    for (int i = 0; i < layer->n * layer->n_offers; i++) {
        if (layer->next[i] != STATE_NONE)
            layer->next[i] = like[layer->next[i]];
        if (layer->next[i] == STATE_NONE)
            layer->price[i] = 0;
    }
}

static int most_states(const struct layers *layers)
{
    int most = 0;
    for (int day = 0; day <= layers->n_days; day++)
        if (layers->items[day].n > most)
            most = layers->items[day].n;
    return most;
}

/* By offer of the day, the day off first, what is known by column. */
static int *by_offer(const struct layers *layers, int day, const int *kinds)
{
    int base = first_offer_of(layers->problem, layers->agent, day) - 1;
    int end = end_offer_of(layers->problem, layers->agent, day);
    int *of = mem_alloc((size_t)(end - base), sizeof *of);
    for (int k = 1; k < layers->items[day].n_offers; k++)
        of[layers_choice(layers, day, k) - base] = kinds[k];
    return of;
}

void layers_merge(struct layers *layers, int *n_kinds, int **kind_of)
{
    int *like = mem_alloc((size_t)most_states(layers), sizeof *like);
    merge_rows(&layers->buckets, &layers->items[layers->n_days], like);
    for (int day = layers->n_days - 1; day >= 0; day--) {
        struct layer *layer = &layers->items[day];
        int *first = mem_alloc((size_t)layer->n_offers, sizeof *first);
        int *kinds = mem_alloc((size_t)layer->n_offers, sizeof *kinds);
        redirect(layer, like);
        n_kinds[day] = sort_offers(layer, kinds, first);
        kind_of[day] = by_offer(layers, day, kinds);
        keep_kinds(layer, first, n_kinds[day]);
        merge_rows(&layers->buckets, layer, like);
        free(first);
        free(kinds);
    }
    free(like);
}
