/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deferred.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

int deferred_due(const uint8_t *open, int n_slots, int from, int length)
{
    for (int slot = from; slot < n_slots; slot++) {
        if (length == 0)
            return slot;
        length -= open[slot] != 0;
    }
    return n_slots;
}

/* First come, first served: the batch at the head of the line and what is
 * left of it. */
struct line {
    const struct batches *batches;
    int batch;
    double left;
    bool give_up; /* what is overdue */
    double on_time, late;
};

static void next_batch(struct line *line)
{
    line->batch++;
    line->left =
        line->batch < line->batches->n ? line->batches->work[line->batch] : 0;
}

/* Returns what of `capacity` is used. */
static double serve_slot(struct line *line, int slot, double capacity)
{
    const struct batches *batches = line->batches;
    double used = 0;
    while (line->batch < batches->n && batches->from[line->batch] <= slot) {
        bool overdue = batches->due[line->batch] <= slot;
        double part = fmin(line->left, capacity - used);
        if (overdue && line->give_up)
            part = 0;
        *(overdue ? &line->late : &line->on_time) += part;
        used += part;
        line->left -= part;
        if (line->left > 0 && !(overdue && line->give_up))
            break;
        next_batch(line);
    }
    return used;
}

static struct line line_of(const struct batches *batches, bool give_up)
{
    struct line line = {.batches = batches, .batch = -1, .give_up = give_up};
    next_batch(&line);
    return line;
}

double deferred_serve(const struct batches *batches, const double *capacity,
                      int n_slots, double *served, double *waiting)
{
    struct line line = line_of(batches, false);
    double there = 0, all = 0;
    int come = 0;
    for (int slot = 0; slot < n_slots; slot++) {
        for (; come < batches->n && batches->from[come] <= slot; come++)
            there += batches->work[come];
        double used = serve_slot(&line, slot, capacity[slot]);
        there -= used;
        if (served)
            served[slot] = used;
        if (waiting)
            waiting[slot] = there;
    }
    for (int batch = 0; batch < batches->n; batch++)
        all += batches->work[batch];
    return all - line.on_time;
}

double deferred_on_time(const struct batches *batches, const double *capacity,
                        int n_slots)
{
    struct line line = line_of(batches, true);
    for (int slot = 0; slot < n_slots; slot++)
        serve_slot(&line, slot, capacity[slot]);
    return line.on_time;
}

/* What can be done in a slot: as told, or the same in all that are open. */
struct capacity {
    const double *of_slot;
    const uint8_t *open;
    double flat;
};

static double capacity_at(const struct capacity *capacity, int slot)
{
    if (capacity->of_slot)
        return capacity->of_slot[slot];
    return capacity->open[slot] ? capacity->flat : 0;
}

/* For each end, the batches due by then less all capacity before it; the best
 * start before is where capacity less the batches that had come was greatest.
 * Both sums go on from slot to slot. */
static struct due_window worst_window(const struct batches *batches,
                                      const struct capacity *capacity,
                                      int n_slots)
{
    struct due_window worst = {0};
    double done = 0, come = 0, due = 0, best_done = 0, best_come = 0;
    int best = 0, n_come = 0, n_due = 0;
    for (int end = 1; end <= n_slots; end++) {
        if (done - come > best_done - best_come) {
            best = end - 1;
            best_done = done;
            best_come = come;
        }
        for (; n_come < batches->n && batches->from[n_come] < end; n_come++)
            come += batches->work[n_come];
        for (; n_due < batches->n && batches->due[n_due] <= end; n_due++)
            due += batches->work[n_due];
        done += capacity_at(capacity, end - 1);
        struct due_window window = {best, end, due - best_come,
                                    done - best_done};
        if (window.work - window.capacity > worst.work - worst.capacity)
            worst = window;
    }
    return worst;
}

struct due_window deferred_worst_window(const struct batches *batches,
                                        const double *capacity, int n_slots)
{
    return worst_window(batches, &(struct capacity){.of_slot = capacity},
                        n_slots);
}

static void count_open(struct due_window *window, const uint8_t *open)
{
    window->capacity = 0;
    for (int slot = window->from; slot < window->end; slot++)
        window->capacity += open[slot] != 0;
}

/* By W. Dinkelbach's method (1967): the capacity that the worst window asks
 * for makes another one the worst, until none asks for more. */
struct due_window deferred_flat_capacity(const struct batches *batches,
                                         const uint8_t *open, int n_slots)
{
    struct due_window found = {0};
    struct capacity capacity = {.open = open};
    for (;;) {
        struct due_window worst = worst_window(batches, &capacity, n_slots);
        if (worst.work - worst.capacity <= 1e-12 * worst.work)
            return found;
        found = worst;
        count_open(&found, open);
        if (found.capacity == 0)
            return found;
        capacity.flat = found.work / found.capacity;
    }
}
