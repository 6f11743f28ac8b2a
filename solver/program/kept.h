/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the lines kept outside a window leave for it of queues whose price
 * spans slots. */
#ifndef KEPT_H
#define KEPT_H

#include "window.h"

struct kept {
    int before[QUEUES_MAX]; /* deferred work left when the window begins, */
    int after[QUEUES_MAX];  /* and the most to be left when it ends */
    int *gained; /* [n_queues * n_days] for day targets in other slots */
};

struct kept kept_new(const struct problem *problem, struct window window);
void kept_free(struct kept *kept);

#endif
