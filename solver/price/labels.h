/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels: a history with its cost.  A day extends it by each option; of labels
 * that look alike to the future only the cheapest (or the earliest to end) is
 * kept. */
#ifndef LABELS_H
#define LABELS_H

#include "completion.h"
#include "pricing.h"

/* Room for them, of one thread. */
struct labels;

struct labels *labels_new(const struct problem *problem);
void labels_free(struct labels *labels);

/* Labels extended since the last call. */
int64_t labels_take_work(struct labels *labels);

/* The line of least price by the options of lists [n_days], of which `future`
 * and `completion` know; returns the price, COST_FORBIDDEN where there is no
 * line, which `line` is left alone for.  Heeds of `pricing` the agent, mask,
 * labels_max, at_most, cut, stop and hurry. */
cost labels_line(struct labels *labels, const struct pricing *pricing,
                 const struct future *future,
                 const struct completion *completion,
                 const struct option_list *lists, struct line *line);

#endif
