/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When to stop: work counted in ticks (about ten million to the second),
 * seconds, or a signal.  Work counts the same on any machine and any number
 * of threads, so a run limited by work alone repeats. */
#ifndef STOP_H
#define STOP_H

#include "solve_options.h"

struct stop {
    double started;
    double time_limit;  /* seconds, INFINITY: none */
    int64_t work_limit; /* ticks, INT64_MAX: none */
    int64_t work;
    const volatile sig_atomic_t *signal;
};

struct stop stop_new(const struct solve_options *options);
double stop_seconds(const struct stop *stop); /* since the start */

bool stop_signalled(const struct stop *stop);
/* Like stop_due() by seconds and signal alone: may be asked amid work that is
 * shared by threads. */
bool stop_seconds_over(const struct stop *stop);
bool stop_due(const struct stop *stop);

/* What is left of the limits, at least a little of each. */
double stop_seconds_left(const struct stop *stop);
int64_t stop_work_left(const struct stop *stop);

/* Share of the limits used up, from 0 to 1; by work alone where only work is
 * limited. */
double stop_share(const struct stop *stop);

/* The limits become so large a share of what they are. */
void stop_sooner(struct stop *stop, double share);

#endif
