/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "queues": streams of work, and what they need. */
#ifndef QUEUE_JSON_H
#define QUEUE_JSON_H

#include "json.h"
#include "reading.h"

void queues_read(struct reading *reading, const cJSON *node);

/* Contacts per hour, or heads, of a window. */
double queue_amount(struct reading *reading, const cJSON *node, bool by_volume);

#endif
