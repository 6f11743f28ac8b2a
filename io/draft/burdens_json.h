/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "burdens" and "fairness" of the team. */
#ifndef BURDENS_JSON_H
#define BURDENS_JSON_H

#include "json.h"
#include "reading.h"

/* Each of the two may be NULL. */
void burdens_read(struct reading *reading, const cJSON *burdens,
                  const cJSON *fairness);

/* Whether the id is the team's own, not one that stands for a kind. */
bool burden_is_own(const char *id);

#endif
