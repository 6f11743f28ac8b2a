/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search that ended without a roster, for scripts: how, and which agents and
 * rules clash. */
#ifndef OUTCOME_JSON_H
#define OUTCOME_JSON_H

#include "outcome.h"
#include "problem.h"
#include "text.h"

void outcome_json_write(struct text *text, const struct problem *problem,
                        const struct outcome *outcome);

#endif
