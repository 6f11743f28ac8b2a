/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many days can still be worked, by patterns of days on and off alone: runs
 * neither too long nor too short, enough days off between them, no more
 * weekends than allowed.  A label that is too late for the minutes asked of it
 * is seen to be so while there are others to keep. */
#ifndef PATTERNS_H
#define PATTERNS_H

#include "day_options.h"

struct patterns {
    const struct future *future;
    int on_least, on_most, off_least, weekends; /* limits of the table */
    bool on_limited, weekends_limited;
    short *most; /* [n_days + 1][run from -off_least][weekends left] */
    int room;
};

/* For the options of all days and the hard rules of `mask`. */
void patterns_fill(struct patterns *patterns, const struct future *future,
                   const struct option_list *lists, rule_mask mask);
void patterns_free(struct patterns *patterns);

/* The most days after `day` that can be worked, below 0 where there is no such
 * pattern, for a history that includes the day. */
int patterns_most(const struct patterns *patterns, int day,
                  const struct history *history);

#endif
