/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Why do I have Sunday again?"  Who has borne less of what a duty is counted
 * as; burdens are numbered as in the team's ledger. */
#ifndef FEWER_H
#define FEWER_H

#include "plan.h"

#include <stdbool.h>

/* One who has borne less, and how much for each week there. */
struct fewer {
    int agent;
    double ratio;
};

/* Whether the duty that the agent has on the day is one of those that the
 * burden counts, in whole units. */
bool fewer_counts(const struct plan *plan, int agent, int day, int burden);

/* What the agent has borne of it, this roster too, for each week there. */
double fewer_ratio(const struct plan *plan, int agent, int burden);

/* Those who have a share in the burden and have borne less of it than the
 * agent, by a hundredth at least, the least first; how many.  `fewer` has room
 * for all agents. */
int fewer_find(const struct plan *plan, int agent, int burden,
               struct fewer *fewer);

#endif
