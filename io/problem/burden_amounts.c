/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "burden_amounts.h"

#include "wish.h"

enum { SPLIT_LEAST = 120 };

static bool touches(const struct build *build, const struct window *window,
                    const struct face *face, const struct offer *offer,
                    bool own_day)
{
    for (int slot = offer->start; slot < offer->end; slot++)
        if (window_holds(build, window, face, slot) &&
            (!own_day || face->day[slot] == offer->day))
            return true;
    return false;
}

static bool is_split(const struct grid *grid, const struct offer *offer)
{
    for (int i = 0; i < offer->n_pauses; i++)
        if (!offer->pauses[i].paid &&
            grid_minutes(grid, offer->pauses[i].length) >= SPLIT_LEAST)
            return true;
    return false;
}

int burden_amount(const struct build *build, const struct draft_burden *draft,
                  const struct face *face, const struct offer *offer)
{
    if (draft->shifts_given && !(draft->shifts >> offer->shift & 1))
        return 0;
    switch (draft->kind) {
    case BURDEN_NIGHTS:
        return offer->night;
    case BURDEN_LATES:
    case BURDEN_EARLIES:
        return !offer->night && (!offer->on_call || draft->shifts_given) &&
               touches(build, &draft->window, face, offer, true);
    case BURDEN_HOLIDAYS:
    case BURDEN_OWN:
        return touches(build, &draft->window, face, offer, false);
    case BURDEN_SPLIT:
        return is_split(&build->problem->grid, offer);
    case BURDEN_ON_CALL:
        return draft->shifts_given ||
               build->reading->shifts[offer->shift].on_call;
    case BURDEN_HOURS:
        return (offer->work_min + HOURS_UNIT / 2) / HOURS_UNIT;
    default:
        return 1; /* every duty of the shifts; of weekends, any */
    }
}

const int *burden_amounts(struct build *build, const struct draft_burden *draft)
{
    const struct problem *problem = build->problem;
    int *amount = ARENA_ARRAY(build->reading->arena, int, problem->n_offers);
    int n_days = problem->grid.n_days;
    for (int i = 0; i < problem->grid.n_calendars; i++)
        for (int offer = problem->first_offer[i * n_days];
             offer < problem->first_offer[(i + 1) * n_days]; offer++)
            amount[offer] = burden_amount(build, draft, &build->faces[i],
                                          &problem->offers[offer]);
    return amount;
}

/* Whether a burden is one of shifts, whatever the dates. */
static bool is_of_shifts(const struct draft_burden *draft)
{
    return draft->kind == BURDEN_NIGHTS || draft->kind == BURDEN_LATES ||
           draft->kind == BURDEN_EARLIES || draft->kind == BURDEN_SPLIT ||
           draft->kind == BURDEN_ON_CALL;
}

static bool any(const struct build *build, const int *amount)
{
    for (int i = 0; i < build->problem->n_offers; i++)
        if (amount[i] > 0)
            return true;
    return false;
}

void burden_note_idle(struct build *build, const struct draft_burden *draft,
                      const int *amount)
{
    struct diags *diags = build->reading->diags;
    struct draft_burden at_any_time = *draft;
    char from[UNITS_ROOM], to[UNITS_ROOM];
    if (build->reading->scenario || build->problem->n_offers == 0 ||
        !is_of_shifts(draft) || any(build, amount))
        return;
    at_any_time.window.from = 0;
    at_any_time.window.to = MINUTES_PER_DAY;
    if (any(build, burden_amounts(build, &at_any_time)))
        spot_note(diags, draft->spot,
                  "counts nothing: no duty that can be one goes on between %s "
                  "and %s",
                  units_write_clock(draft->window.from, from),
                  units_write_clock(draft->window.to, to));
    else
        spot_note(diags, draft->spot,
                  "counts nothing: no duty of these days is one");
}

/* Whether the duty goes against a wish, or its hours cost by availability; what
 * colleagues' days grant is not known yet. */
static bool is_refusal(const struct problem *problem, int index, int day,
                       const struct offer *offer)
{
    const struct agent *agent = &problem->agents[index];
    const struct roster nobody = {.problem = problem};
    cost sum = 0;
    for (int slot = offer->start; slot < offer->end; slot++)
        sum += agent->slot_wish[slot];
    for (int i = 0; i < agent->n_wishes; i++) {
        const struct wish *wish = &agent->wishes[i];
        if (wish->kind != WISH_WITH && wish->kind != WISH_WITHOUT &&
            !wish_suits(&nobody, index, wish, day, offer))
            return true;
    }
    return sum > 0;
}

const int *burden_refusals(struct build *build, int index)
{
    const struct problem *problem = build->problem;
    int *amount = ARENA_ARRAY(build->reading->arena, int, problem->n_offers);
    for (int day = 0; day < problem->grid.n_days; day++)
        for (int i = first_offer_of(problem, index, day);
             i < end_offer_of(problem, index, day); i++)
            amount[i] = is_refusal(problem, index, day, &problem->offers[i]);
    return amount;
}
