/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A team and a roster of it, read and judged: what `check`, `export` and
 * `simulate` begin with. */
#ifndef JUDGED_H
#define JUDGED_H

#include "options.h"
#include "plan.h"

struct judged {
    struct team *team;
    struct roster *roster;
    struct score *score;
    struct plan plan; /* of these three */
};

/* Reads the two operands TEAM and ROSTER; false if anything is reported. */
bool judged_read(struct judged *judged, const struct options *options,
                 struct diags *diags);

/* A roster may be passed on or tried broken, but not unawares: says on standard
 * error how many hard rules it breaks. */
void judged_warn_of_broken(const struct judged *judged,
                           const struct options *options);
void judged_free(struct judged *judged);

#endif
