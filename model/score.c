/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score.h"

#include "block_rule.h"
#include "day_target.h"
#include "deferral.h"
#include "flow.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* What the judge keeps at hand while scoring one roster. */
struct trial {
    const struct roster *roster;
    const struct problem *problem;
    struct score *score;
    uint8_t *at_work; /* [n_agents * n_slots] */
    int *levels;      /* [n_queues * n_slots] */
};

static const int *levels_of(const struct trial *trial, int queue)
{
    return trial->levels + (size_t)queue * trial->problem->grid.n_slots;
}

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

/* Adds a gap, or lengthens the last one where it goes on unchanged. */
static void add_gap(struct score *score, struct gap gap)
{
    struct gap *last = score->n_gaps ? &score->gaps[score->n_gaps - 1] : NULL;
    if (last && gap.kind != GAP_DAY && last->kind == gap.kind &&
        last->which == gap.which && last->surplus == gap.surplus &&
        last->end == gap.start && last->need == gap.need &&
        last->have == gap.have) {
        last->end = gap.end;
        last->cost += gap.cost;
        return;
    }
    MEM_GROW(score->gaps, score->n_gaps, score->room);
    score->gaps[score->n_gaps++] = gap;
}

static void judge_queue(struct trial *trial, int queue)
{
    const struct problem *problem = trial->problem;
    const int *levels = levels_of(trial, queue);
    struct score *score = trial->score;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        int need = problem->queues[queue].need[slot];
        int level = levels[slot];
        cost price = queue_price(problem, queue, slot, level);
        score->need_centimin += (int64_t)need * problem->grid.slot_min;
        if (level >= need) {
            score->surplus += price;
            continue;
        }
        score->shortage += price;
        score->short_centimin +=
            (int64_t)(need - level) * problem->grid.slot_min;
        add_gap(score, (struct gap){.kind = GAP_HEADS,
                                    .which = queue,
                                    .start = slot,
                                    .end = slot + 1,
                                    .need = need,
                                    .have = level,
                                    .cost = price});
    }
}

/* Work that falls due in `slot` and is late: the gap reaches back to when the
 * work first began to pile up, so that it shows all that could have helped. */
static void add_late(struct trial *trial, int queue, int slot, int start,
                     int late, int done)
{
    const struct problem *problem = trial->problem;
    struct score *score = trial->score;
    cost price = steps_cost(&problem->queues[queue].shortage, late);
    struct gap *last = score->n_gaps ? &score->gaps[score->n_gaps - 1] : NULL;
    score->shortage += price;
    score->short_centimin += (int64_t)late * problem->grid.slot_min;
    if (last && last->kind == GAP_LATE && last->which == queue &&
        last->start == start) {
        last->end = slot + 1;
        last->need += late + done - last->have;
        last->have = done;
        last->cost += price;
        return;
    }
    MEM_GROW(score->gaps, score->n_gaps, score->room);
    score->gaps[score->n_gaps++] = (struct gap){.kind = GAP_LATE,
                                                .which = queue,
                                                .start = start,
                                                .end = slot + 1,
                                                .need = late + done,
                                                .have = done,
                                                .cost = price};
}

static void judge_deferred(struct trial *trial, int queue)
{
    const struct problem *problem = trial->problem;
    const int *levels = levels_of(trial, queue);
    const struct queue *stream = &problem->queues[queue];
    int left = 0, start = 0, done = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        struct waiting now = deferral_step(stream, slot, left, levels[slot]);
        done += levels[slot] - now.unused;
        if (left == 0) {
            start = slot;
            done = levels[slot] - now.unused;
        }
        left = now.left;
        trial->score->surplus += problem->surplus_price * now.unused;
        if (stream->need[slot] > 0)
            trial->score->need_centimin +=
                (int64_t)stream->need[slot] * problem->grid.slot_min;
        if (now.late > 0)
            add_late(trial, queue, slot, start, now.late, done);
    }
}

static void judge_days(struct trial *trial, int queue)
{
    const struct problem *problem = trial->problem;
    const int *levels = levels_of(trial, queue);
    const struct day_target *target = problem->queues[queue].day_target;
    for (int day = 0; day < problem->grid.n_days; day++) {
        int missing = day_missing(problem, queue, day, levels, 1);
        cost price = target->price[day] * missing;
        if (missing == 0)
            continue;
        trial->score->shortage += price;
        add_gap(trial->score, (struct gap){.kind = GAP_DAY,
                                           .which = queue,
                                           .start = day_first(problem, day),
                                           .end = day_first(problem, day + 1),
                                           .need = target->goal[day],
                                           .have = target->goal[day] - missing,
                                           .cost = price});
    }
}

static void judge_joint(struct trial *trial, int index)
{
    const struct problem *problem = trial->problem;
    const struct joint *joint = &problem->joints[index];
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        int level = 0;
        for (int queue = 0; queue < problem->n_queues; queue++)
            if (joint->queues >> queue & 1)
                level += levels_of(trial, queue)[slot];
        cost price = joint_price(problem, index, slot, level);
        trial->score->shortage += price;
        if (level < joint->need[slot])
            add_gap(trial->score, (struct gap){.kind = GAP_JOINT,
                                               .which = index,
                                               .start = slot,
                                               .end = slot + 1,
                                               .need = joint->need[slot],
                                               .have = level,
                                               .cost = price});
    }
}

static void judge_queues(struct trial *trial)
{
    const struct problem *problem = trial->problem;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        if (is_deferred(problem, queue))
            judge_deferred(trial, queue);
        else
            judge_queue(trial, queue);
    }
    for (uint64_t left = problem->by_day; left; left &= left - 1)
        judge_days(trial, __builtin_ctzll(left));
    for (int joint = 0; joint < problem->n_joints; joint++)
        judge_joint(trial, joint);
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
        add_gap(trial->score, (struct gap){.kind = GAP_PRESENCE,
                                           .which = index,
                                           .surplus = !few,
                                           .start = row,
                                           .end = row + 1,
                                           .need = bound * HEAD,
                                           .have = have * HEAD,
                                           .cost = price});
    }
}

static void find_levels(const struct roster *roster, int *levels)
{
    const struct problem *problem = roster->problem;
    int n_slots = problem->grid.n_slots;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const int8_t *serves = roster_serves(roster, agent);
        for (int slot = 0; slot < n_slots; slot++)
            if (serves[slot] != NO_QUEUE)
                levels[serves[slot] * n_slots + slot] +=
                    agent_speed(problem, agent, serves[slot]);
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
    find_levels(trial->roster, trial->levels);
    judge_queues(trial);
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
        .levels =
            mem_alloc((size_t)problem->n_queues * (size_t)problem->grid.n_slots,
                      sizeof *trial.levels),
    };
    judge(&trial);
    free(trial.at_work);
    free(trial.levels);
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
