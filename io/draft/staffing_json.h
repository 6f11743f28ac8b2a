/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of a queue that tell how heads follow from its contacts. */
#ifndef STAFFING_JSON_H
#define STAFFING_JSON_H

#include "json.h"
#include "reading.h"

/* Reads them into the queue's staffing, and reports those that do not go with
 * each other, or, where heads are given, with "need". */
void staffing_read(struct reading *reading, const cJSON *object,
                   struct draft_queue *queue);

#endif
