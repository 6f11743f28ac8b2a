/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "handling_times": where the lengths of contacts that really were stand. */
#ifndef TIMES_JSON_H
#define TIMES_JSON_H

#include "json.h"
#include "reading.h"

void times_read(struct reading *reading, const cJSON *object,
                struct draft_queue *queue);

#endif
