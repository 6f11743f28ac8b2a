/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "agents" and "defaults". */
#ifndef AGENT_JSON_H
#define AGENT_JSON_H

#include "json.h"
#include "reading.h"

/* Reads an agent's keys over what is there already, but for "id", "name" and
 * "calendars", which are unknown here; `more` are known besides. */
void agent_read_over(struct reading *reading, const cJSON *object,
                     const char *const *more, int n_more,
                     struct draft_agent *agent);

/* Skills that are to be had on top of others. */
struct names agent_read_skills(struct reading *reading, const cJSON *node);

/* What holds for agents who do not say otherwise; `node` may be NULL. */
void defaults_read(struct reading *reading, const cJSON *node);
void agents_read(struct reading *reading, const cJSON *node);

#endif
