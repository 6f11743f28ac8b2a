/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "shifts": templates and families. */
#ifndef SHIFT_JSON_H
#define SHIFT_JSON_H

#include "json.h"
#include "reading.h"

void shifts_read(struct reading *reading, const cJSON *node);

#endif
