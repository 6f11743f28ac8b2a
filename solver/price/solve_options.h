/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked of a search. */
#ifndef SOLVE_OPTIONS_H
#define SOLVE_OPTIONS_H

#include "rules.h"

#include <signal.h>

/* What the search is doing, for a line of progress. */
struct progress {
    const char *phase; /* "greedy", "improve", "ascent", "linear program",
                          "dive", "weeks", "replan", "branch and price" */
    cost cost;         /* of the best roster so far */
    cost bound;
    double seconds;
};

struct warm;

/* Zero means the default, but for gap. */
struct solve_options {
    double time_limit;  /* seconds; default 60 */
    int64_t work_limit; /* labels, simplex iterations and moves; default none.
                           With it and no time limit a run repeats byte for
                           byte, on any number of threads */
    double gap;  /* stop at this relative gap, or when half an hour of shortage
                    or less is open and nothing better comes any more; 0: only
                    when nothing is open */
    bool strict; /* half an hour does not end it: the gap alone counts */
    int threads; /* default: all cores */
    uint64_t seed;
    const volatile sig_atomic_t *stop; /* set by a signal handler, or NULL */
    void (*report)(const struct progress *progress, void *context);
    void *context;
    const struct warm *from; /* a search to begin from (warm.h), or NULL */
    struct warm **keep;      /* where to put what this one has learnt, which
                                the caller frees; or NULL */
};

#endif
