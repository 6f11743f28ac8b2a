/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Meetings and training: "activities" of team.json. */
#ifndef ACTIVITY_JSON_H
#define ACTIVITY_JSON_H

#include "json.h"
#include "reading.h"

void activities_read(struct reading *reading, const cJSON *node);

#endif
