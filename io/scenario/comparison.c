/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comparison.h"

#include "ledger.h"
#include "staffing.h"
#include "team_json.h"
#include "wish.h"

#include <math.h>
#include <string.h>

double hours_of(cost points)
{
    return (double)points / ((double)POINT * POINTS_PER_SHORT_HOUR);
}

static double slot_hours(const struct problem *problem)
{
    return problem->grid.slot_min / 60.0;
}

static double needed(const struct problem *problem, int queue)
{
    double sum = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        sum += fmax(0, problem->queues[queue].need[slot]);
    return sum / HEAD * slot_hours(problem);
}

static double missing(const struct plan *plan, int queue)
{
    double sum = 0;
    for (int i = 0; i < plan->score->n_gaps; i++) {
        const struct gap *gap = &plan->score->gaps[i];
        if (gap_of_queue(gap) && gap->which == queue && gap->kind != GAP_DAY)
            sum += (double)gap_missing(gap);
    }
    return sum / HEAD * slot_hours(plan->roster->problem);
}

/* Of the heads that serve the queue, those who are not away unplanned. */
static int present(const struct roster *roster, int queue, int slot)
{
    const struct staffing *staffing = roster->problem->queues[queue].staffing;
    double there = 1 - staffing->shrinkage_permille / 1000.0;
    return (int)(roster_level(roster, queue, slot) * there / HEAD + 1e-6);
}

/* The share of all contacts answered in time. */
static double service_of(const struct roster *roster, int queue)
{
    const struct problem *problem = roster->problem;
    const struct staffing *staffing = problem->queues[queue].staffing;
    double all = 0, in_time = 0, slot_s = problem->grid.slot_min * 60.0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        double contacts = staffing->contacts[slot];
        if (contacts <= 0)
            continue;
        struct station station = staffing_station(
            staffing, staffing_load(staffing, contacts, slot_s));
        struct service service =
            station_service(&station, present(roster, queue, slot));
        all += contacts;
        in_time += contacts * service.level[staffing->level_of];
    }
    return all > 0 ? in_time / all : NAN;
}

static struct queue_figures queue_figures(const struct plan *plan, int index)
{
    const struct queue *queue = &plan->roster->problem->queues[index];
    struct queue_figures figures = {
        .id = queue->id,
        .name = queue->name,
        .needed_h = needed(plan->roster->problem, index),
        .short_h = missing(plan, index),
        .service = NAN,
    };
    if (queue->staffing && !queue->deferral &&
        queue->staffing->level_permille > 0) {
        figures.service = service_of(plan->roster, index);
        figures.asked = queue->staffing->level_permille / 1000.0;
    }
    return figures;
}

static int worked(const struct roster *roster, int agent)
{
    int minutes = 0;
    for (int day = 0; day < roster->problem->grid.n_days; day++) {
        const struct offer *offer = roster_offer(roster, agent, day);
        minutes += offer ? offer->work_min : 0;
    }
    return minutes;
}

/* What an agent is to work, in minutes; -1: nothing is agreed. */
static int agreed(const struct problem *problem, int agent)
{
    const struct agent *who = &problem->agents[agent];
    int sum = -1;
    for (int week = 0; week < grid_n_weeks(&problem->grid); week++)
        if (who->week_target[week] >= 0)
            sum = (sum < 0 ? 0 : sum) + who->week_target[week];
    return who->period_target >= 0 ? who->period_target : sum;
}

static void fill_hours(struct scenario_figures *it)
{
    const struct roster *roster = it->plan.roster;
    for (int agent = 0; agent < roster->problem->n_agents; agent++) {
        int minutes = worked(roster, agent);
        int target = agreed(roster->problem, agent);
        it->worked_h += minutes / 60.0;
        if (target >= 0 && minutes > target)
            it->overtime_h += (minutes - target) / 60.0;
    }
}

/* The burden that is shared the least evenly, of those with a price. */
static void fill_fairness(struct scenario_figures *it)
{
    const struct plan *plan = &it->plan;
    const struct ledger *ledger = plan->team->ledger;
    for (int i = 0; ledger && i < ledger->n_burdens; i++) {
        struct fairness of = ledger_fairness(ledger, plan->roster, i);
        if (ledger->burdens[i].weight <= 0 || of.worst < 0 || of.level <= 0 ||
            of.most / of.level <= it->fairness.ratio)
            continue;
        it->fairness.ratio = of.most / of.level;
        it->fairness.burden = ledger->burdens[i].id;
        it->fairness.agent = plan->roster->problem->agents[of.worst].id;
    }
}

static void fill_own(struct scenario_figures *it, struct arena *arena)
{
    const struct plan *plan = &it->plan;
    it->n_queues = plan->roster->problem->n_queues;
    it->queues = ARENA_ARRAY(arena, struct queue_figures, it->n_queues);
    for (int queue = 0; queue < it->n_queues; queue++) {
        it->queues[queue] = queue_figures(plan, queue);
        it->needed_h += it->queues[queue].needed_h;
        it->short_h += it->queues[queue].short_h;
    }
    struct wish_count wishes = wish_count_all(plan->roster);
    it->wishes_refused = wishes.asked - wishes.granted;
    fill_hours(it);
    fill_fairness(it);
}

static int find_agent(const struct problem *problem, const char *id)
{
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (strcmp(problem->agents[agent].id, id) == 0)
            return agent;
    return -1;
}

/* Ids of those in `problem` who are not in `other`. */
static const char **only_in(struct arena *arena, const struct problem *problem,
                            const struct problem *other, int *n)
{
    const char **ids = ARENA_ARRAY(arena, const char *, problem->n_agents);
    *n = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (find_agent(other, problem->agents[agent].id) < 0)
            ids[(*n)++] = problem->agents[agent].id;
    return ids;
}

static bool same_duty(const struct roster *roster, int agent,
                      const struct roster *other, int who, int day)
{
    const struct offer *a = roster_offer(roster, agent, day);
    const struct offer *b = roster_offer(other, who, day);
    if (!a || !b)
        return a == b;
    return a->start == b->start && a->end == b->end &&
           strcmp(roster->problem->shifts[a->shift].id,
                  other->problem->shifts[b->shift].id) == 0;
}

static void count_changes(struct scenario_figures *it,
                          const struct roster *base)
{
    const struct roster *roster = it->plan.roster;
    for (int agent = 0; agent < roster->problem->n_agents; agent++) {
        int who = find_agent(base->problem, roster->problem->agents[agent].id);
        int changed = 0;
        for (int day = 0; who >= 0 && day < base->problem->grid.n_days; day++)
            changed += !same_duty(roster, agent, base, who, day);
        it->changed_duties += changed;
        it->changed_people += changed > 0;
    }
}

static const char *served(const struct problem *problem, int queue)
{
    return queue < 0 ? "" : problem->queues[queue].id;
}

/* Whether what those who are in both serve differs anywhere. */
static bool serve_otherwise(const struct roster *roster,
                            const struct roster *base)
{
    for (int agent = 0; agent < roster->problem->n_agents; agent++) {
        int who = find_agent(base->problem, roster->problem->agents[agent].id);
        if (who < 0)
            continue;
        const int8_t *serves = roster_serves(roster, agent);
        const int8_t *served_before = roster_serves(base, who);
        for (int slot = 0; slot < base->problem->grid.n_slots; slot++)
            if (strcmp(served(roster->problem, serves[slot]),
                       served(base->problem, served_before[slot])) != 0)
                return true;
    }
    return false;
}

static bool same_grid(const struct grid *grid, const struct grid *other)
{
    return grid->first_date == other->first_date &&
           grid->n_days == other->n_days && grid->n_slots == other->n_slots;
}

static int find_queue(const struct problem *problem, const char *id)
{
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (strcmp(problem->queues[queue].id, id) == 0)
            return queue;
    return -1;
}

/* Of a queue of the base, what is needed there and not here.  Of work that may
 * wait, what comes on a closed day is done on another. */
static double not_asked(const struct problem *problem,
                        const struct problem *base, int queue)
{
    const struct queue *before = &base->queues[queue];
    int now = find_queue(problem, before->id);
    double sum = 0;
    if (now < 0)
        return needed(base, queue);
    for (int slot = 0; slot < base->grid.n_slots; slot++)
        if (problem->queues[now].need[slot] <= 0)
            sum += fmax(0, before->need[slot]);
    sum *= slot_hours(base) / HEAD;
    return before->deferral
               ? fmax(0, fmin(sum, needed(base, queue) - needed(problem, now)))
               : sum;
}

static double all_not_asked(const struct problem *problem,
                            const struct problem *base)
{
    double sum = 0;
    for (int queue = 0; queue < base->n_queues; queue++)
        sum += not_asked(problem, base, queue);
    return sum;
}

static cost gap_of(const struct scenario_figures *it)
{
    return it->plan.outcome->cost - it->plan.outcome->bound;
}

bool has_same_duties(const struct scenario_figures *it)
{
    return it->compared && it->changed_duties == 0 && it->dearer == 0 &&
           it->n_added == 0 && it->n_removed == 0;
}

/* Whether anybody works who is not in the other team. */
static bool others_work(const struct roster *roster, const char *const *ids,
                        int n)
{
    for (int i = 0; i < n; i++)
        if (worked(roster, find_agent(roster->problem, ids[i])) > 0)
            return true;
    return false;
}

static void compare(struct scenario_figures *it,
                    const struct scenario_figures *base, struct arena *arena)
{
    const struct problem *problem = it->plan.team->problem;
    const struct problem *before = base->plan.team->problem;
    it->added = only_in(arena, problem, before, &it->n_added);
    it->removed = only_in(arena, before, problem, &it->n_removed);
    if (!it->plan.roster || !base->plan.roster ||
        !same_grid(&problem->grid, &before->grid))
        return;
    it->compared = true;
    it->not_asked_h = all_not_asked(problem, before);
    count_changes(it, base->plan.roster);
    it->other_queues = it->changed_duties == 0 &&
                       serve_otherwise(it->plan.roster, base->plan.roster);
    it->dearer = it->plan.outcome->cost - base->plan.outcome->cost;
    cost apart = it->dearer < 0 ? -it->dearer : it->dearer;
    cost doubt = gap_of(it) + gap_of(base);
    bool same = it->changed_duties == 0 && apart == 0 &&
                !others_work(it->plan.roster, it->added, it->n_added) &&
                !others_work(base->plan.roster, it->removed, it->n_removed);
    it->undecided = doubt > 0 && apart <= doubt && !same;
}

void comparison_fill(struct comparison *it, struct arena *arena)
{
    for (int i = 0; i < it->n; i++)
        if (it->scenarios[i].plan.roster)
            fill_own(&it->scenarios[i], arena);
    for (int i = 1; i < it->n; i++)
        compare(&it->scenarios[i], &it->scenarios[0], arena);
}
