/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TOLLS_H
#define TOLLS_H

#include "counted.h"

/* A line of the agent over its states that keeps all rules of `mask`, also
 * those that the states do not know: its price, or COST_FORBIDDEN where none
 * was found, and then the line is one that breaks some.  `*floor` is what no
 * such line can be cheaper than.  `warm`, if not NULL: tolls to begin with, and
 * where they end. */
cost tolls_line(struct sweep *sweep, struct counted *counted,
                const struct states *states, const struct option_list *lists,
                int agent, rule_mask mask, cost *warm, int labels_most,
                struct line *line, cost *floor);

/* What no such line with a shift on a day (OFF last) is cheaper than, under
 * tolls as they were left: through[n_days * (n_shifts + 1)]. */
void tolls_through(struct sweep *sweep, const struct states *states,
                   const struct option_list *lists, int agent, rule_mask mask,
                   const cost *warm, cost *through);

#endif
