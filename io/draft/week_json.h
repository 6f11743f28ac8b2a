/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent's days hold: availability, time off, wishes, fixed and
 * forbidden duties. */
#ifndef WEEK_JSON_H
#define WEEK_JSON_H

#include "json.h"
#include "reading.h"

void week_read(struct reading *reading, const cJSON *object,
               struct draft_agent *agent);

#endif
