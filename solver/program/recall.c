/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recall.h"

#include "hash.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum {
    BYTES_MOST = 4 << 20,
    ENTRIES_LEAST = 256,
    ENTRIES_MOST = 1 << 15,
    ENTRIES_A_SLOT = 32
};

struct entry {
    int alike; /* 1 + the first slot that asks for the same; 0: empty */
    bool has_worth;
    cost price;
};

/* Parts of an entry lie side by side: supply, given, idle and level; what one
 * more of each group saves, and the rewards at which. */
struct recall {
    const struct problem *problem;
    int n_entries;
    int *alike;     /* [n_slots] */
    uint64_t *hash; /* [n_slots] of who is at work */
    struct entry *entries;
    int *counts;
    cost *worth;
};

static size_t n_counts(const struct problem *problem)
{
    size_t n_groups = (size_t)problem->n_groups;
    size_t n_queues = (size_t)problem->n_queues;
    return 2 * n_groups + n_groups * n_queues + n_queues;
}

static size_t n_worths(const struct problem *problem)
{
    return (size_t)problem->n_groups + (size_t)problem->n_queues;
}

static bool asks_alike(const struct problem *problem, int a, int b)
{
    if (problem->by_day)
        return a == b;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        const struct queue *stream = &problem->queues[queue];
        if (stream->deferral)
            continue;
        if (stream->need[a] != stream->need[b] ||
            queue_most(stream, a) != queue_most(stream, b))
            return false;
    }
    for (int joint = 0; joint < problem->n_joints; joint++)
        if (problem->joints[joint].need[a] != problem->joints[joint].need[b])
            return false;
    return true;
}

/* What asks_alike() compares. */
static uint64_t hash_asked(const struct problem *problem, int slot)
{
    uint64_t hash = HASH_START;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        const struct queue *stream = &problem->queues[queue];
        if (stream->deferral)
            continue;
        hash = hash_step(hash, (uint64_t)stream->need[slot]);
        hash = hash_step(hash, (uint64_t)queue_most(stream, slot));
    }
    for (int joint = 0; joint < problem->n_joints; joint++)
        hash = hash_step(hash, (uint64_t)problem->joints[joint].need[slot]);
    return problem->by_day ? hash_step(hash, (uint64_t)slot) : hash;
}

/* For each slot the first that asks for the same, or itself. */
static void find_alike(struct recall *recall)
{
    int n_slots = recall->problem->grid.n_slots, room = 1;
    while (room < 2 * n_slots)
        room *= 2;
    int *first = mem_alloc((size_t)room, sizeof *first); /* 1 + slot */
    for (int slot = 0; slot < n_slots; slot++) {
        uint64_t at = hash_asked(recall->problem, slot) & (uint64_t)(room - 1);
        while (first[at] && !asks_alike(recall->problem, first[at] - 1, slot))
            at = (at + 1) & (uint64_t)(room - 1);
        if (!first[at])
            first[at] = 1 + slot;
        recall->alike[slot] = first[at] - 1;
    }
    free(first);
}

struct recall *recall_new(const struct problem *problem)
{
    struct recall *recall = mem_alloc(1, sizeof *recall);
    int n_slots = problem->grid.n_slots;
    size_t bytes = sizeof(struct entry) + n_counts(problem) * sizeof(int) +
                   n_worths(problem) * sizeof(cost);
    int n = ENTRIES_MOST;
    while (n > ENTRIES_LEAST &&
           ((size_t)n * bytes > BYTES_MOST || n > ENTRIES_A_SLOT * n_slots))
        n /= 2;
    recall->problem = problem;
    recall->n_entries = n;
    recall->alike = mem_alloc((size_t)n_slots, sizeof *recall->alike);
    recall->hash = mem_alloc((size_t)n_slots, sizeof *recall->hash);
    recall->entries = mem_alloc((size_t)n, sizeof *recall->entries);
    recall->counts =
        mem_alloc((size_t)n * n_counts(problem), sizeof *recall->counts);
    recall->worth =
        mem_alloc((size_t)n * n_worths(problem), sizeof *recall->worth);
    find_alike(recall);
    return recall;
}

void recall_free(struct recall *recall)
{
    free(recall->alike);
    free(recall->hash);
    free(recall->entries);
    free(recall->counts);
    free(recall->worth);
    free(recall);
}

void recall_change(struct recall *recall, int slot, int group, int change)
{
    recall->hash[slot] +=
        (uint64_t)change * hash_step(HASH_START, (uint64_t)group);
}

/* Where an entry lies, and its parts. */
struct place {
    struct entry *entry;
    int *supply, *given, *idle, *level;
    cost *worth, *rewards;
};

static struct place place_of(const struct recall *recall, int slot)
{
    const struct problem *problem = recall->problem;
    size_t n_groups = (size_t)problem->n_groups;
    uint64_t hash =
        hash_step(recall->hash[slot], (uint64_t)recall->alike[slot]);
    size_t i = hash % (unsigned)recall->n_entries;
    int *counts = recall->counts + i * n_counts(problem);
    cost *worth = recall->worth + i * n_worths(problem);
    return (struct place){
        .entry = &recall->entries[i],
        .supply = counts,
        .given = counts + n_groups,
        .idle = counts + n_groups + n_groups * (size_t)problem->n_queues,
        .level = counts + 2 * n_groups + n_groups * (size_t)problem->n_queues,
        .worth = worth,
        .rewards = worth + n_groups,
    };
}

static bool is_known(const struct recall *recall, const struct place *place,
                     int slot, const int *supply)
{
    return place->entry->alike == 1 + recall->alike[slot] &&
           memcmp(place->supply, supply,
                  (size_t)recall->problem->n_groups * sizeof *supply) == 0;
}

static void copy_flow(const struct problem *problem, const struct place *from,
                      const struct place *to)
{
    size_t n_groups = (size_t)problem->n_groups;
    size_t n_queues = (size_t)problem->n_queues;
    memcpy(to->given, from->given, n_groups * n_queues * sizeof(int));
    memcpy(to->idle, from->idle, n_groups * sizeof(int));
    memcpy(to->level, from->level, n_queues * sizeof(int));
}

bool recall_flow(const struct recall *recall, int slot, const int *supply,
                 struct flow *flow, cost *price)
{
    struct place place = place_of(recall, slot);
    if (!is_known(recall, &place, slot, supply))
        return false;
    struct place to = {
        .given = flow->given, .idle = flow->idle, .level = flow->level};
    copy_flow(recall->problem, &place, &to);
    *price = place.entry->price;
    return true;
}

void recall_keep_flow(struct recall *recall, int slot, const int *supply,
                      const struct flow *flow, cost price)
{
    struct place place = place_of(recall, slot);
    struct place from = {
        .given = flow->given, .idle = flow->idle, .level = flow->level};
    *place.entry =
        (struct entry){.alike = 1 + recall->alike[slot], .price = price};
    memcpy(place.supply, supply,
           (size_t)recall->problem->n_groups * sizeof *supply);
    copy_flow(recall->problem, &from, &place);
}

bool recall_worth(const struct recall *recall, int slot, const int *supply,
                  const struct flow *flow, int stride, cost *worth)
{
    const struct problem *problem = recall->problem;
    struct place place = place_of(recall, slot);
    if (!is_known(recall, &place, slot, supply) || !place.entry->has_worth ||
        memcmp(place.rewards, flow->worth,
               (size_t)problem->n_queues * sizeof(cost)) != 0)
        return false;
    for (int group = 0; group < problem->n_groups; group++)
        worth[group * stride] = place.worth[group];
    return true;
}

void recall_keep_worth(struct recall *recall, int slot, const int *supply,
                       const struct flow *flow, int stride, const cost *worth)
{
    const struct problem *problem = recall->problem;
    struct place place = place_of(recall, slot);
    if (!is_known(recall, &place, slot, supply))
        return;
    place.entry->has_worth = true;
    for (int group = 0; group < problem->n_groups; group++)
        place.worth[group] = worth[group * stride];
    memcpy(place.rewards, flow->worth,
           (size_t)problem->n_queues * sizeof(cost));
}
