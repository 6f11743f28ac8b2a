/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score.h"

#include "block_rule.h"
#include "mem.h"
#include "score_queues.h"

#include <stdlib.h>
#include <string.h>

/* What the judge keeps at hand while scoring one roster. */
struct trial {
    const struct roster *roster;
    const struct problem *problem;
    struct score *score;
    uint8_t *at_work; /* [n_agents * n_slots] */
};

static const uint8_t *work_of(const struct trial *trial, int agent)
{
    return trial->at_work + (size_t)agent * trial->problem->grid.n_slots;
}

static void breach(struct trial *trial, enum rule rule, int agent, int day,
                   int which)
{
    breaches_add(&trial->score->breaches,
                 (struct breach){.rule = rule,
                                 .agent = agent,
                                 .day = day,
                                 .excess = 1,
                                 .cost = COST_FORBIDDEN,
                                 .which = which});
}

static void judge_breaks(struct trial *trial, int agent, int day)
{
    const struct offer *offer = roster_offer(trial->roster, agent, day);
    if (!offer)
        return;
    const struct agent *who = &trial->problem->agents[agent];
    const short *pause = roster_duty(trial->roster, agent, day)->pause;
    int missed = pauses_miss(who, offer, pause);
    if (pauses_can_part(offer, who->stretch_most) &&
        (!pauses_fit(offer, pause) ||
         !pauses_part(offer, pause, who->stretch_most)))
        breach(trial, RULE_breaks, agent, day, 0);
    if (missed >= 0)
        breach(trial, RULE_activities, agent, day, missed);
}

static bool serves_wrongly(const struct trial *trial, int agent, int slot)
{
    int queue = roster_serves(trial->roster, agent)[slot];
    return queue != NO_QUEUE &&
           (!work_of(trial, agent)[slot] ||
            is_busy(&trial->problem->agents[agent], slot) ||
            agent_speed(trial->problem, agent, queue) == 0);
}

static void judge_skills(struct trial *trial, int agent)
{
    const struct grid *grid = &trial->problem->grid;
    const struct calendar *calendar =
        &grid->calendars[trial->problem->agents[agent].calendar];
    int told = -1;
    for (int slot = 0; slot < grid->n_slots; slot++) {
        if (!serves_wrongly(trial, agent, slot))
            continue;
        int day = calendar_day(grid, calendar, slot);
        day = day < 0 ? 0 : day >= grid->n_days ? grid->n_days - 1 : day;
        if (day != told)
            breach(trial, RULE_skill, agent, day, 0);
        told = day;
    }
}

static void judge_blocks(struct trial *trial, int agent)
{
    const struct problem *problem = trial->problem;
    struct duty_slots *slots = mem_alloc(1, sizeof *slots);
    for (int day = CARRIED; day < problem->grid.n_days; day++) {
        duty_slots(trial->roster, agent, day, slots);
        if (!blocks_kept(problem, slots, roster_serves(trial->roster, agent)))
            breach(trial, RULE_blocks, agent, day == CARRIED ? 0 : day, 0);
    }
    free(slots);
}

static int by_day(const void *left, const void *right)
{
    const struct breach *a = left, *b = right;
    return a->day != b->day ? (a->day > b->day) - (a->day < b->day)
                            : (a->rule > b->rule) - (a->rule < b->rule);
}

static int by_agent(const void *left, const void *right)
{
    const struct breach *a = left, *b = right;
    return a->agent != b->agent ? (a->agent > b->agent) - (a->agent < b->agent)
                                : by_day(left, right);
}

static void judge_agent(struct trial *trial, int agent)
{
    const struct problem *problem = trial->problem;
    struct breaches *breaches = &trial->score->breaches;
    struct history history = problem->agents[agent].before;
    int first = breaches->n;
    for (int day = 0; day < problem->grid.n_days; day++) {
        history_add_day(problem, agent, &history, day,
                        roster_offer(trial->roster, agent, day), RULES_ALL,
                        breaches);
        judge_breaks(trial, agent, day);
    }
    history_close(problem, agent, &history, RULES_ALL, breaches);
    judge_skills(trial, agent);
    if (problem->blocked)
        judge_blocks(trial, agent);
    if (breaches->n > first)
        qsort(breaches->items + first, (size_t)(breaches->n - first),
              sizeof *breaches->items, by_day);
}

static void sum_breaches(struct score *score)
{
    score->legal = true;
    for (int i = 0; i < score->breaches.n; i++) {
        const struct breach *found = &score->breaches.items[i];
        if (found->cost >= COST_FORBIDDEN)
            score->legal = false;
        else
            score->rules[found->rule] += found->cost;
    }
}

static void judge_idleness(struct trial *trial)
{
    const struct problem *problem = trial->problem;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const uint8_t *at_work = work_of(trial, agent);
        const int8_t *serves = roster_serves(trial->roster, agent);
        for (int slot = 0; slot < problem->grid.n_slots; slot++)
            if (at_work[slot] && serves[slot] == NO_QUEUE &&
                !is_busy(&problem->agents[agent], slot))
                trial->score->surplus += problem->surplus_price * HEAD;
    }
}

static bool is_present(const struct trial *trial,
                       const struct presence *presence, int agent, int row)
{
    if (presence->shift < 0)
        return work_of(trial, agent)[row];
    const struct offer *offer = roster_offer(trial->roster, agent, row);
    return offer && offer->shift == presence->shift;
}

/* A wish about a colleague: one of the agent's, as those of days are. */
static void refuse_company(struct trial *trial, int agent, int day, cost price)
{
    trial->score->rules[RULE_wishes] += price;
    trial->score->company += price;
    if (price > 0)
        breaches_add(&trial->score->breaches,
                     (struct breach){.rule = RULE_wishes,
                                     .agent = agent,
                                     .day = day,
                                     .cost = price});
}

static void judge_presence(struct trial *trial, int index)
{
    const struct presence *presence = &trial->problem->presences[index];
    for (int i = 0; i < presence->n_rows; i++) {
        int row = presence->row[i], have = 0;
        for (int agent = 0; agent < trial->problem->n_agents; agent++)
            if (is_present(trial, presence, agent, row))
                have += presence_weight(trial->problem, presence, agent);
        bool few = have < presence->min[i];
        if (!few && have <= presence->max[i])
            continue;
        int bound = few ? presence->min[i] : presence->max[i];
        cost price = steps_cost(few ? &presence->too_few : &presence->too_many,
                                HEAD * (few ? bound - have : have - bound));
        if (presence->wisher) {
            refuse_company(trial, presence->wisher - 1, row, price);
            continue;
        }
        trial->score->presence += price;
        score_add_gap(trial->score, (struct gap){.kind = GAP_PRESENCE,
                                                 .which = index,
                                                 .surplus = !few,
                                                 .start = row,
                                                 .end = row + 1,
                                                 .need = bound * HEAD,
                                                 .have = have * HEAD,
                                                 .cost = price});
    }
}

static void judge(struct trial *trial)
{
    const struct problem *problem = trial->problem;
    struct score *score = trial->score;
    for (int agent = 0; agent < problem->n_agents; agent++)
        roster_at_work(trial->roster, agent,
                       trial->at_work + (size_t)agent * problem->grid.n_slots);
    for (int agent = 0; agent < problem->n_agents; agent++)
        judge_agent(trial, agent);
    sum_breaches(score);
    score_queues(trial->roster, score);
    judge_idleness(trial);
    for (int i = 0; i < problem->n_presences; i++)
        judge_presence(trial, i);
    if (score->company > 0)
        qsort(score->breaches.items, (size_t)score->breaches.n,
              sizeof *score->breaches.items, by_agent);
    score->total = score->shortage + score->surplus + score->presence;
    for (int rule = 0; rule < N_RULES; rule++)
        score->total += score->rules[rule];
}

struct score *score_roster(const struct roster *roster)
{
    struct score *score = mem_alloc(1, sizeof *score);
    const struct problem *problem = roster->problem;
    struct trial trial = {
        .roster = roster,
        .problem = problem,
        .score = score,
        .at_work = mem_alloc(
            (size_t)problem->n_agents * (size_t)problem->grid.n_slots, 1),
    };
    judge(&trial);
    free(trial.at_work);
    return score;
}

void score_free(struct score *score)
{
    if (!score)
        return;
    breaches_free(&score->breaches);
    free(score->gaps);
    free(score);
}

static int by_cost(const void *left, const void *right)
{
    const struct gap *a = *(const struct gap *const *)left;
    const struct gap *b = *(const struct gap *const *)right;
    return a->cost != b->cost ? (a->cost < b->cost) - (a->cost > b->cost)
                              : (a > b) - (a < b);
}

const struct gap **score_dearest(const struct score *score)
{
    const struct gap **gaps = mem_alloc((size_t)score->n_gaps, sizeof *gaps);
    for (int i = 0; i < score->n_gaps; i++)
        gaps[i] = &score->gaps[i];
    qsort(gaps, (size_t)score->n_gaps, sizeof *gaps, by_cost);
    return gaps;
}

cost score_total(const struct roster *roster)
{
    struct score *score = score_roster(roster);
    cost total = score->legal ? score->total : COST_FORBIDDEN;
    score_free(score);
    return total;
}
