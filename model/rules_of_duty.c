/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules that look at one duty, or day off, alone: the agent's own terms, what
 * the law asks of every duty, wishes.  What they say of each offer is known
 * before any roster is planned (struct choice). */
#include "roster.h"
#include "today.h"

#include <string.h>

const struct absence *agent_absence(const struct agent *agent,
                                    const struct offer *duty)
{
    for (int i = 0; i < agent->n_time_off; i++)
        if (duty->start < agent->time_off[i].end &&
            agent->time_off[i].start < duty->end)
            return &agent->time_off[i];
    return NULL;
}

static bool unavailable(const struct agent *agent, const struct offer *duty)
{
    return memchr(agent->available + duty->start, 0,
                  (size_t)(duty->end - duty->start)) != NULL;
}

static bool off_order(const struct agent *agent, int day,
                      const struct offer *duty)
{
    if (agent->orders[day] == ORDER_NONE)
        return false;
    if (!duty || agent->orders[day] == ORDER_OFF)
        return (duty != NULL) == (agent->orders[day] == ORDER_OFF);
    int shift = agent->fixed_shift[day], start = agent->fixed_start[day];
    return (shift >= 0 && shift != duty->shift) ||
           (start >= 0 && start != duty->start);
}

static void check_activities(struct today *today)
{
    const struct agent *agent = today->agent;
    if (!applies(today, RULE_activities))
        return;
    for (int i = 0; i < agent->n_activities; i++) {
        const struct activity *activity = &agent->activities[i];
        struct rule_setting setting = {.price = activity->price};
        bool there = today->duty && activity_in(activity, today->duty);
        if (activity->day == today->day && !there)
            record(today, (struct breach){
                              .rule = RULE_activities,
                              .excess = 1,
                              .cost = rule_cost(RULE_activities, setting, 1),
                              .which = i});
    }
}

static void check_terms(struct today *today)
{
    const struct agent *agent = today->agent;
    const struct offer *duty = today->duty;
    if (applies(today, RULE_fixed))
        charge(today, RULE_fixed, off_order(agent, today->day, duty));
    check_activities(today);
    if (!duty)
        return;
    if (agent->rotation && applies(today, RULE_rotation))
        charge(today, RULE_rotation,
               !(agent->rotation[today->day] >> duty->shift & 1));
    if (applies(today, RULE_availability))
        charge(today, RULE_availability, unavailable(agent, duty));
    if (applies(today, RULE_time_off))
        charge(today, RULE_time_off, agent_absence(agent, duty) != NULL);
    if (applies(today, RULE_eligible))
        charge(today, RULE_eligible, !agent->eligible[duty->shift]);
    if (applies(today, RULE_breaks))
        charge(today, RULE_breaks, !pauses_can_part(duty, agent->stretch_most));
    if (applies(today, RULE_forbidden))
        charge(today, RULE_forbidden,
               (int)(agent->forbidden[today->day] >> duty->shift & 1));
}

static void check_restrictions(struct today *today)
{
    const struct agent *agent = today->agent;
    const struct offer *duty = today->duty;
    size_t length = (size_t)(duty->end - duty->start);
    if (!applies(today, RULE_restricted))
        return;
    for (int i = 0; i < agent->n_restrictions; i++)
        if (memchr(agent->restrictions[i].slots + duty->start, 1, length))
            record(today, (struct breach){.rule = RULE_restricted,
                                          .excess = 1,
                                          .cost = rule_cost(
                                              RULE_restricted,
                                              agent->rules[RULE_restricted], 1),
                                          .which = i});
}

/* Charges the minutes of breaks that the law misses in a duty. */
static void check_break_law(struct today *today, const struct break_law *law,
                            bool better)
{
    const struct offer *duty = today->duty;
    const struct agent *agent = today->agent;
    int tier = -1;
    while (tier + 1 < law->n_tiers &&
           duty->work_min > law->tiers[tier + 1].over)
        tier++;
    int due = tier < 0 ? 0 : law->tiers[tier].total;
    for (int i = 0; i < duty->n_pauses; i++) {
        int length =
            grid_minutes(&today->problem->grid, duty->pauses[i].length);
        if (length >= law->min_piece)
            due -= length;
    }
    if (due > 0)
        record(today,
               (struct breach){
                   .rule = RULE_break_time,
                   .excess = due,
                   .cost = rule_cost(RULE_break_time,
                                     better ? agent->better[RULE_break_time]
                                            : agent->rules[RULE_break_time],
                                     due),
                   .which = tier,
                   .better = better});
}

static void check_breaks(struct today *today)
{
    const struct agent *agent = today->agent;
    if (!applies(today, RULE_break_time) || today->duty->on_call)
        return;
    if (agent->breaks)
        check_break_law(today, agent->breaks, false);
    if (agent->better_breaks && agent->better[RULE_break_time].price > 0)
        check_break_law(today, agent->better_breaks, true);
}

static void check_length(struct today *today)
{
    const struct offer *duty = today->duty;
    const struct grid *grid = &today->problem->grid;
    at_most(today, RULE_max_spread, grid_minutes(grid, duty->end - duty->start),
            INT_MAX);
    if (duty->night)
        at_most(today, RULE_max_night_duty, duty->work_min, INT_MAX);
    at_least(today, RULE_earliest_start, duty->start_min);
}

static cost wish_cost(const struct problem *problem, const struct agent *agent,
                      int day, const struct offer *duty)
{
    if (!duty)
        return agent->off_wish[day];
    cost sum = agent->shift_wish[day * problem->n_shifts + duty->shift];
    for (int slot = duty->start; slot < duty->end; slot++)
        sum += agent->slot_wish[slot];
    return sum;
}

static void check_wishes(struct today *today)
{
    if (!applies(today, RULE_wishes))
        return;
    cost price =
        wish_cost(today->problem, today->agent, today->day, today->duty);
    if (price > 0)
        record(today, (struct breach){.rule = RULE_wishes, .cost = price});
}

void check_duty(struct today *today)
{
    check_terms(today);
    if (today->duty) {
        check_restrictions(today);
        check_breaks(today);
        check_length(today);
    }
    check_wishes(today);
}

/* The rules of this file on one duty or day off. */
static struct today day_alone(const struct problem *problem, int agent, int day,
                              const struct offer *duty,
                              struct breaches *breaches)
{
    struct today today = {
        .problem = problem,
        .agent = &problem->agents[agent],
        .duty = duty,
        .index = agent,
        .day = day,
        .mask = RULES_ALL,
        .breaches = breaches,
    };
    check_duty(&today);
    return today;
}

static struct today offer_alone(const struct problem *problem, int agent,
                                int offer, struct breaches *breaches)
{
    return day_alone(problem, agent, problem->offers[offer].day,
                     &problem->offers[offer], breaches);
}

bool agent_refusal(const struct problem *problem, int agent, int offer,
                   struct breach *first)
{
    struct breaches breaches = {0};
    int i = 0;
    offer_alone(problem, agent, offer, &breaches);
    while (i < breaches.n && breaches.items[i].cost < COST_FORBIDDEN)
        i++;
    bool refused = i < breaches.n;
    if (refused)
        *first = breaches.items[i];
    breaches_free(&breaches);
    return refused;
}

enum rule agent_refuses(const struct problem *problem, int agent, int offer)
{
    struct breach first;
    return agent_refusal(problem, agent, offer, &first) ? first.rule : N_RULES;
}

cost agent_own(const struct problem *problem, int agent, int offer)
{
    struct today today = offer_alone(problem, agent, offer, NULL);
    return today.forbidden ? COST_FORBIDDEN : today.cost;
}

cost agent_off_own(const struct problem *problem, int agent, int day)
{
    struct today today = day_alone(problem, agent, day, NULL, NULL);
    return today.forbidden ? COST_FORBIDDEN : today.cost;
}

const struct law *breach_law(const struct problem *problem,
                             const struct breach *breach)
{
    const struct agent *agent = &problem->agents[breach->agent];
    switch (breach->rule) {
    case RULE_averages:
    case RULE_burdens:
        return agent->gauges[breach->which].law;
    case RULE_restricted:
        return agent->restrictions[breach->which].law;
    case RULE_break_time:
        return (breach->better ? agent->better_breaks : agent->breaks)
            ->tiers[breach->which]
            .law;
    default:
        return breach->better ? agent->better[breach->rule].law
                              : agent->rules[breach->rule].law;
    }
}
