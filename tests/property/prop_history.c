/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adding an agent's days one at a time comes to what the whole line costs: all
 * rules at once, each rule alone, with and without collecting reasons.  And
 * what is remembered on any day is enough to go on from: a problem that begins
 * there, with it as history, finds the same breaches. */
#include "compare.h"
#include "gen.h"
#include "mem.h"
#include "prop.h"
#include "tail.h"

#include <stdlib.h>

static const rule_mask elsewhere = RULE_BIT(breaks) | RULE_BIT(skill);

/* The fold over all days, which goes on past what is forbidden. */
static void collect(const struct roster *roster, int agent, rule_mask mask,
                    struct breaches *breaches)
{
    const struct problem *problem = roster->problem;
    struct history history = problem->agents[agent].before;
    for (int day = 0; day < problem->grid.n_days; day++)
        history_add_day(problem, agent, &history, day,
                        roster_offer(roster, agent, day), mask, breaches);
    history_close(problem, agent, &history, mask, breaches);
}

/* What the days add up to without reasons, COST_FORBIDDEN at the first day that
 * is not legal. */
static cost add_up(const struct roster *roster, int agent, rule_mask mask)
{
    const struct problem *problem = roster->problem;
    struct history history = problem->agents[agent].before;
    cost sum = 0;
    for (int day = 0; day < problem->grid.n_days; day++) {
        cost price =
            history_add_day(problem, agent, &history, day,
                            roster_offer(roster, agent, day), mask, NULL);
        if (price >= COST_FORBIDDEN)
            return COST_FORBIDDEN;
        sum += price;
    }
    cost close = history_close(problem, agent, &history, mask, NULL);
    return close >= COST_FORBIDDEN ? COST_FORBIDDEN : sum + close;
}

static bool line_holds(const struct roster *roster, int agent, rule_mask mask)
{
    struct naive naive = naive_new();
    struct breaches breaches = {0};
    naive_line(roster->problem, agent, roster_duty(roster, agent, 0),
               mask & ~elsewhere, &naive);
    collect(roster, agent, mask & ~elsewhere, &breaches);
    bool good = same_breaches(&breaches, &naive);
    cost want = naive.legal ? naive.total : COST_FORBIDDEN;
    cost total = add_up(roster, agent, mask & ~elsewhere);
    if (good && total != want)
        good = prop_wrong("agent %d: days add up to %lld, not %lld", agent,
                          (long long)total, (long long)want);
    breaches_free(&breaches);
    naive_free(&naive);
    return good;
}

static bool lines_hold(const struct roster *roster)
{
    for (int agent = 0; agent < roster->problem->n_agents; agent++) {
        if (!line_holds(roster, agent, RULES_ALL))
            return false;
        for (int rule = 0; rule < N_RULES; rule++)
            if (!line_holds(roster, agent, (rule_mask)1 << rule) ||
                !line_holds(roster, agent, ~((rule_mask)1 << rule)))
                return prop_wrong("with rule %s", rule_infos[rule].name);
    }
    return true;
}

/* Leaves out what is before the day. Minima and targets of the weeks that the
 * cut goes through count the days of one period alone: left out too. */
static void drop_before(struct naive *naive, int first_day)
{
    int n = 0;
    for (int i = 0; i < naive->n_breaches; i++)
        if (naive->breaches[i].day >= first_day) {
            naive->breaches[n] = naive->breaches[i];
            naive->breaches[n++].day -= first_day;
        }
    naive->n_breaches = n;
}

/* Judges what is left of the agent's line with `history` carried in. */
static bool tail_holds(const struct roster *roster, int agent, int first_day,
                       struct history history, struct problem *tail)
{
    const struct problem *problem = roster->problem;
    rule_mask mask = ~(RULE_BIT(week_min) | RULE_BIT(week_target) | elsewhere);
    struct duty *duties = mem_alloc((size_t)tail->grid.n_days, sizeof *duties);
    for (int d = 0; d < tail->grid.n_days; d++) {
        duties[d] = *roster_duty(roster, agent, first_day + d);
        if (duties[d].offer != OFF)
            duties[d].offer =
                tail_offer(problem, tail, problem->agents[agent].calendar,
                           first_day, duties[d].offer);
    }
    tail->agents[agent].before = tail_history(problem, first_day, history);
    struct naive whole = naive_new(), rest = naive_new();
    naive_line(problem, agent, roster_duty(roster, agent, 0), mask, &whole);
    naive_line(tail, agent, duties, mask, &rest);
    drop_before(&whole, first_day);
    struct breaches items = {rest.breaches, rest.n_breaches, rest.room};
    bool good = same_breaches(&items, &whole);
    if (!good)
        prop_wrong("(the judge: agent %d cut before day %d)", agent, first_day);
    naive_free(&whole);
    naive_free(&rest);
    free(duties);
    return good;
}

static bool cut_holds(const struct roster *roster, int first_day)
{
    const struct problem *problem = roster->problem;
    struct problem *tail = tail_new(problem, first_day);
    bool good = true;
    for (int agent = 0; agent < problem->n_agents && good; agent++) {
        struct history history = problem->agents[agent].before;
        struct breaches breaches = {0};
        for (int day = 0; day < first_day; day++)
            history_add_day(problem, agent, &history, day,
                            roster_offer(roster, agent, day), RULES_ALL,
                            &breaches);
        breaches_free(&breaches);
        good = tail_holds(roster, agent, first_day, history, tail);
    }
    arena_free(tail->arena);
    return good;
}

static bool holds(uint64_t seed)
{
    struct problem *problem =
        gen_problem(seed, seed % 16 == 0 ? GEN_MEDIUM : GEN_SMALL);
    struct rng rng = {seed};
    struct roster *roster =
        gen_roster(problem, &rng, seed % 2 ? GEN_WILD : GEN_CAREFUL);
    bool good = lines_hold(roster);
    for (int day = 1; day < problem->grid.n_days && good; day++)
        good = cut_holds(roster, day);
    roster_free(roster);
    gen_free(problem);
    return good;
}

int main(void)
{
    return prop_run("history", prop_count(1000), holds);
}
