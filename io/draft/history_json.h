/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "history": what came before the first day. */
#ifndef HISTORY_JSON_H
#define HISTORY_JSON_H

#include "json.h"
#include "reading.h"

void history_read(struct reading *reading, const cJSON *node,
                  struct draft_history *history);

#endif
