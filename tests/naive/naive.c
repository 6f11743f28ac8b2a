/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cover, presence and the verdict. */
#include "naive.h"

#include "mem.h"

#include <stdlib.h>

struct naive naive_new(void)
{
    struct naive naive = {.legal = true};
    return naive;
}

void naive_free(struct naive *naive)
{
    free(naive->breaches);
}

void naive_add(struct naive *naive, struct breach breach)
{
    if (breach.cost == COST_FORBIDDEN) {
        naive->legal = false;
    } else {
        naive->rules[breach.rule] += breach.cost;
        naive->total += breach.cost;
    }
    MEM_GROW(naive->breaches, naive->n_breaches, naive->room);
    naive->breaches[naive->n_breaches++] = breach;
}

void naive_report(const struct problem *problem, struct breach breach,
                  struct naive *naive)
{
    const struct agent *who = &problem->agents[breach.agent];
    struct rule_setting setting =
        breach.better ? who->better[breach.rule] : who->rules[breach.rule];
    breach.cost = COST_FORBIDDEN;
    if (setting.price != RULE_HARD) {
        breach.cost = (cost)POINT * setting.price * breach.excess;
        if (rule_infos[breach.rule].unit == MINUTES)
            breach.cost /= 60;
    }
    naive_add(naive, breach);
}

bool naive_pauses_fit(const struct offer *offer, const short *pause)
{
    int length = offer->end - offer->start;
    for (int i = 0; i < offer->n_pauses; i++) {
        const struct pause *window = &offer->pauses[i];
        if (pause[i] < window->from || pause[i] > window->to || pause[i] < 1)
            return false;
        int next = i + 1 < offer->n_pauses ? pause[i + 1] : length;
        if (pause[i] + window->length >= next)
            return false;
    }
    return true;
}

bool naive_is_busy(const struct problem *problem, int agent, int slot)
{
    const struct agent *who = &problem->agents[agent];
    for (int i = 0; i < who->n_activities; i++)
        if (slot >= who->activities[i].start && slot < who->activities[i].end)
            return true;
    return false;
}

bool naive_on_duty(const struct offer *offer, const short *pause, int slot)
{
    if (offer->on_call)
        return false;
    if (slot < offer->start || slot >= offer->end)
        return false;
    for (int i = 0; i < offer->n_pauses; i++) {
        int begin = offer->start + pause[i];
        if (slot >= begin && slot < begin + offer->pauses[i].length)
            return false;
    }
    return true;
}

bool naive_stretches_kept(const struct agent *who, const struct offer *offer,
                          const short *pause)
{
    int stretch = 0;
    for (int slot = offer->start; slot < offer->end; slot++) {
        stretch = naive_on_duty(offer, pause, slot) ? stretch + 1 : 0;
        if (who->stretch_most > 0 && stretch > who->stretch_most)
            return false;
    }
    return true;
}

cost naive_steps(const struct steps *steps, int missing)
{
    cost sum = 0;
    for (int hundredth = 0; hundredth < missing; hundredth++) {
        int head = hundredth / 100;
        sum += steps->price[head < steps->n ? head : steps->n - 1];
    }
    return sum;
}

static int level_of(const struct problem *problem, int queue, const int *serves)
{
    int level = 0;
    for (int a = 0; a < problem->n_agents; a++)
        if (serves[a] == queue)
            level += problem->agent_speed[a * problem->n_queues + queue];
    return level;
}

static cost slot_shortage(const struct problem *problem, int slot,
                          const int *serves)
{
    cost sum = 0;
    for (int q = 0; q < problem->n_queues; q++)
        if (!problem->queues[q].deferral)
            sum += naive_steps(&problem->queues[q].shortage,
                               problem->queues[q].need[slot] -
                                   level_of(problem, q, serves));
    for (int j = 0; j < problem->n_joints; j++) {
        int level = 0;
        for (int q = 0; q < problem->n_queues; q++)
            if (problem->joints[j].queues >> q & 1)
                level += level_of(problem, q, serves);
        sum += naive_steps(&problem->joints[j].shortage,
                           problem->joints[j].need[slot] - level);
    }
    return sum;
}

static cost slot_surplus(const struct problem *problem, int slot,
                         const int *serves, const bool *at_work)
{
    cost sum = 0;
    for (int q = 0; q < problem->n_queues; q++) {
        const struct day_target *target = problem->queues[q].day_target;
        int over = level_of(problem, q, serves) - problem->queues[q].need[slot];
        if (target)
            over -=
                100 * (target->first_gain[slot + 1] - target->first_gain[slot]);
        if (problem->queues[q].surplus.n > 0) {
            if (problem->queues[q].most != NULL) {
                int need = problem->queues[q].need[slot];
                int most = problem->queues[q].most[slot];
                over = need + over - (most > need ? most : need);
            }
            sum += naive_steps(&problem->queues[q].surplus, over);
        } else if (over > 0 && !problem->queues[q].deferral)
            sum += over * problem->surplus_price;
    }
    for (int a = 0; a < problem->n_agents; a++)
        if (at_work[a] && serves[a] == NO_QUEUE &&
            !naive_is_busy(problem, a, slot))
            sum += 100 * problem->surplus_price;
    return sum;
}

cost naive_slot_cost(const struct problem *problem, int slot, const int *serves,
                     const bool *at_work)
{
    return slot_shortage(problem, slot, serves) +
           slot_surplus(problem, slot, serves, at_work);
}

int naive_gain(const struct problem *problem, int queue, int slot, int level)
{
    const struct day_target *target = problem->queues[queue].day_target;
    int sum = 0;
    for (int k = 0; k < target->first_gain[slot + 1] - target->first_gain[slot];
         k++) {
        int part = level - problem->queues[queue].need[slot] - 100 * k;
        part = part > 100 ? 100 : part < 0 ? 0 : part;
        sum += target->gains[target->first_gain[slot] + k] * part / 100;
    }
    return sum;
}

static int take(int *from, int most)
{
    int taken = *from < most ? *from : most;
    *from -= taken;
    return taken;
}

/* New work joins what waits, or others take some away in passing; then heads
 * do, and what is promised for the end of the slot falls out as late. */
struct naive_wait naive_wait(const struct problem *problem, int queue, int slot,
                             int waiting, int level)
{
    const struct queue *stream = &problem->queues[queue];
    struct naive_wait wait = {.waiting = waiting};
    if (stream->need[slot] >= 0)
        wait.waiting += stream->need[slot];
    else
        take(&wait.waiting, -stream->need[slot]);
    int done = take(&wait.waiting, level);
    if (wait.waiting > stream->deferral->allowed[slot])
        wait.late =
            take(&wait.waiting, wait.waiting - stream->deferral->allowed[slot]);
    wait.shortage = naive_steps(&stream->shortage, wait.late);
    wait.surplus = (level - done) * problem->surplus_price;
    return wait;
}

cost naive_presence_row(const struct presence *presence, int row, int heads)
{
    cost sum = 0;
    if (heads < presence->min[row])
        sum +=
            naive_steps(&presence->too_few, 100 * (presence->min[row] - heads));
    if (heads > presence->max[row])
        sum += naive_steps(&presence->too_many,
                           100 * (heads - presence->max[row]));
    return sum;
}

/* Whether each agent is at work in a slot. */
static void who_is_there(const struct roster *roster, int slot, bool *at_work)
{
    const struct problem *problem = roster->problem;
    for (int a = 0; a < problem->n_agents; a++) {
        at_work[a] = slot >= problem->agents[a].carried_from &&
                     slot < problem->agents[a].carried_until;
        for (int day = 0; day < problem->grid.n_days; day++) {
            const struct duty *duty =
                &roster->duties[a * problem->grid.n_days + day];
            if (duty->offer != OFF &&
                naive_on_duty(&problem->offers[duty->offer], duty->pause, slot))
                at_work[a] = true;
        }
    }
}

int naive_weight(const struct problem *problem, const struct presence *presence,
                 int agent)
{
    uint64_t missing = presence->tags & ~problem->agents[agent].tags;
    if (presence->weight != NULL)
        return presence->weight[agent];
    return missing == 0 ? 1 : 0;
}

static int heads_in_slot(const struct problem *problem,
                         const struct presence *presence, const bool *at_work)
{
    int heads = 0;
    for (int a = 0; a < problem->n_agents; a++)
        if (at_work[a])
            heads += naive_weight(problem, presence, a);
    return heads;
}

static int heads_in_shift(const struct roster *roster,
                          const struct presence *presence, int day)
{
    const struct problem *problem = roster->problem;
    int heads = 0;
    for (int a = 0; a < problem->n_agents; a++) {
        int offer = roster->duties[a * problem->grid.n_days + day].offer;
        if (offer != OFF && problem->offers[offer].shift == presence->shift)
            heads += naive_weight(problem, presence, a);
    }
    return heads;
}

static cost presence_in_slot(const struct problem *problem, int slot,
                             const bool *at_work)
{
    cost sum = 0;
    for (int p = 0; p < problem->n_presences; p++) {
        const struct presence *presence = &problem->presences[p];
        for (int row = 0; row < presence->n_rows; row++)
            if (presence->shift == -1 && presence->row[row] == slot)
                sum += naive_presence_row(
                    presence, row, heads_in_slot(problem, presence, at_work));
    }
    return sum;
}

/* Of the team's rules; a wish refused is a breach. */
static void presence_by_shift(const struct roster *roster, struct naive *naive)
{
    for (int p = 0; p < roster->problem->n_presences; p++) {
        const struct presence *presence = &roster->problem->presences[p];
        for (int row = 0; row < presence->n_rows && presence->shift != -1;
             row++) {
            int day = presence->row[row];
            cost price = naive_presence_row(
                presence, row, heads_in_shift(roster, presence, day));
            if (presence->wisher == 0)
                naive->presence += price;
            else if (price > 0)
                naive_add(naive, (struct breach){.rule = RULE_wishes,
                                                 .agent = presence->wisher - 1,
                                                 .day = day,
                                                 .cost = price});
        }
    }
}

/* The agent's own day of a slot, no less than 0 and no more than the last. */
static int day_of(const struct problem *problem, int agent, int slot)
{
    const struct calendar *calendar =
        &problem->grid.calendars[problem->agents[agent].calendar];
    int day = 0;
    for (int d = 0; d < problem->grid.n_days; d++)
        if (slot >= calendar->day_start[d])
            day = d;
    return day;
}

/* One breach of `skill` on each day on which a queue is served in vain. */
static void check_skill(const struct roster *roster, bool *const *at_work,
                        struct naive *naive)
{
    const struct problem *problem = roster->problem;
    int n_slots = problem->grid.n_slots;
    for (int a = 0; a < problem->n_agents; a++) {
        bool *bad = mem_alloc((size_t)problem->grid.n_days, sizeof *bad);
        for (int slot = 0; slot < n_slots; slot++) {
            int queue = roster->serves[a * n_slots + slot];
            if (queue == NO_QUEUE)
                continue;
            int speed = problem->agent_speed[a * problem->n_queues + queue];
            if (speed == 0 || !at_work[slot][a] ||
                naive_is_busy(problem, a, slot))
                bad[day_of(problem, a, slot)] = true;
        }
        for (int day = 0; day < problem->grid.n_days; day++)
            if (bad[day])
                naive_report(problem,
                             (struct breach){.rule = RULE_skill,
                                             .agent = a,
                                             .day = day,
                                             .excess = 1},
                             naive);
        free(bad);
    }
}

/* Whether the agent could serve a queue in the slot for this duty: on it (day
 * -1: on the one from before), not on a break, not in a meeting. */
static bool naive_at_it(const struct roster *roster, int a, int day, int slot)
{
    const struct problem *problem = roster->problem;
    if (naive_is_busy(problem, a, slot))
        return false;
    if (day < 0)
        return slot >= problem->agents[a].carried_from &&
               slot < problem->agents[a].carried_until;
    const struct duty *duty = &roster->duties[a * problem->grid.n_days + day];
    return duty->offer != OFF &&
           naive_on_duty(&problem->offers[duty->offer], duty->pause, slot);
}

/* Looks from each slot of the duty as far as the same queue goes, both ways. */
static bool naive_block_short(const struct roster *roster, int a, int day,
                              int at)
{
    const struct problem *problem = roster->problem;
    const int8_t *serves = roster->serves + a * problem->grid.n_slots;
    int length = 0, before = 0, after = 0;
    if (serves[at] == NO_QUEUE)
        return false;
    bool same = true;
    for (int slot = at; slot >= 0; slot--)
        if (naive_at_it(roster, a, day, slot)) {
            same = same && serves[slot] == serves[at];
            length += same;
            before += !same;
        }
    same = true;
    for (int slot = at + 1; slot < problem->grid.n_slots; slot++)
        if (naive_at_it(roster, a, day, slot)) {
            same = same && serves[slot] == serves[at];
            length += same;
            after += !same;
        }
    if (before == 0 && (after == 0 || day < 0))
        return false;
    return length < problem->queues[(int)serves[at]].min_block;
}

static bool any_block(const struct problem *problem)
{
    for (int q = 0; q < problem->n_queues; q++)
        if (problem->queues[q].min_block > 1)
            return true;
    return false;
}

/* One breach of `blocks` for each duty with a block too short. */
static void check_blocks(const struct roster *roster, struct naive *naive)
{
    const struct problem *problem = roster->problem;
    for (int a = 0; a < problem->n_agents; a++)
        for (int day = -1; day < problem->grid.n_days; day++) {
            bool bad = false;
            for (int slot = 0; slot < problem->grid.n_slots; slot++)
                if (naive_at_it(roster, a, day, slot))
                    bad = bad || naive_block_short(roster, a, day, slot);
            if (bad)
                naive_report(problem,
                             (struct breach){.rule = RULE_blocks,
                                             .agent = a,
                                             .day = day < 0 ? 0 : day,
                                             .excess = 1},
                             naive);
        }
}

static void judge_slot(const struct roster *roster, int slot,
                       const bool *at_work, struct naive *naive)
{
    const struct problem *problem = roster->problem;
    int n_slots = problem->grid.n_slots;
    int *serves = mem_alloc((size_t)problem->n_agents, sizeof *serves);
    for (int a = 0; a < problem->n_agents; a++)
        serves[a] = roster->serves[a * n_slots + slot];
    naive->shortage += slot_shortage(problem, slot, serves);
    naive->surplus += slot_surplus(problem, slot, serves, at_work);
    naive->presence += presence_in_slot(problem, slot, at_work);
    for (int q = 0; q < problem->n_queues; q++) {
        int need = problem->queues[q].need[slot];
        if (problem->queues[q].deferral)
            continue;
        int missing = need - level_of(problem, q, serves);
        naive->need_centimin += (int64_t)need * problem->grid.slot_min;
        if (missing > 0)
            naive->short_centimin += (int64_t)missing * problem->grid.slot_min;
    }
    free(serves);
}

static void judge_deferred(const struct roster *roster, int queue,
                           struct naive *naive)
{
    const struct problem *problem = roster->problem;
    int n_slots = problem->grid.n_slots;
    struct naive_wait wait = {0};
    for (int slot = 0; slot < n_slots; slot++) {
        int need = problem->queues[queue].need[slot], level = 0;
        for (int a = 0; a < problem->n_agents; a++)
            if (roster->serves[a * n_slots + slot] == queue)
                level += problem->agent_speed[a * problem->n_queues + queue];
        wait = naive_wait(problem, queue, slot, wait.waiting, level);
        naive->shortage += wait.shortage;
        naive->surplus += wait.surplus;
        naive->need_centimin +=
            (int64_t)(need > 0 ? need : 0) * problem->grid.slot_min;
        naive->short_centimin += (int64_t)wait.late * problem->grid.slot_min;
    }
}

static void judge_days(const struct roster *roster, int queue,
                       struct naive *naive)
{
    const struct problem *problem = roster->problem;
    const struct day_target *target = problem->queues[queue].day_target;
    int n_slots = problem->grid.n_slots;
    for (int day = 0; day < problem->grid.n_days; day++) {
        int missing = target->goal[day];
        for (int slot = problem->grid.calendars[0].day_start[day];
             slot < problem->grid.calendars[0].day_start[day + 1]; slot++) {
            int level = 0;
            for (int a = 0; a < problem->n_agents; a++)
                if (roster->serves[a * n_slots + slot] == queue)
                    level +=
                        problem->agent_speed[a * problem->n_queues + queue];
            missing -= naive_gain(problem, queue, slot, level);
        }
        if (missing > 0)
            naive->shortage += missing * target->price[day];
    }
}

struct naive naive_judge(const struct roster *roster)
{
    const struct problem *problem = roster->problem;
    int n_slots = problem->grid.n_slots;
    struct naive naive = naive_new();
    for (int a = 0; a < problem->n_agents; a++)
        naive_line(problem, a, &roster->duties[a * problem->grid.n_days],
                   RULES_ALL, &naive);
    bool **at_work = mem_alloc((size_t)n_slots, sizeof *at_work);
    for (int slot = 0; slot < n_slots; slot++) {
        at_work[slot] = mem_alloc((size_t)problem->n_agents, sizeof(bool));
        who_is_there(roster, slot, at_work[slot]);
        judge_slot(roster, slot, at_work[slot], &naive);
    }
    check_skill(roster, at_work, &naive);
    if (any_block(roster->problem))
        check_blocks(roster, &naive);
    for (int slot = 0; slot < n_slots; slot++)
        free(at_work[slot]);
    free(at_work);
    presence_by_shift(roster, &naive);
    for (int q = 0; q < problem->n_queues; q++)
        if (problem->queues[q].deferral)
            judge_deferred(roster, q, &naive);
    for (int q = 0; q < problem->n_queues; q++)
        if (problem->queues[q].day_target)
            judge_days(roster, q, &naive);
    naive.total += naive.shortage + naive.surplus + naive.presence;
    return naive;
}
