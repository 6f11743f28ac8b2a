/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a scenario: each makes one change from the node that tells of
 * it. */
#ifndef WHAT_IF_PARTS_H
#define WHAT_IF_PARTS_H

#include "json.h"
#include "reading.h"

/* "agents", "remove" and "sickness", as a whole. */
void what_if_agents(struct reading *reading, const cJSON *node);
void what_if_remove(struct reading *reading, const cJSON *node);
void what_if_sickness(struct reading *reading, const cJSON *node);

/* An item of "train", "hours" and "add". */
void what_if_train(struct reading *reading, const cJSON *object);
void what_if_hours(struct reading *reading, const cJSON *object);
void what_if_add(struct reading *reading, const cJSON *object);

/* As many newcomers as `count`, all alike. */
void what_if_add_some(struct reading *reading, const cJSON *object, int count);

#endif
