/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of a queue whose work may wait. */
#ifndef DEFERRAL_JSON_H
#define DEFERRAL_JSON_H

#include "json.h"
#include "reading.h"

/* "answer_within" and what goes with it. */
void deferral_read(struct reading *reading, const cJSON *object,
                   struct draft_queue *queue);

#endif
