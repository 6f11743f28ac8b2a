/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Moves are tried in batches of fixed size from one and the same state, each
 * by a mover with its own cover, and the best of a batch is taken: so the
 * search is the same on any number of threads. */
#include "improve.h"

#include "mem.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 4, FREED_MAX = 5, POLISH_ROUNDS = 2 };

struct mover {
    struct cover *cover;
    struct prices prices;
    struct rng rng;
    int n_freed;
    int freed[FREED_MAX];
    struct line fresh[FREED_MAX];
    struct line spare;
    cost cost;           /* of the whole roster with the fresh lines */
    int8_t *was, *tried; /* in blocks: who serves what before and with these */
};

struct state {
    struct search *search;
    struct line *lines;
    cost cost;
    bool blocks; /* covers are in blocks */
    struct mover movers[BATCH];
};

/* 0 but in blocks. */
static size_t n_serves(const struct state *state)
{
    return state->blocks ? search_n_serves(state->search->problem) : 0;
}

static void note_serves(const struct state *state, const struct mover *mover,
                        int8_t *serves)
{
    if (state->blocks)
        memcpy(serves, cover_serves(mover->cover), n_serves(state));
}

static void start_mover(const struct state *state, struct mover *mover)
{
    const struct search *search = state->search;
    const struct problem *problem = search->problem;
    mover->cover = state->blocks ? cover_new_blocks(problem, search->rows)
                                 : cover_new(problem, search->rows);
    mover->prices = prices_new(problem, search->rows);
    for (int i = 0; i < FREED_MAX; i++)
        mover->fresh[i] = line_new(problem, 0);
    mover->spare = line_new(problem, 0);
    mover->was = mem_alloc(n_serves(state), 1);
    mover->tried = mem_alloc(n_serves(state), 1);
    if (state->blocks)
        cover_follow(mover->cover, search->serves);
    for (int agent = 0; agent < problem->n_agents; agent++)
        cover_add(mover->cover, &state->lines[agent]);
    cover_follow(mover->cover, NULL);
}

static void end_mover(struct mover *mover)
{
    cover_free(mover->cover);
    prices_free(&mover->prices);
    for (int i = 0; i < FREED_MAX; i++)
        line_free(&mover->fresh[i]);
    line_free(&mover->spare);
    free(mover->was);
    free(mover->tried);
}

static bool is_freed(const struct mover *mover, int agent)
{
    for (int i = 0; i < mover->n_freed; i++)
        if (mover->freed[i] == agent)
            return true;
    return false;
}

/* A slot drawn by its price, -1 where nothing is short. */
static int draw_costly_slot(const struct problem *problem, struct mover *mover)
{
    cost sum = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        sum += cover_slot_price(mover->cover, slot);
    if (sum <= 0)
        return -1;
    cost drawn = (cost)(rng_next(&mover->rng) % (uint64_t)sum);
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        drawn -= cover_slot_price(mover->cover, slot);
        if (drawn < 0)
            return slot;
    }
    return -1;
}

static bool may_work_in(const struct problem *problem, int agent, int slot)
{
    const struct agent *who = &problem->agents[agent];
    if (!who->available[slot])
        return false;
    int day = calendar_day(&problem->grid,
                           &problem->grid.calendars[who->calendar], slot);
    return day >= 0 && day < problem->grid.n_days &&
           who->first_choice[day] < who->first_choice[day + 1];
}

/* Any agents, or half the time such as may work where it is short. */
static void draw_agents(const struct problem *problem, struct mover *mover)
{
    int wanted = 1 + rng_below(&mover->rng, FREED_MAX);
    if (wanted > problem->n_agents)
        wanted = problem->n_agents;
    int slot =
        rng_below(&mover->rng, 2) ? draw_costly_slot(problem, mover) : -1;
    mover->n_freed = 0;
    for (int tries = 0; tries < 8 * FREED_MAX && mover->n_freed < wanted;
         tries++) {
        int agent = rng_below(&mover->rng, problem->n_agents);
        if (is_freed(mover, agent) ||
            (slot >= 0 && !may_work_in(problem, agent, slot)))
            continue;
        mover->freed[mover->n_freed++] = agent;
    }
}

/* Puts the agent back where it saves most; false if it found no line. */
static bool put_back(const struct state *state, struct mover *mover,
                     struct pricer *pricer, int i)
{
    const struct search *search = state->search;
    struct pricing pricing = {.agent = mover->freed[i],
                              .prices = &mover->prices};
    cover_worth(mover->cover, &mover->prices);
    if (search_line(search, pricer, pricing, QUICK, &mover->fresh[i]) >=
        COST_FORBIDDEN)
        return false;
    cover_add(mover->cover, &mover->fresh[i]);
    return true;
}

static cost mover_cost(const struct state *state, const struct mover *mover)
{
    cost sum = cover_price(mover->cover);
    for (int agent = 0; agent < state->search->problem->n_agents; agent++)
        sum += state->lines[agent].own;
    for (int i = 0; i < mover->n_freed; i++)
        sum += mover->fresh[i].own - state->lines[mover->freed[i]].own;
    return sum;
}

/* Frees each of the agents once more, alone, while that gains. */
static void polish(const struct state *state, struct mover *mover,
                   struct pricer *pricer)
{
    const struct problem *problem = state->search->problem;
    bool gained = mover->n_freed > 1;
    for (int round = 0; round < POLISH_ROUNDS && gained; round++) {
        gained = false;
        for (int i = 0; i < mover->n_freed; i++) {
            cost before = mover_cost(state, mover);
            line_copy(problem, &mover->spare, &mover->fresh[i]);
            cover_remove(mover->cover, &mover->fresh[i]);
            bool back = put_back(state, mover, pricer, i);
            cost after = back ? mover_cost(state, mover) : COST_FORBIDDEN;
            gained = gained || after < before;
            if (after <= before)
                continue;
            if (back)
                cover_remove(mover->cover, &mover->fresh[i]);
            line_copy(problem, &mover->fresh[i], &mover->spare);
            cover_add(mover->cover, &mover->fresh[i]);
        }
    }
}

static void take_out(const struct state *state, struct mover *mover)
{
    for (int i = 0; i < mover->n_freed; i++)
        cover_remove(mover->cover, &state->lines[mover->freed[i]]);
}

/* Puts the mover's agents anew, and leaves the cover as it was. */
static void try_freed(const struct state *state, struct mover *mover,
                      struct pricer *pricer)
{
    note_serves(state, mover, mover->was);
    take_out(state, mover);
    int back = 0;
    while (back < mover->n_freed && put_back(state, mover, pricer, back))
        back++;
    mover->cost = COST_FORBIDDEN;
    if (back == mover->n_freed && back > 0) {
        polish(state, mover, pricer);
        mover->cost = mover_cost(state, mover);
        note_serves(state, mover, mover->tried);
    }
    for (int i = 0; i < back; i++)
        cover_remove(mover->cover, &mover->fresh[i]);
    cover_follow(mover->cover, state->blocks ? mover->was : NULL);
    for (int i = 0; i < mover->n_freed; i++)
        cover_add(mover->cover, &state->lines[mover->freed[i]]);
    cover_follow(mover->cover, NULL);
}

static void count_work(struct state *state, int n_moves)
{
    struct search *search = state->search;
    for (int i = 0; i < search->n_threads; i++)
        search->stop.work += pricer_take_work(search->pricers[i]);
    for (int i = 0; i < BATCH; i++)
        search->stop.work += cover_take_work(state->movers[i].cover);
    search->stop.work += n_moves;
    search->outcome->moves += n_moves;
}

static void try_batch(struct state *state)
{
    struct search *search = state->search;
    for (int i = 0; i < BATCH; i++)
        state->movers[i].rng.state = rng_next(&search->rng);
#pragma omp parallel for schedule(static, 1) num_threads(search->n_threads)
    for (int i = 0; i < BATCH; i++) {
        draw_agents(search->problem, &state->movers[i]);
        try_freed(state, &state->movers[i],
                  search->pricers[omp_get_thread_num()]);
    }
    count_work(state, BATCH);
}

static const struct mover *best_mover(const struct state *state)
{
    const struct mover *best = &state->movers[0];
    for (int i = 1; i < BATCH; i++)
        if (state->movers[i].cost < best->cost)
            best = &state->movers[i];
    return best;
}

static void replace_line(struct state *state, struct line *line,
                         const struct line *fresh)
{
    const struct problem *problem = state->search->problem;
    if (line_equal(problem, line, fresh))
        return;
    for (int i = 0; i < BATCH; i++) {
        cover_remove(state->movers[i].cover, line);
        cover_add(state->movers[i].cover, fresh);
    }
    line_copy(problem, line, fresh);
}

/* The same with the blocks that the winner gave them. */
static void replace_blocks(struct state *state, const struct mover *winner)
{
    for (int i = 0; i < BATCH; i++) {
        struct cover *cover = state->movers[i].cover;
        for (int k = 0; k < winner->n_freed; k++)
            cover_remove(cover, &state->lines[winner->freed[k]]);
        cover_follow(cover, winner->tried);
        for (int k = 0; k < winner->n_freed; k++)
            cover_add(cover, &winner->fresh[k]);
        cover_follow(cover, NULL);
    }
    for (int k = 0; k < winner->n_freed; k++)
        line_copy(state->search->problem, &state->lines[winner->freed[k]],
                  &winner->fresh[k]);
}

/* Makes the winner's lines everybody's. */
static void take_over(struct state *state, const struct mover *winner)
{
    if (state->blocks)
        replace_blocks(state, winner);
    for (int k = 0; k < winner->n_freed && !state->blocks; k++)
        replace_line(state, &state->lines[winner->freed[k]], &winner->fresh[k]);
    state->cost = winner->cost;
    state->search->outcome->moves_kept++;
}

/* How much a move may lose: drawn, and less as the work is used up. */
static cost draw_loss(struct rng *rng, cost heat, double used)
{
    static const double last_share = 0.02;
    double drawn = (rng_below(rng, 1 << 20) + 1) / (double)(1 << 20);
    return (cost)(-log(drawn) * pow(last_share, used) * (double)heat);
}

static void start(struct state *state, struct search *search)
{
    const struct problem *problem = search->problem;
    *state = (struct state){
        .search = search,
        .lines = lines_new(problem),
        .cost = search->cover_cost,
        .blocks = search->in_blocks,
    };
    lines_copy(problem, state->lines, search->lines);
    for (int i = 0; i < BATCH; i++)
        start_mover(state, &state->movers[i]);
    if (state->blocks)
        state->cost = mover_cost(state, &state->movers[0]);
}

static void end(struct state *state)
{
    for (int i = 0; i < BATCH; i++)
        end_mover(&state->movers[i]);
    lines_free(state->search->problem, state->lines);
}

static void offer(struct state *state)
{
    struct search *search = state->search;
    if (state->blocks)
        search_offer_blocks(search, state->lines,
                            cover_serves(state->movers[0].cover), state->cost);
    else
        search_offer(search, state->lines, state->cost);
}

void improve_each(struct search *search)
{
    struct state state;
    start(&state, search);
    struct mover *mover = &state.movers[0];
    mover->n_freed = 1;
    for (int agent = 0;
         agent < search->problem->n_agents && !search_done(search); agent++) {
        mover->freed[0] = agent;
        try_freed(&state, mover, search->pricers[0]);
        count_work(&state, 1);
        if (mover->cost < state.cost)
            take_over(&state, mover);
    }
    offer(&state);
    search_report(search, "improve");
    end(&state);
}

void improve(struct search *search, int64_t ticks, cost heat)
{
    const struct problem *problem = search->problem;
    struct state state;
    start(&state, search);
    int64_t spent = 0, began = search->stop.work;
    while (!search_done(search) && spent < ticks) {
        double used = (double)spent / (double)ticks;
        try_batch(&state);
        const struct mover *winner = best_mover(&state);
        if (winner->cost <= state.cost + draw_loss(&search->rng, heat, used))
            take_over(&state, winner);
        spent = search->stop.work - began;
        offer(&state);
        search_report(search, "improve");
    }
    end(&state);
    if (problem->blocked && !problem->linked)
        search->in_blocks = !search->in_blocks;
}
