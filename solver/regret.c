/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two ways are tried, and the cheaper is told.  One plans the agent's days
 * again under what all others leave open, with the choices that grant the wish,
 * and then those of the colleague who saves most by it.  The other exchanges
 * the wished days with a colleague, and as many days elsewhere the other way
 * round: either of the two alone would leave cover or hours out of place.
 * After either, both are planned again in turn as long as that gains.  What
 * planning these two again would save anyhow, nothing being granted, is no
 * merit of it and is added back. */
#include "regret.h"

#include "deferral.h"
#include "linked.h"
#include "mem.h"
#include "missed.h"
#include "trade.h"

#include <math.h>
#include <stdlib.h>

static const double least_seconds = 2, usual_seconds = 6, share_kept = 0.05;

struct regret {
    const struct roster *roster;
    const struct score *score;
    struct stop stop;
    struct bench bench; /* of the roster as it is */
    cost *alone;        /* [n_agents] what planning the agent's days again saves
                           anyhow; below 0: not known yet */
};

/* What planning the agent's days again would save in the roster as it is: not
 * to be taken for a merit of what is granted. */
static cost saved_anyhow(struct regret *regret, int agent, enum effort effort)
{
    cost price;
    if (regret->alone[agent] < 0) {
        cost change = bench_replan(&regret->bench, agent, effort, &price);
        regret->alone[agent] = change < 0 ? -change : 0;
    }
    return regret->alone[agent];
}

/* The colleague who saves most by changing as well, -1 where none does. */
static int best_helper(struct regret *regret, struct bench *bench, int self,
                       int other)
{
    int n_agents = bench->search->problem->n_agents, best = -1;
    cost least = 0, price;
    for (int agent = 0; agent < n_agents; agent++) {
        if (agent == self || agent == other)
            continue;
        if (stop_seconds_over(&regret->stop))
            break;
        cost change = bench_replan(bench, agent, QUICK, &price);
        if (change >= least)
            continue;
        change += saved_anyhow(regret, agent, QUICK);
        if (change >= least)
            continue;
        least = change;
        best = agent;
        line_copy(bench->search->problem, &bench->best, &bench->spare);
    }
    return best;
}

static cost both_save_anyhow(struct regret *regret, const struct grant *grant)
{
    cost sum = saved_anyhow(regret, grant->agent, THOROUGH);
    return grant->helper < 0 ? sum
                             : sum + saved_anyhow(regret, grant->helper, QUICK);
}

/* Takes the roster as it stands on the bench for the answer if it is the
 * cheapest legal one so far. */
static void judge(const struct regret *regret, const struct bench *bench,
                  const struct grant *trial, cost anyhow, struct grant *grant)
{
    const struct roster *now = regret->roster;
    struct roster *roster = lines_roster(now->problem, bench->lines);
    struct score *after = score_roster(roster);
    cost extra = after->total - regret->score->total + anyhow;
    if (after->legal && (grant->end != GRANT_FOUND || extra < grant->extra)) {
        *grant = *trial;
        grant->end = GRANT_FOUND;
        grant->extra = extra;
        grant->short_centimin =
            after->short_centimin - regret->score->short_centimin;
        find_missed(&(struct aftermath){now, roster, regret->score, after},
                    grant);
    }
    score_free(after);
    roster_free(roster);
}

static void put_back(struct regret *regret, struct bench *bench,
                     const struct grant *grant)
{
    const struct line *was = regret->bench.lines;
    bench_take(bench, grant->agent, &was[grant->agent]);
    if (grant->helper >= 0)
        bench_take(bench, grant->helper, &was[grant->helper]);
}

static void settle_and_judge(struct regret *regret, struct bench *bench,
                             const struct grant *trial, struct grant *grant)
{
    if (trial->helper >= 0)
        bench_settle(bench, trial->agent, trial->helper);
    judge(regret, bench, trial, both_save_anyhow(regret, trial), grant);
    put_back(regret, bench, trial);
}

static void by_planning(struct regret *regret, struct bench *bench,
                        struct grant *grant)
{
    struct grant trial = *grant;
    bench_take(bench, trial.agent, &bench->spare);
    trial.helper = best_helper(regret, bench, trial.agent, trial.wish.other);
    if (trial.helper >= 0)
        bench_take(bench, trial.helper, &bench->best);
    settle_and_judge(regret, bench, &trial, grant);
}

static void by_exchange(struct regret *regret, struct bench *bench,
                        struct grant *grant)
{
    struct grant trial = *grant;
    struct trade trade = {regret->roster, &regret->bench, bench, grant};
    trial.helper = trade_best(&trade);
    if (trial.helper < 0)
        return;
    bench_take(bench, trial.agent, &bench->best_self);
    bench_take(bench, trial.helper, &bench->best);
    judge(regret, bench, &trial, 0, grant);
    settle_and_judge(regret, bench, &trial, grant);
}

static void price_wish(struct regret *regret, struct bench *bench,
                       struct grant *grant)
{
    cost price, change = bench_replan(bench, grant->agent, THOROUGH, &price);
    grant->end = price == COST_FORBIDDEN ? GRANT_BARRED : GRANT_UNKNOWN;
    if (grant->end == GRANT_BARRED)
        return;
    if (change < COST_FORBIDDEN)
        by_planning(regret, bench, grant);
    by_exchange(regret, bench, grant);
}

static struct regret *new_regret(const struct roster *roster,
                                 const struct score *score, struct stop stop)
{
    struct outcome outcome = {0};
    int n_agents = roster->problem->n_agents;
    struct regret *regret = mem_alloc(1, sizeof *regret);
    regret->roster = roster;
    regret->score = score;
    regret->stop = stop;
    regret->bench = bench_new(roster->problem, roster, &stop, &outcome);
    regret->alone = mem_alloc((size_t)n_agents, sizeof *regret->alone);
    for (int agent = 0; agent < n_agents; agent++)
        regret->alone[agent] = -1;
    return regret;
}

struct regret *regret_new(const struct roster *roster,
                          const struct score *score)
{
    static const struct solve_options unlimited = {.work_limit = INT64_MAX};
    return new_regret(roster, score, stop_new(&unlimited));
}

void regret_free(struct regret *regret)
{
    bench_free(&regret->bench);
    free(regret->alone);
    free(regret);
}

struct grant regret_of_wish(struct regret *regret, int agent,
                            const struct wish *wish)
{
    struct arena *arena = arena_new();
    struct outcome outcome = {0};
    const struct roster *roster = regret->roster;
    struct bench bench = bench_new(problem_granting(roster, agent, wish, arena),
                                   roster, &regret->stop, &outcome);
    struct grant grant = {.agent = agent,
                          .wish = *wish,
                          .paid = wish_paid(roster, agent, wish),
                          .helper = -1,
                          .queue = -1};
    price_wish(regret, &bench, &grant);
    bench_free(&bench);
    arena_free(arena);
    return grant;
}

/* The dearest first, then by agent and day. */
static int by_price(const void *left, const void *right)
{
    const struct grant *a = left, *b = right;
    return a->paid != b->paid     ? (a->paid < b->paid) - (a->paid > b->paid)
           : a->agent != b->agent ? a->agent - b->agent
                                  : a->wish.day - b->wish.day;
}

double regret_seconds(const struct problem *problem, double time_limit)
{
    int n_wishes = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        n_wishes += problem->agents[agent].n_wishes;
    return n_wishes > 0 ? share_kept * time_limit : 0;
}

/* A part of what the plan was allowed, if so much is left; where that was work
 * alone, all the time it takes: so that it repeats. */
static struct stop stop_of(const struct solve_options *orders, double spent)
{
    struct solve_options part = {.stop = orders->stop};
    double limit = orders->time_limit;
    if (limit > 0)
        part.time_limit =
            fmax(share_kept * limit,
                 fmin(fmax(least_seconds, limit / 10), limit - spent));
    else if (orders->work_limit > 0)
        part.work_limit = INT64_MAX;
    else
        part.time_limit = usual_seconds;
    return stop_new(&part);
}

/* Those that there is no time for are not told of. */
static void price_all(const struct roster *roster, const struct score *score,
                      const struct solve_options *orders, double spent,
                      struct grants *grants)
{
    struct stop stop = stop_of(orders, spent);
    int n = 0, n_all = grants->n;
    struct regret *regret =
        score->legal && n_all > 0 ? new_regret(roster, score, stop) : NULL;
    for (; n < n_all && !stop_seconds_over(&stop); n++) {
        struct grant *grant = &grants->items[n];
        struct wish wish = grant->wish;
        if (!regret)
            grant->end = GRANT_UNKNOWN;
        else
            *grant = regret_of_wish(regret, grant->agent, &wish);
    }
    if (n > 0 && regret && stop_seconds_over(&stop))
        n--; /* amid which the time was over */
    grants->untold += n_all - n;
    grants->n = n;
    if (regret)
        regret_free(regret);
}

/* Of all wishes refused, the dearest first. */
static struct grants refused_by(const struct roster *roster)
{
    const struct problem *problem = roster->problem;
    struct grants grants = {0};
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int i = 0; i < problem->agents[agent].n_wishes; i++) {
            const struct wish *wish = &problem->agents[agent].wishes[i];
            if (wish_granted(roster, agent, wish))
                continue;
            cost paid = wish_paid(roster, agent, wish);
            MEM_GROW(grants.items, grants.n, grants.room);
            grants.items[grants.n++] =
                (struct grant){.agent = agent, .wish = *wish, .paid = paid};
        }
    if (grants.n > 1)
        qsort(grants.items, (size_t)grants.n, sizeof *grants.items, by_price);
    return grants;
}

struct grants regret_all(const struct roster *roster, const struct score *score,
                         const struct solve_options *orders, double spent)
{
    struct grants grants = refused_by(roster);
    if (grants.n > REGRETS_MAX) {
        grants.untold = grants.n - REGRETS_MAX;
        grants.n = REGRETS_MAX;
    }
    price_all(roster, score, orders, spent, &grants);
    return grants;
}
