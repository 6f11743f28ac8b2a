/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "agents" and "defaults". */
#ifndef AGENT_JSON_H
#define AGENT_JSON_H

#include "json.h"
#include "reading.h"

/* What holds for agents who do not say otherwise; `node` may be NULL. */
void defaults_read(struct reading *reading, const cJSON *node);
void agents_read(struct reading *reading, const cJSON *node);

#endif
