/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fewer.h"

#include "ledger.h"
#include "team_json.h"

#include <stdlib.h>

static int by_ratio(const void *left, const void *right)
{
    const struct fewer *a = left, *b = right;
    if (a->ratio != b->ratio)
        return a->ratio < b->ratio ? -1 : 1;
    return a->agent - b->agent;
}

bool fewer_counts(const struct plan *plan, int agent, int day, int burden)
{
    const struct ledger *ledger = plan->team->ledger;
    const struct burden *counted = &ledger->burdens[burden];
    const struct burden_share *share = ledger_share(ledger, agent, burden);
    int offer = roster_duty(plan->roster, agent, day)->offer;
    if (counted->unit_min > 0 || share->share <= 0 ||
        (counted->measure == MEASURE_WEEKENDS &&
         grid_weekday(&plan->roster->problem->grid, day) < SATURDAY))
        return false;
    return share->amount[offer] > 0;
}

double fewer_ratio(const struct plan *plan, int agent, int burden)
{
    const struct ledger *ledger = plan->team->ledger;
    return ledger_ratio(ledger_share(ledger, agent, burden),
                        ledger_units(ledger, plan->roster, agent, burden));
}

/* Ratios are told to the hundredth: two that are nearer may look alike. */
static const double told_apart = 0.01;

int fewer_find(const struct plan *plan, int agent, int burden,
               struct fewer *fewer)
{
    const struct ledger *ledger = plan->team->ledger;
    double ratio = fewer_ratio(plan, agent, burden);
    int n = 0;
    for (int other = 0; other < plan->roster->problem->n_agents; other++) {
        double theirs = fewer_ratio(plan, other, burden);
        if (ledger_share(ledger, other, burden)->share > 0 &&
            theirs <= ratio - told_apart)
            fewer[n++] = (struct fewer){other, theirs};
    }
    qsort(fewer, (size_t)n, sizeof *fewer, by_ratio);
    return n;
}
