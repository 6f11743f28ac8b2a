/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one more of a burden costs its bearer, so that it goes to who has borne
 * least.  A unit costs by the ratio r that it brings its bearer to:
 *
 *     x = r / usual ratio
 *     ahead = (r - least ratio of the peers) * longest share of theirs, or 0
 *     points = price * ((x^2 + x^4) / 2 + ahead)
 *
 * or where whose turn it is has been worked out (burden_turns.h)
 *
 *     x = r / geometric mean of the usual ratio and that of the peers
 *     points = price * (x^2 + x^4) / 8               for units of their turn
 *                                                    that make even
 *              price * ((x^2 + x^4) / 8 + begun)     for others of it
 *              price * ((x^2 + x^4) / 2 + ahead + 2) for any other
 *     begun = (x^2 + x^4) / 2, at most 1
 *
 * for who has peers, and
 *
 *     points = price * ((x^2 + x^4) / 2 + 1)
 *
 * for who has none, as long as that is well below `most`, and from there on in
 * a straight line up to `most` at the largest ratio that anybody could come to.
 * Peers can do the same work, whether or not they are there in this roster, as
 * who bears it for them is ahead of them for good; who has none is ahead of
 * nobody.  Among peers the price grows with the ratio and with nothing else: of
 * independent burdens the cheapest sharing out is the leximax one, part-timers
 * included.  `ahead` keeps a unit worth the same in the fifth week and in the
 * fiftieth, and in a crew that bears little, where x moves less and less. */
#ifndef BURDEN_PRICES_H
#define BURDEN_PRICES_H

#include "ledger.h"

/* Alike for all who can do the same work. */
struct burden_turn {
    double ratio; /* up to which units are theirs; INFINITY: nothing known */
    double open;  /* up to which such units make even who has less */
    double usual; /* the ratio that theirs are seen against */
};

/* What a unit costs, in prices, that brings its bearer to x. */
static inline double burden_level(double x)
{
    return (x * x + x * x * x * x) / 2;
}

struct burden_pricing {
    const struct problem *problem;
    const struct burden_share *shares; /* [n_agents] */
    const double *weeks; /* [n_agents] of each share, those of the roster */
    const int *units;    /* [n_agents] the most in the roster */
    double usual;        /* ratio, above 0 */
    double price, most;  /* points of a unit, above 0 */
    double part;         /* of a duty, that a unit is: for `ahead` */
    uint64_t queues; /* bits of those that need somebody while it is borne */
    const struct burden_turn *turn; /* [n_agents] */
};

/* Whether speeds at the work of these queues are alike. */
bool work_alike(const struct problem *problem, uint64_t queues, int a, int b);

/* Whether one could bear for the other: days, tags, shifts, and speeds at all
 * work are alike. */
bool are_peers(const struct problem *problem, int a, int b);

/* Fills in step[units[agent]], which grow from unit to unit. */
void burden_prices(const struct burden_pricing *pricing, int agent, cost *step);

#endif
