/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "history" of the team: files of earlier rosters, or what `plan` keeps of
 * them. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include "json.h"
#include "reading.h"

/* What the key "format" of a history.json says. */
#define HISTORY_FORMAT "vaktel history 1"

/* Where plan leaves it if not told otherwise, as seen from the team. */
#define HISTORY_USUAL "roster/history.json"

/* Reads all files named into reading->record. */
void record_read(struct reading *reading, const cJSON *node);

#endif
