/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "rules", of the team or of an agent. */
#ifndef RULES_JSON_H
#define RULES_JSON_H

#include "json.h"
#include "reading.h"

/* Changes those settings that the object names. */
void rules_read(struct reading *reading, const cJSON *node,
                struct rule_setting *settings);

/* The settings of rules.def. */
void rules_usual(struct rule_setting *settings);

#endif
