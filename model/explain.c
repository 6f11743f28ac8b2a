/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "explain.h"

#include "mem.h"

#include <stdlib.h>

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

/* The days whose duties can count in a row: first and one past the last. */
static void days_near(const struct inquiry *inquiry, int agent, int row,
                      int *first, int *end)
{
    const struct grid *grid = &inquiry->problem->grid;
    const struct agent *who = &inquiry->problem->agents[agent];
    int day = inquiry->shift >= 0
                  ? row
                  : calendar_day(grid, &grid->calendars[who->calendar], row);
    *first = day < DAYS_BACK ? 0 : day - DAYS_BACK;
    *end = day < grid->n_days ? day + 1 : grid->n_days;
}

/* The agent's choices of these days, likewise. */
static void choices_near(const struct inquiry *inquiry, int agent, int row,
                         int *first, int *end)
{
    const struct agent *who = &inquiry->problem->agents[agent];
    int from, to;
    days_near(inquiry, agent, row, &from, &to);
    *first = who->first_choice[from];
    *end = who->first_choice[to];
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

static int most_frequent(const int *count)
{
    int most = 0;
    for (int rule = 1; rule < N_RULES; rule++)
        if (count[rule] > count[most])
            most = rule;
    return most;
}

/* Laws are told by name, as nobody in the team has made them. */
static void add_bar(const struct inquiry *inquiry, const struct bar *bar,
                    struct reason *reason)
{
    if (!breach_law(inquiry->problem, &bar->breach))
        return;
    if (reason->n_bars < BARS_MAX)
        reason->bars[reason->n_bars] = *bar;
    reason->n_bars++;
}

/* What came of each duty that an agent could be given. */
struct trial {
    bool free, movable;
    int barred[N_RULES];
    struct bar first[N_RULES]; /* of those barred by it */
};

static void try_duty(const struct inquiry *inquiry, int agent,
                     const struct breaches *before, const struct offer *offer,
                     struct trial *trial)
{
    struct bar bar;
    if (bar_find(inquiry->roster, agent, before, offer, &bar)) {
        if (trial->barred[bar.breach.rule]++ == 0)
            trial->first[bar.breach.rule] = bar;
    } else if (roster_offer(inquiry->roster, agent, offer->day)) {
        trial->movable = true;
    } else {
        trial->free = true;
    }
}

static void file_trial(const struct inquiry *inquiry, int agent,
                       const struct trial *trial, struct reason *reason)
{
    if (trial->free) {
        if (reason->free < CALLABLE_MAX)
            reason->callable[reason->free] = agent;
        reason->free++;
    } else if (trial->movable) {
        reason->movable++;
    } else {
        int rule = most_frequent(trial->barred);
        bar_count(inquiry->problem, &trial->first[rule], reason->barred,
                  reason->laws);
        add_bar(inquiry, &trial->first[rule], reason);
    }
}

/* Files an agent who does not work then but may: by trying each duty that
 * would count. */
static void try_duties(const struct inquiry *inquiry, int agent, int row,
                       struct reason *reason)
{
    const struct agent *who = &inquiry->problem->agents[agent];
    struct breaches before = bar_before(inquiry->roster, agent);
    struct trial trial = {0};
    int choice, end;
    choices_near(inquiry, agent, row, &choice, &end);
    for (; choice < end && !trial.free; choice++) {
        const struct offer *offer =
            &inquiry->problem->offers[who->choices[choice].offer];
        if (counts(inquiry, offer, row))
            try_duty(inquiry, agent, &before, offer, &trial);
    }
    breaches_free(&before);
    file_trial(inquiry, agent, &trial, reason);
}

/* Of one who may not: whether a law forbids a duty that would count. */
static void try_refused(const struct inquiry *inquiry, int agent, int row,
                        struct reason *reason)
{
    const struct problem *problem = inquiry->problem;
    struct bar bar;
    int from, end;
    days_near(inquiry, agent, row, &from, &end);
    for (int day = from; day < end; day++)
        for (int i = first_offer_of(problem, agent, day);
             i < end_offer_of(problem, agent, day); i++)
            if (counts(inquiry, &problem->offers[i], row) &&
                bar_by_law(problem, agent, i, &bar)) {
                add_bar(inquiry, &bar, reason);
                return;
            }
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
    if (!filed && !may_count(inquiry, agent, row)) {
        try_refused(inquiry, agent, row, reason);
        return;
    }
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
