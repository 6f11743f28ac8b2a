/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixing.h"

#include "mem.h"
#include "window.h"

#include <omp.h>
#include <stdlib.h>

/* What `through` more than the agent's floor says of one of its days. */
static int fix_day(const struct search *search, struct ban *ban, cost spare,
                   const cost *through)
{
    int n = 0, n_shifts = search->problem->n_shifts;
    for (int shift = 0; shift <= n_shifts; shift++) {
        bool off = shift == n_shifts;
        bool banned = off ? ban->off : ban->shifts >> shift & 1;
        if (banned || through[shift] <= spare)
            continue;
        ban_add(ban, off ? OFF : shift, false);
        n++;
    }
    return n;
}

static int fix_agent(struct search *search, struct pricer *pricer, int agent,
                     const struct prices *prices, cost spare)
{
    const struct problem *problem = search->problem;
    struct window whole = window_whole(problem);
    struct pricing pricing = window_pricing(search, &whole, agent, prices);
    int n_days = problem->grid.n_days, width = problem->n_shifts + 1, n = 0;
    cost *through = mem_alloc((size_t)(n_days * width), sizeof *through);
    price_through(pricer, &pricing, search->states[agent], through);
    for (int day = 0; day < n_days; day++)
        n += fix_day(search, &search->bans[agent * n_days + day], spare,
                     &through[day * width]);
    free(through);
    return n;
}

int fix_days(struct search *search, const struct prices *prices, cost bound,
             cost most)
{
    int n = 0;
    if (bound <= -COST_FORBIDDEN)
        return 0;
    cost spare = most - bound;
#pragma omp parallel for schedule(dynamic) num_threads(search->n_threads)      \
    reduction(+ : n)
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        if (search->states[agent])
            n += fix_agent(search, search->pricers[omp_get_thread_num()], agent,
                           prices, spare + search->floors[agent]);
    for (int i = 0; i < search->n_threads; i++)
        search->stop.work += pricer_take_work(search->pricers[i]);
    return n;
}
