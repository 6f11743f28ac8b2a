/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of a rule pack, and what is agreed instead of it. */
#ifndef LAW_JSON_H
#define LAW_JSON_H

#include "json.h"
#include "reading.h"

/* A line of a rule pack; `clause` knows its pack. */
void clause_read_law(struct reading *reading, const cJSON *object,
                     struct clause *clause);

/* The limit by which an agreement replaces the one of `law`. */
void clause_read_agreed(struct reading *reading, const cJSON *object,
                        const struct clause *law, struct clause *terms);

#endif
