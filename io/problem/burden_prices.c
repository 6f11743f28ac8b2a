/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "burden_prices.h"

#include <math.h>
#include <string.h>

enum { HALVINGS = 60 };

static const double knee_share = 0.9, /* of `most` */
    tie_share = 0.001, early = 2,     /* units ahead, for one before its turn */
    begun = 1,  /* likewise, for one in turn that does not make even */
    alone = 1,  /* likewise, for one of somebody without peers */
    due = 0.25; /* of its price, for one whose turn it is */

/* One agent's scale. */
struct scale {
    const struct burden_pricing *pricing;
    double least, longest; /* among the peers; alone: INFINITY */
    struct burden_turn turn;
    double edge;           /* points from which the straight line begins, */
    double knee, farthest; /* the ratio that comes to them, and the largest */
};

bool work_alike(const struct problem *problem, uint64_t queues, int a, int b)
{
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (queues >> queue & 1 &&
            agent_speed(problem, a, queue) != agent_speed(problem, b, queue))
            return false;
    return true;
}

bool are_peers(const struct problem *problem, int a, int b)
{
    const struct agent *one = &problem->agents[a], *other = &problem->agents[b];
    return one->calendar == other->calendar && one->tags == other->tags &&
           memcmp(one->eligible, other->eligible, (size_t)problem->n_shifts) ==
               0 &&
           work_alike(problem, UINT64_MAX, a, b);
}

/* The ratio with which the roster begins. */
static double ratio_before(const struct burden_pricing *pricing, int agent)
{
    const struct burden_share *share = &pricing->shares[agent];
    double weeks = share->share - pricing->weeks[agent];
    return weeks > 1e-9 ? share->carried / weeks : pricing->usual;
}

/* The agent is one of the peers: all of them have the same scale. */
static void look_round(struct scale *scale, int agent)
{
    const struct burden_pricing *pricing = scale->pricing;
    int n_peers = 0;
    for (int i = 0; i < pricing->problem->n_agents; i++) {
        const struct burden_share *share = &pricing->shares[i];
        if (share->share <= 0)
            continue;
        scale->farthest =
            fmax(scale->farthest, ledger_ratio(share, pricing->units[i]));
        if (!are_peers(pricing->problem, agent, i))
            continue;
        scale->longest = fmax(scale->longest, share->share);
        scale->least = fmin(scale->least, ratio_before(pricing, i));
        n_peers++;
    }
    if (n_peers == 1)
        scale->least = INFINITY;
}

/* What a unit costs where turns are known, in prices.  Who stands alone makes
 * nobody uneven, and so is there for what the turns of crews leave over. */
static double turn_level(const struct scale *scale, double ratio, double level,
                         double ahead)
{
    double part = scale->pricing->part;
    if (scale->least == INFINITY)
        return level + alone * part;
    if (ratio > scale->turn.ratio + 1e-9)
        return level + (ahead + early) * part;
    return due * level +
           (ratio <= scale->turn.open ? 0 : begun * fmin(1, level) * part);
}

/* What a unit that brings its bearer to the ratio costs, were there no most. */
static double free_points(const struct scale *scale, double ratio)
{
    const struct burden_pricing *pricing = scale->pricing;
    bool turns = scale->turn.ratio < INFINITY;
    double x = ratio / (turns ? scale->turn.usual : pricing->usual);
    double level = burden_level(x);
    double ahead = fmax(0, (ratio - scale->least) * scale->longest);
    return pricing->price * (turns ? turn_level(scale, ratio, level, ahead)
                                   : level + ahead * pricing->part);
}

static void find_knee(struct scale *scale)
{
    double high = 1;
    while (free_points(scale, high) < scale->edge)
        high *= 2;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (scale->knee + high) / 2;
        *(free_points(scale, middle) < scale->edge ? &scale->knee : &high) =
            middle;
    }
}

static double points_at(const struct scale *scale, double ratio)
{
    if (ratio <= scale->knee)
        return free_points(scale, ratio);
    return scale->edge +
           (scale->pricing->most - scale->edge) * (ratio - scale->knee) /
               fmax(scale->farthest - scale->knee, ratio - scale->knee);
}

/* Of two who come to the same ratio it is fairer to take who comes from a
 * higher one: then the other stays low. */
void burden_prices(const struct burden_pricing *pricing, int agent, cost *step)
{
    const struct burden_share *share = &pricing->shares[agent];
    struct scale scale = {.pricing = pricing,
                          .least = INFINITY,
                          .turn = pricing->turn[agent],
                          .edge = knee_share * pricing->most};
    look_round(&scale, agent);
    find_knee(&scale);
    for (int unit = 0; unit < pricing->units[agent]; unit++)
        step[unit] = (cost)llround(
            POINT * (points_at(&scale, ledger_ratio(share, unit + 1)) -
                     tie_share * points_at(&scale, ledger_ratio(share, unit))));
}
