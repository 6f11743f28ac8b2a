/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a presence rule or an activity is about: the members "tags" and
 * "agents" of an object, one of them at most. */
#ifndef WHO_JSON_H
#define WHO_JSON_H

#include "json.h"
#include "reading.h"

struct draft_who who_read(struct reading *reading, const cJSON *object);

#endif
