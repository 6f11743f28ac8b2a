/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan --volumes: one roster for several volumes, and what it misses in each
 * against the roster that is best for that volume alone. */
#ifndef VOLUMES_H
#define VOLUMES_H

#include "options.h"
#include "runs.h"
#include "text.h"

/* Files that --volumes and --weights may name. */
enum { VOLUMES_MAX = 8 };

struct volumes {
    struct runs runs; /* the team's own volume, then each file's */
    int weights[VOLUMES_MAX];
    struct roster *shared[VOLUMES_MAX]; /* the roster, queues shared out anew */
    cost cost, bound; /* of the roster in all volumes, each times its weight */
};

/* Reads the files; false, and reports, where they do not fit. */
bool volumes_read(struct volumes *it, const char *team,
                  const struct options *options, struct diags *diags);

/* The roster of the team's own problem, as from solve(): no dearer in all
 * volumes than any that was found for one of them. */
struct roster *volumes_solve(struct volumes *it,
                             const struct solve_options *orders,
                             struct outcome *outcome);

/* The table; JSON likewise. */
void volumes_text_write(struct text *text, const struct volumes *it);
void volumes_json_write(struct text *text, const struct volumes *it);

void volumes_free(struct volumes *it);

#endif
