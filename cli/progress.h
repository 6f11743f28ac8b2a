/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the search is doing, on standard error: one line that is written over
 * on a terminal; elsewhere a line when there is news, and now and then. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "solve.h"

#include <stdbool.h>

struct progress_line {
    bool terminal;
    struct progress last;    /* report; phase NULL: none yet */
    struct progress printed; /* phase NULL: nothing yet */
};

struct progress_line progress_begin(void);

/* solve_options.report; `context` is the struct progress_line. */
void progress_report(const struct progress *progress, void *context);

/* Clears the terminal's line; elsewhere prints where the search came to. */
void progress_end(struct progress_line *line);

#endif
