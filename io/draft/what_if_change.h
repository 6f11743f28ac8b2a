/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scenario's changes, made while the team is read: first in the document,
 * then to the agents and volumes that have been read from it. */
#ifndef WHAT_IF_CHANGE_H
#define WHAT_IF_CHANGE_H

#include "reading.h"
#include "what_if.h"

/* Keys of an object of changes. */
extern const char *const scenario_keys[];
extern const int n_scenario_keys;

/* Puts what the scenario says of "team" into the document. */
void scenario_edit(struct reading *reading, struct json *json);

/* Changes agents and volumes; the drafts are complete. */
void scenario_change(struct reading *reading);

#endif
