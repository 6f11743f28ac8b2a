/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block_rule.h"

#include "require.h"

#include <string.h>

static void add_slots(const struct agent *who, int start, int end,
                      const uint8_t *at_work, struct duty_slots *slots)
{
    for (int slot = start; slot < end; slot++)
        if ((!at_work || at_work[slot - start]) && !is_busy(who, slot)) {
            require(slots->n < DUTY_SLOTS_MAX);
            slots->slot[slots->n++] = slot;
        }
}

void duty_slots_carried(const struct agent *who, struct duty_slots *slots)
{
    slots->n = 0;
    slots->open = true;
    add_slots(who, who->carried_from, who->carried_until, NULL, slots);
}

void duty_slots_of(const struct agent *who, const struct offer *offer,
                   const short *pause, struct duty_slots *slots)
{
    uint8_t at_work[DUTY_SLOTS_MAX] = {0};
    struct offer from_zero = *offer;
    from_zero.start = 0;
    from_zero.end = offer->end - offer->start;
    require(from_zero.end <= DUTY_SLOTS_MAX);
    duty_mark(&from_zero, pause, at_work);
    slots->n = 0;
    slots->open = false;
    add_slots(who, offer->start, offer->end, at_work, slots);
}

void duty_slots(const struct roster *roster, int agent, int day,
                struct duty_slots *slots)
{
    const struct agent *who = &roster->problem->agents[agent];
    const struct offer *offer =
        day == CARRIED ? NULL : roster_offer(roster, agent, day);
    slots->n = 0;
    if (day == CARRIED)
        duty_slots_carried(who, slots);
    else if (offer)
        duty_slots_of(who, offer, roster_duty(roster, agent, day)->pause,
                      slots);
}

int block_least(const struct problem *problem, int queue)
{
    int least = queue == NO_QUEUE ? 1 : problem->queues[queue].min_block;
    return least > 1 ? least : 1;
}

bool blocks_kept(const struct problem *problem, const struct duty_slots *slots,
                 const int8_t *serves)
{
    for (int from = 0, to; from < slots->n; from = to) {
        int queue = serves[slots->slot[from]];
        for (to = from + 1; to < slots->n && serves[slots->slot[to]] == queue;)
            to++;
        bool excused = from == 0 && (slots->open || to == slots->n);
        if (to - from < block_least(problem, queue) && !excused)
            return false;
    }
    return true;
}
