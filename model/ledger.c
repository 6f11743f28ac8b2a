/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger.h"

#include "mem.h"

#include <stdlib.h>

/* Weekends on which a duty starts; one that began before the roster is on the
 * books already. */
static int weekends_of(const struct roster *roster, int agent)
{
    const struct problem *problem = roster->problem;
    struct history before = problem->agents[agent].before;
    int n = 0;
    for (int day = 0; day < problem->grid.n_days; day++) {
        int weekday = grid_weekday(&problem->grid, day);
        bool worked = roster_duty(roster, agent, day)->offer != OFF;
        n += worked && history_begins_weekend(&before, weekday);
        if (weekday == SATURDAY) {
            before.saturday = worked;
            before.saturday_known = true;
        }
    }
    return n;
}

int ledger_units(const struct ledger *ledger, const struct roster *roster,
                 int agent, int burden)
{
    const int *amount = ledger_share(ledger, agent, burden)->amount;
    int sum = 0;
    if (ledger->burdens[burden].measure == MEASURE_WEEKENDS)
        return weekends_of(roster, agent);
    for (int day = 0; day < roster->problem->grid.n_days; day++) {
        int offer = roster_duty(roster, agent, day)->offer;
        sum += offer == OFF ? 0 : amount[offer];
    }
    return sum;
}

double ledger_ratio(const struct burden_share *share, int units)
{
    return share->share > 0 ? (share->carried + units) / share->share : 0;
}

double ledger_strain(const struct ledger *ledger, int burden, double ratio)
{
    const struct burden *it = &ledger->burdens[burden];
    return it->usual > 0 ? it->weight * ratio / it->usual : 0;
}

struct fairness ledger_fairness(const struct ledger *ledger,
                                const struct roster *roster, int burden)
{
    int n = roster->problem->n_agents;
    double *amount = mem_alloc((size_t)n, sizeof *amount);
    double *share = mem_alloc((size_t)n, sizeof *share);
    for (int agent = 0; agent < n; agent++) {
        const struct burden_share *part = ledger_share(ledger, agent, burden);
        share[agent] = part->share;
        amount[agent] =
            part->carried + ledger_units(ledger, roster, agent, burden);
    }
    struct fairness it = fairness_of(amount, share, n);
    free(amount);
    free(share);
    return it;
}
