/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a duty is this one's and nobody else's. */
#include "explain.h"

#include "wish.h"

/* The agent's choice that is the same duty, NULL where there is none. */
static const struct offer *same_duty(const struct problem *problem, int agent,
                                     const struct offer *duty)
{
    const struct agent *who = &problem->agents[agent];
    for (int i = 0; i < who->first_choice[problem->grid.n_days]; i++) {
        const struct offer *offer = &problem->offers[who->choices[i].offer];
        if (offer->shift == duty->shift && offer->start == duty->start &&
            offer->end == duty->end)
            return offer;
    }
    return NULL;
}

/* The rule by which the agent, none of whose choices the duty is, may not have
 * it; N_RULES where there is no such duty on the agent's clock. */
static struct breach refusal_of(const struct problem *problem, int agent,
                                const struct offer *duty)
{
    struct breach first = {.rule = N_RULES, .agent = agent};
    for (int i = first_offer_of(problem, agent, 0);
         i < end_offer_of(problem, agent, problem->grid.n_days - 1); i++) {
        const struct offer *offer = &problem->offers[i];
        if (offer->shift == duty->shift && offer->start == duty->start &&
            offer->end == duty->end)
            agent_refusal(problem, agent, i, &first);
    }
    return first;
}

/* A duty that an agent of the roster has. */
struct held {
    int agent;
    const struct offer *duty;
};

/* Whether another can serve less than half of the time that it has on
 * queues. */
static bool lacks_skills(const struct roster *roster, struct held held,
                         int other)
{
    const int8_t *serves = roster_serves(roster, held.agent);
    int all = 0, can = 0;
    for (int slot = held.duty->start; slot < held.duty->end; slot++) {
        if (serves[slot] == NO_QUEUE)
            continue;
        all++;
        can += agent_speed(roster->problem, other, serves[slot]) > 0;
    }
    return 2 * can < all;
}

/* Whether the duty, on a day off, would refuse a wish that is granted. */
static bool goes_against_wish(const struct roster *roster, int agent,
                              const struct offer *duty)
{
    const struct agent *who = &roster->problem->agents[agent];
    for (int i = 0; i < who->n_wishes; i++)
        if (wish_granted(roster, agent, &who->wishes[i]) &&
            !wish_suits(roster, agent, &who->wishes[i], duty->day, duty))
            return true;
    return false;
}

static enum standing standing_of(const struct roster *roster, int agent,
                                 struct held held, struct bar *bar)
{
    const struct offer *duty = held.duty;
    const struct offer *offer = same_duty(roster->problem, agent, duty);
    if (!offer && agent_absence(&roster->problem->agents[agent], duty))
        return STANDING_AWAY;
    if (!offer) {
        bar->breach = refusal_of(roster->problem, agent, duty);
        return STANDING_MAY_NOT;
    }
    const struct offer *now = roster_offer(roster, agent, offer->day);
    if (now == offer)
        return STANDING_SAME;
    if (lacks_skills(roster, held, agent))
        return STANDING_UNSKILLED;
    if (now)
        return STANDING_BUSY;
    struct breaches before = bar_before(roster, agent);
    bool barred = bar_find(roster, agent, &before, offer, bar);
    breaches_free(&before);
    if (barred)
        return STANDING_BARRED;
    return goes_against_wish(roster, agent, offer) ? STANDING_UNWILLING
                                                   : STANDING_FREE;
}

static void file_other(const struct roster *roster, int agent, struct held held,
                       struct others *others)
{
    struct bar bar;
    switch (standing_of(roster, agent, held, &bar)) {
    case STANDING_AWAY:
    case STANDING_MAY_NOT:
        others->may_not++;
        break;
    case STANDING_SAME:
        others->same++;
        break;
    case STANDING_UNSKILLED:
        others->unskilled++;
        break;
    case STANDING_BUSY:
        others->busy++;
        break;
    case STANDING_BARRED:
        bar_count(roster->problem, &bar, others->barred, others->laws);
        break;
    case STANDING_UNWILLING:
    case STANDING_FREE:
        if (others->free++ < CALLABLE_MAX)
            others->callable[others->free - 1] = agent;
        break;
    }
}

struct others explain_others(const struct roster *roster, int agent, int day)
{
    struct others others = {0};
    struct held held = {agent, roster_offer(roster, agent, day)};
    for (int other = 0; held.duty && other < roster->problem->n_agents; other++)
        if (other != agent)
            file_other(roster, other, held, &others);
    return others;
}

enum standing explain_other(const struct roster *roster, int agent, int day,
                            int other, struct bar *bar)
{
    struct held held = {agent, roster_offer(roster, agent, day)};
    return standing_of(roster, other, held, bar);
}
