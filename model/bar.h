/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What keeps somebody from a duty: a hard rule that their line would break with
 * it in place of what they do on that day, and does not break as it is; or one
 * that the duty breaks by itself. */
#ifndef BAR_H
#define BAR_H

#include "roster.h"

struct bar {
    struct breach breach;       /* what having the duty would be */
    const struct offer *duty;   /* the one not to be had */
    const struct offer *beside; /* of rules between two duties the other one,
                                   where it is in the roster; else NULL */
    int ended; /* of a rest after a duty from before the roster the slot at
                  which that ended; else LONG_AGO */
};

/* The hard rules that the agent's line breaks as it is; to be freed. */
struct breaches bar_before(const struct roster *roster, int agent);

/* Whether there is a bar; `before` is what bar_before() tells. */
bool bar_find(const struct roster *roster, int agent,
              const struct breaches *before, const struct offer *duty,
              struct bar *bar);

/* The same for a duty that is none of the agent's choices: false where the
 * first rule in its way is none of a law. */
bool bar_by_law(const struct problem *problem, int agent, int offer,
                struct bar *bar);

/* Counts one whom it keeps off, by rule: `barred` [N_RULES], and in `laws`
 * [N_RULES] the law that it is, as long as that is one for all. */
void bar_count(const struct problem *problem, const struct bar *bar,
               int *barred, const struct law **laws);

#endif
