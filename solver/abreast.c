/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "abreast.h"

#include "ints.h"
#include "mem.h"
#include "pool.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

/* A search of the same problem: what only pricing reads is that of the other,
 * the rest its own. */
struct side {
    struct search search;
    struct solve_options options;
    struct outcome outcome;
    struct pricer **pricers;
    rule_mask *seen;
    uint8_t *loose;
    cost *floors;
    int *free_most;
    struct line *lines;
    int8_t *serves;
    struct pool *pool;
};

struct abreast {
    struct search *search;
    struct line *both; /* what two sides found */
    int n_threads;     /* of each side */
    struct side sides[ABREAST];
};

static void side_begin(struct side *side, const struct search *search,
                       int n_threads)
{
    const struct problem *problem = search->problem;
    size_t n_agents = (size_t)problem->n_agents;
    side->options = *search->options;
    side->options.report = NULL;
    side->pricers = mem_alloc((size_t)n_threads, sizeof *side->pricers);
    for (int i = 0; i < n_threads; i++)
        side->pricers[i] = pricer_new(problem, search->rows);
    side->seen = mem_alloc(n_agents, sizeof *side->seen);
    side->loose = mem_alloc(n_agents, sizeof *side->loose);
    side->floors = mem_alloc(n_agents, sizeof *side->floors);
    side->free_most = mem_alloc(n_agents, sizeof *side->free_most);
    side->lines = lines_new(problem);
    if (search->serves)
        side->serves = mem_alloc(search_n_serves(problem), 1);
    side->pool = pool_new(problem);
}

static void side_end(struct side *side, const struct problem *problem,
                     int n_threads)
{
    for (int i = 0; i < n_threads; i++)
        pricer_free(side->pricers[i]);
    free(side->pricers);
    free(side->seen);
    free(side->loose);
    free(side->floors);
    free(side->free_most);
    lines_free(problem, side->lines);
    free(side->serves);
    pool_free(side->pool);
}

struct abreast *abreast_new(struct search *search)
{
    struct abreast *abreast = mem_alloc(1, sizeof *abreast);
    int n_threads = search_threads(search->options) / ABREAST;
    abreast->search = search;
    abreast->n_threads = n_threads > 1 ? n_threads : 1;
    abreast->both = lines_new(search->problem);
    for (int i = 0; i < ABREAST; i++)
        side_begin(&abreast->sides[i], search, abreast->n_threads);
    return abreast;
}

void abreast_free(struct abreast *abreast)
{
    const struct problem *problem = abreast->search->problem;
    for (int i = 0; i < ABREAST; i++)
        side_end(&abreast->sides[i], problem, abreast->n_threads);
    lines_free(problem, abreast->both);
    free(abreast);
}

/* Where the other search stands. */
static void follow(struct abreast *abreast, struct side *side)
{
    struct search *search = abreast->search;
    const struct problem *problem = search->problem;
    side->search = *search;
    side->search.options = &side->options;
    side->search.outcome = &side->outcome;
    side->search.n_threads = abreast->n_threads;
    side->search.pricers = side->pricers;
    side->search.seen = side->seen;
    side->search.loose = side->loose;
    side->search.floors = side->floors;
    side->search.free_most = side->free_most;
    side->search.lines = side->lines;
    side->search.serves = side->serves;
    side->search.pool = side->pool;
    side->search.left = NULL;
    side->search.rng.state = rng_next(&search->rng);
    side->outcome = (struct outcome){0};
    memcpy(side->seen, search->seen,
           (size_t)problem->n_agents * sizeof *side->seen);
    memcpy(side->free_most, search->free_most,
           (size_t)problem->n_agents * sizeof *side->free_most);
    lines_copy(problem, side->lines, search->lines);
    if (side->serves)
        memcpy(side->serves, search->serves, search_n_serves(problem));
}

/* What it took, and what it has learnt. */
static void account(struct search *search, struct side *side,
                    struct trial *trial, int64_t begun)
{
    trial->work = side->search.stop.work - begun;
    trial->gain = search->cost - side->search.cost;
    search->stop.work += trial->work;
    search->outcome->rounds += side->outcome.rounds;
    for (int agent = 0; agent < search->problem->n_agents; agent++) {
        search->seen[agent] |= side->seen[agent];
        search->free_most[agent] =
            smaller(search->free_most[agent], side->free_most[agent]);
    }
}

static bool differs(const struct search *search, const struct side *side)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        if (!line_equal(search->problem, &side->lines[agent],
                        &search->lines[agent]))
            return true;
    return false;
}

/* The lines of one side with the days of the other's trial, but for agents
 * whom a rule forbids both. */
static void join(struct abreast *abreast, const struct side *one,
                 const struct side *other, const struct trial *trial)
{
    const struct problem *problem = abreast->search->problem;
    lines_copy(problem, abreast->both, one->lines);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        struct line *line = &abreast->both[agent];
        bool same = true;
        for (int day = trial->from; day < trial->to; day++) {
            const struct duty *duty = &other->lines[agent].duties[day];
            same = same && duty_equal(problem, duty, &line->duties[day]);
            line->duties[day] = *duty;
        }
        if (!same &&
            line_judge(problem, line, RULES_ALL, NULL) >= COST_FORBIDDEN)
            line_copy(problem, line, &one->lines[agent]);
    }
}

static bool overlap(const struct trial *one, const struct trial *other)
{
    return one->from < other->to && other->from < one->to;
}

/* Rosters as dear as the one at hand take its place, too. */
static void take_over(struct abreast *abreast, const struct trial trials[],
                      int n)
{
    struct search *search = abreast->search;
    struct side *sides = abreast->sides;
    bool differ[ABREAST] = {false};
    for (int i = 0; i < n; i++)
        differ[i] = differs(search, &sides[i]);
    search->aside = true;
    for (int i = 0; i < n; i++)
        if (differ[i])
            search_offer(search, sides[i].lines, sides[i].search.cover_cost);
    if (differ[0] && differ[1] && !overlap(&trials[0], &trials[1])) {
        join(abreast, &sides[0], &sides[1], &trials[1]);
        search_offer_lines(search, abreast->both);
    }
    search->aside = false;
}

static void try_alone(struct search *search, struct trial *trial,
                      void (*plan)(struct search *side, struct trial *trial))
{
    int64_t begun = search->stop.work;
    cost before = search->cost;
    plan(search, trial);
    trial->work = search->stop.work - begun;
    trial->gain = before - search->cost;
}

static void try_all(struct abreast *abreast, struct trial trials[], int n,
                    void (*plan)(struct search *side, struct trial *trial))
{
    struct search *search = abreast->search;
    int64_t begun = search->stop.work;
    int n_threads = smaller(search_threads(search->options), n);
    for (int i = 0; i < n; i++)
        follow(abreast, &abreast->sides[i]);
    if (abreast->n_threads > 1)
        omp_set_max_active_levels(omp_get_active_level() + 2);
#pragma omp parallel for schedule(static, 1) num_threads(n_threads)
    for (int i = 0; i < n; i++)
        plan(&abreast->sides[i].search, &trials[i]);
    for (int i = 0; i < n; i++)
        account(search, &abreast->sides[i], &trials[i], begun);
    take_over(abreast, trials, n);
}

void abreast_try(struct abreast *abreast, struct trial trials[], int n,
                 void (*plan)(struct search *side, struct trial *trial))
{
    if (n == 1)
        try_alone(abreast->search, &trials[0], plan);
    else
        try_all(abreast, trials, n, plan);
}
