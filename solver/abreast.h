/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two windows planned anew at the same time, each beside the roster as it is:
 * the linear programs of windows, unlike pricing, are work of one thread.  One
 * thread alone plans them one after the other, with the same result. */
#ifndef ABREAST_H
#define ABREAST_H

#include "search.h"

enum { ABREAST = 2 };

/* The days [from, to), and what came of them. */
struct trial {
    int from, to;
    void *context; /* of who plans them */
    cost gain;     /* had they been planned alone */
    int64_t work;  /* ticks */
};

struct abreast;

struct abreast *abreast_new(struct search *search);
void abreast_free(struct abreast *abreast);

/* Has the days of each trial planned anew by plan(), which works on a search
 * of its own.  The search gets what both found, where their days are not the
 * same, each agent as far as no rule forbids it; or what is better. */
void abreast_try(struct abreast *abreast, struct trial trials[], int n,
                 void (*plan)(struct search *side, struct trial *trial));

#endif
