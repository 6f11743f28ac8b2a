/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues shared out over all slots.  Linked queues (linked.h) get the hands
 * that nothing else needs; where that leaves them short at a dearer price than
 * others, heads are forced to them in the slot in which that costs least, one
 * at a time. */
#include "allocate.h"

#include "block_share.h"
#include "deferral.h"
#include "flow.h"
#include "linked.h"
#include "mem.h"
#include "roster.h"

#include <stdlib.h>
#include <string.h>

/* What one more head forced to a linked queue would do in a slot. */
struct claim {
    bool known;
    cost price; /* of what the slot says by itself */
    int level;  /* hundredths that the queue gains */
};

struct allocation {
    struct roster *roster;
    const struct problem *problem;
    struct flow flow;     /* of the slot at hand */
    uint8_t *at_work;     /* [n_agents * n_slots] and in no activity */
    int *supply;          /* [n_groups] */
    int *forced;          /* [n_slots * n_queues] hundredths */
    int *levels;          /* [n_slots * n_queues] */
    cost *price;          /* [n_slots] of what cannot wait */
    struct claim *claims; /* [n_slots] of the linked queue at hand */
    cost *worth;          /* [n_slots] of it */
    int left[QUEUES_MAX]; /* deferred work before the slot at hand */
};

static void count_supply(struct allocation *all, int slot)
{
    const struct problem *problem = all->problem;
    memset(all->supply, 0, sizeof(int) * (size_t)problem->n_groups);
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (all->at_work[agent * problem->grid.n_slots + slot])
            all->supply[problem->agents[agent].group]++;
}

/* Price of the flow at hand as the slot says by itself. */
static cost price_now(const struct allocation *all, int slot)
{
    const struct problem *problem = all->problem;
    cost sum = flow_price(problem, &all->flow, slot);
    for (uint64_t left = problem->linked; left; left &= left - 1)
        sum += flow_lure(problem, &all->flow, __builtin_ctzll(left), slot);
    return sum;
}

static void fill(struct allocation *all, int slot)
{
    all->flow.forced = all->forced + slot * all->problem->n_queues;
    count_supply(all, slot);
    flow_fill(all->problem, &all->flow, slot, all->supply, true);
}

/* Fills the slot and remembers what comes of it. */
static void settle(struct allocation *all, int slot)
{
    int n_queues = all->problem->n_queues;
    fill(all, slot);
    memcpy(all->levels + slot * n_queues, all->flow.level,
           (size_t)n_queues * sizeof *all->levels);
    all->price[slot] = price_now(all, slot);
}

static struct claim claim_of(struct allocation *all, int slot, int queue)
{
    int *forced = &all->forced[slot * all->problem->n_queues + queue];
    int level = all->levels[slot * all->problem->n_queues + queue];
    int before = *forced;
    *forced = level + HEAD;
    fill(all, slot);
    *forced = before;
    return (struct claim){.known = true,
                          .price = price_now(all, slot) - all->price[slot],
                          .level = all->flow.level[queue] - level};
}

/* The slot in which it pays most to force a head to the queue, -1 if none. */
static int best_claim(struct allocation *all, int queue)
{
    int best = -1;
    cost most = 0;
    for (int slot = 0; slot < all->problem->grid.n_slots; slot++) {
        struct claim *claim = &all->claims[slot];
        if (all->worth[slot] <= 0)
            continue;
        if (!claim->known)
            *claim = claim_of(all, slot, queue);
        cost gain = all->worth[slot] * claim->level - claim->price;
        if (gain > most) {
            most = gain;
            best = slot;
        }
    }
    return best;
}

/* Prices the queue over all slots, and what a head more would save. */
static cost look_at(struct allocation *all, int queue)
{
    return linked_price(all->problem, queue, all->levels + queue,
                        all->problem->n_queues, all->worth);
}

/* Forces a head to the queue in the slot unless that costs more than it saves;
 * what it costs depends on the others linked as well. */
static void claim(struct allocation *all, int slot, int queue, cost *price)
{
    int *forced = &all->forced[slot * all->problem->n_queues + queue];
    int before = *forced;
    cost old = all->price[slot] + *price;
    *forced = all->levels[slot * all->problem->n_queues + queue] + HEAD;
    settle(all, slot);
    *price = look_at(all, queue);
    all->claims[slot].known = false;
    if (all->price[slot] + *price < old)
        return;
    *forced = before;
    settle(all, slot);
    *price = look_at(all, queue);
    all->claims[slot] = (struct claim){.known = true};
}

static void claim_heads(struct allocation *all, int queue)
{
    memset(all->claims, 0,
           (size_t)all->problem->grid.n_slots * sizeof *all->claims);
    cost price = look_at(all, queue);
    for (int slot; (slot = best_claim(all, queue)) >= 0;)
        claim(all, slot, queue, &price);
}

/* Gives the agent a queue out of its group's share: the one it served in the
 * slot before if there is room, else (unless `only_same`) the first. */
static void give_queue(struct allocation *all, int agent, int slot,
                       bool only_same)
{
    const struct problem *problem = all->problem;
    int8_t *serves = roster_serves(all->roster, agent);
    int *left =
        all->flow.given + problem->agents[agent].group * problem->n_queues;
    int queue = slot > 0 ? serves[slot - 1] : NO_QUEUE;
    if (queue == NO_QUEUE || left[queue] == 0) {
        if (only_same)
            return;
        for (queue = 0; queue < problem->n_queues && left[queue] == 0;)
            queue++;
        if (queue == problem->n_queues)
            return;
    }
    left[queue]--;
    serves[slot] = (int8_t)queue;
}

/* Lets go of heads for whom no deferred work is left, unless standing idle
 * would cost more: of slow ones where surplus has a price. */
static void let_go(struct allocation *all, int queue, int unused)
{
    const struct problem *problem = all->problem;
    for (int group = problem->n_groups - 1; group >= 0; group--) {
        int speed = problem->groups[group].speed[queue];
        int *given = &all->flow.given[group * problem->n_queues + queue];
        if (speed < HEAD && problem->surplus_price > 0)
            continue;
        for (; *given > 0 && unused >= speed; unused -= speed)
            --*given;
    }
}

static void let_go_all(struct allocation *all, int slot)
{
    const struct problem *problem = all->problem;
    for (uint64_t deferred = problem->deferred; deferred;
         deferred &= deferred - 1) {
        int queue = __builtin_ctzll(deferred);
        struct waiting now =
            deferral_step(&problem->queues[queue], slot, all->left[queue],
                          all->flow.level[queue]);
        all->left[queue] = now.left;
        let_go(all, queue, now.unused);
    }
}

static void share_out(struct allocation *all, int slot)
{
    const struct problem *problem = all->problem;
    let_go_all(all, slot);
    for (int pass = 0; pass < 2; pass++)
        for (int agent = 0; agent < problem->n_agents; agent++)
            if (all->at_work[agent * problem->grid.n_slots + slot] &&
                roster_serves(all->roster, agent)[slot] == NO_QUEUE)
                give_queue(all, agent, slot, pass == 0);
}

static struct allocation allocation_new(struct roster *roster)
{
    const struct problem *problem = roster->problem;
    size_t n_slots = (size_t)problem->grid.n_slots;
    size_t n_groups = (size_t)problem->n_groups;
    size_t n_queues = (size_t)problem->n_queues;
    struct allocation all = {
        .roster = roster,
        .problem = problem,
        .flow = {.given = mem_alloc(n_groups * n_queues, sizeof(int)),
                 .idle = mem_alloc(n_groups, sizeof(int)),
                 .level = mem_alloc(n_queues, sizeof(int))},
        .at_work = mem_alloc((size_t)problem->n_agents * n_slots, 1),
        .supply = mem_alloc(n_groups, sizeof(int)),
        .forced = mem_alloc(n_slots * n_queues, sizeof(int)),
        .levels = mem_alloc(n_slots * n_queues, sizeof(int)),
        .price = mem_alloc(n_slots, sizeof(cost)),
        .claims = mem_alloc(n_slots, sizeof *all.claims),
        .worth = mem_alloc(n_slots, sizeof(cost)),
    };
    for (int agent = 0; agent < problem->n_agents; agent++) {
        uint8_t *at_work = all.at_work + (size_t)agent * n_slots;
        roster_at_work(roster, agent, at_work);
        for (int slot = 0; slot < problem->grid.n_slots; slot++)
            if (is_busy(&problem->agents[agent], slot))
                at_work[slot] = 0;
    }
    return all;
}

static void allocation_free(struct allocation *all)
{
    free(all->flow.given);
    free(all->flow.idle);
    free(all->flow.level);
    free(all->at_work);
    free(all->supply);
    free(all->forced);
    free(all->levels);
    free(all->price);
    free(all->claims);
    free(all->worth);
}

/* Takes those out who are away: 1 in away[n_agents * n_slots]. */
static void leave_out(struct allocation *all, const uint8_t *away)
{
    size_t n =
        (size_t)all->problem->n_agents * (size_t)all->problem->grid.n_slots;
    for (size_t i = 0; i < n; i++)
        if (away[i])
            all->at_work[i] = 0;
}

cost share_by_slots(struct roster *roster, const uint8_t *away)
{
    const struct problem *problem = roster->problem;
    struct allocation all = allocation_new(roster);
    if (away)
        leave_out(&all, away);
    memset(roster->serves, NO_QUEUE,
           (size_t)problem->n_agents * (size_t)problem->grid.n_slots);
    for (int slot = 0; problem->linked && slot < problem->grid.n_slots; slot++)
        settle(&all, slot);
    for (uint64_t left = problem->linked; left; left &= left - 1)
        claim_heads(&all, __builtin_ctzll(left));
    cost sum = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        fill(&all, slot);
        sum += price_now(&all, slot);
        share_out(&all, slot);
    }
    for (uint64_t left = problem->linked; left; left &= left - 1)
        sum += look_at(&all, __builtin_ctzll(left));
    allocation_free(&all);
    return sum;
}

cost roster_flow_price(const struct roster *roster)
{
    struct roster *copy = roster_copy(roster);
    cost price = share_by_slots(copy, NULL);
    roster_free(copy);
    return price;
}

cost roster_allocate(struct roster *roster)
{
    cost price = share_by_slots(roster, NULL);
    return roster->problem->blocked ? share_in_blocks(roster, price) : price;
}
