/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "day_options.h"

#include "mem.h"
#include "require.h"

#include <stdlib.h>
#include <string.h>

static cost sum_of(const cost *worth, int start, int end)
{
    cost sum = 0;
    for (int slot = start; slot < end; slot++)
        sum += worth[slot];
    return sum;
}

/* Of the breaks from the i-th on, the i-th not before slot `at` of the duty,
 * and not after the longest stretch of work that may begin just before `at`:
 * least[i][at] is what they cost at least; here[] what those cost of which the
 * i-th begins at the slot. */
struct placing {
    const struct offer *offer;
    const uint8_t *busy;
    const cost *worth;
    int length, stretch_most;
    cost here[DUTY_SLOTS_MAX + 1];
    cost least[BREAKS_MAX + 1][DUTY_SLOTS_MAX + 1];
};

/* Cost if the i-th break begins at slot `at`, and the rest are at their best
 * behind it. */
static cost place_at(const struct placing *placing, int i, int at)
{
    const struct offer *offer = placing->offer;
    const struct pause *window = &offer->pauses[i];
    int start = offer->start + at, end = start + window->length;
    if (at < window->from || at > window->to || end >= offer->end)
        return COST_FORBIDDEN;
    if (placing->busy &&
        memchr(placing->busy + start, 1, (size_t)window->length))
        return COST_FORBIDDEN;
    cost rest = placing->least[i + 1][at + window->length + 1];
    return rest >= COST_FORBIDDEN ? rest
                                  : sum_of(placing->worth, start, end) + rest;
}

/* The last slot at which a break may begin behind a break that ends just
 * before `at`. */
static int latest_begin(const struct placing *placing, int at)
{
    int most = placing->stretch_most;
    return most > 0 && at + most - 1 < placing->length ? at + most - 1
                                                       : placing->length - 1;
}

static void place_last(struct placing *placing)
{
    int most = placing->stretch_most, i = placing->offer->n_pauses;
    for (int at = 0; at <= placing->length; at++) {
        bool fits = most == 0 || placing->length - (at - 1) <= most;
        placing->least[i][at] = fits ? 0 : COST_FORBIDDEN;
    }
}

static void place_before(struct placing *placing, int i)
{
    cost *least = placing->least[i];
    least[placing->length] = COST_FORBIDDEN;
    for (int at = placing->length - 1; at > 0; at--) {
        placing->here[at] = place_at(placing, i, at);
        least[at] = placing->here[at];
        if (placing->stretch_most == 0 && least[at + 1] < least[at])
            least[at] = least[at + 1];
    }
    if (placing->stretch_most == 0)
        return;
    for (int at = 1; at < placing->length; at++)
        for (int begin = at; begin <= latest_begin(placing, at); begin++)
            if (placing->here[begin] < least[at])
                least[at] = placing->here[begin];
}

cost place_pauses(const struct offer *offer, const struct agent *agent,
                  const cost *worth, short *pause)
{
    struct placing placing;
    int at = 1;
    placing.offer = offer;
    placing.worth = worth;
    placing.length = offer->end - offer->start;
    placing.busy = agent->busy;
    placing.stretch_most = offer->on_call ? 0 : agent->stretch_most;
    require(placing.length <= DUTY_SLOTS_MAX && offer->n_pauses <= BREAKS_MAX);
    place_last(&placing);
    for (int i = offer->n_pauses - 1; i >= 0; i--)
        place_before(&placing, i);
    cost best = placing.least[0][1];
    for (int i = 0; i < offer->n_pauses && best < COST_FORBIDDEN; i++) {
        cost wanted = placing.least[i][at];
        while (place_at(&placing, i, at) != wanted)
            at++;
        pause[i] = (short)at;
        at += offer->pauses[i].length + 1;
    }
    return best;
}

static void add_option(struct option_list *list, struct option option)
{
    MEM_GROW(list->items, list->n, list->room);
    list->items[list->n++] = option;
}

/* What being at work in the slots of a duty is worth. */
static cost duty_worth(const struct offer *offer, const cost *worth)
{
    return offer->on_call ? 0 : sum_of(worth, offer->start, offer->end);
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
    for (int i = 0; i < offer->n_pauses; i++) {
        int start = offer->start + keep->pause[i];
        option.price += sum_of(worth, start, start + offer->pauses[i].length);
    }
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
