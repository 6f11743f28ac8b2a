/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WINDOW_H
#define WINDOW_H

#include "search.h"

/* Some days on which everybody is free, the others kept as they are; or all
 * days. */
struct window {
    int from, to;             /* days */
    int first_slot, end_slot; /* that duties of these days can touch */
    const struct line *keep;  /* [n_agents], NULL: all days are free */
    bool held;   /* the heads in rows may be held: see master_hold_row() */
    bool mended; /* of all days: a dive that comes to too much is, by windows */
    struct states **states; /* [n_agents] in these days, NULL where there are
                               none; or NULL */
};

struct window window_whole(const struct problem *problem);
struct window window_days(const struct problem *problem,
                          const struct line *keep, int from, int to);

/* How an agent is priced in the window. */
struct pricing window_pricing(const struct search *search,
                              const struct window *window, int agent,
                              const struct prices *prices);

/* Large neighbourhood search over time: everybody's duties in the days
 * [from, to) are planned anew by column generation and a dive. */
void window_replan(struct search *search, int from, int to);

/* The same in the problem as it is: over a long time window_replan() does it in
 * a part of it (part.h). */
void window_replan_days(struct search *search, int from, int to);

#endif
