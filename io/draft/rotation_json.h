/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose turn is which shift, week by week: "rotation" of an agent. */
#ifndef ROTATION_JSON_H
#define ROTATION_JSON_H

#include "json.h"
#include "reading.h"

void rotation_read(struct reading *reading, const cJSON *node,
                   struct draft_agent *agent);

#endif
