/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deferral.h"

cost deferral_price(const struct problem *problem, int queue, const int *levels,
                    int stride, struct waiting *waiting)
{
    const struct queue *stream = &problem->queues[queue];
    cost sum = 0;
    int left = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        struct waiting now =
            deferral_step(stream, slot, left, levels[slot * stride]);
        left = now.left;
        sum += steps_cost(&stream->shortage, now.late) +
               problem->surplus_price * now.unused;
        if (waiting)
            waiting[slot] = now;
    }
    return sum;
}

static int least_of(int a, int b)
{
    return a < b ? a : b;
}

/* A head more does work that would else be late in the slot, or that would
 * wait and be late after it. */
void deferral_worth(const struct problem *problem, int queue,
                    const struct waiting *waiting, cost *worth)
{
    cost price = problem->queues[queue].shortage.price[0];
    int saved = 0;
    for (int slot = problem->grid.n_slots - 1; slot >= 0; slot--) {
        const struct waiting *now = &waiting[slot];
        saved = least_of(HEAD, now->late + least_of(now->left, saved));
        worth[slot] = price * saved / HEAD;
    }
}
