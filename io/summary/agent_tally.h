/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent has in a roster, beside what the others have. */
#ifndef AGENT_TALLY_H
#define AGENT_TALLY_H

#include "roster.h"

enum tally_kind {
    TALLY_DUTIES,
    TALLY_WEEKENDS,
    TALLY_NIGHTS,
    TALLY_ON_CALL,
    TALLY_WISHES_REFUSED,
    TALLIES
};

struct tally {
    int own;
    int n_others, least, most, sum; /* least to sum: of the others */
};

/* All of them, in `tallies` of TALLIES. */
void agent_tally(const struct roster *roster, int agent, struct tally *tallies);

#endif
