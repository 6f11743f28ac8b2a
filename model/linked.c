/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "linked.h"

#include "day_target.h"
#include "deferral.h"
#include "mem.h"

#include <stdlib.h>

static cost waiting_price(const struct problem *problem, int queue,
                          const int *levels, int stride, cost *worth)
{
    struct waiting *waiting =
        mem_alloc((size_t)problem->grid.n_slots, sizeof *waiting);
    cost price = deferral_price(problem, queue, levels, stride, waiting);
    if (worth)
        deferral_worth(problem, queue, waiting, worth);
    free(waiting);
    return price;
}

cost linked_price(const struct problem *problem, int queue, const int *levels,
                  int stride, cost *worth)
{
    if (problem->queues[queue].deferral)
        return waiting_price(problem, queue, levels, stride, worth);
    if (worth)
        day_worth(problem, queue, levels, stride, worth);
    return day_price(problem, queue, levels, stride);
}
