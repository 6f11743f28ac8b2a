/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pauses.h"

#include "require.h"

#include <math.h>
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

/* Cost of the i-th break if it begins at slot `at`. */
static cost cost_at(const struct placing *placing, int i, int at)
{
    const struct offer *offer = placing->offer;
    const struct pause *window = &offer->pauses[i];
    int start = offer->start + at, end = start + window->length;
    if (at < window->from || at > window->to || end >= offer->end)
        return COST_FORBIDDEN;
    if (placing->busy &&
        memchr(placing->busy + start, 1, (size_t)window->length))
        return COST_FORBIDDEN;
    return sum_of(placing->worth, start, end);
}

/* The same with the rest at their best behind it. */
static cost place_at(const struct placing *placing, int i, int at)
{
    cost here = cost_at(placing, i, at);
    if (here >= COST_FORBIDDEN)
        return here;
    cost rest =
        placing->least[i + 1][at + placing->offer->pauses[i].length + 1];
    return rest >= COST_FORBIDDEN ? rest : here + rest;
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

static void begin(struct placing *placing, const struct offer *offer,
                  const struct agent *agent, const cost *worth)
{
    placing->offer = offer;
    placing->worth = worth;
    placing->length = offer->end - offer->start;
    placing->busy = agent->busy;
    placing->stretch_most = offer->on_call ? 0 : agent->stretch_most;
    require(placing->length <= DUTY_SLOTS_MAX && offer->n_pauses <= BREAKS_MAX);
}

cost place_pauses(const struct offer *offer, const struct agent *agent,
                  const cost *worth, short *pause)
{
    struct placing placing;
    int at = 1;
    begin(&placing, offer, agent, worth);
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
        sum += sum_of(worth, start, start + offer->pauses[i].length);
    }
    return sum;
}

/* All placings at once: soft[i][at] is the soft minimum of the breaks from the
 * i-th on where the i-th is not before slot `at`. */
struct soft_placing {
    struct placing hard; /* of which `least` is not used */
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

static struct stretch begins(const struct placing *placing, int i, int at)
{
    const struct pause *window = &placing->offer->pauses[i];
    int last = latest_begin(placing, at);
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
    const struct placing *hard = &all->hard;
    int i = hard->offer->n_pauses;
    for (int at = 0; at <= hard->length; at++) {
        bool fits = hard->stretch_most == 0 ||
                    hard->length - (at - 1) <= hard->stretch_most;
        all->soft[i][at] = fits ? 0 : INFINITY;
    }
}

/* The i-th break, those behind it weighed. */
static void weigh_pause(struct soft_placing *all, int i)
{
    const struct placing *hard = &all->hard;
    const struct pause *window = &hard->offer->pauses[i];
    double *weight = all->weight[i], least = INFINITY;
    for (int at = window->from; at <= window->to; at++) {
        cost here = cost_at(hard, i, at);
        weight[at] =
            here < COST_FORBIDDEN
                ? (double)here + all->soft[i + 1][at + window->length + 1]
                : INFINITY;
        least = fmin(least, weight[at]);
    }
    for (int at = window->from; at <= window->to; at++)
        weight[at] =
            weight[at] < INFINITY ? exp((least - weight[at]) / all->heat) : 0;
    struct stretch at_all = arrivals(hard->offer, i);
    for (int at = at_all.from; at <= at_all.to; at++) {
        struct stretch here = begins(hard, i, at);
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
    const struct placing *hard = &all->hard;
    int length = hard->offer->pauses[i].length;
    struct stretch at_all = arrivals(hard->offer, i);
    for (int at = at_all.from; at <= at_all.to; at++) {
        struct stretch here = begins(hard, i, at);
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
    begin(&all.hard, offer, agent, worth);
    all.heat = heat;
    weigh_last(&all);
    for (int i = n - 1; i >= 0; i--)
        weigh_pause(&all, i);
    double soft = all.soft[0][1];
    if (!away || soft == INFINITY)
        return soft;
    memset(away, 0, (size_t)all.hard.length * sizeof *away);
    for (int i = 0; i <= n; i++)
        for (int at = 0; at <= all.hard.length; at++)
            all.mass[i][at] = 0;
    all.mass[0][1] = 1;
    for (int i = 0; i < n; i++)
        share_pause(&all, i, away);
    return soft;
}
