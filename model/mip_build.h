/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the mixed integer program share while it is built. */
#ifndef MIP_BUILD_H
#define MIP_BUILD_H

#include "mip.h"

/* A linear expression; its terms may name a column more than once. */
struct expr {
    struct mip_term *terms;
    int n, room;
    int64_t constant;
};

struct mip_build {
    const struct problem *problem;
    struct mip *mip;
    int *worked;     /* [n_agents * n_days] column w, -1: never works */
    int **taken;     /* [n_agents][choices] column x */
    struct expr row; /* scratch */
    int *place;      /* [n_place] scratch: 1 + where a column's term is */
    int n_place;
};

void expr_add(struct expr *expr, int column, int64_t value);
void expr_clear(struct expr *expr); /* to 0, keeping its room */
void expr_free(struct expr *expr);

int mip_add_column(struct mip_build *build, const char *name, cost price,
                   int64_t least, int64_t most, bool whole);

/* least <= expr <= most; `expr` is left as it was. */
void mip_add_row(struct mip_build *build, const char *what,
                 const struct expr *expr, int64_t least, int64_t most);

/* Each unit by which the expression is above 0 costs `price`; it must not be
 * where that is COST_FORBIDDEN. */
void mip_add_excess(struct mip_build *build, const char *what,
                    const struct expr *expr, cost price);

/* Adds value * (agent works on the day). */
void expr_add_worked(const struct mip_build *build, struct expr *expr,
                     int agent, int day, int64_t value);

void mip_add_rules(struct mip_build *build, int agent); /* mip_rules.c */
void mip_add_cover(struct mip_build *build);            /* mip_cover.c */

#endif
