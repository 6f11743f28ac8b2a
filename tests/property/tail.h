/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A problem that begins where another is interrupted. */
#ifndef TAIL_H
#define TAIL_H

#include "problem.h"

/* The problem from `first_day` on, with `before` of each agent left as it is
 * in `problem`, its slot moved: the caller puts the real one there.  Nothing of
 * the queues and presence rules is kept.  Offers are those of the problem from
 * offer *first_offer on.  Freed by arena_free(tail->arena). */
struct problem *tail_new(const struct problem *problem, int first_day);

/* The slot of the problem that is slot 0 of its tail. */
int tail_base(const struct problem *problem, int first_day);

/* What an agent remembers, in the slots of the tail. */
struct history tail_history(const struct problem *problem, int first_day,
                            struct history history);

/* The offer of the tail that is this one of the problem's. */
int tail_offer(const struct problem *problem, const struct problem *tail,
               int calendar, int first_day, int offer);

#endif
