/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What no line of an agent costs less than, where the sums of a long period
 * would make too many states: the states do not know them.  Minutes, weekends
 * and duties of a shift cost tolls instead, and
 *
 *   price(line) >= min over lines of [price + tolls] - tolls of the sums
 * allowed
 *
 * for any tolls (Lagrange; those of least sums are below 0).  A weekend costs
 * half its toll on the Saturday and half on the Sunday, which is no more than
 * the toll of a weekend. */
#ifndef SUMS_H
#define SUMS_H

#include "sweep.h"

enum { SUM_OF_MINUTES, SUM_OF_WEEKENDS, SUM_OF_SHIFTS };
enum { SUMS_MAX = SUM_OF_SHIFTS + SHIFTS_MAX };

/* Of one agent, from one pricing to the next. */
struct sums {
    int quantum;          /* all duties are multiples of so many minutes; 0: not
                             priced yet */
    cost toll[SUMS_MAX];  /* the best known: of a quantum, a weekend, a duty */
    cost trial[SUMS_MAX]; /* the next to try */
    cost step[SUMS_MAX];  /* how far the one after it moves, */
    int8_t way[SUMS_MAX]; /* and which way it did */
};

/* Rules that the states leave out. */
extern const rule_mask rules_of_sums;

/* The floor under the best known tolls, or under the next ones if that is
 * higher; `line` is the one that costs so much, and may break the rules left
 * out.  COST_FORBIDDEN: there is no line. */
cost sums_floor(struct sweep *sweep, const struct states *states,
                struct option_list *lists, int agent, struct sums *sums,
                struct line *line);

#endif
