/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues are given out at the least price there is where all agents are at
 * full speed and one set of queues at most needs some together, never at less,
 * and only to those who are there and can serve. */
#include "brute.h"
#include "flow.h"
#include "gen.h"
#include "mem.h"
#include "prop.h"

#include <stdio.h>
#include <stdlib.h>

enum { WAYS_MAX = 5000 };

static long n_waiting, n_waiting_least;

/* How many ways there are to give out the queues. */
static long ways(const struct problem *problem, const bool *at_work)
{
    long n = 1;
    for (int a = 0; a < problem->n_agents && n <= WAYS_MAX; a++)
        if (at_work[a])
            n *= 1 + problem->n_queues;
    return n;
}

/* Counts of one kind of slot, and those at the least price. */
struct tally {
    long n, least;
};

static struct tally all_slots, mixed, joined;

static void count_slot(struct tally *tally, bool counts, bool is_least)
{
    tally->n += counts;
    tally->least += counts && is_least;
}

static bool price_is_least(const struct problem *problem, int slot, cost price,
                           const bool *at_work)
{
    if (problem->linked)
        return true;
    cost least = brute_slot(problem, slot, at_work);
    bool full = gen_full_speed(problem), several = problem->n_joints > 1;
    if (ways(problem, at_work) > 1 + problem->n_queues) {
        count_slot(&all_slots, true, price == least);
        count_slot(&mixed, !full, price == least);
        count_slot(&joined, full && several, price == least);
    }
    if (price < least || (full && !several && price > least))
        return prop_wrong("slot %d costs %lld, the least is %lld", slot,
                          (long long)price, (long long)least);
    return true;
}

static bool slot_holds(const struct roster *roster, int slot,
                       const bool *at_work)
{
    const struct problem *problem = roster->problem;
    int serves[BRUTE_AGENTS];
    for (int a = 0; a < problem->n_agents; a++) {
        serves[a] = roster_serves(roster, a)[slot];
        if (serves[a] == NO_QUEUE)
            continue;
        if (!at_work[a] || agent_speed(problem, a, serves[a]) == 0)
            return prop_wrong("slot %d: agent %d serves queue %d in vain", slot,
                              a, serves[a]);
    }
    if (ways(problem, at_work) > WAYS_MAX)
        return true;
    cost price = naive_slot_cost(problem, slot, serves, at_work);
    return price_is_least(problem, slot, price, at_work);
}

/* Everybody is somewhere, once, and levels are what they add up to. */
static bool flow_adds_up(const struct problem *problem, const struct flow *flow,
                         const int *supply)
{
    for (int group = 0; group < problem->n_groups; group++) {
        int there = flow->idle[group];
        for (int q = 0; q < problem->n_queues; q++)
            there += flow->given[group * problem->n_queues + q];
        if (there != supply[group] || flow->idle[group] < 0)
            return prop_wrong("group %d has %d of %d", group, there,
                              supply[group]);
    }
    for (int q = 0; q < problem->n_queues; q++) {
        int level = 0;
        for (int group = 0; group < problem->n_groups; group++) {
            int given = flow->given[group * problem->n_queues + q];
            int speed = problem->groups[group].speed[q];
            level += given * speed;
            if (given < 0 || (given > 0 && speed == 0))
                return prop_wrong("group %d gives queue %d in vain", group, q);
        }
        if (level != flow->level[q])
            return prop_wrong("queue %d has %d, not %d", q, level,
                              flow->level[q]);
    }
    return true;
}

/* All at once: exchanges never make it dearer. */
static bool fill_holds(const struct problem *problem, struct flow *flow,
                       int slot, const bool *there)
{
    int *supply = mem_alloc((size_t)problem->n_groups, sizeof *supply);
    for (int a = 0; a < problem->n_agents; a++)
        supply[problem->agents[a].group] += there[a];
    flow_fill(problem, flow, slot, supply, false);
    cost plain = flow_price(problem, flow, slot);
    bool holds = flow_adds_up(problem, flow, supply);
    flow_fill(problem, flow, slot, supply, true);
    cost price = flow_price(problem, flow, slot);
    holds = holds && flow_adds_up(problem, flow, supply) &&
            price_is_least(problem, slot, price, there);
    free(supply);
    return holds && (price <= plain || prop_wrong("dearer by exchanges"));
}

/* What flow_add() or flow_remove() says it changes it changes, and the price
 * stays the least there is for those who are there. */
static bool step_holds(const struct problem *problem, const struct flow *flow,
                       int slot, const bool *there, cost price)
{
    if (price != flow_price(problem, flow, slot))
        return prop_wrong("slot %d: changes lead to %lld, the price is %lld",
                          slot, (long long)price,
                          (long long)flow_price(problem, flow, slot));
    return price_is_least(problem, slot, price, there);
}

/* One agent after another into the flow of a slot and, at full speed, out of
 * it again. */
static bool flow_holds(const struct problem *problem, struct flow *flow,
                       int slot, const bool *at_work)
{
    bool there[BRUTE_AGENTS] = {false}, holds = true;
    int *supply = mem_alloc((size_t)problem->n_groups, sizeof *supply);
    flow_fill(problem, flow, slot, supply, false);
    free(supply);
    cost price = flow_price(problem, flow, slot);
    for (int a = 0; a < problem->n_agents && holds; a++) {
        int group = problem->agents[a].group;
        cost gain = at_work[a] ? flow_gain(problem, flow, slot, group) : 0;
        cost change = at_work[a] ? flow_add(problem, flow, slot, group) : 0;
        price += change;
        there[a] = at_work[a];
        holds = gain == change ||
                prop_wrong("slot %d: gain %lld, change %lld", slot,
                           (long long)gain, (long long)change);
        holds = holds && step_holds(problem, flow, slot, there, price);
    }
    for (int a = 0; a < problem->n_agents && holds; a++) {
        if (!at_work[a] || !gen_full_speed(problem))
            continue;
        price += flow_remove(problem, flow, slot, problem->agents[a].group);
        there[a] = false;
        holds = step_holds(problem, flow, slot, there, price);
    }
    return holds;
}

static void who_is_there(const struct roster *roster, int slot, bool *at_work)
{
    const struct problem *problem = roster->problem;
    uint8_t *slots = mem_alloc((size_t)problem->grid.n_slots, sizeof *slots);
    for (int a = 0; a < problem->n_agents; a++) {
        roster_at_work(roster, a, slots);
        at_work[a] = slots[slot] != 0 && !naive_is_busy(problem, a, slot);
    }
    free(slots);
}

static bool roster_holds(const struct roster *roster, struct rng *rng)
{
    const struct problem *problem = roster->problem;
    int size = problem->n_groups * problem->n_queues;
    struct flow flow = {
        .given = mem_alloc((size_t)size, sizeof(int)),
        .idle = mem_alloc((size_t)problem->n_groups, sizeof(int)),
        .level = mem_alloc((size_t)problem->n_queues, sizeof(int)),
    };
    bool holds = true;
    for (int slot = 0; slot < problem->grid.n_slots && holds; slot++) {
        bool at_work[BRUTE_AGENTS];
        who_is_there(roster, slot, at_work);
        holds = slot_holds(roster, slot, at_work);
        for (int a = 0; a < problem->n_agents; a++)
            at_work[a] =
                gen_chance(rng, 80) && !naive_is_busy(problem, a, slot);
        if (holds && slot % 8 == 0 && ways(problem, at_work) <= WAYS_MAX)
            holds = fill_holds(problem, &flow, slot, at_work) &&
                    flow_holds(problem, &flow, slot, at_work);
    }
    free(flow.given);
    free(flow.idle);
    free(flow.level);
    return holds;
}

/* With one queue whose price spans slots: all together. */
static bool cover_holds(const struct roster *roster, cost price)
{
    const struct problem *problem = roster->problem;
    size_t n_agents = (size_t)problem->n_agents;
    int slots = problem->grid.n_slots;
    uint64_t linked = problem->linked;
    if (!linked || (linked & (linked - 1)) || n_agents > 4)
        return true;
    bool *at_work = mem_alloc(n_agents * (size_t)slots, sizeof *at_work);
    for (int slot = 0; slot < slots; slot++)
        who_is_there(roster, slot, at_work + (size_t)slot * n_agents);
    cost least = brute_cover(problem, at_work);
    free(at_work);
    n_waiting++;
    n_waiting_least += price == least;
    return price >= least ||
           prop_wrong("the queues cost %lld, the least is %lld",
                      (long long)price, (long long)least);
}

static bool holds(uint64_t seed)
{
    struct problem *problem =
        gen_problem(seed, seed % 2 ? GEN_SMALL : GEN_TINY);
    struct rng rng = {seed};
    struct roster *roster = gen_roster(problem, &rng, GEN_WILD);
    cost price = roster_allocate(roster);
    bool good = roster_holds(roster, &rng) && cover_holds(roster, price);
    roster_free(roster);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("allocate", prop_count(2000), holds);
    printf("%ld slots with several agents, %ld at the least price; with mixed "
           "speeds %ld of %ld, with several joints %ld of %ld\n",
           all_slots.n, all_slots.least, mixed.least, mixed.n, joined.least,
           joined.n);
    if (mixed.least * 100 < mixed.n * 98 ||
        joined.least * 100 < joined.n * 99) {
        printf("allocate: too few at the least price\n");
        status = EXIT_FAILURE;
    }
    printf(
        "%ld rosters with a price that spans slots, %ld at the least price\n",
        n_waiting, n_waiting_least);
    if (n_waiting_least * 100 < n_waiting * 94) {
        printf("allocate: fewer than 94 in 100 at the least price\n");
        status = EXIT_FAILURE;
    }
    return status;
}
