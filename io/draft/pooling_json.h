/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "pooling": which queues share their peaks. */
#ifndef POOLING_JSON_H
#define POOLING_JSON_H

#include "json.h"
#include "reading.h"

/* After the queues. */
void pooling_read(struct reading *reading, const cJSON *node);

#endif
