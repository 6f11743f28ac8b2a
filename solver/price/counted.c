/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "counted.h"

#include "hash.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1 << 12, LABELS_MOST = 400000 };

struct label {
    cost price;   /* so far, without tolls */
    cost promise; /* no line from here is cheaper than this */
    int state, parent, option, next;
    unsigned hash;
    short used[SHIFTS_MAX];
};

struct counted {
    const struct problem *problem;
    struct label *labels;
    int n_labels, room;
    int *order;
    int order_room;
    int bucket[BUCKETS];
    int64_t work;
};

/* One search. */
struct run {
    struct counted *counted;
    const struct sweep *sweep;
    const struct option_list *lists;
    const cost *toll;
    const struct allowance *allowances;
    int n_shifts;
    cost limit, dropped; /* dropped: best promise of a label not kept */
};

struct counted *counted_new(const struct problem *problem)
{
    struct counted *counted = mem_alloc(1, sizeof *counted);
    counted->problem = problem;
    memset(counted->bucket, -1, sizeof counted->bucket);
    return counted;
}

void counted_free(struct counted *counted)
{
    free(counted->labels);
    free(counted->order);
    free(counted);
}

int64_t counted_take_work(struct counted *counted)
{
    int64_t work = counted->work;
    counted->work = 0;
    return work;
}

/* What the tolls of the days to come are at least worth, given what is left of
 * the allowances. */
static cost tolls_left(const struct run *run, const struct label *label)
{
    cost sum = 0;
    for (int shift = 0; shift < run->n_shifts; shift++) {
        cost toll = run->toll[shift];
        const struct allowance *allowance = &run->allowances[shift];
        if (toll > 0)
            sum += toll * (allowance->most - label->used[shift]);
        else if (toll < 0)
            sum += toll * (allowance->least - label->used[shift]);
    }
    return sum;
}

static unsigned hash_of(const struct run *run, const struct label *label)
{
    uint64_t hash = hash_step(HASH_START, (uint64_t)label->state);
    for (int shift = 0; shift < run->n_shifts; shift++)
        hash = hash_step(hash, (uint64_t)label->used[shift]);
    return (unsigned)hash;
}

/* The label of the day in the same state with the same duties. */
static struct label *twin_of(const struct run *run, const struct label *label)
{
    struct counted *counted = run->counted;
    for (int i = counted->bucket[label->hash % BUCKETS]; i >= 0;
         i = counted->labels[i].next) {
        struct label *other = &counted->labels[i];
        if (other->hash == label->hash && other->state == label->state &&
            memcmp(other->used, label->used,
                   (size_t)run->n_shifts * sizeof *label->used) == 0)
            return other;
    }
    return NULL;
}

static void drop(struct run *run, cost promise)
{
    if (promise < run->dropped)
        run->dropped = promise;
}

static void add_label(struct run *run, const struct label *label)
{
    struct counted *counted = run->counted;
    struct label *twin = twin_of(run, label);
    if (twin) {
        int next = twin->next;
        if (label->price < twin->price) {
            *twin = *label;
            twin->next = next;
        }
        return;
    }
    if (counted->n_labels == LABELS_MOST) {
        drop(run, label->promise);
        return;
    }
    MEM_GROW(counted->labels, counted->n_labels, counted->room);
    int *bucket = &counted->bucket[label->hash % BUCKETS];
    counted->labels[counted->n_labels] = *label;
    counted->labels[counted->n_labels].next = *bucket;
    *bucket = counted->n_labels++;
}

/* What is not limited would only tell labels apart. */
static bool is_counted(const struct allowance *allowance)
{
    return allowance->least > 0 || allowance->most < INT_MAX;
}

static bool extend(struct run *run, const struct label *from, int day, int i,
                   struct label *label)
{
    const struct states *states = run->sweep->states;
    const struct option *option = &run->lists[day].items[i];
    int offer = option->duty.offer;
    int kind = states_kind(states, day, offer);
    int64_t arc = states_arc(states, day, from->state, kind);
    if (run->sweep->value[states->next[arc]] >= COST_FORBIDDEN / 2)
        return false;
    *label = *from;
    label->state = states->next[arc];
    label->option = i;
    label->price += option->price + (states->price ? states->price[arc] : 0);
    if (offer != OFF) {
        int shift = run->counted->problem->offers[offer].shift;
        const struct allowance *allowance = &run->allowances[shift];
        if (is_counted(allowance) && ++label->used[shift] > allowance->most)
            return false;
    }
    cost rest = run->sweep->value[label->state];
    label->promise = label->price + rest - tolls_left(run, label);
    return label->promise < run->limit;
}

static const struct label *sorted_labels; /* of this thread's qsort() */
#pragma omp threadprivate(sorted_labels)

static int by_promise(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;
    cost x = sorted_labels[a].promise, y = sorted_labels[b].promise;
    return x != y ? (x > y) - (x < y) : (a > b) - (a < b);
}

/* The labels of the day from `first` on in order of promise; returns how many
 * are kept. */
static int sort_labels(struct run *run, int first, int most)
{
    struct counted *counted = run->counted;
    int n = counted->n_labels - first;
    for (int i = 0; i < n; i++) {
        MEM_GROW(counted->order, i, counted->order_room);
        counted->order[i] = first + i;
        counted->bucket[counted->labels[first + i].hash % BUCKETS] = -1;
    }
    sorted_labels = counted->labels;
    if (n > 1)
        qsort(counted->order, (size_t)n, sizeof *counted->order, by_promise);
    if (n > most)
        drop(run, sorted_labels[counted->order[most]].promise);
    return n < most ? n : most;
}

static void extend_day(struct run *run, int day, int first, int most)
{
    struct counted *counted = run->counted;
    int n = sort_labels(run, first, most);
    for (int k = 0; k < n; k++) {
        int parent = counted->order[k];
        counted->work += run->lists[day].n;
        for (int i = 0; i < run->lists[day].n; i++) {
            struct label label;
            if (!extend(run, &counted->labels[parent], day, i, &label))
                continue;
            label.parent = parent;
            label.hash = hash_of(run, &label);
            add_label(run, &label);
        }
    }
}

static bool has_enough(const struct run *run, const struct label *label)
{
    for (int shift = 0; shift < run->n_shifts; shift++)
        if (label->used[shift] < run->allowances[shift].least)
            return false;
    return true;
}

/* The cheapest label at the end, -1 if none. */
static int best_of(const struct run *run, int first, cost *price)
{
    const struct sweep *sweep = run->sweep;
    int best = -1;
    *price = run->limit;
    for (int i = first; i < run->counted->n_labels; i++) {
        const struct label *label = &run->counted->labels[i];
        cost sum = label->price + sweep->value[label->state];
        if (sum < *price && has_enough(run, label)) {
            *price = sum;
            best = i;
        }
    }
    return best;
}

static void read_line(const struct run *run, int label, struct line *line)
{
    const struct label *labels = run->counted->labels;
    for (int day = run->sweep->states->n_days - 1; day >= 0; day--) {
        line->duties[day] = run->lists[day].items[labels[label].option].duty;
        label = labels[label].parent;
    }
}

cost counted_line(struct counted *counted, const struct sweep *sweep,
                  const struct option_list *lists, const cost *toll,
                  const struct allowance *allowances, int most, cost limit,
                  struct line *line, cost *floor)
{
    const struct states *states = sweep->states;
    struct run run = {.counted = counted,
                      .sweep = sweep,
                      .lists = lists,
                      .toll = toll,
                      .allowances = allowances,
                      .n_shifts = counted->problem->n_shifts,
                      .limit = limit,
                      .dropped = limit};
    struct label start = {.state = states->start, .parent = -1};
    counted->n_labels = 0;
    add_label(&run, &start);
    int first = 0;
    for (int day = 0; day < states->n_days; day++) {
        int next = counted->n_labels;
        extend_day(&run, day, first, most);
        first = next;
    }
    sort_labels(&run, first, INT_MAX);
    cost price;
    int best = best_of(&run, first, &price);
    if (best >= 0)
        read_line(&run, best, line);
    cost proven = price < run.dropped ? price : run.dropped;
    if (proven > *floor)
        *floor = proven;
    return best >= 0 ? price : COST_FORBIDDEN;
}
