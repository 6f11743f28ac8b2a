/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

static size_t n_duties(const struct problem *problem)
{
    return (size_t)problem->n_agents * (size_t)problem->grid.n_days;
}

static size_t n_serves(const struct problem *problem)
{
    return (size_t)problem->n_agents * (size_t)problem->grid.n_slots;
}

struct roster *roster_new(const struct problem *problem)
{
    struct roster *roster = mem_alloc(1, sizeof *roster);
    roster->problem = problem;
    roster->duties = mem_alloc(n_duties(problem), sizeof *roster->duties);
    roster->serves = mem_alloc(n_serves(problem), sizeof *roster->serves);
    for (size_t i = 0; i < n_duties(problem); i++)
        roster->duties[i].offer = OFF;
    memset(roster->serves, NO_QUEUE, n_serves(problem));
    return roster;
}

struct roster *roster_copy(const struct roster *roster)
{
    return roster_for(roster->problem, roster);
}

struct roster *roster_for(const struct problem *problem,
                          const struct roster *roster)
{
    struct roster *copy = roster_new(problem);
    memcpy(copy->duties, roster->duties,
           n_duties(problem) * sizeof *copy->duties);
    memcpy(copy->serves, roster->serves, n_serves(problem));
    return copy;
}

void roster_free(struct roster *roster)
{
    if (!roster)
        return;
    free(roster->duties);
    free(roster->serves);
    free(roster);
}

const struct offer *roster_offer(const struct roster *roster, int agent,
                                 int day)
{
    int offer = roster_duty(roster, agent, day)->offer;
    return offer == OFF ? NULL : &roster->problem->offers[offer];
}

bool pauses_fit(const struct offer *offer, const short *pause)
{
    int after = 1;
    for (int i = 0; i < offer->n_pauses; i++) {
        const struct pause *window = &offer->pauses[i];
        if (pause[i] < window->from || pause[i] > window->to ||
            pause[i] < after)
            return false;
        after = pause[i] + window->length + 1;
    }
    return after <= offer->end - offer->start;
}

bool pauses_part(const struct offer *offer, const short *pause,
                 int stretch_most)
{
    int after = 0;
    for (int i = 0; i < offer->n_pauses && stretch_most > 0 && !offer->on_call;
         i++) {
        if (pause[i] - after > stretch_most)
            return false;
        after = pause[i] + offer->pauses[i].length;
    }
    return stretch_most == 0 || offer->on_call ||
           offer->end - offer->start - after <= stretch_most;
}

/* Where breaks can end is one stretch after each break: what begins a slot to
 * the longest stretch later is one, too. */
bool pauses_can_part(const struct offer *offer, int stretch_most)
{
    int length = offer->end - offer->start, low = 0, high = 0;
    if (offer->on_call)
        return true;
    for (int i = 0; i < offer->n_pauses && stretch_most > 0; i++) {
        const struct pause *window = &offer->pauses[i];
        low = low + 1 > window->from ? low + 1 : window->from;
        high =
            high + stretch_most < window->to ? high + stretch_most : window->to;
        if (low > high)
            return false;
        low += window->length;
        high += window->length;
    }
    if (high > length - 1)
        high = length - 1;
    return stretch_most == 0 || (low <= high && length - high <= stretch_most);
}

int pauses_miss(const struct agent *agent, const struct offer *offer,
                const short *pause)
{
    for (int i = 0; i < agent->n_activities; i++)
        for (int k = 0; k < offer->n_pauses; k++) {
            int start = offer->start + pause[k];
            if (start < agent->activities[i].end &&
                agent->activities[i].start < start + offer->pauses[k].length)
                return i;
        }
    return -1;
}

bool pauses_kept(const struct agent *agent, const struct offer *offer,
                 const short *pause)
{
    return pauses_fit(offer, pause) &&
           pauses_part(offer, pause, agent->stretch_most) &&
           pauses_miss(agent, offer, pause) < 0;
}

void pauses_earliest(const struct offer *offer, short *pause)
{
    int after = 1;
    for (int i = 0; i < offer->n_pauses; i++) {
        int from = offer->pauses[i].from;
        pause[i] = (short)(from > after ? from : after);
        after = pause[i] + offer->pauses[i].length + 1;
    }
}

static bool on_pause(const struct offer *offer, const short *pause, int at)
{
    for (int i = 0; i < offer->n_pauses; i++)
        if (at >= pause[i] && at < pause[i] + offer->pauses[i].length)
            return true;
    return false;
}

void duty_mark(const struct offer *offer, const short *pause, uint8_t *at_work)
{
    for (int slot = offer->start; slot < offer->end && !offer->on_call; slot++)
        if (!on_pause(offer, pause, slot - offer->start))
            at_work[slot] = 1;
}

void roster_at_work(const struct roster *roster, int agent, uint8_t *at_work)
{
    const struct grid *grid = &roster->problem->grid;
    memset(at_work, 0, (size_t)grid->n_slots);
    const struct agent *who = &roster->problem->agents[agent];
    for (int slot = who->carried_from; slot < who->carried_until; slot++)
        at_work[slot] = 1;
    for (int day = 0; day < grid->n_days; day++) {
        const struct offer *offer = roster_offer(roster, agent, day);
        if (offer)
            duty_mark(offer, roster_duty(roster, agent, day)->pause, at_work);
    }
}

int roster_level(const struct roster *roster, int queue, int slot)
{
    int level = 0;
    for (int agent = 0; agent < roster->problem->n_agents; agent++)
        if (roster_serves(roster, agent)[slot] == queue)
            level += agent_speed(roster->problem, agent, queue);
    return level;
}
