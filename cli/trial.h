/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster simulated as the options ask, and held to its targets. */
#ifndef TRIAL_H
#define TRIAL_H

#include "options.h"
#include "simulated.h"
#include "team_json.h"

struct trial {
    struct simulation *simulation;
    struct misses *misses;
    struct simulated simulated; /* of these two */
};

/* Reports where no queue has contacts. */
bool trial_is_possible(const struct team *team, struct diags *diags);

struct trial trial_of(const struct roster *roster,
                      const struct options *options);
void trial_free(struct trial *trial);

#endif
