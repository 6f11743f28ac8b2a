/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shuffle.h"

/* to[i] for i in 0..n-1, each number once. */
static int *random_order(struct arena *arena, struct rng *rng, int n)
{
    int *to = ARENA_ARRAY(arena, int, n);
    for (int i = 0; i < n; i++) {
        int j = rng_below(rng, i + 1);
        to[i] = to[j];
        to[j] = i;
    }
    return to;
}

static uint64_t move_bits(uint64_t bits, const int *to, int n)
{
    uint64_t moved = 0;
    for (int i = 0; i < n; i++)
        if (bits >> i & 1)
            moved |= (uint64_t)1 << to[i];
    return moved;
}

static void move_queues(const struct problem *old, struct shuffle *shuffle)
{
    struct problem *new = shuffle->problem;
    struct queue *queues = ARENA_ARRAY(new->arena, struct queue, old->n_queues);
    for (int q = 0; q < old->n_queues; q++)
        queues[shuffle->queue[q]] = old->queues[q];
    new->queues = queues;
    struct joint *joints = ARENA_ARRAY(new->arena, struct joint, old->n_joints);
    for (int j = 0; j < old->n_joints; j++) {
        joints[j] = old->joints[j];
        joints[j].queues = 0;
        for (int q = 0; q < old->n_queues; q++)
            if (old->joints[j].queues >> q & 1)
                joints[j].queues |= UINT64_C(1) << shuffle->queue[q];
    }
    new->joints = joints;
    int *speed = ARENA_ARRAY(new->arena, int, old->n_agents * old->n_queues);
    for (int a = 0; a < old->n_agents; a++)
        for (int q = 0; q < old->n_queues; q++)
            speed[shuffle->agent[a] * old->n_queues + shuffle->queue[q]] =
                old->agent_speed[a * old->n_queues + q];
    new->agent_speed = speed;
}

static const int8_t *move_weights(const struct problem *old,
                                  const struct shuffle *shuffle, int presence)
{
    int8_t *weight =
        ARENA_ARRAY(shuffle->problem->arena, int8_t, old->n_agents);
    for (int a = 0; a < old->n_agents; a++)
        weight[shuffle->agent[a]] = old->presences[presence].weight[a];
    return weight;
}

static void move_shifts(const struct problem *old, struct shuffle *shuffle)
{
    struct problem *new = shuffle->problem;
    struct shift *shifts = ARENA_ARRAY(new->arena, struct shift, old->n_shifts);
    for (int s = 0; s < old->n_shifts; s++) {
        struct shift *shift = &shifts[shuffle->shift[s]];
        *shift = old->shifts[s];
        shift->not_before =
            move_bits(shift->not_before, shuffle->shift, old->n_shifts);
    }
    new->shifts = shifts;
    struct presence *presences =
        ARENA_ARRAY(new->arena, struct presence, old->n_presences);
    for (int p = 0; p < old->n_presences; p++) {
        presences[p] = old->presences[p];
        if (presences[p].shift >= 0)
            presences[p].shift = shuffle->shift[presences[p].shift];
        if (presences[p].weight)
            presences[p].weight = move_weights(old, shuffle, p);
    }
    new->presences = presences;
}

/* Offers of a day in the order of their new shifts; start and end stay in
 * order within each. */
static void move_offers(const struct problem *old, struct shuffle *shuffle)
{
    struct problem *new = shuffle->problem;
    struct offer *offers = ARENA_ARRAY(new->arena, struct offer, old->n_offers);
    int *to = ARENA_ARRAY(new->arena, int, old->n_offers);
    int n = 0;
    for (int row = 0; row < old->grid.n_calendars * old->grid.n_days; row++)
        for (int shift = 0; shift < old->n_shifts; shift++)
            for (int o = old->first_offer[row]; o < old->first_offer[row + 1];
                 o++) {
                if (shuffle->shift[old->offers[o].shift] != shift)
                    continue;
                to[o] = n;
                offers[n] = old->offers[o];
                offers[n++].shift = shift;
            }
    new->offers = offers;
    shuffle->offer = to;
}

static void move_counts(const struct problem *old, struct agent *who,
                        const int *to, struct arena *arena)
{
    int n_days = old->grid.n_days, n = old->n_shifts;
    int *min = ARENA_ARRAY(arena, int, n);
    int *max = ARENA_ARRAY(arena, int, n);
    uint8_t *eligible = ARENA_ARRAY(arena, uint8_t, n);
    cost *wish = ARENA_ARRAY(arena, cost, n_days * n);
    struct history before = who->before;
    for (int s = 0; s < n; s++) {
        min[to[s]] = who->shift_min[s];
        max[to[s]] = who->shift_max[s];
        eligible[to[s]] = who->eligible[s];
        who->before.tally[to[s]] = before.tally[s];
        for (int day = 0; day < n_days; day++)
            wish[day * n + to[s]] = who->shift_wish[day * n + s];
    }
    if (before.last_shift >= 0)
        who->before.last_shift = (short)to[before.last_shift];
    who->shift_min = min;
    who->shift_max = max;
    who->eligible = eligible;
    who->shift_wish = wish;
}

static void move_days(const struct problem *old, struct agent *who,
                      const int *to, struct arena *arena)
{
    int n_days = old->grid.n_days;
    short *fixed = ARENA_ARRAY(arena, short, n_days);
    uint64_t *forbidden = ARENA_ARRAY(arena, uint64_t, n_days);
    for (int day = 0; day < n_days; day++) {
        short shift = who->fixed_shift[day];
        fixed[day] = shift < 0 ? shift : (short)to[shift];
        forbidden[day] = move_bits(who->forbidden[day], to, old->n_shifts);
    }
    who->fixed_shift = fixed;
    who->forbidden = forbidden;
    if (!who->rotation)
        return;
    uint64_t *turns = ARENA_ARRAY(arena, uint64_t, n_days);
    for (int day = 0; day < n_days; day++)
        turns[day] = move_bits(who->rotation[day], to, old->n_shifts);
    who->rotation = turns;
}

static void move_gauges(const struct problem *old, struct agent *who,
                        const int *to, struct arena *arena)
{
    struct gauge *gauges = ARENA_ARRAY(arena, struct gauge, who->n_gauges);
    for (int i = 0; i < who->n_gauges; i++) {
        gauges[i] = who->gauges[i];
        if (!gauges[i].amount)
            continue;
        int *amount = ARENA_ARRAY(arena, int, old->n_offers);
        for (int offer = 0; offer < old->n_offers; offer++)
            amount[to[offer]] = gauges[i].amount[offer];
        gauges[i].amount = amount;
    }
    who->gauges = gauges;
}

static void move_agents(const struct problem *old, struct shuffle *shuffle)
{
    struct problem *new = shuffle->problem;
    new->agents = ARENA_ARRAY(new->arena, struct agent, old->n_agents);
    for (int a = 0; a < old->n_agents; a++) {
        struct agent *who = &new->agents[shuffle->agent[a]];
        *who = old->agents[a];
        move_counts(old, who, shuffle->shift, new->arena);
        move_days(old, who, shuffle->shift, new->arena);
        move_gauges(old, who, shuffle->offer, new->arena);
    }
}

struct shuffle shuffle_new(const struct problem *problem, struct rng *rng)
{
    struct arena *arena = arena_new();
    struct shuffle shuffle = {
        .problem = ARENA_ARRAY(arena, struct problem, 1),
        .agent = random_order(arena, rng, problem->n_agents),
        .queue = random_order(arena, rng, problem->n_queues),
        .shift = random_order(arena, rng, problem->n_shifts),
    };
    *shuffle.problem = *problem;
    shuffle.problem->arena = arena;
    move_shifts(problem, &shuffle);
    move_offers(problem, &shuffle);
    move_agents(problem, &shuffle);
    move_queues(problem, &shuffle);
    problem_freeze(shuffle.problem);
    return shuffle;
}

void shuffle_free(struct shuffle *shuffle)
{
    arena_free(shuffle->problem->arena);
}

struct roster *shuffle_roster(const struct shuffle *shuffle,
                              const struct roster *roster)
{
    const struct problem *old = roster->problem;
    struct roster *moved = roster_new(shuffle->problem);
    for (int a = 0; a < old->n_agents; a++) {
        for (int day = 0; day < old->grid.n_days; day++) {
            struct duty duty = *roster_duty(roster, a, day);
            if (duty.offer != OFF)
                duty.offer = shuffle->offer[duty.offer];
            *roster_duty(moved, shuffle->agent[a], day) = duty;
        }
        const int8_t *serves = roster_serves(roster, a);
        for (int slot = 0; slot < old->grid.n_slots; slot++)
            roster_serves(moved, shuffle->agent[a])[slot] =
                serves[slot] == NO_QUEUE ? NO_QUEUE
                                         : (int8_t)shuffle->queue[serves[slot]];
    }
    return moved;
}
