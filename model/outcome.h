/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a solve ended, so that io/ can tell of it without knowing the solver. */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "history.h"

enum outcome_status {
    OUTCOME_OPTIMAL,     /* cost equals bound */
    OUTCOME_WITHIN_GAP,  /* the gap asked for was reached, or `half_hour` */
    OUTCOME_LIMIT,       /* a time or work limit ended the search */
    OUTCOME_INTERRUPTED, /* Ctrl-C did */
    OUTCOME_RAISED,      /* found for more than the problem asks, as simulation
                            told to: the gap is also what that costs */
    OUTCOME_SHARED,      /* found for several volumes at once: likewise */
    OUTCOME_FAIRER,      /* made fairer than the cheapest: likewise */
    OUTCOME_NO_ROSTER    /* proven: some agent has no legal line of days */
};

/* For OUTCOME_NO_ROSTER: an agent for whom no line of days keeps these hard
 * rules together, and who would have one without any one of them. */
enum { CLASHES_MAX = 8 };

struct clash {
    int agent;
    rule_mask rules;
    int activity; /* of the agent's, which alone is too much; -1: none is */
    int turn_from, turn_until; /* days whose turn in the rotation is already too
                          much, a day or a week; until 0: none are */
    int fixed_from, fixed_until; /* days that are fixed, from the first to the
                          last of them, and too much alone; until 0: none are */
};

struct outcome {
    enum outcome_status status;
    cost cost;  /* of the roster, by the judge */
    cost bound; /* no roster can cost less; 0 where nothing is proven */
    /* WITHIN_GAP: more was open than the gap asked for, but half an hour of
     * shortage or less */
    bool half_hour;
    double seconds;
    double first_seconds;          /* until the first roster */
    int64_t work;                  /* labels, simplex iterations and moves */
    int rounds, moves, moves_kept; /* of pricing; of neighbourhood search */
    int threads;
    uint64_t seed;
    int n_clashes;
    struct clash clashes[CLASHES_MAX];
};

#endif
