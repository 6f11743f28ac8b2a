/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work that may wait, as a fluid: batches of work, each with the slot from
 * which it can be done and the slot before whose start it is to be done, in an
 * order in which neither falls, so that first come, first served is also
 * earliest due first.  Capacity is work that can be done in a slot.
 *
 * Everything is due in time if and only if, for every window of slots, the
 * work that comes and is due in it is at most its capacity (P. Hall 1935;
 * A. J. Hoffman 1960 for intervals). */
#ifndef DEFERRED_H
#define DEFERRED_H

#include <stdint.h>

struct batches {
    int n;
    const int *from, *due; /* [n] slots; due > from, at most n_slots */
    const double *work;    /* [n] */
};

/* The slots from `from` to before `end`, the work that comes and is due in
 * them, and what they can do. */
struct due_window {
    int from, end;
    double work, capacity;
};

/* The slot before whose start work is to be done that comes at the start of
 * slot `from` and may take `length` slots that are open: n_slots where that is
 * after the horizon. */
int deferred_due(const uint8_t *open, int n_slots, int from, int length);

/* Serves the work in order, overdue work too.  Fills served[n_slots] and
 * waiting[n_slots] at the end of each slot; either may be NULL.  Returns the
 * work that is done late or not at all. */
double deferred_serve(const struct batches *batches, const double *capacity,
                      int n_slots, double *served, double *waiting);

/* The most work that can be done in time: overdue work is given up. */
double deferred_on_time(const struct batches *batches, const double *capacity,
                        int n_slots);

/* The window in which most work is too much: why something is late.  Its work
 * is not above its capacity where all can be done in time. */
struct due_window deferred_worst_window(const struct batches *batches,
                                        const double *capacity, int n_slots);

/* The least capacity, the same in all slots that are open, that does all work
 * in time, is work / capacity of the window returned, whose capacity is its
 * number of open slots: 0 where none of them is open, so that no capacity is
 * enough.  All 0 without work. */
struct due_window deferred_flat_capacity(const struct batches *batches,
                                         const uint8_t *open, int n_slots);

#endif
