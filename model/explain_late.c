/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "explain.h"

#include "mem.h"

#include <stdio.h>
#include <stdlib.h>

static void follow(const struct roster *roster, const struct gap *gap,
                   int agent, uint8_t *at_work, struct whereabouts *were)
{
    const int8_t *serves = roster_serves(roster, agent);
    roster_at_work(roster, agent, at_work);
    for (int slot = gap->start; slot < gap->end; slot++) {
        if (!at_work[slot])
            continue;
        were->serving += serves[slot] == gap->which;
        were->idle += serves[slot] == NO_QUEUE;
        were->elsewhere +=
            serves[slot] != NO_QUEUE && serves[slot] != gap->which;
    }
}

struct whereabouts explain_late(const struct roster *roster,
                                const struct gap *gap)
{
    const struct problem *problem = roster->problem;
    struct whereabouts were = {0};
    uint8_t *at_work = mem_alloc((size_t)problem->grid.n_slots, 1);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        if (agent_speed(problem, agent, gap->which) == 0)
            continue;
        were.skilled++;
        follow(roster, gap, agent, at_work, &were);
    }
    free(at_work);
    return were;
}

const char *explain_late_sentence(const struct problem *problem,
                                  const struct whereabouts *were, char *text)
{
    double hour = 60.0 / problem->grid.slot_min;
    int at_work = were->serving + were->elsewhere + were->idle;
    if (were->skilled == 0)
        snprintf(text, REASON_ROOM, "nobody has the skills");
    else if (at_work == 0)
        snprintf(text, REASON_ROOM,
                 "none of the %d with the skills is at work then",
                 were->skilled);
    else
        snprintf(text, REASON_ROOM,
                 "the %d with the skills are at work for %.1f h then: %.1f h "
                 "on this work, %.1f h on other queues, %.1f h without any",
                 were->skilled, at_work / hour, were->serving / hour,
                 were->elsewhere / hour, were->idle / hour);
    return text;
}
