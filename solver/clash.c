/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deletion filter: leave out one rule after another, and for good where
 * there is still no line without it.  Rules that only take choices away (time
 * off, orders, ...) are left out by giving the agent terms without them. */
#include "clash.h"

#include "future.h"
#include "mem.h"
#include "pricing.h"

#include <stdlib.h>
#include <string.h>

static bool holds(rule_mask mask, enum rule rule)
{
    return mask >> rule & 1;
}

/* The agent with none of the terms that the mask leaves out. */
static struct agent without_terms(struct arena *arena,
                                  const struct problem *problem,
                                  const struct agent *who, rule_mask mask)
{
    struct agent freed = *who;
    for (enum rule rule = 0; rule < N_RULES; rule++)
        if (!holds(mask, rule))
            freed.rules[rule].limit = RULE_OFF;
    if (!holds(mask, RULE_fixed))
        freed.orders = ARENA_ARRAY(arena, uint8_t, problem->grid.n_days);
    if (!holds(mask, RULE_activities)) {
        freed.n_activities = 0;
        freed.busy = NULL;
    }
    return freed;
}

/* A problem of this agent alone, without anything to do. */
static struct problem *alone(const struct problem *problem,
                             const struct agent *who, rule_mask mask)
{
    struct arena *arena = arena_new();
    struct problem *one = ARENA_ARRAY(arena, struct problem, 1);
    *one = *problem;
    one->arena = arena;
    one->n_agents = 1;
    one->n_queues = 0;
    one->n_presences = 0;
    one->agents = ARENA_ARRAY(arena, struct agent, 1);
    one->agents[0] = without_terms(arena, problem, who, mask);
    problem_freeze(one);
    return one;
}

/* Whether it is proven that no line of this agent keeps the rules of the
 * mask. */
static bool has_no_line(const struct problem *problem, const struct agent *who,
                        rule_mask mask, const struct stop *stop)
{
    struct problem *one = alone(problem, who, mask);
    struct rows *rows = rows_new(one);
    struct prices prices = prices_new(one, rows);
    struct pricer *pricer = pricer_new(one, rows);
    struct line line = line_new(one, 0);
    bool cut = false;
    struct pricing pricing = {.prices = &prices,
                              .mask = mask,
                              .seen = mask,
                              .labels_max = LABELS_MAX,
                              .cut = &cut,
                              .stop = stop};
    bool none = price_line(pricer, &pricing, &line) >= COST_FORBIDDEN && !cut;
    line_free(&line);
    pricer_free(pricer);
    prices_free(&prices);
    rows_free(rows);
    arena_free(one->arena);
    return none;
}

rule_mask clash_of(const struct problem *problem, int agent,
                   const struct stop *stop)
{
    const struct agent *who = &problem->agents[agent];
    rule_mask mask = future_rules(problem, agent);
    for (enum rule rule = 0; rule < N_RULES; rule++)
        if (who->rules[rule].price != RULE_HARD)
            mask &= ~((rule_mask)1 << rule);
    for (enum rule rule = 0; rule < N_RULES; rule++) {
        rule_mask without = mask & ~((rule_mask)1 << rule);
        if (without != mask && has_no_line(problem, who, without, stop))
            mask = without;
    }
    return mask;
}

int clash_activity(const struct problem *problem, int agent, rule_mask mask,
                   const struct stop *stop)
{
    struct agent who = problem->agents[agent];
    const struct activity *all = who.activities;
    int n = holds(mask, RULE_activities) ? who.n_activities : 0;
    who.n_activities = 1;
    for (int i = 0; i < n; i++) {
        who.activities = &all[i];
        if (all[i].price == RULE_HARD && has_no_line(problem, &who, mask, stop))
            return i;
    }
    return -1;
}

/* Whether the rotation clashes if it holds on these days alone. */
static bool turn_clashes(const struct problem *problem,
                         const struct clash *clash, int from, int until,
                         const struct stop *stop)
{
    struct agent who = problem->agents[clash->agent];
    size_t n_days = (size_t)problem->grid.n_days;
    uint64_t *turns = mem_alloc(n_days, sizeof *turns);
    for (int day = 0; day < problem->grid.n_days; day++)
        turns[day] =
            day >= from && day < until ? who.rotation[day] : ~UINT64_C(0);
    who.rotation = turns;
    bool none = has_no_line(problem, &who, clash->rules, stop);
    free(turns);
    return none;
}

/* The first stretch of `length` days, from `from` on and to `end` at most. */
static bool find_turn(const struct problem *problem, struct clash *clash,
                      int from, int end, int length, const struct stop *stop)
{
    for (int until; from < end; from = until) {
        until = from + length < end ? from + length : end;
        if (!turn_clashes(problem, clash, from, until, stop))
            continue;
        clash->turn_from = from;
        clash->turn_until = until;
        return true;
    }
    return false;
}

void clash_turn(const struct problem *problem, struct clash *clash,
                const struct stop *stop)
{
    const struct grid *grid = &problem->grid;
    int first = DAYS_PER_WEEK - grid_weekday(grid, 0);
    int n_days = grid->n_days;
    if (first > n_days)
        first = n_days;
    if (holds(clash->rules, RULE_rotation) &&
        (find_turn(problem, clash, 0, first, first, stop) ||
         find_turn(problem, clash, first, n_days, DAYS_PER_WEEK, stop)))
        find_turn(problem, clash, clash->turn_from, clash->turn_until, 1, stop);
}

/* Whether what is fixed clashes if it is on these days alone. */
static bool fixed_clash(const struct problem *problem,
                        const struct clash *clash, int from, int until,
                        const struct stop *stop)
{
    struct agent who = problem->agents[clash->agent];
    size_t n_days = (size_t)problem->grid.n_days;
    uint8_t *orders = mem_alloc(n_days, sizeof *orders);
    memset(orders, ORDER_NONE, n_days);
    for (int day = from; day < until; day++)
        orders[day] = who.orders[day];
    who.orders = orders;
    bool none = has_no_line(problem, &who, clash->rules, stop);
    free(orders);
    return none;
}

void clash_fixed(const struct problem *problem, struct clash *clash,
                 const struct stop *stop)
{
    int from = 0, until = problem->grid.n_days;
    if (!holds(clash->rules, RULE_fixed))
        return;
    for (int least = 1; least < until;) {
        int middle = (least + until) / 2;
        if (fixed_clash(problem, clash, 0, middle, stop))
            until = middle;
        else
            least = middle + 1;
    }
    for (int most = until - 1; from < most;) {
        int middle = (from + most + 1) / 2;
        if (fixed_clash(problem, clash, middle, until, stop))
            from = middle;
        else
            most = middle - 1;
    }
    clash->fixed_from = from;
    clash->fixed_until = until;
}
