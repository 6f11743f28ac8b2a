/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixed and forbidden duties, and whether a fixed duty can be worked. */
#include "build.h"

struct orders {
    uint8_t *order;
    short *shift;
    int *start;
    uint64_t *forbidden;
};

static struct orders empty_orders(struct arena *arena, const struct grid *grid)
{
    struct orders orders = {ARENA_ARRAY(arena, uint8_t, grid->n_days),
                            ARENA_ARRAY(arena, short, grid->n_days),
                            ARENA_ARRAY(arena, int, grid->n_days),
                            ARENA_ARRAY(arena, uint64_t, grid->n_days)};
    for (int day = 0; day < grid->n_days; day++)
        orders.start[day] = orders.shift[day] = -1;
    return orders;
}

static void forbid(const struct grid *grid, const struct draft_forbidden *draft,
                   uint64_t *forbidden)
{
    if (draft->shift == NOT_GIVEN)
        return;
    for (int day = 0; day < grid->n_days; day++)
        if (days_have(&draft->days, grid->first_date + day))
            forbidden[day] |= UINT64_C(1) << draft->shift;
}

static bool unavailable(const struct agent *agent, const struct offer *offer)
{
    for (int slot = offer->start; slot < offer->end; slot++)
        if (!agent->available[slot])
            return true;
    return false;
}

/* What keeps the agent from the duty, NULL where nothing does. */
static const char *obstacle(struct arena *scratch, const struct agent *agent,
                            uint64_t forbidden, const struct offer *offer)
{
    const struct absence *absence = agent_absence(agent, offer);
    if (!agent->eligible[offer->shift])
        return "may not work this shift";
    if (absence && absence->note)
        return arena_printf(scratch, "has time off then (%s)", absence->note);
    if (absence)
        return "has time off then";
    if (unavailable(agent, offer))
        return "is not available then";
    if (forbidden >> offer->shift & 1)
        return "is forbidden this shift then";
    return NULL;
}

static bool meant(const struct draft_order *draft, int start,
                  const struct offer *offer)
{
    return offer->shift == draft->shift && (start < 0 || offer->start == start);
}

static void check_duty(struct build *build, const struct draft_order *draft,
                       int index, int day, const struct orders *orders)
{
    const struct problem *problem = build->problem;
    const struct agent *agent = &problem->agents[index];
    const char *why = NULL;
    bool closed = days_have(&build->reading->closed, draft->date);
    char date[UNITS_ROOM];
    units_write_date(draft->date, date);
    int end = end_offer_of(problem, index, day);
    for (int i = first_offer_of(problem, index, day); i < end; i++) {
        const struct offer *offer = &problem->offers[i];
        if (!meant(draft, orders->start[day], offer))
            continue;
        why = obstacle(build->reading->scratch, agent, orders->forbidden[day],
                       offer);
        if (!why)
            return;
    }
    if (why)
        spot_report(build->reading->diags, draft->spot,
                    "agent '%s' cannot work '%s' on %s: %s", agent->id,
                    problem->shifts[draft->shift].id, date, why);
    else
        spot_report(build->reading->diags, draft->spot,
                    "shift '%s' is not offered on %s%s",
                    problem->shifts[draft->shift].id, date,
                    closed                      ? ", a day that is 'closed'"
                    : draft->start == NOT_GIVEN ? ""
                                                : " at this start");
}

/* Writes the order down; false where the day has one already. */
static bool take_order(struct build *build, const struct draft_order *draft,
                       const struct agent *agent, int day,
                       struct orders *orders)
{
    char date[UNITS_ROOM];
    int64_t second;
    if (orders->order[day] != ORDER_NONE) {
        spot_report(build->reading->diags, draft->spot,
                    "agent '%s' has two fixed entries on %s", agent->id,
                    units_write_date(draft->date, date));
        return false;
    }
    orders->order[day] = draft->off ? ORDER_OFF : ORDER_WORK;
    if (draft->off)
        return true;
    orders->shift[day] = (short)draft->shift;
    if (draft->start != NOT_GIVEN &&
        build_moment(build, draft->spot, agent->calendar, draft->date,
                     draft->start, &second))
        orders->start[day] = slot_before(&build->problem->grid, second);
    return true;
}

/* Calendar weeks since that of `from`, which is its first. */
static void build_rotation(struct build *build, const struct draft_agent *draft,
                           struct agent *agent)
{
    const struct grid *grid = &build->problem->grid;
    const struct draft_rotation *rotation = &draft->rotation;
    if (rotation->n_weeks == 0)
        return;
    uint64_t *turns =
        ARENA_ARRAY(build->reading->arena, uint64_t, grid->n_days);
    struct grid first = {.first_date = rotation->from};
    int monday = rotation->from - grid_weekday(&first, 0);
    int round = rotation->n_weeks * DAYS_PER_WEEK;
    for (int day = 0; day < grid->n_days; day++) {
        int since = (grid->first_date + day - monday) % round;
        turns[day] =
            rotation
                ->weeks[(since < 0 ? since + round : since) / DAYS_PER_WEEK];
    }
    agent->rotation = turns;
    agent->rules[RULE_rotation].price = rotation->price;
}

void build_orders(struct build *build, const struct draft_agent *draft,
                  int index)
{
    const struct grid *grid = &build->problem->grid;
    struct agent *agent = &build->problem->agents[index];
    struct orders orders = empty_orders(build->reading->arena, grid);
    for (int i = 0; i < draft->n_forbidden; i++)
        forbid(grid, &draft->forbidden[i], orders.forbidden);
    for (int i = 0; i < draft->n_orders; i++) {
        const struct draft_order *order = &draft->orders[i];
        int day = order->date - grid->first_date;
        if (day < 0 || day >= grid->n_days)
            continue;
        if (take_order(build, order, agent, day, &orders) &&
            order->shift != NOT_GIVEN &&
            !build->reading->shifts[order->shift].broken)
            check_duty(build, order, index, day, &orders);
    }
    agent->orders = orders.order;
    agent->fixed_shift = orders.shift;
    agent->fixed_start = orders.start;
    agent->forbidden = orders.forbidden;
    build_rotation(build, draft, agent);
}
