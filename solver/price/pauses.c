/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pauses.h"

#include "prices.h"
#include "require.h"

#include <math.h>
#include <string.h>

/* A duty whose breaks are to be placed. */
struct breaks {
    const struct offer *offer;
    const uint8_t *busy;
    const cost *worth;
    int length, stretch_most;
};

/* Of the breaks from the i-th on, the i-th not before slot `at` of the duty,
 * and not after the longest stretch of work that may begin just before `at`:
 * least[i][at] is what they cost at least; here[] what those cost of which the
 * i-th begins at the slot. */
struct placing {
    struct breaks breaks;
    cost here[DUTY_SLOTS_MAX + 1];
    cost least[BREAKS_MAX + 1][DUTY_SLOTS_MAX + 1];
};

static struct breaks breaks_of(const struct offer *offer,
                               const struct agent *agent, const cost *worth)
{
    int length = offer->end - offer->start;
    require(length <= DUTY_SLOTS_MAX && offer->n_pauses <= BREAKS_MAX);
    return (struct breaks){
        .offer = offer,
        .busy = agent->busy,
        .worth = worth,
        .length = length,
        .stretch_most = offer->on_call ? 0 : agent->stretch_most,
    };
}

/* Cost of the i-th break if it begins at slot `at`. */
static cost cost_at(const struct breaks *breaks, int i, int at)
{
    const struct offer *offer = breaks->offer;
    const struct pause *window = &offer->pauses[i];
    int start = offer->start + at, end = start + window->length;
    if (at < window->from || at > window->to || end >= offer->end)
        return COST_FORBIDDEN;
    if (breaks->busy && memchr(breaks->busy + start, 1, (size_t)window->length))
        return COST_FORBIDDEN;
    return worth_of_slots(breaks->worth, start, end);
}

/* The same with the rest at their best behind it. */
static cost place_at(const struct placing *placing, int i, int at)
{
    const struct breaks *breaks = &placing->breaks;
    cost here = cost_at(breaks, i, at);
    if (here >= COST_FORBIDDEN)
        return here;
    cost rest = placing->least[i + 1][at + breaks->offer->pauses[i].length + 1];
    return rest >= COST_FORBIDDEN ? rest : here + rest;
}

/* The last slot at which a break may begin behind a break that ends just
 * before `at`. */
static int latest_begin(const struct breaks *breaks, int at)
{
    int most = breaks->stretch_most;
    return most > 0 && at + most - 1 < breaks->length ? at + most - 1
                                                      : breaks->length - 1;
}

/* Whether the duty may end without a further break behind one that ends just
 * before `at`. */
static bool may_end(const struct breaks *breaks, int at)
{
    return breaks->stretch_most == 0 ||
           breaks->length - (at - 1) <= breaks->stretch_most;
}

static void place_last(struct placing *placing)
{
    const struct breaks *breaks = &placing->breaks;
    for (int at = 0; at <= breaks->length; at++)
        placing->least[breaks->offer->n_pauses][at] =
            may_end(breaks, at) ? 0 : COST_FORBIDDEN;
}

static void place_before(struct placing *placing, int i)
{
    const struct breaks *breaks = &placing->breaks;
    cost *least = placing->least[i];
    least[breaks->length] = COST_FORBIDDEN;
    for (int at = breaks->length - 1; at > 0; at--) {
        placing->here[at] = place_at(placing, i, at);
        least[at] = placing->here[at];
        if (breaks->stretch_most == 0 && least[at + 1] < least[at])
            least[at] = least[at + 1];
    }
    if (breaks->stretch_most == 0)
        return;
    for (int at = 1; at < breaks->length; at++)
        for (int begin = at; begin <= latest_begin(breaks, at); begin++)
            if (placing->here[begin] < least[at])
                least[at] = placing->here[begin];
}

cost place_pauses(const struct offer *offer, const struct agent *agent,
                  const cost *worth, short *pause)
{
    struct placing placing;
    int at = 1;
    placing.breaks = breaks_of(offer, agent, worth);
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

cost pauses_cost(const struct offer *offer, const cost *worth,
                 const short *pause)
{
    cost sum = 0;
    for (int i = 0; i < offer->n_pauses; i++) {
        int start = offer->start + pause[i];
        sum += worth_of_slots(worth, start, start + offer->pauses[i].length);
    }
    return sum;
}

/* All placings at once: soft[i][at] is the soft minimum of the breaks from the
 * i-th on where the i-th is not before slot `at`. */
struct soft_placing {
    struct breaks breaks;
    double heat;
    double weight[BREAKS_MAX][DUTY_SLOTS_MAX + 1]; /* exp(-cost / heat), as
                                                      parts of the greatest */
    double soft[BREAKS_MAX + 1][DUTY_SLOTS_MAX + 2];
    double mass[BREAKS_MAX + 1][DUTY_SLOTS_MAX + 2]; /* that comes there */
};

/* Where the i-th break may begin if not before `at`. */
struct stretch {
    int from, to;
};

static struct stretch begins(const struct breaks *breaks, int i, int at)
{
    const struct pause *window = &breaks->offer->pauses[i];
    int last = latest_begin(breaks, at);
    return (struct stretch){at > window->from ? at : window->from,
                            last < window->to ? last : window->to};
}

/* Where the i-th break may be that the one before it leaves. */
static struct stretch arrivals(const struct offer *offer, int i)
{
    if (i == 0)
        return (struct stretch){1, 1};
    const struct pause *before = &offer->pauses[i - 1];
    int length = offer->end - offer->start;
    int to = before->to + before->length + 1;
    return (struct stretch){before->from + before->length + 1,
                            to < length ? to : length};
}

static void weigh_last(struct soft_placing *all)
{
    const struct breaks *breaks = &all->breaks;
    for (int at = 0; at <= breaks->length; at++)
        all->soft[breaks->offer->n_pauses][at] =
            may_end(breaks, at) ? 0 : INFINITY;
}

/* The i-th break, those behind it weighed. */
static void weigh_pause(struct soft_placing *all, int i)
{
    const struct breaks *breaks = &all->breaks;
    const struct pause *window = &breaks->offer->pauses[i];
    double *weight = all->weight[i], least = INFINITY;
    for (int at = window->from; at <= window->to; at++) {
        cost here = cost_at(breaks, i, at);
        weight[at] =
            here < COST_FORBIDDEN
                ? (double)here + all->soft[i + 1][at + window->length + 1]
                : INFINITY;
        least = fmin(least, weight[at]);
    }
    for (int at = window->from; at <= window->to; at++)
        weight[at] =
            weight[at] < INFINITY ? exp((least - weight[at]) / all->heat) : 0;
    struct stretch at_all = arrivals(breaks->offer, i);
    for (int at = at_all.from; at <= at_all.to; at++) {
        struct stretch here = begins(breaks, i, at);
        double sum = 0;
        for (int begin = here.from; begin <= here.to; begin++)
            sum += weight[begin];
        all->soft[i][at] = sum > 0 ? least - all->heat * log(sum) : INFINITY;
    }
}

/* Shares out what comes to the i-th break among the slots at which it may
 * begin. */
static void share_pause(struct soft_placing *all, int i, double *away)
{
    const struct breaks *breaks = &all->breaks;
    int length = breaks->offer->pauses[i].length;
    struct stretch at_all = arrivals(breaks->offer, i);
    for (int at = at_all.from; at <= at_all.to; at++) {
        struct stretch here = begins(breaks, i, at);
        double sum = 0;
        for (int begin = here.from; begin <= here.to; begin++)
            sum += all->weight[i][begin];
        for (int begin = here.from; sum > 0 && begin <= here.to; begin++) {
            double part = all->mass[i][at] * all->weight[i][begin] / sum;
            all->mass[i + 1][begin + length + 1] += part;
            for (int slot = begin; slot < begin + length; slot++)
                away[slot] += part;
        }
    }
}

double soft_pauses(const struct offer *offer, const struct agent *agent,
                   const cost *worth, double heat, double *away)
{
    struct soft_placing all;
    int n = offer->n_pauses;
    all.breaks = breaks_of(offer, agent, worth);
    all.heat = heat;
    weigh_last(&all);
    for (int i = n - 1; i >= 0; i--)
        weigh_pause(&all, i);
    double soft = all.soft[0][1];
    if (!away || soft == INFINITY)
        return soft;
    memset(away, 0, (size_t)all.breaks.length * sizeof *away);
    for (int i = 0; i <= n; i++)
        for (int at = 0; at <= all.breaks.length; at++)
            all.mass[i][at] = 0;
    all.mass[0][1] = 1;
    for (int i = 0; i < n; i++)
        share_pause(&all, i, away);
    return soft;
}
