/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demand as JSON: queues and presence rules, and the slots in which they
 * need something. */
#ifndef DEMAND_JSON_H
#define DEMAND_JSON_H

#include "problem.h"
#include "text.h"

void demand_json_write(struct text *text, const struct problem *problem);

#endif
