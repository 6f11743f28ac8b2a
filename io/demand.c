/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand.h"

#include "erlang.h"

static void derive_agents(struct demand *demand,
                          const struct staffing *staffing)
{
    double handling_s = staffing->handling_s;
    demand->agents =
        erlang_c_agents(demand->load, handling_s, staffing->answer_s,
                        staffing->level_permille / 1000.0);
    demand->level = 1;
    if (demand->agents == 0)
        return;
    demand->level = erlang_c_service_level(demand->agents, demand->load,
                                           handling_s, staffing->answer_s);
    demand->occupancy = demand->load / demand->agents;
}

struct demand demand_at(const struct problem *problem, int queue, int slot)
{
    const struct queue *asked = &problem->queues[queue];
    double slot_s = 60.0 * problem->grid.slot_min;
    struct demand demand = {
        .start = team_local_of(problem, slot),
        .need = asked->need[slot],
    };
    if (!asked->staffing)
        return demand;
    demand.contacts = asked->staffing->contacts[slot];
    demand.load = demand.contacts * asked->staffing->handling_s / slot_s;
    if (asked->staffing->level_permille > 0)
        derive_agents(&demand, asked->staffing);
    return demand;
}

int demand_first_slot(const struct problem *problem)
{
    return problem->grid.calendars[0].day_start[0];
}

int demand_end_slot(const struct problem *problem)
{
    return problem->grid.calendars[0].day_start[problem->grid.n_days];
}
