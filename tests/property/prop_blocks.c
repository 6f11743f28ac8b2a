/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues with least blocks: what is shared out keeps them and costs what the
 * naive judge says, no less than without them; a roster from the search is
 * legal and costs what it says, and no bound is above that. */
#include "block_rule.h"
#include "gen.h"
#include "naive.h"
#include "prop.h"
#include "score.h"
#include "solve.h"

#include <stdio.h>

static int n_shared, n_kept, n_free_of_charge, n_solved;

static int count_rule(const struct naive *naive, enum rule rule)
{
    int n = 0;
    for (int i = 0; i < naive->n_breaches; i++)
        n += naive->breaches[i].rule == rule;
    return n;
}

static bool on_duty(const struct roster *roster, int agent, int day, int slot)
{
    const struct offer *offer = roster_offer(roster, agent, day);
    return offer && slot >= offer->start && slot < offer->end;
}

/* Whether somebody has two duties at a time: blocks then mean nothing. */
static bool duties_overlap(const struct roster *roster)
{
    const struct grid *grid = &roster->problem->grid;
    for (int agent = 0; agent < roster->problem->n_agents; agent++)
        for (int slot = 0; slot < grid->n_slots; slot++) {
            int n = is_carried(&roster->problem->agents[agent], slot);
            for (int day = 0; day < grid->n_days; day++)
                n += on_duty(roster, agent, day, slot);
            if (n > 1)
                return true;
        }
    return false;
}

static bool all_kept(const struct roster *roster)
{
    struct duty_slots slots;
    for (int agent = 0; agent < roster->problem->n_agents; agent++)
        for (int day = CARRIED; day < roster->problem->grid.n_days; day++) {
            duty_slots(roster, agent, day, &slots);
            if (!blocks_kept(roster->problem, &slots,
                             roster_serves(roster, agent)))
                return false;
        }
    return true;
}

static bool sharing_holds(struct problem *problem, struct rng *rng)
{
    struct roster *roster = gen_roster(problem, rng, GEN_CAREFUL);
    uint64_t blocked = problem->blocked;
    problem->blocked = 0;
    cost flow = roster_allocate(roster);
    problem->blocked = blocked;
    bool free_of_charge = all_kept(roster);
    cost price = roster_allocate(roster);
    struct naive naive = naive_judge(roster);
    bool good = true;
    if (!duties_overlap(roster) && count_rule(&naive, RULE_blocks))
        good = prop_wrong("%d duties with a block too short",
                          count_rule(&naive, RULE_blocks));
    else if (count_rule(&naive, RULE_skill))
        good = prop_wrong("%d days of a queue without the skill",
                          count_rule(&naive, RULE_skill));
    else if (blocked && price != naive.shortage + naive.surplus)
        good = prop_wrong("shared out at %lld, the judge says %lld",
                          (long long)price,
                          (long long)(naive.shortage + naive.surplus));
    else if (price < flow && gen_full_speed(problem) && !problem->linked &&
             problem->n_joints == 0)
        good = prop_wrong("%lld in blocks, %lld without", (long long)price,
                          (long long)flow);
    else if (free_of_charge && price > flow)
        good = prop_wrong("%lld, where %lld would be in blocks as well",
                          (long long)price, (long long)flow);
    n_shared++;
    n_kept += free_of_charge;
    n_free_of_charge += price == flow;
    naive_free(&naive);
    roster_free(roster);
    return good;
}

static bool solving_holds(const struct problem *problem)
{
    struct solve_options options = {
        .work_limit = 100000, .threads = 1, .seed = 1};
    struct outcome outcome = {0};
    struct roster *roster = solve(problem, &options, &outcome);
    if (!roster)
        return true;
    n_solved++;
    struct naive naive = naive_judge(roster);
    bool good = naive.legal && naive.total == outcome.cost &&
                outcome.bound <= outcome.cost;
    if (!good)
        prop_wrong("solver says %lld above %lld, naive judge %lld, %s",
                   (long long)outcome.cost, (long long)outcome.bound,
                   (long long)naive.total, naive.legal ? "legal" : "not legal");
    naive_free(&naive);
    roster_free(roster);
    return good;
}

static bool holds(uint64_t seed)
{
    struct problem *problem =
        gen_problem(seed, seed % 2 ? GEN_SMALL : GEN_TINY);
    struct rng rng = {seed};
    gen_blocks(problem, &rng);
    bool good = sharing_holds(problem, &rng) &&
                (seed % 8 != 0 || solving_holds(problem));
    gen_free(problem);
    return good;
}

int main(void)
{
    int status = prop_run("blocks", prop_count(800), holds);
    printf("%d rosters shared out, %d of them at no cost, %d as they were; "
           "%d solved\n",
           n_shared, n_free_of_charge, n_kept, n_solved);
    return status;
}
