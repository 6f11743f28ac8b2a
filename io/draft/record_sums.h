/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file of the past carries on of an agent: the ledger and the wishes. */
#ifndef RECORD_SUMS_H
#define RECORD_SUMS_H

#include "record_agents.h"

struct record_agent;
void record_sums(struct reading *reading, const struct past_file *file,
                 const cJSON *node, struct record_agent *agent);

#endif
