/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the days to come cost an agent at least, by the minutes worked so far:
 * the options of each day taken as if only the hours bound them together.
 * Labels that cannot end better than a line already known need not be
 * extended, and of many the most promising are kept. */
#ifndef COMPLETION_H
#define COMPLETION_H

#include "patterns.h"

struct completion {
    const struct future *future;
    bool weekly; /* counts minutes by the week, else by the period */
    int width;   /* entries for a day: slots worked so far, 0 .. width - 1 */
    cost *least; /* [(n_days + 1) * width], and scratch for a row */
    int room;
    /* What bounds the minutes still to come, where a least number of them is
     * hard; INT_MAX: it is not. */
    int minutes_least;
    struct patterns patterns;
    int n_shifts; /* the agent's, the longest first */
    int shift[SHIFTS_MAX], work[SHIFTS_MAX], most[SHIFTS_MAX];
};

/* Fills the table for the options of all days and the rules of `mask`. */
void completion_fill(struct completion *completion, const struct future *future,
                     const struct option_list *lists, rule_mask mask);

/* Least cost of the days after `day` for a history that includes it. */
cost completion_least(const struct completion *completion, int day,
                      const struct history *history);

/* The options that cost least if only the hours bound them together: duties
 * [n_days], and what they cost, less what no line can; COST_FORBIDDEN where
 * there are none.  With the lists and the mask of the table. */
cost completion_line(const struct completion *completion,
                     const struct option_list *lists, rule_mask mask,
                     struct duty *duties);

void completion_free(struct completion *completion);

#endif
