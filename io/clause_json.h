/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one rule asks, as it stands under "rules" of a team, in a rule pack, or
 * in an agreement. */
#ifndef CLAUSE_JSON_H
#define CLAUSE_JSON_H

#include "json.h"
#include "reading.h"

/* Rules that the team may set: all with a limit, and those of the contract. */
bool rule_is_settable(int rule);

/* Of "rules" of a team or an agent: a bare limit, an object or null.  The
 * clause knows its rule, and the limit below. */
void clause_read_own(struct reading *reading, const cJSON *node,
                     struct clause *clause);

/* A line of a rule pack; `clause` knows its pack. */
void clause_read_law(struct reading *reading, const cJSON *object,
                     struct clause *clause);

/* The limit by which an agreement replaces the one of `law`. */
void clause_read_agreed(struct reading *reading, const cJSON *object,
                        const struct clause *law, struct clause *terms);

#endif
