/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "explain.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_BACK = 2 }; /* a duty may reach so far into later days */

/* One gap while it is looked into. */
struct inquiry {
    const struct roster *roster;
    const struct problem *problem;
    const struct gap *gap;
    int shift;        /* of a presence rule by shift, else -1 */
    uint8_t *at_work; /* [n_slots] of the agent looked at */
};

/* The queues that a gap is about, as bits. */
static uint64_t queues_of(const struct problem *problem, const struct gap *gap)
{
    return gap->kind == GAP_PRESENCE ? 0
           : gap->kind == GAP_JOINT  ? problem->joints[gap->which].queues
                                     : UINT64_C(1) << gap->which;
}

static int speed_in(const struct problem *problem, int agent, uint64_t queues)
{
    int most = 0;
    for (; queues; queues &= queues - 1) {
        int speed = agent_speed(problem, agent, __builtin_ctzll(queues));
        most = speed > most ? speed : most;
    }
    return most;
}

static int worth(const struct inquiry *inquiry, int agent)
{
    const struct problem *problem = inquiry->problem;
    const struct gap *gap = inquiry->gap;
    if (gap->kind != GAP_PRESENCE)
        return speed_in(problem, agent, queues_of(problem, gap));
    int weight =
        presence_weight(problem, &problem->presences[gap->which], agent);
    return weight > 0 ? weight * HEAD : 0;
}

/* Whether a duty of this offer counts in a row (slot or day) of the gap. */
static bool counts(const struct inquiry *inquiry, const struct offer *offer,
                   int row)
{
    if (inquiry->shift >= 0)
        return offer->day == row && offer->shift == inquiry->shift;
    return !offer->on_call && offer->start <= row && row < offer->end;
}

/* The choices of an agent that can count in a row: first and one past the
 * last. */
static void choices_near(const struct inquiry *inquiry, int agent, int row,
                         int *first, int *end)
{
    const struct grid *grid = &inquiry->problem->grid;
    const struct agent *who = &inquiry->problem->agents[agent];
    int day = inquiry->shift >= 0
                  ? row
                  : calendar_day(grid, &grid->calendars[who->calendar], row);
    int from = day - DAYS_BACK, to = day + 1;
    *first = who->first_choice[from < 0 ? 0 : from];
    *end = who->first_choice[to > grid->n_days ? grid->n_days : to];
}

static bool may_count(const struct inquiry *inquiry, int agent, int row)
{
    const struct agent *who = &inquiry->problem->agents[agent];
    int choice, end;
    if (inquiry->shift < 0 && is_carried(who, row))
        return true;
    choices_near(inquiry, agent, row, &choice, &end);
    for (; choice < end; choice++)
        if (counts(inquiry,
                   &inquiry->problem->offers[who->choices[choice].offer], row))
            return true;
    return false;
}

/* How often the agent's line breaks each rule that is hard, with `offer` in
 * place of what the agent does on that day (NULL: as it is). */
static void hard_breaches(const struct inquiry *inquiry, int agent,
                          const struct offer *offer, int *broken)
{
    const struct problem *problem = inquiry->problem;
    struct history history = problem->agents[agent].before;
    struct breaches breaches = {0};
    for (int day = 0; day < problem->grid.n_days; day++)
        history_add_day(problem, agent, &history, day,
                        offer && offer->day == day
                            ? offer
                            : roster_offer(inquiry->roster, agent, day),
                        RULES_ALL, &breaches);
    history_close(problem, agent, &history, RULES_ALL, &breaches);
    memset(broken, 0, N_RULES * sizeof *broken);
    for (int i = 0; i < breaches.n; i++)
        if (breaches.items[i].cost >= COST_FORBIDDEN)
            broken[breaches.items[i].rule]++;
    breaches_free(&breaches);
}

/* The rule that giving the agent this offer breaks and the roster as it is
 * does not; N_RULES if there is none. */
static int bar_of(const struct inquiry *inquiry, int agent, const int *before,
                  const struct offer *offer)
{
    int after[N_RULES];
    hard_breaches(inquiry, agent, offer, after);
    int rule = 0;
    while (rule < N_RULES && after[rule] <= before[rule])
        rule++;
    return rule;
}

static int most_frequent(const int *count)
{
    int most = 0;
    for (int rule = 1; rule < N_RULES; rule++)
        if (count[rule] > count[most])
            most = rule;
    return most;
}

/* Files an agent who does not work then but may: by trying each duty that
 * would count. */
static void try_duties(const struct inquiry *inquiry, int agent, int row,
                       struct reason *reason)
{
    const struct agent *who = &inquiry->problem->agents[agent];
    int before[N_RULES], barred[N_RULES] = {0}, choice, end;
    bool movable = false;
    hard_breaches(inquiry, agent, NULL, before);
    choices_near(inquiry, agent, row, &choice, &end);
    for (; choice < end; choice++) {
        const struct offer *offer =
            &inquiry->problem->offers[who->choices[choice].offer];
        if (!counts(inquiry, offer, row))
            continue;
        int rule = bar_of(inquiry, agent, before, offer);
        if (rule < N_RULES) {
            barred[rule]++;
        } else if (!roster_offer(inquiry->roster, agent, offer->day)) {
            if (reason->free < CALLABLE_MAX)
                reason->callable[reason->free] = agent;
            reason->free++;
            return;
        } else {
            movable = true;
        }
    }
    if (movable)
        reason->movable++;
    else
        reason->barred[most_frequent(barred)]++;
}

static bool on_duty(const struct inquiry *inquiry, int agent, int slot)
{
    for (int day = 0; day < inquiry->problem->grid.n_days; day++) {
        const struct offer *duty = roster_offer(inquiry->roster, agent, day);
        if (duty && !duty->on_call && duty->start <= slot && slot < duty->end)
            return true;
    }
    return is_carried(&inquiry->problem->agents[agent], slot);
}

/* Files an agent by what the roster says of one slot; false if the agent is
 * not on duty then. */
static bool file_by_slot(const struct inquiry *inquiry, int agent, int slot,
                         struct reason *reason)
{
    if (!on_duty(inquiry, agent, slot))
        return false;
    int serves = roster_serves(inquiry->roster, agent)[slot];
    roster_at_work(inquiry->roster, agent, inquiry->at_work);
    if (!inquiry->at_work[slot])
        reason->on_break++;
    else if (inquiry->gap->kind == GAP_PRESENCE ||
             (serves != NO_QUEUE &&
              queues_of(inquiry->problem, inquiry->gap) >> serves & 1))
        reason->serving++;
    else if (is_busy(&inquiry->problem->agents[agent], slot))
        reason->busy++;
    else if (serves == NO_QUEUE)
        reason->idle++;
    else
        reason->elsewhere++;
    return true;
}

static bool file_by_day(const struct inquiry *inquiry, int agent, int day,
                        struct reason *reason)
{
    const struct offer *duty = roster_offer(inquiry->roster, agent, day);
    if (!duty || duty->shift != inquiry->shift)
        return false;
    reason->serving++;
    return true;
}

/* Raises the most that is possible to what those are worth together who may
 * count in a row. */
static void add_possible(const struct inquiry *inquiry, int row,
                         struct reason *reason)
{
    int level = 0, n = 0;
    for (int agent = 0; agent < inquiry->problem->n_agents; agent++) {
        int speed = worth(inquiry, agent);
        if (speed == 0 || !may_count(inquiry, agent, row))
            continue;
        level += speed;
        n++;
    }
    if (level > reason->level_most) {
        reason->level_most = level;
        reason->may_most = n;
    }
}

static void file_agent(const struct inquiry *inquiry, int agent,
                       struct reason *reason)
{
    int row = inquiry->gap->start;
    if (worth(inquiry, agent) == 0)
        return;
    reason->skilled++;
    bool filed = inquiry->shift < 0 ? file_by_slot(inquiry, agent, row, reason)
                                    : file_by_day(inquiry, agent, row, reason);
    if (!filed && !may_count(inquiry, agent, row))
        return;
    reason->may++;
    if (!filed)
        try_duties(inquiry, agent, row, reason);
}

static enum whom whom_counts(const struct problem *problem,
                             const struct gap *gap)
{
    if (gap->kind != GAP_PRESENCE)
        return WITH_SKILLS;
    const struct presence *presence = &problem->presences[gap->which];
    return presence->weight ? NAMED : presence->tags ? WITH_TAGS : ANYBODY;
}

static bool any_shift(const struct inquiry *inquiry)
{
    const struct problem *problem = inquiry->problem;
    for (int i = 0; i < problem->n_offers; i++)
        for (int row = inquiry->gap->start; row < inquiry->gap->end; row++)
            if (counts(inquiry, &problem->offers[i], row))
                return true;
    return false;
}

struct reason explain_gap(const struct roster *roster, const struct gap *gap)
{
    const struct problem *problem = roster->problem;
    struct inquiry inquiry = {
        .roster = roster,
        .problem = problem,
        .gap = gap,
        .shift = gap->kind == GAP_PRESENCE
                     ? problem->presences[gap->which].shift
                     : -1,
        .at_work = mem_alloc((size_t)problem->grid.n_slots, 1),
    };
    struct reason reason = {.whom = whom_counts(problem, gap)};
    for (int agent = 0; agent < problem->n_agents; agent++)
        file_agent(&inquiry, agent, &reason);
    for (int row = gap->start; row < gap->end; row++)
        add_possible(&inquiry, row, &reason);
    reason.no_shift = reason.may_most == 0 && !any_shift(&inquiry);
    reason.never_enough = reason.level_most < gap->need;
    reason.from_before = inquiry.shift < 0 && reason.may == 0 &&
                         reason.skilled > 0 &&
                         gap->start <= problem->grid.calendars[0].day_start[0];
    free(inquiry.at_work);
    return reason;
}

/* The agent's choice that is the same duty, NULL where there is none. */
static const struct offer *same_duty(const struct problem *problem, int agent,
                                     const struct offer *duty)
{
    const struct agent *who = &problem->agents[agent];
    for (int i = 0; i < who->first_choice[problem->grid.n_days]; i++) {
        const struct offer *offer = &problem->offers[who->choices[i].offer];
        if (offer->shift == duty->shift && offer->start == duty->start &&
            offer->end == duty->end)
            return offer;
    }
    return NULL;
}

static void file_other(const struct inquiry *inquiry, int agent,
                       const struct offer *duty, struct others *others)
{
    const struct offer *offer = same_duty(inquiry->problem, agent, duty);
    int before[N_RULES];
    if (!offer) {
        others->may_not++;
        return;
    }
    const struct offer *now = roster_offer(inquiry->roster, agent, offer->day);
    if (now == offer) {
        others->same++;
    } else if (now) {
        others->busy++;
    } else {
        hard_breaches(inquiry, agent, NULL, before);
        int rule = bar_of(inquiry, agent, before, offer);
        if (rule < N_RULES)
            others->barred[rule]++;
        else if (others->free++ < CALLABLE_MAX)
            others->callable[others->free - 1] = agent;
    }
}

struct others explain_others(const struct roster *roster, int agent, int day)
{
    struct inquiry inquiry = {.roster = roster, .problem = roster->problem};
    struct others others = {0};
    const struct offer *duty = roster_offer(roster, agent, day);
    for (int other = 0; duty && other < roster->problem->n_agents; other++)
        if (other != agent)
            file_other(&inquiry, other, duty, &others);
    return others;
}
