/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that make up an agent share. */
#ifndef GEN_MAKER_H
#define GEN_MAKER_H

#include "gen.h"

struct maker {
    struct rng *rng;
    enum gen_size size;
    struct problem *problem;
    struct agent *who;
};

static inline int pick(struct maker *maker, int from, int to)
{
    return gen_pick(maker->rng, from, to);
}

static inline bool chance(struct maker *maker, int percent)
{
    return gen_chance(maker->rng, percent);
}

/* Of a day of the horizon or before it; Monday is 0. */
static inline int weekday(const struct maker *maker, int day)
{
    return ((maker->problem->grid.first_date + day) % 7 + 3) % 7;
}

#define ARRAY(maker, type, count)                                              \
    ARENA_ARRAY((maker)->problem->arena, type, (count))

/* gen_rules.c: limits, prices, better limits; contracts aside. */
void gen_rules(struct maker *maker, const struct gen_team *team);

/* gen_law.c: weeks of rest, gauges, restrictions, breaks that are due. */
void gen_law(struct maker *maker);

/* gen_past.c: what came before, all of it from the same duties. */
void gen_past(struct maker *maker);

#endif
