/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changes to a team whose worth is looked at: one more agent like those
 * there are, one more duty, a skill, an hour, a looser rule. */
#ifndef WORTH_CASES_H
#define WORTH_CASES_H

#include "comparison.h"
#include "runs.h"

struct change_case {
    int number;   /* as they were made */
    int group;    /* of a duty: only the best duty of a group is told */
    int rank;     /* among those of its sort */
    bool refused; /* no team can be read with it */
    struct what_if *what_if; /* of one scenario */
    struct worth worth;
};

struct cases {
    struct arena *arena;
    int n;
    struct change_case *items;
    int n_all[N_WORTH_SORTS]; /* there are; of each sort so many are made at
                                 most, spread over all: */
    int n_why_not;
    const char **why_not; /* rules that cannot be relaxed, in words */
};

/* All changes to a team; what_if_free() of each. */
void cases_make(struct cases *it, const struct team *team, struct arena *arena);

/* "duties", and how many of a sort are made at most. */
const char *cases_names(enum worth_sort sort);
int cases_most(enum worth_sort sort);

#endif
