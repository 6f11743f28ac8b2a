/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines that keep numbers of duties by shift: labels of a state and the duties
 * of each shift so far, day by day, guided by what a sweep under tolls says of
 * the days to come. */
#ifndef COUNTED_H
#define COUNTED_H

#include "sweep.h"

/* How many duties of a shift the days may bring. */
struct allowance {
    int least, most;
};

struct counted; /* scratch of one thread */

struct counted *counted_new(const struct problem *problem);
void counted_free(struct counted *counted);

/* Labels extended since the last call. */
int64_t counted_take_work(struct counted *counted);

/* The best line within the allowances [n_shifts], after sweep_days() under the
 * tolls; of the labels of a day the `most` that promise most are kept.  Its
 * price, COST_FORBIDDEN if none is found below `limit`.  `*floor` is raised to
 * what the labels kept and those dropped prove. */
cost counted_line(struct counted *counted, const struct sweep *sweep,
                  const struct option_list *lists, const cost *toll,
                  const struct allowance *allowances, int most, cost limit,
                  struct line *line, cost *floor);

#endif
