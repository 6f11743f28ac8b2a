/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curtois.h"

void curtois_write_roster(struct text *text, const struct plan *plan)
{
    const struct roster *roster = plan->roster;
    const struct problem *problem = roster->problem;
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int day = 0; day < problem->grid.n_days; day++) {
            const struct offer *offer = roster_offer(roster, agent, day);
            bool last = day == problem->grid.n_days - 1;
            text_printf(text, "%s%s",
                        offer ? problem->shifts[offer->shift].id : "",
                        last ? "\n" : "\t");
        }
}
