/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wish.h"

static bool is_named(const struct wish *wish, const struct offer *duty)
{
    return duty && (wish->shift < 0 || wish->shift == duty->shift);
}

/* Slots of a duty on the wish's day that are where they should not be. */
static int slots_amiss(const struct problem *problem, int agent,
                       const struct wish *wish, const struct offer *duty)
{
    const struct calendar *own =
        &problem->grid.calendars[problem->agents[agent].calendar];
    int n = 0;
    for (int slot = duty->start; slot < duty->end; slot++) {
        bool today = slot >= own->day_start[wish->day] &&
                     slot < own->day_start[wish->day + 1];
        bool inside = slot >= wish->from && slot < wish->to;
        n += today && inside == (wish->kind == WISH_OUT);
    }
    return n;
}

static int all_amiss(const struct roster *roster, int agent,
                     const struct wish *wish)
{
    int n = 0;
    for (int day = wish->day - 1; day <= wish->day; day++) {
        const struct offer *duty =
            day < 0 ? NULL : roster_offer(roster, agent, day);
        if (duty)
            n += slots_amiss(roster->problem, agent, wish, duty);
    }
    return n;
}

static bool is_together(const struct roster *roster, const struct wish *wish,
                        const struct offer *duty)
{
    const struct offer *other = roster_offer(roster, wish->other, wish->day);
    return other && other->shift == duty->shift;
}

bool wish_suits(const struct roster *roster, int agent, const struct wish *wish,
                int day, const struct offer *duty)
{
    if (wish->kind == WISH_IN || wish->kind == WISH_OUT)
        return !duty || slots_amiss(roster->problem, agent, wish, duty) == 0;
    if (day < wish->day || day >= wish->until)
        return true;
    switch (wish->kind) {
    case WISH_OFF:
        return !duty;
    case WISH_WORK:
        return is_named(wish, duty);
    case WISH_NOT:
        return !is_named(wish, duty);
    case WISH_WITH:
        return !is_named(wish, duty) || is_together(roster, wish, duty);
    default:
        return !is_named(wish, duty) || !is_together(roster, wish, duty);
    }
}

bool wish_granted(const struct roster *roster, int agent,
                  const struct wish *wish)
{
    for (int day = wish->day > 0 ? wish->day - 1 : 0; day < wish->until; day++)
        if (!wish_suits(roster, agent, wish, day,
                        roster_offer(roster, agent, day)))
            return false;
    return true;
}

cost wish_paid(const struct roster *roster, int agent, const struct wish *wish)
{
    if (wish->kind == WISH_IN || wish->kind == WISH_OUT)
        return wish->price * all_amiss(roster, agent, wish);
    return wish_granted(roster, agent, wish) ? 0 : wish->price;
}

struct wish_count wish_count(const struct roster *roster, int agent)
{
    const struct agent *who = &roster->problem->agents[agent];
    struct wish_count count = {.asked = who->n_wishes};
    for (int i = 0; i < who->n_wishes; i++) {
        count.granted += wish_granted(roster, agent, &who->wishes[i]);
        count.paid += wish_paid(roster, agent, &who->wishes[i]) > 0;
    }
    return count;
}

struct wish_count wish_count_all(const struct roster *roster)
{
    struct wish_count all = {0};
    for (int agent = 0; agent < roster->problem->n_agents; agent++) {
        struct wish_count one = wish_count(roster, agent);
        all.asked += one.asked;
        all.granted += one.granted;
        all.paid += one.paid;
    }
    return all;
}

static void keep_granting(const struct roster *roster, int index,
                          const struct wish *wish, struct arena *arena,
                          struct agent *agent)
{
    const struct problem *problem = roster->problem;
    int n_days = problem->grid.n_days, n = 0;
    int *first = ARENA_ARRAY(arena, int, n_days + 1);
    cost *off = ARENA_ARRAY(arena, cost, n_days);
    struct choice *kept =
        ARENA_ARRAY(arena, struct choice, agent->first_choice[n_days]);
    for (int day = 0; day < n_days; day++) {
        first[day] = n;
        off[day] = wish_suits(roster, index, wish, day, NULL)
                       ? agent->off_own[day]
                       : COST_FORBIDDEN;
        for (int i = agent->first_choice[day]; i < agent->first_choice[day + 1];
             i++)
            if (wish_suits(roster, index, wish, day,
                           &problem->offers[agent->choices[i].offer]))
                kept[n++] = agent->choices[i];
    }
    first[n_days] = n;
    agent->first_choice = first;
    agent->choices = kept;
    agent->off_own = off;
}

const struct problem *problem_granting(const struct roster *roster, int agent,
                                       const struct wish *wish,
                                       struct arena *arena)
{
    const struct problem *problem = roster->problem;
    struct problem *copy = ARENA_ARRAY(arena, struct problem, 1);
    *copy = *problem;
    copy->agents = ARENA_ARRAY(arena, struct agent, problem->n_agents);
    for (int i = 0; i < problem->n_agents; i++)
        copy->agents[i] = problem->agents[i];
    keep_granting(roster, agent, wish, arena, &copy->agents[agent]);
    return copy;
}
