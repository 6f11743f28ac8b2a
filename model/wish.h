/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wishes one by one, for people: the costs that pricing reads are sums of
 * them.  Whether a roster grants a wish, and what refusing it costs. */
#ifndef WISH_H
#define WISH_H

#include "roster.h"

enum wish_kind {
    WISH_OFF,    /* the days from `day` up to `until` off, all of them */
    WISH_WORK,   /* to work on the day, in the shift */
    WISH_NOT,    /* not to work the shift on the day */
    WISH_IN,     /* to work in the hours from..to of the day only */
    WISH_OUT,    /* not to work in these */
    WISH_WITH,   /* if at work, in the colleague's shift */
    WISH_WITHOUT /* not in the colleague's shift */
};

struct wish {
    enum wish_kind kind;
    int day, until; /* of the agent's own; until: one past the last */
    int shift;      /* -1: any */
    int other;      /* WISH_WITH, WISH_WITHOUT: the colleague's index */
    int from, to;   /* slots; WISH_IN, WISH_OUT */
    cost price;     /* of refusing it; of a slot: WISH_IN, WISH_OUT */
};

/* Whether a duty of the agent's, or a day off (NULL), leaves the wish granted,
 * colleagues' days being as they are. */
bool wish_suits(const struct roster *roster, int agent, const struct wish *wish,
                int day, const struct offer *duty);

bool wish_granted(const struct roster *roster, int agent,
                  const struct wish *wish);

/* What the roster pays for not granting the wish; a wish may be worth 0. */
cost wish_paid(const struct roster *roster, int agent, const struct wish *wish);

struct wish_count {
    int asked, granted;
    int paid; /* refused and worth something */
};

struct wish_count wish_count(const struct roster *roster, int agent);
struct wish_count wish_count_all(const struct roster *roster);

/* The same problem in which the agent's choices are those that grant the wish.
 * What is new is in the arena. */
const struct problem *problem_granting(const struct roster *roster, int agent,
                                       const struct wish *wish,
                                       struct arena *arena);

#endif
