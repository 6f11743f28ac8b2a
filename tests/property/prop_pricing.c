/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pricing is exact: whatever work is worth and whichever rules hold, the line
 * that it finds costs what the best of all lines does by the naive judge. */
#include "brute.h"
#include "future.h"
#include "gen.h"
#include "mem.h"
#include "pricing.h"
#include "prop.h"
#include "states.h"
#include "sums.h"

#include <stdio.h>
#include <stdlib.h>

enum { MASKS = 2, LINES_MOST = 4000, ARCS_MOST = 4000000 };

static int n_priced, n_states, n_none, n_skipped, n_through, n_tight, n_sums,
    n_below;
static int64_t n_lines;

/* One agent, and the least of all lines under each mask. */
struct trial {
    const struct problem *problem;
    const struct rows *rows;
    const struct prices *prices;
    int agent;
    cost *worth; /* [n_slots] */
    rule_mask masks[MASKS];
    cost least[MASKS];
    cost *with[MASKS]; /* [n_days * (n_shifts + 1)] of those with a shift on a
                          day, OFF last */
};

static int with_size(const struct problem *problem)
{
    return problem->grid.n_days * (problem->n_shifts + 1);
}

static cost worth_of(const struct trial *trial, const struct duty *duties)
{
    const struct problem *problem = trial->problem;
    cost sum = 0;
    for (int day = 0; day < problem->grid.n_days; day++) {
        if (duties[day].offer == OFF)
            continue;
        const struct offer *offer = &problem->offers[duties[day].offer];
        for (int slot = offer->start; slot < offer->end; slot++)
            if (naive_on_duty(offer, duties[day].pause, slot))
                sum += trial->worth[slot];
        sum += prices_of_shift(problem, trial->rows, trial->prices,
                               trial->agent, day, offer->shift);
    }
    return sum;
}

/* What the line costs less its worth, COST_FORBIDDEN where it is not legal. */
static cost price_of(const struct trial *trial, const struct duty *duties,
                     rule_mask mask)
{
    struct naive naive = naive_new();
    naive_line(trial->problem, trial->agent, duties, mask, &naive);
    cost price =
        naive.legal ? naive.total - worth_of(trial, duties) : COST_FORBIDDEN;
    naive_free(&naive);
    return price;
}

static void note_shifts(const struct problem *problem,
                        const struct duty *duties, cost price, cost *with)
{
    int width = problem->n_shifts + 1;
    for (int day = 0; day < problem->grid.n_days; day++) {
        int offer = duties[day].offer;
        int shift = offer == OFF ? width - 1 : problem->offers[offer].shift;
        if (price < with[day * width + shift])
            with[day * width + shift] = price;
    }
}

static bool try_line(const struct duty *duties, void *context)
{
    struct trial *trial = context;
    n_lines++;
    for (int i = 0; i < MASKS; i++) {
        cost price = price_of(trial, duties, trial->masks[i]);
        if (price < trial->least[i])
            trial->least[i] = price;
        note_shifts(trial->problem, duties, price, trial->with[i]);
    }
    return true;
}

static void draw_prices(const struct problem *problem, const struct rows *rows,
                        struct rng *rng, struct prices *prices)
{
    int n = problem->n_groups * problem->grid.n_slots;
    int most = 1 << gen_pick(rng, 8, 19), again = gen_pick(rng, 0, 95);
    cost value = 0;
    for (int i = 0; i < n; i++) {
        if (!gen_chance(rng, again))
            value = gen_pick(rng, -most / 3, most);
        prices->group[i] = value;
    }
    for (int i = 0; i < rows->n; i++)
        prices->row[i] = gen_pick(rng, -most, most);
}

/* All rules, then many, then few; those of single duties always hold. */
static void draw_masks(struct trial *trial, struct rng *rng)
{
    rule_mask real = future_rules(trial->problem, trial->agent);
    const int percent[MASKS] = {100, gen_pick(rng, 20, 80)};
    for (int i = 0; i < MASKS; i++) {
        trial->masks[i] = rules_of_choice;
        for (int rule = 0; rule < N_RULES; rule++)
            if ((real >> rule & 1) && gen_chance(rng, percent[i]))
                trial->masks[i] |= (rule_mask)1 << rule;
        trial->least[i] = COST_FORBIDDEN;
        for (int k = 0; k < with_size(trial->problem); k++)
            trial->with[i][k] = COST_FORBIDDEN;
    }
}

static bool mask_holds(const struct trial *trial, struct pricer *pricer,
                       int index)
{
    rule_mask mask = trial->masks[index];
    struct line line = line_new(trial->problem, trial->agent);
    struct pricing pricing = {.agent = trial->agent,
                              .prices = trial->prices,
                              .mask = mask,
                              .seen = mask};
    cost price = price_line(pricer, &pricing, &line),
         least = trial->least[index];
    bool good = price == least;
    n_none += least >= COST_FORBIDDEN;
    if (!good)
        prop_wrong("agent %d, rules %llx: priced at %lld, the best line %lld",
                   trial->agent, (unsigned long long)mask, (long long)price,
                   (long long)least);
    if (good && least < COST_FORBIDDEN &&
        price_of(trial, line.duties, mask) != least)
        good = prop_wrong("agent %d: the line is not that of its price",
                          trial->agent);
    line_free(&line);
    return good;
}

/* What states say of the lines with a shift on a day is true, and all of it
 * where they know all numbers. */
static bool through_holds(const struct trial *trial, struct pricer *pricer,
                          const struct pricing *pricing,
                          const struct states *states, int index)
{
    int n = with_size(trial->problem);
    bool exact = states->shifts == UINT64_MAX;
    cost *through = mem_alloc((size_t)n, sizeof *through);
    bool good = true;
    price_through(pricer, pricing, states, through);
    for (int k = 0; k < n && good; k++) {
        cost least = trial->with[index][k];
        good = exact ? through[k] == least : through[k] <= least;
        n_tight += through[k] == least;
        n_through++;
        if (!good)
            prop_wrong("agent %d: lines with a day and shift (%d) at %lld, the "
                       "best %lld",
                       trial->agent, k, (long long)through[k],
                       (long long)least);
    }
    free(through);
    return good;
}

/* The same by states, numbers of duties kept by tolls where they are hard. */
static bool states_hold(const struct trial *trial, struct pricer *pricer,
                        int index)
{
    const rule_mask numbers = RULE_BIT(shift_min) | RULE_BIT(shift_max);
    const struct problem *problem = trial->problem;
    const struct rule_setting *rules = problem->agents[trial->agent].rules;
    rule_mask mask = trial->masks[index] & ~rules_of_choice;
    bool tolled = rules[RULE_shift_min].price == RULE_HARD &&
                  rules[RULE_shift_max].price == RULE_HARD;
    struct states_limits limits = {.arcs = ARCS_MOST, .seconds = 3600};
    struct solve_options options = {.work_limit = INT64_MAX};
    struct stop stop = stop_new(&options);
    int64_t work = 0;
    struct states *states =
        states_new(problem, trial->agent, tolled ? mask & ~numbers : mask,
                   tolled ? 0 : UINT64_MAX, limits, &stop, &work);
    if (!states)
        return true;
    struct line line = line_new(problem, trial->agent);
    cost tolls[SHIFTS_MAX] = {0}, floor, least = trial->least[index];
    struct pricing pricing = {.agent = trial->agent,
                              .prices = trial->prices,
                              .mask = mask,
                              .tolls = tolls,
                              .labels_max = LABELS_MAX};
    cost price = price_by_states(pricer, &pricing, states, &line, &floor);
    bool good = floor <= least && price >= least &&
                (price == least || (tolled && (mask & numbers)));
    if (!good)
        prop_wrong("agent %d, rules %llx: by states %lld, at least %lld, the "
                   "best line %lld",
                   trial->agent, (unsigned long long)mask, (long long)price,
                   (long long)floor, (long long)least);
    if (good && price < COST_FORBIDDEN &&
        price_of(trial, line.duties, trial->masks[index]) != price)
        good = prop_wrong(
            "agent %d, rules %llx: by states a line of %lld, "
            "not %lld",
            trial->agent, (unsigned long long)mask,
            (long long)price_of(trial, line.duties, trial->masks[index]),
            (long long)price);
    good = good && through_holds(trial, pricer, &pricing, states, index);
    n_states++;
    line_free(&line);
    states_free(states);
    return good;
}

/* Prices by sums, in the states and out of them. */
static cost floor_of(const struct trial *trial, struct pricer *pricer,
                     const struct states *states, struct sums *sums)
{
    struct line line = line_new(trial->problem, trial->agent);
    struct pricing pricing = {.agent = trial->agent,
                              .prices = trial->prices,
                              .mask = trial->masks[0] & ~rules_of_choice};
    cost floor = price_by_sums(pricer, &pricing, states, sums, &line);
    line_free(&line);
    return floor;
}

/* Whatever the tolls of sums are, no line is cheaper than the floor, nor is the
 * floor than the soft one; and the mean has each day as a part of one. */
static bool tolls_hold(const struct trial *trial, struct pricer *pricer,
                       const struct states *states, struct rng *rng)
{
    const struct problem *problem = trial->problem;
    struct sums sums = {0};
    double toll[SUMS_MAX];
    bool good = true;
    for (int round = 0; round < 4 && good; round++) {
        int most = round ? 1 << gen_pick(rng, 4, 18) : 0;
        for (int i = 0; i < SUMS_MAX; i++)
            toll[i] = gen_pick(rng, -most, most);
        sums_set(problem, trial->agent, toll, &sums);
        sums.heat = gen_pick(rng, 1, 100000);
        cost floor = floor_of(trial, pricer, states, &sums);
        if (floor > trial->least[0])
            good = prop_wrong("agent %d: by sums %lld, the best line %lld",
                              trial->agent, (long long)floor,
                              (long long)trial->least[0]);
        if (good && floor < COST_FORBIDDEN && sums.soft > (double)floor + 0.5)
            good = prop_wrong("agent %d: softly %.1f, not below %lld",
                              trial->agent, sums.soft, (long long)floor);
        n_below += floor < trial->least[0];
        for (int day = 0; day < problem->grid.n_days && good; day++) {
            double heads = 0;
            for (int shift = 0; shift < problem->n_shifts; shift++)
                heads += sums_heads(problem, &sums, day, shift);
            good = heads < 1.000001 || prop_wrong("%.6f duties a day", heads);
        }
    }
    free(sums.heads);
    return good;
}

static bool sums_hold(const struct trial *trial, struct pricer *pricer,
                      struct rng *rng)
{
    struct states_limits limits = {.arcs = ARCS_MOST, .seconds = 3600};
    struct solve_options options = {.work_limit = INT64_MAX};
    struct stop stop = stop_new(&options);
    int64_t work = 0;
    struct states *states =
        states_new(trial->problem, trial->agent,
                   trial->masks[0] & ~rules_of_choice & ~rules_of_sums, 0,
                   limits, &stop, &work);
    if (!states)
        return true;
    states_mark_fresh(trial->problem, states);
    bool good = tolls_hold(trial, pricer, states, rng);
    states_free(states);
    n_sums++;
    return good;
}

static bool agent_holds(const struct problem *problem, const struct rows *rows,
                        struct rng *rng, int agent)
{
    struct prices prices = prices_new(problem, rows);
    struct pricer *pricer = pricer_new(problem, rows);
    struct trial trial = {
        .problem = problem,
        .rows = rows,
        .prices = &prices,
        .agent = agent,
        .worth = mem_alloc((size_t)problem->grid.n_slots, sizeof(cost))};
    bool good = true;
    for (int i = 0; i < MASKS; i++)
        trial.with[i] = mem_alloc((size_t)with_size(problem), sizeof(cost));
    draw_prices(problem, rows, rng, &prices);
    prices_of_agent(problem, rows, &prices, agent, trial.worth);
    draw_masks(&trial, rng);
    if (brute_lines(problem, agent, LINES_MOST, try_line, &trial)) {
        for (int i = 0; i < MASKS && good; i++)
            good =
                mask_holds(&trial, pricer, i) && states_hold(&trial, pricer, i);
        good = good && sums_hold(&trial, pricer, rng);
        n_priced++;
    } else {
        n_skipped++;
    }
    for (int i = 0; i < MASKS; i++)
        free(trial.with[i]);
    free(trial.worth);
    pricer_free(pricer);
    prices_free(&prices);
    return good;
}

/* Lines of the agent, up to more than can be tried. */
static bool few_lines(const struct problem *problem, int agent)
{
    double lines = 1;
    for (int day = 0; day < problem->grid.n_days; day++)
        lines *= 1 + end_offer_of(problem, agent, day) -
                 first_offer_of(problem, agent, day);
    return lines <= LINES_MOST;
}

static bool holds(uint64_t seed)
{
    enum gen_size size = seed % 3 ? GEN_SMALL : GEN_TINY;
    struct problem *problem = gen_problem(seed, size);
    struct rng rng = {seed};
    for (int agent = 0; seed % 4 && agent < problem->n_agents; agent++)
        gen_few_rules(&rng, size, &problem->agents[agent]);
    for (int agent = 0; seed % 2 && agent < problem->n_agents; agent++)
        problem->agents[agent].rules[RULE_max_weekends] =
            (struct rule_setting){.limit = 1, .price = RULE_HARD};
    problem_freeze(problem);
    struct rows *rows = rows_new(problem);
    bool good = true;
    for (int agent = 0; agent < problem->n_agents && good; agent++)
        if (few_lines(problem, agent))
            good = agent_holds(problem, rows, &rng, agent);
        else
            n_skipped++;
    rows_free(rows);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("pricing", prop_count(150), holds);
    printf("%d agents priced, %d times by states, %lld lines tried, %d masks "
           "with none; "
           "%d agents with too many; %d of %d days with a shift tight; %d by "
           "sums, %d floors below\n",
           n_priced, n_states, (long long)n_lines, n_none, n_skipped, n_tight,
           n_through, n_sums, n_below);
    return status;
}
