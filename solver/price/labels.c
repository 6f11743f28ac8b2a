/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labels.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct label {
    cost cost;
    cost promise;  /* cost, and the least that can follow */
    int parent;    /* into labels, -1 at the start */
    int option;    /* of its day */
    int next;      /* in the same bucket */
    unsigned hash; /* of the view */
};

enum { BUCKETS = 1 << 14, LOOK_EVERY = 256 };

struct labels {
    const struct problem *problem;
    struct label *items;
    int n, room;
    size_t history_bytes; /* that the problem uses */
    char *histories;      /* [room * 2] of these: of each label, true where all
                             rules hold, and what the future sees of it */
    int histories_room;
    int *order; /* of a day's labels, cheapest first */
    int order_room;
    int bucket[BUCKETS];
    int64_t work;
};

/* One call of labels_line(). */
struct run {
    struct labels *labels;
    const struct pricing *pricing;
    const struct future *future;
    const struct completion *completion;
    const struct option_list *lists; /* [n_days] */
    int day;                         /* that is being added */
};

static struct history *history_of(const struct labels *all, int label)
{
    return (void *)(all->histories + (size_t)(2 * label) * all->history_bytes);
}

static struct history *view_of(const struct labels *all, int label)
{
    return (void *)(all->histories +
                    (size_t)(2 * label + 1) * all->history_bytes);
}

struct labels *labels_new(const struct problem *problem)
{
    struct labels *all = mem_alloc(1, sizeof *all);
    all->problem = problem;
    all->history_bytes = history_bytes(problem);
    memset(all->bucket, -1, sizeof all->bucket);
    return all;
}

void labels_free(struct labels *all)
{
    free(all->items);
    free(all->histories);
    free(all->order);
    free(all);
}

int64_t labels_take_work(struct labels *all)
{
    int64_t work = all->work;
    all->work = 0;
    return work;
}

/* Whether `a` makes `b` superfluous: whatever is done later costs no more. */
static bool outdoes(const struct run *run, int a, int b)
{
    const struct labels *all = run->labels;
    cost left = all->items[b].cost - all->items[a].cost;
    return left >= 0 && future_regret(run->future, run->day, view_of(all, a),
                                      view_of(all, b)) <= left;
}

/* Whether another label of the day makes the fresh one superfluous; those that
 * it makes so itself leave their bucket, dead by a cost of COST_FORBIDDEN. */
static bool is_outdone(struct run *run, int fresh)
{
    struct labels *all = run->labels;
    struct label *labels = all->items;
    unsigned hash = labels[fresh].hash;
    int *link = &all->bucket[hash % BUCKETS];
    while (*link >= 0) {
        int old = *link;
        bool same =
            labels[old].hash == hash &&
            future_alike(run->future, view_of(all, old), view_of(all, fresh));
        if (same && outdoes(run, old, fresh))
            return true;
        if (same && outdoes(run, fresh, old)) {
            labels[old].cost = COST_FORBIDDEN;
            *link = labels[old].next;
        } else {
            link = &labels[old].next;
        }
    }
    return false;
}

static void make_room(struct labels *all)
{
    MEM_GROW(all->items, all->n, all->room);
    if (all->histories_room == all->room)
        return;
    all->histories_room = all->room;
    all->histories =
        mem_resize(all->histories, (size_t)all->room * 2, all->history_bytes);
}

/* The label after the last, its history that of the parent's end. */
static struct label *fresh_label(struct run *run, int parent, int option)
{
    struct labels *all = run->labels;
    make_room(all);
    struct label *fresh = &all->items[all->n];
    fresh->parent = parent;
    fresh->option = option;
    memcpy(history_of(all, all->n), history_of(all, parent),
           all->history_bytes);
    return fresh;
}

/* Works out the label's promise, and whether that is too dear. */
static bool is_hopeless(const struct run *run, struct label *label,
                        const struct history *history, int day)
{
    cost least = completion_least(run->completion, day, history);
    if (least >= COST_FORBIDDEN)
        return true;
    label->promise = label->cost + (run->pricing->hurry > 0 ? 0 : least);
    return run->pricing->at_most && label->promise > *run->pricing->at_most;
}

static void extend(struct run *run, int parent, int day, int option)
{
    struct labels *all = run->labels;
    const struct pricing *pricing = run->pricing;
    const struct option *chosen = &run->lists[day].items[option];
    int offer = chosen->duty.offer;
    struct label *fresh = fresh_label(run, parent, option);
    int index = all->n;
    struct history *history = history_of(all, index);
    struct history *view = view_of(all, index);
    cost rules =
        history_add_day(all->problem, pricing->agent, history, day,
                        offer == OFF ? NULL : &all->problem->offers[offer],
                        pricing->mask & ~rules_of_choice, NULL);
    all->work++;
    if (rules >= COST_FORBIDDEN)
        return;
    fresh->cost = all->items[parent].cost + chosen->price + rules;
    if (is_hopeless(run, fresh, history, day))
        return;
    memcpy(view, history, all->history_bytes);
    future_view(run->future, day, view);
    fresh->hash = future_hash(run->future, view);
    if (is_outdone(run, index))
        return;
    fresh->next = all->bucket[fresh->hash % BUCKETS];
    all->bucket[fresh->hash % BUCKETS] = all->n++;
}

static void forget_buckets(struct run *run, int first)
{
    struct labels *all = run->labels;
    for (int i = first; i < all->n; i++)
        all->bucket[all->items[i].hash % BUCKETS] = -1;
}

static const struct label *sorted_labels; /* of this thread's qsort() */
#pragma omp threadprivate(sorted_labels)

static int by_promise(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;
    cost x = sorted_labels[a].promise, y = sorted_labels[b].promise;
    return x != y ? (x > y) - (x < y) : (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;
    return (a > b) - (a < b);
}

static void move_label(struct labels *all, int from, int to)
{
    all->items[to] = all->items[from];
    memmove(history_of(all, to), history_of(all, from), 2 * all->history_bytes);
}

/* Keeps of the labels from `first` on those alive, and the most promising
 * where only some are wanted: moved together, as nothing follows from them
 * yet.  Returns how many. */
static int keep_labels(struct run *run, int first)
{
    struct labels *all = run->labels;
    int n = 0, most = run->pricing->labels_max;
    for (int i = first; i < all->n; i++) {
        if (all->items[i].cost >= COST_FORBIDDEN)
            continue;
        MEM_GROW(all->order, n, all->order_room);
        all->order[n++] = i;
    }
    if (most > 0 && n > most) {
        *run->pricing->cut = true;
        sorted_labels = all->items;
        qsort(all->order, (size_t)n, sizeof *all->order, by_promise);
        n = most;
        qsort(all->order, (size_t)n, sizeof *all->order, by_place);
    }
    for (int i = 0; i < n; i++)
        move_label(all, all->order[i], first + i);
    all->n = first + n;
    return n;
}

static void start_label(struct run *run)
{
    struct labels *all = run->labels;
    all->n = 0;
    make_room(all);
    all->items[0] = (struct label){.parent = -1, .next = -1};
    memcpy(history_of(all, 0),
           &all->problem->agents[run->pricing->agent].before,
           all->history_bytes);
    all->n = 1;
}

/* The cheapest label at the end, what is owed then included; -1 if none. */
static int close_labels(struct run *run, int first, cost *price)
{
    struct labels *all = run->labels;
    int best = -1;
    *price = COST_FORBIDDEN;
    for (int i = first; i < all->n; i++) {
        const struct label *label = &all->items[i];
        if (label->cost >= COST_FORBIDDEN)
            continue;
        cost owed = history_close(all->problem, run->pricing->agent,
                                  history_of(all, i), run->pricing->mask, NULL);
        if (owed < COST_FORBIDDEN && label->cost + owed < *price) {
            *price = label->cost + owed;
            best = i;
        }
    }
    return best;
}

static void read_line(const struct run *run, int label, struct line *line)
{
    const struct labels *all = run->labels;
    line->agent = run->pricing->agent;
    for (int day = all->problem->grid.n_days - 1; day >= 0; day--) {
        const struct label *here = &all->items[label];
        line->duties[day] = run->lists[day].items[here->option].duty;
        label = here->parent;
    }
}

/* Extends each label kept by each option of the day; stops where the time is
 * over.  Returns the first label of the new day. */
static int extend_day(struct run *run, int day, int first)
{
    struct labels *all = run->labels;
    int n = keep_labels(run, first), next = all->n;
    run->day = day;
    for (int i = first; i < first + n; i++) {
        if (run->pricing->stop && i % LOOK_EVERY == 0 &&
            stop_seconds_over(run->pricing->stop)) {
            *run->pricing->cut = true;
            break;
        }
        for (int k = 0; k < run->lists[day].n; k++)
            extend(run, i, day, k);
    }
    forget_buckets(run, next);
    return next;
}

cost labels_line(struct labels *labels, const struct pricing *pricing,
                 const struct future *future,
                 const struct completion *completion,
                 const struct option_list *lists, struct line *line)
{
    struct run run = {
        .labels = labels,
        .pricing = pricing,
        .future = future,
        .completion = completion,
        .lists = lists,
    };
    start_label(&run);
    int first = 0;
    for (int day = 0; day < labels->problem->grid.n_days; day++)
        first = extend_day(&run, day, first);
    cost price;
    int best = close_labels(&run, first, &price);
    if (best >= 0)
        read_line(&run, best, line);
    return price;
}
