/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "day_options.h"

#include "mem.h"
#include "pauses.h"

#include <stdlib.h>

static void add_option(struct option_list *list, struct option option)
{
    MEM_GROW(list->items, list->n, list->room);
    list->items[list->n++] = option;
}

/* What being at work in the slots of a duty is worth. */
static cost duty_worth(const struct offer *offer, const cost *worth)
{
    return offer->on_call ? 0 : worth_of_slots(worth, offer->start, offer->end);
}

static cost shift_worth(const struct future *future, const struct rows *rows,
                        const struct prices *prices, int day, int shift)
{
    int agent = (int)(future->agent - future->problem->agents);
    return prices_of_shift(future->problem, rows, prices, agent, day, shift);
}

static void add_choices(const struct future *future, const struct rows *rows,
                        const struct prices *prices, const cost *worth, int day,
                        const struct ban *ban, struct option_list *list)
{
    const struct agent *agent = future->agent;
    for (int i = agent->first_choice[day]; i < agent->first_choice[day + 1];
         i++) {
        const struct choice *choice = &agent->choices[i];
        const struct offer *offer = &future->problem->offers[choice->offer];
        if (ban && (ban->shifts >> offer->shift & 1))
            continue;
        struct option option = {.duty = {.offer = choice->offer}};
        option.price = choice->own - duty_worth(offer, worth) -
                       shift_worth(future, rows, prices, day, offer->shift);
        cost pauses = place_pauses(offer, agent, worth, option.duty.pause);
        if (pauses >= COST_FORBIDDEN)
            continue;
        option.price += pauses;
        add_option(list, option);
    }
}

static void add_kept(const struct future *future, const struct rows *rows,
                     const struct prices *prices, const cost *worth, int day,
                     const struct duty *keep, struct option_list *list)
{
    const struct problem *problem = future->problem;
    int agent = (int)(future->agent - problem->agents);
    struct option option = {.duty = *keep};
    if (keep->offer == OFF) {
        option.price = future->agent->off_own[day];
        add_option(list, option);
        return;
    }
    const struct offer *offer = &problem->offers[keep->offer];
    option.price = agent_own(problem, agent, keep->offer) -
                   duty_worth(offer, worth) -
                   shift_worth(future, rows, prices, day, offer->shift);
    option.price += pauses_cost(offer, worth, keep->pause);
    add_option(list, option);
}

static int by_price(const void *left, const void *right)
{
    const struct option *a = left, *b = right;
    return a->price != b->price ? (a->price > b->price) - (a->price < b->price)
                                : (a->duty.offer > b->duty.offer) -
                                      (a->duty.offer < b->duty.offer);
}

/* Whether `a`, no dearer than `b`, is as good as `b` on every other day. */
static bool beats(const struct future *future, const struct option *a,
                  const struct option *b)
{
    const struct offer *offers = future->problem->offers;
    return a->duty.offer != OFF && b->duty.offer != OFF &&
           future_prefers(future, &offers[a->duty.offer],
                          &offers[b->duty.offer]);
}

static void drop_beaten(const struct future *future, struct option_list *list)
{
    int kept = 0;
    for (int i = 0; i < list->n; i++) {
        bool beaten = false;
        for (int k = 0; k < kept && !beaten; k++)
            beaten = beats(future, &list->items[k], &list->items[i]);
        if (!beaten)
            list->items[kept++] = list->items[i];
    }
    list->n = kept;
}

enum { MANY_OPTIONS = 200, OPTIONS_OF_A_KIND = 3 };

/* How many of the first `n` are of the same shift and as much work. */
static int n_alike(const struct problem *problem,
                   const struct option_list *list, int n,
                   const struct offer *offer)
{
    int alike = 0;
    for (int i = 0; i < n; i++) {
        int other = list->items[i].duty.offer;
        alike += other != OFF && problem->offers[other].shift == offer->shift &&
                 problem->offers[other].work_min == offer->work_min;
    }
    return alike;
}

/* Keeps the first few of each kind. */
static bool thin_out(const struct problem *problem, struct option_list *list)
{
    int kept = 0, n = list->n;
    for (int i = 0; i < n; i++) {
        int offer = list->items[i].duty.offer;
        if (offer == OFF ||
            n_alike(problem, list, kept, &problem->offers[offer]) <
                OPTIONS_OF_A_KIND)
            list->items[kept++] = list->items[i];
    }
    list->n = kept;
    return kept < n;
}

bool options_of_day(const struct future *future, const struct rows *rows,
                    const struct prices *prices, const cost *worth, int day,
                    const struct duty *keep, const struct ban *ban,
                    enum wanted wanted, struct option_list *list)
{
    bool thinned = false;
    list->n = 0;
    if (!keep && ban && ban->others)
        keep = &ban->only;
    if (keep) {
        add_kept(future, rows, prices, worth, day, keep, list);
        return false;
    }
    cost off = future->agent->off_own[day];
    if (off < COST_FORBIDDEN && !(ban && ban->off))
        add_option(list, (struct option){.price = off, .duty = {.offer = OFF}});
    add_choices(future, rows, prices, worth, day, ban, list);
    if (list->n > 1)
        qsort(list->items, (size_t)list->n, sizeof *list->items, by_price);
    if (wanted == FEW_OPTIONS && list->n > MANY_OPTIONS)
        thinned = thin_out(future->problem, list);
    if (wanted != ALL_OPTIONS)
        drop_beaten(future, list);
    return thinned;
}
