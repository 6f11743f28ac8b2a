/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand.h"

#include "day_level.h"
#include "mem.h"
#include "staffing.h"

#include <stdlib.h>
#include <string.h>

bool demand_is_pooled(const struct problem *problem, int queue)
{
    for (int joint = 0; joint < problem->n_joints; joint++)
        if (problem->joints[joint].queues >> queue & 1)
            return true;
    return false;
}

bool demand_is_prompt(const struct problem *problem, int queue)
{
    const struct queue *asked = &problem->queues[queue];
    return asked->staffing && !asked->deferral &&
           staffing_is_prompt(asked->staffing) &&
           !demand_is_pooled(problem, queue);
}

/* What the need makes of contacts, unless the slot before was the same. */
static void derive_service(struct demand *demand, const struct demand *before,
                           const struct staffing *staffing)
{
    int there = 1000 - staffing->shrinkage_permille;
    struct station station = staffing_station(staffing, demand->load);
    demand->agents = (int)((int64_t)demand->need * there / (1000 * HEAD));
    if (before && before->agents == demand->agents &&
        before->load == demand->load) {
        demand->service = before->service;
        demand->fewer = before->fewer;
        return;
    }
    demand->service = station_service(&station, demand->agents);
    demand->fewer =
        station_service(&station, demand->agents > 0 ? demand->agents - 1 : 0);
}

/* Places, and needs without those of the day's level. */
static struct demand *demands_new(const struct problem *problem,
                                  const int *need)
{
    int first = demand_first_slot(problem), n = demand_n_slots(problem);
    struct demand *demands = mem_alloc(n, sizeof *demands);
    for (int i = 0; i < n; i++)
        demands[i] = (struct demand){.start = team_local_of(problem, first + i),
                                     .slot = first + i,
                                     .need = need[first + i]};
    return demands;
}

static void add_day_heads(const struct problem *problem,
                          const struct day_target *target,
                          struct demand *demands)
{
    const struct grid *grid = &problem->grid;
    int *extra = mem_alloc(grid->n_slots, sizeof *extra);
    for (int day = 0; day < grid->n_days; day++)
        day_target_heads(target, day, grid->calendars[0].day_start, extra);
    for (int i = 0; i < demand_n_slots(problem); i++)
        demands[i].need += HEAD * extra[demands[i].slot];
    free(extra);
}

struct demand *demand_of_queue(const struct problem *problem, int queue)
{
    const struct queue *asked = &problem->queues[queue];
    const struct staffing *staffing = asked->staffing;
    bool prompt = demand_is_prompt(problem, queue);
    struct demand *demands = demands_new(problem, asked->need);
    if (asked->day_target)
        add_day_heads(problem, asked->day_target, demands);
    for (int i = 0; staffing && i < demand_n_slots(problem); i++) {
        demands[i].contacts = staffing->contacts[demands[i].slot];
        demands[i].load = staffing->load[demands[i].slot];
        if (prompt)
            derive_service(&demands[i], i > 0 ? &demands[i - 1] : NULL,
                           staffing);
    }
    return demands;
}

struct demand *demand_of_joint(const struct problem *problem,
                               const struct joint *joint)
{
    return demands_new(problem, joint->need);
}

/* Any duty will do, its breaks being where others are not. */
static void mark_offers(const struct problem *problem, int agent, uint8_t *open)
{
    const struct agent *who = &problem->agents[agent];
    int end = who->first_choice[problem->grid.n_days];
    for (int i = who->first_choice[0]; i < end; i++) {
        const struct offer *offer = &problem->offers[who->choices[i].offer];
        memset(open + offer->start, 1, (size_t)(offer->end - offer->start));
    }
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        open[slot] |= is_carried(who, slot);
}

struct crunch demand_crunch(const struct problem *problem, int queue)
{
    int n_slots = problem->grid.n_slots;
    uint8_t *open = mem_alloc((size_t)n_slots, 1);
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (agent_speed(problem, agent, queue) > 0)
            mark_offers(problem, agent, open);
    struct crunch crunch =
        deferral_crunch(&problem->queues[queue], open, n_slots);
    free(open);
    return crunch;
}

int demand_first_slot(const struct problem *problem)
{
    return problem->grid.calendars[0].day_start[0];
}

int demand_end_slot(const struct problem *problem)
{
    return problem->grid.calendars[0].day_start[problem->grid.n_days];
}
