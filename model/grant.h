/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What granting a wish that a roster refuses would cost: an upper bound, by
 * the judge on the best roster found in which the agent's days, and those of
 * one colleague at most, are other ones so that the wish is granted. */
#ifndef GRANT_H
#define GRANT_H

#include "wish.h"

enum grant_end {
    GRANT_FOUND,  /* at most `extra` */
    GRANT_BARRED, /* no days of the agent grant it and keep the hard rules */
    GRANT_UNKNOWN /* none were found */
};

struct grant {
    enum grant_end end;
    int agent;
    struct wish wish;
    cost paid;              /* for refusing it */
    cost extra;             /* of all, more than now; `paid` is saved in it */
    int64_t short_centimin; /* hours of shortage more, as in struct score */
    int helper;          /* the colleague whose days change as well, -1: none */
    int queue;           /* in which most more is missing, in the hours of the
                            agent's duties then if in any; -1: in none */
    int start, end_slot; /* and when most of it */
    bool elsewhere;      /* that is not all of it */
};

/* Of a roster, dearest first within the limit of how many are asked. */
struct grants {
    struct grant *items;
    int n, room;
    int untold; /* wishes refused beyond these */
};

void grants_free(struct grants *grants);

#endif
