/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever the duals, no roster has less shortage, surplus and presence to pay
 * than their constant less the worth of its lines, in a node of branching that
 * holds it too: what makes every bound of the solver true. */
#include "duals.h"
#include "gen.h"
#include "line.h"
#include "mem.h"
#include "prop.h"
#include "score.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DUALS = 20 /* for one roster */, ROW_TIMES = 64 };

static int n_rosters, n_tried, n_tight, n_short;

/* In their range, often at an end of it, often alike in slots side by side. */
static void draw_duals(const struct problem *problem, const struct rows *rows,
                       struct rng *rng, struct duals *duals)
{
    cost value = 0;
    int spread = 1 << gen_pick(rng, 0, 16);
    int again = gen_pick(rng, 0, 90);
    for (int i = 0; i < duals->n; i++) {
        if (!gen_chance(rng, again))
            value = (cost)gen_pick(rng, -spread, spread) *
                    (&duals->all[i] < duals->row ? 1 : ROW_TIMES);
        duals->all[i] = value;
    }
    duals_clip(problem, rows, duals);
}

static int heads_in(const struct roster *roster, const struct rows *rows,
                    int presence, int k)
{
    const struct presence *rule = &roster->problem->presences[presence];
    int heads = 0;
    for (int agent = 0; agent < roster->problem->n_agents; agent++) {
        const struct offer *offer = roster_offer(roster, agent, rule->row[k]);
        if (offer && offer->shift == rule->shift)
            heads += rows_weight(roster->problem, rows, presence, agent);
    }
    return heads;
}

/* Lets rows by shift, and heads short in all of them, come to no more or no
 * less than they do in the roster, as in a node of branching that holds it. */
static void narrow(const struct roster *roster, struct rows *rows,
                   struct rng *rng)
{
    const struct problem *problem = roster->problem;
    int missing = 0;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *rule = &problem->presences[i];
        for (int k = 0; rule->shift >= 0 && k < rule->n_rows; k++) {
            int row = rows->first[i] + k, heads = heads_in(roster, rows, i, k);
            rows->floor[row] = gen_chance(rng, 30) ? heads : rows->least[i];
            rows->ceiling[row] = gen_chance(rng, 30) ? heads : rows->most[i];
            if (heads < rule->min[k])
                missing += rule->min[k] - heads;
        }
    }
    n_short += missing > 0;
    rows->floor[rows->n] = gen_chance(rng, 50) ? missing : 0;
    rows->ceiling[rows->n] = gen_chance(rng, 50) ? missing : INT_MAX;
}

/* What the agent's duties are worth; false where one lies on what it was on
 * duty for from before. */
static bool line_worth(const struct problem *problem, const struct rows *rows,
                       const struct prices *prices, const struct line *line,
                       cost *worth)
{
    size_t n_slots = (size_t)problem->grid.n_slots;
    uint8_t *at_work = mem_alloc(n_slots, 1);
    cost *of_slot = mem_alloc(n_slots, sizeof *of_slot);
    bool apart = true;
    line_at_work(problem, line, at_work);
    prices_of_agent(problem, rows, prices, line->agent, of_slot);
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        apart = apart && !(at_work[slot] &&
                           is_carried(&problem->agents[line->agent], slot));
        *worth += at_work[slot] ? of_slot[slot] : 0;
    }
    for (int day = 0; day < problem->grid.n_days; day++)
        if (line->duties[day].offer != OFF)
            *worth +=
                prices_of_shift(problem, rows, prices, line->agent, day,
                                problem->offers[line->duties[day].offer].shift);
    free(at_work);
    free(of_slot);
    return apart;
}

static bool roster_worth(const struct roster *roster, const struct rows *rows,
                         const struct prices *prices, cost *worth)
{
    const struct problem *problem = roster->problem;
    bool apart = true;
    *worth = 0;
    for (int agent = 0; agent < problem->n_agents && apart; agent++) {
        struct line line = {.agent = agent,
                            .duties = roster_duty(roster, agent, 0)};
        apart = line_worth(problem, rows, prices, &line, worth);
    }
    return apart;
}

static bool bound_holds(const struct roster *roster, struct rows *rows,
                        struct rng *rng, cost paid)
{
    const struct problem *problem = roster->problem;
    struct duals *duals = duals_new(problem, rows);
    struct prices prices = prices_new(problem, rows);
    cost worth;
    bool good = true;
    for (int i = 0; i < DUALS && good; i++) {
        narrow(roster, rows, rng);
        draw_duals(problem, rows, rng, duals);
        duals_prices(problem, rows, duals, &prices);
        if (!roster_worth(roster, rows, &prices, &worth))
            break;
        cost bound = duals_constant(problem, rows, duals) - worth;
        n_tried++;
        n_tight += bound * 2 > paid;
        if (bound > paid)
            good = prop_wrong("bound %lld, paid %lld", (long long)bound,
                              (long long)paid);
    }
    prices_free(&prices);
    duals_free(duals);
    return good;
}

static bool serves_rightly(const struct score *score)
{
    for (int i = 0; i < score->breaches.n; i++)
        if (score->breaches.items[i].rule == RULE_skill)
            return false;
    return true;
}

static bool holds(uint64_t seed)
{
    struct problem *problem =
        gen_problem(seed, seed % 4 ? GEN_TINY : GEN_SMALL);
    struct rows *rows = rows_new(problem);
    struct rng rng = {seed};
    bool good = true;
    for (int i = 0; i < 4 && good; i++) {
        struct roster *roster = gen_roster(problem, &rng, GEN_CAREFUL);
        if (i % 2)
            roster_allocate(roster);
        struct score *score = score_roster(roster);
        if (serves_rightly(score)) {
            n_rosters++;
            good = bound_holds(roster, rows, &rng,
                               score->shortage + score->surplus +
                                   score->presence + score->company);
        }
        score_free(score);
        roster_free(roster);
    }
    rows_free(rows);
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("duals", prop_count(1000), holds);
    printf("%d rosters, %d bounds, %d of them more than half of what is paid, "
           "%d where heads are short in rows by shift\n",
           n_rosters, n_tried, n_tight, n_short);
    if (n_tight * 100 < n_tried || n_short * 100 < n_tried) {
        printf("duals: too few bounds say anything\n");
        status = EXIT_FAILURE;
    }
    return status;
}
