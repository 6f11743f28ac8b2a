/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block_share.h"

#include "block_choice.h"
#include "block_levels.h"
#include "block_pieces.h"
#include "block_rest.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum {
    PASSES_MOST = 8,
    SOME_MOST = 5, /* duties taken out together */
    TRIES = 30     /* of such around each slot that is short */
};

struct sharing {
    struct roster *roster;
    const struct problem *problem;
    struct block_levels levels;
    struct pieces pieces;
    int8_t *kept; /* [SOME_MOST * n_most] queues of pieces as they were */
    uint64_t seed;
    size_t n_serves;
    int8_t *before;          /* [n_serves] */
    struct block_rest *rest; /* NULL: all queues are in blocks */
    struct block_choice *choice;
};

static int8_t *serves_of(const struct sharing *all, const struct piece *piece)
{
    return roster_serves(all->roster, piece->agent);
}

static int slot_of(const struct sharing *all, const struct piece *piece, int i)
{
    return all->pieces.slots[piece->first + i];
}

/* Adds the piece as it is to the levels (sign 1), or takes it out (-1). */
static void count(struct sharing *all, const struct piece *piece, int sign)
{
    for (int i = 0; i < piece->n; i++) {
        int slot = slot_of(all, piece, i);
        block_levels_add(&all->levels, piece->agent,
                         serves_of(all, piece)[slot], slot, sign);
    }
}

/* Price of the piece as it is beside all that is counted. */
static cost piece_price(const struct sharing *all, const struct piece *piece)
{
    cost sum = 0;
    for (int i = 0; i < piece->n; i++) {
        int slot = slot_of(all, piece, i);
        sum += block_levels_price_of(&all->levels, piece->agent,
                                     serves_of(all, piece)[slot], slot);
    }
    return sum;
}

static void keep(const struct sharing *all, const struct piece *piece,
                 int8_t *kept)
{
    for (int i = 0; i < piece->n; i++)
        kept[i] = serves_of(all, piece)[slot_of(all, piece, i)];
}

static void restore(const struct sharing *all, const struct piece *piece,
                    const int8_t *kept)
{
    for (int i = 0; i < piece->n; i++)
        serves_of(all, piece)[slot_of(all, piece, i)] = kept[i];
}

/* Gives the piece, which is taken out, the blocks that cost least. */
static void choose(struct sharing *all, const struct piece *piece)
{
    const struct problem *problem = all->problem;
    for (int queue = NO_QUEUE; queue < problem->n_queues; queue++) {
        cost *prices = block_choice_prices(all->choice, queue);
        if (queue != NO_QUEUE && agent_speed(problem, piece->agent, queue) == 0)
            continue;
        for (int i = 0; i < piece->n; i++)
            prices[i] = block_levels_price_of(&all->levels, piece->agent, queue,
                                              slot_of(all, piece, i));
    }
    restore(all, piece,
            block_choose(all->choice, piece->agent, piece->n, piece->open));
}

/* Puts the piece in anew; where prices span slots only if that gains, unless
 * it `must`. */
static void renew(struct sharing *all, const struct piece *piece, bool must)
{
    bool linked = all->problem->linked != 0;
    cost before = linked ? block_levels_price(&all->levels) : 0;
    keep(all, piece, all->kept);
    count(all, piece, -1);
    if (linked)
        block_levels_look_around(&all->levels);
    choose(all, piece);
    count(all, piece, 1);
    if (!linked || must || block_levels_price(&all->levels) < before)
        return;
    count(all, piece, -1);
    restore(all, piece, all->kept);
    count(all, piece, 1);
}

/* Takes the piece out; returns what it cost. */
static cost lift(struct sharing *all, const struct piece *piece)
{
    count(all, piece, -1);
    if (all->problem->linked)
        block_levels_look_around(&all->levels);
    return piece_price(all, piece);
}

/* Puts the piece in at its best; returns what it costs. */
static cost place(struct sharing *all, const struct piece *piece)
{
    choose(all, piece);
    cost price = piece_price(all, piece);
    count(all, piece, 1);
    return price;
}

/* Lifts some pieces and places them one after another in the order given, then
 * each once more beside the others; kept where that gains, or costs the same.
 * Returns what it gains. */
static cost try_some(struct sharing *all, int n,
                     const struct piece *const *some)
{
    bool linked = all->problem->linked != 0;
    cost before = linked ? block_levels_price(&all->levels) : 0, after = 0;
    for (int i = 0; i < n; i++) {
        keep(all, some[i], all->kept + i * all->pieces.n_most);
        cost price = lift(all, some[i]);
        before += linked ? 0 : price;
    }
    for (int i = 0; i < n; i++)
        after += place(all, some[i]);
    for (int i = 0; i < n - 1; i++) {
        after -= lift(all, some[i]);
        after += place(all, some[i]);
    }
    if (linked)
        after = block_levels_price(&all->levels);
    if (after <= before)
        return before - after;
    for (int i = 0; i < n; i++)
        count(all, some[i], -1);
    for (int i = 0; i < n; i++) {
        restore(all, some[i], all->kept + i * all->pieces.n_most);
        count(all, some[i], 1);
    }
    return 0;
}

static unsigned draw(struct sharing *all, unsigned below)
{
    all->seed = all->seed * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (unsigned)(all->seed >> 33) % below;
}

/* Some of the pieces in the slot, at random. */
static int draw_pieces(struct sharing *all, int slot, const struct piece **some)
{
    int n = 0, wanted = 2 + (int)draw(all, SOME_MOST - 1), seen = 0;
    for (int i = 0; i < all->pieces.n && all->pieces.items[i].start <= slot;
         i++) {
        const struct piece *piece = &all->pieces.items[i];
        if (slot_of(all, piece, piece->n - 1) < slot)
            continue;
        seen++;
        if (n < wanted)
            some[n++] = piece;
        else if (draw(all, (unsigned)seen) < (unsigned)wanted)
            some[draw(all, (unsigned)wanted)] = piece;
    }
    for (int i = n - 1; i > 0; i--) {
        int k = (int)draw(all, (unsigned)i + 1);
        const struct piece *piece = some[i];
        some[i] = some[k];
        some[k] = piece;
    }
    return n;
}

/* Tries some pieces around each slot that is short; returns what it gains. */
static cost try_short(struct sharing *all)
{
    const struct piece *some[SOME_MOST];
    cost gain = 0;
    for (int slot = 0; slot < all->problem->grid.n_slots; slot++)
        for (int i = 0; i < TRIES && block_levels_is_short(&all->levels, slot);
             i++)
            gain += try_some(all, draw_pieces(all, slot, some), some);
    return gain;
}

static bool is_kept(const struct sharing *all, const struct piece *piece)
{
    struct duty_slots slots = {.n = piece->n, .open = piece->open};
    memcpy(slots.slot, all->pieces.slots + piece->first,
           (size_t)piece->n * sizeof *slots.slot);
    return blocks_kept(all->problem, &slots, serves_of(all, piece));
}

static void try_each(struct sharing *all)
{
    for (int i = 0; i < all->pieces.n; i++)
        renew(all, &all->pieces.items[i], false);
}

/* Puts every piece in blocks; where prices span slots, which may cost more than
 * it cost, only those with a block too short. */
static void repair(struct sharing *all)
{
    for (int i = 0; i < all->pieces.n; i++)
        if (!all->problem->linked || !is_kept(all, &all->pieces.items[i]))
            renew(all, &all->pieces.items[i], true);
}

static void count_all(struct sharing *all, int sign)
{
    for (int i = 0; i < all->pieces.n; i++)
        count(all, &all->pieces.items[i], sign);
}

/* Shares out the queues without blocks anew, kept where that gains. */
static void try_rest(struct sharing *all)
{
    if (!all->rest)
        return;
    cost before = block_levels_price(&all->levels);
    memcpy(all->before, all->roster->serves, all->n_serves);
    count_all(all, -1);
    block_rest_share(all->rest, all->roster);
    count_all(all, 1);
    if (block_levels_price(&all->levels) <= before)
        return;
    count_all(all, -1);
    memcpy(all->roster->serves, all->before, all->n_serves);
    count_all(all, 1);
}

/* `least`: what no blocks can cost less than. */
static void improve(struct sharing *all, cost least)
{
    cost price = block_levels_price(&all->levels);
    for (int pass = 0; pass < PASSES_MOST && price > least; pass++) {
        cost before = price;
        try_each(all);
        try_short(all);
        try_rest(all);
        price = block_levels_price(&all->levels);
        if (price >= before)
            return;
    }
}

static uint64_t all_queues(const struct problem *problem)
{
    return ~UINT64_C(0) >> (QUEUES_MAX - problem->n_queues);
}

static struct sharing sharing_new(struct roster *roster)
{
    const struct problem *problem = roster->problem;
    struct sharing all = {
        .roster = roster,
        .problem = problem,
        .pieces = pieces_of(roster),
        .levels = block_levels_new(problem),
    };
    all.n_serves = (size_t)problem->n_agents * (size_t)problem->grid.n_slots;
    all.before = mem_alloc(all.n_serves, 1);
    if (problem->blocked != all_queues(problem))
        all.rest = block_rest_new(problem);
    size_t room = (size_t)all.pieces.n_most + 1;
    all.kept = mem_alloc(SOME_MOST * room, 1);
    all.choice = block_choice_new(problem);
    return all;
}

static void sharing_free(struct sharing *all)
{
    block_levels_free(&all->levels);
    pieces_free(&all->pieces);
    free(all->kept);
    free(all->before);
    block_rest_free(all->rest);
    block_choice_free(all->choice);
}

/* Every duty in the order of time, with nothing to begin with. */
static void start_anew(struct sharing *all)
{
    count_all(all, -1);
    for (int i = 0; i < all->pieces.n; i++) {
        choose(all, &all->pieces.items[i]);
        count(all, &all->pieces.items[i], 1);
    }
}

cost share_in_blocks(struct roster *roster, cost least)
{
    struct sharing all = sharing_new(roster);
    count_all(&all, 1);
    repair(&all);
    improve(&all, least);
    cost price = block_levels_price(&all.levels);
    if (price > least) {
        struct roster *first = roster_copy(roster);
        start_anew(&all);
        improve(&all, least);
        cost second = block_levels_price(&all.levels);
        if (price < second)
            memcpy(roster->serves, first->serves,
                   (size_t)all.problem->n_agents *
                       (size_t)all.problem->grid.n_slots);
        else
            price = second;
        roster_free(first);
    }
    sharing_free(&all);
    return price;
}
