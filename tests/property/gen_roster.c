/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random rosters for a problem. */
#include "gen.h"

#include "naive.h"

enum { TRIES = 12 };

/* One break after the other, somewhere in what is left of its window; where
 * that leaves no room for the next one, all as early as they can be. */
static void careful_pauses(struct rng *rng, const struct offer *offer,
                           short *pause)
{
    int free = 0;
    for (int i = 0; i < offer->n_pauses; i++) {
        const struct pause *window = &offer->pauses[i];
        int from = window->from > free ? window->from : free;
        int to = window->to > from ? window->to : from;
        pause[i] = (short)gen_pick(rng, from, to);
        free = pause[i] + window->length + 1;
    }
    if (!naive_pauses_fit(offer, pause))
        pauses_earliest(offer, pause);
}

/* Anywhere from the slot before the duty to the one after it. */
static void wild_pauses(struct rng *rng, const struct offer *offer,
                        short *pause)
{
    for (int i = 0; i < offer->n_pauses; i++)
        pause[i] = (short)gen_pick(rng, -1, offer->end - offer->start + 1);
}

/* Any offer of the agent's day, or off: more likely what yesterday was. */
static void random_day(const struct problem *problem, int agent, int day,
                       struct rng *rng, enum gen_style style,
                       struct duty *duties)
{
    int first = first_offer_of(problem, agent, day);
    int n = end_offer_of(problem, agent, day) - first;
    bool again = day > 0 && duties[day - 1].offer != OFF;
    duties[day].offer = OFF;
    if (n == 0 || !gen_chance(rng, again ? 70 : 40))
        return;
    duties[day].offer = first + rng_below(rng, n);
    const struct offer *offer = &problem->offers[duties[day].offer];
    if (style == GEN_WILD && gen_chance(rng, 20))
        wild_pauses(rng, offer, duties[day].pause);
    else
        careful_pauses(rng, offer, duties[day].pause);
}

static void random_line(const struct problem *problem, int agent,
                        struct rng *rng, enum gen_style style,
                        struct duty *duties)
{
    for (int day = 0; day < problem->grid.n_days; day++)
        random_day(problem, agent, day, rng, style, duties);
}

static void careful_line(const struct problem *problem, int agent,
                         struct rng *rng, struct duty *duties)
{
    for (int tries = 0; tries < TRIES; tries++) {
        struct naive naive = naive_new();
        random_line(problem, agent, rng, GEN_CAREFUL, duties);
        naive_line(problem, agent, duties, RULES_ALL, &naive);
        bool legal = naive.legal;
        naive_free(&naive);
        if (legal)
            return;
    }
}

static bool at_work(const struct roster *roster, int agent, int slot)
{
    const struct problem *problem = roster->problem;
    if (is_carried(&problem->agents[agent], slot))
        return true;
    for (int day = 0; day < problem->grid.n_days; day++) {
        const struct duty *duty = roster_duty(roster, agent, day);
        if (duty->offer != OFF &&
            naive_on_duty(&problem->offers[duty->offer], duty->pause, slot))
            return true;
    }
    return false;
}

static void careful_serves(struct roster *roster, int agent, struct rng *rng)
{
    const struct problem *problem = roster->problem;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        int queue = rng_below(rng, problem->n_queues);
        if (gen_chance(rng, 85) && agent_speed(problem, agent, queue) > 0 &&
            at_work(roster, agent, slot) &&
            !naive_is_busy(problem, agent, slot))
            roster_serves(roster, agent)[slot] = (int8_t)queue;
    }
}

static void wild_serves(struct roster *roster, int agent, struct rng *rng)
{
    const struct problem *problem = roster->problem;
    for (int times = gen_pick(rng, 0, 5); times > 0; times--)
        roster_serves(roster, agent)[rng_below(rng, problem->grid.n_slots)] =
            (int8_t)rng_below(rng, problem->n_queues);
}

struct roster *gen_roster(const struct problem *problem, struct rng *rng,
                          enum gen_style style)
{
    struct roster *roster = roster_new(problem);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        struct duty *duties = roster_duty(roster, agent, 0);
        if (style == GEN_WILD)
            random_line(problem, agent, rng, style, duties);
        else
            careful_line(problem, agent, rng, duties);
        careful_serves(roster, agent, rng);
        if (style == GEN_WILD)
            wild_serves(roster, agent, rng);
    }
    return roster;
}
