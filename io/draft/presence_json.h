/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "presence": at least or at most so many people at work, or on a shift. */
#ifndef PRESENCE_JSON_H
#define PRESENCE_JSON_H

#include "json.h"
#include "reading.h"

void presences_read(struct reading *reading, const cJSON *node);

#endif
