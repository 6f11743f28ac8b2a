/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one rule of rules.def asks, as it stands under "rules" of a team, in a
 * rule pack, or in an agreement. */
#ifndef CLAUSE_JSON_H
#define CLAUSE_JSON_H

#include "json.h"
#include "reading.h"

/* Rules that the team may set: all with a limit, and those of the contract. */
bool rule_is_settable(int rule);

/* Rules of which something is free of so many: {"free": 1, "of": 4}. */
bool rule_is_share(int rule);

/* On or off, without a number. */
bool rule_is_switch(int rule);

/* Of "rules" of a team or an agent: a bare limit, an object or null.  The
 * clause knows its rule, and the limit below. */
void clause_read_own(struct reading *reading, const cJSON *node,
                     struct clause *clause);

/* What the clause's rule asks, in the keys of an object. */
void clause_read_terms(struct reading *reading, const cJSON *object,
                       struct clause *clause);

/* Adds these keys behind `n` others; how many there are then. */
int clause_term_keys(int rule, const char **keys, int n);

/* A bare limit; a share. */
int clause_read_limit(struct reading *reading, const cJSON *node, int rule);
void clause_read_share(struct reading *reading, const cJSON *object,
                       struct rule_setting *setting);

#endif
