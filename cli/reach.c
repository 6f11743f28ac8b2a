/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reach.h"

#include "score.h"

#include <time.h>

enum { USUAL_LIMIT_S = 60 };

struct reaching {
    const struct problem *problem;
    struct arena *arena;
    const struct solve_options *orders;
    const struct options *options;
    struct asks *asks;
    double end; /* 0: no limit of time */
    cost bound; /* of the first search: of the problem as it was given */
    struct reach best;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* The seconds for all searches; 0: a limit of work holds instead. */
static double time_limit(const struct solve_options *orders)
{
    if (orders->time_limit > 0)
        return orders->time_limit;
    return orders->work_limit > 0 ? 0 : USUAL_LIMIT_S;
}

static bool is_interrupted(const struct reaching *it)
{
    return it->orders->stop && *it->orders->stop;
}

static bool is_stopped(const struct reaching *it)
{
    return is_interrupted(it) || (it->end > 0 && now() >= it->end);
}

/* How it ended where there was no more time. */
static enum reached_end end_of_time(const struct reaching *it)
{
    return is_interrupted(it) ? REACHED_INTERRUPTED : REACHED_TIME;
}

static struct roster *search(const struct reaching *it, int round,
                             struct outcome *outcome)
{
    struct solve_options orders = *it->orders;
    const struct problem *asked =
        round == 0 ? it->problem
                   : problem_asking(it->problem, it->arena, it->asks->need,
                                    it->asks->goal);
    if (it->end > 0) {
        double left = it->end - now();
        orders.time_limit = round == REACH_ROUNDS - 1 ? left : left / 2;
    }
    struct roster *found = solve(asked, &orders, outcome);
    struct roster *roster = found ? roster_for(it->problem, found) : NULL;
    roster_free(found);
    return roster;
}

static void forget(struct reach *reach)
{
    if (reach->roster)
        trial_free(&reach->trial);
    roster_free(reach->roster);
}

/* Keeps the better one of the best and this. */
static void keep(struct reaching *it, struct reach *other)
{
    struct reach *best = &it->best;
    int n = best->roster ? best->trial.misses->n : 0;
    int n_other = other->trial.misses->n;
    bool better = !best->roster || n_other < n ||
                  (n_other == n && other->outcome.cost < best->outcome.cost);
    if (!better) {
        forget(other);
        return;
    }
    forget(best);
    best->roster = other->roster;
    best->outcome = other->outcome;
    best->trial = other->trial;
}

/* What an outcome says of a problem that asks for more is made to say the same
 * of the problem as it was given. */
static void restate(const struct reaching *it, struct reach *round)
{
    round->outcome.cost = score_total(round->roster);
    round->outcome.bound = it->bound;
    round->outcome.status = OUTCOME_RAISED;
}

/* One roster, and more asked for on its account; whether to go on. */
static bool plan_round(struct reaching *it, int number)
{
    struct reached *reached = &it->best.reached;
    struct reach round = {0};
    round.roster = search(it, number, &round.outcome);
    if (number == 0) {
        it->bound = round.outcome.bound;
        it->best.outcome = round.outcome;
    }
    if (!round.roster) {
        reached->end = end_of_time(it);
        return false;
    }
    if (number > 0)
        restate(it, &round);
    reached->rounds++;
    round.trial = trial_of(round.roster, it->options);
    const struct misses *misses = round.trial.misses;
    bool met = misses->n == 0;
    int raised = met ? 0
                     : asks_raise(it->asks, round.roster,
                                  round.trial.simulation, misses);
    keep(it, &round);
    if (met || raised == 0) {
        reached->end = met ? REACHED_MET : REACHED_SHORT;
        return false;
    }
    if (number + 1 < REACH_ROUNDS)
        reached->raised += raised;
    return true;
}

struct reach reach(const struct problem *problem, struct arena *arena,
                   const struct solve_options *orders,
                   const struct options *options)
{
    double limit = time_limit(orders);
    struct reaching it = {
        .problem = problem,
        .arena = arena,
        .orders = orders,
        .options = options,
        .asks = asks_of(problem),
        .end = limit > 0 ? now() + limit : 0,
    };
    it.best.reached.rounds_most = REACH_ROUNDS;
    it.best.reached.end = REACHED_ROUNDS;
    for (int number = 0; number < REACH_ROUNDS; number++) {
        if (number > 0 && is_stopped(&it)) {
            it.best.reached.end = end_of_time(&it);
            break;
        }
        if (!plan_round(&it, number))
            break;
    }
    asks_free(it.asks);
    return it.best;
}
