/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "rules", of the team, the defaults or an agent; "agreements", "overtime" and
 * "settlement". */
#ifndef RULES_JSON_H
#define RULES_JSON_H

#include "json.h"
#include "reading.h"

/* What the value says, laid on what is below (NULL: nothing): an object, or a
 * list of packs and objects. */
const struct clauses *rules_read(struct reading *reading, const cJSON *node,
                                 const struct clauses *below);

/* What is agreed of the laws in force; each may be NULL. */
void agreements_read(struct reading *reading, const cJSON *node);
void settlement_read(struct reading *reading, const cJSON *node);

/* The settings of rules.def. */
void rules_usual(struct rule_setting *settings);

/* The packs whose documents were read. */
void packs_free(struct reading *reading);

#endif
