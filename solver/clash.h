/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLASH_H
#define CLASH_H

#include "problem.h"
#include "stop.h"

/* Hard rules that no line of days of the agent keeps together, given that
 * there is none under all: made as few as exact pricing can prove until `stop`
 * ends it. */
rule_mask clash_of(const struct problem *problem, int agent,
                   const struct stop *stop);

/* The first of the agent's activities that alone clashes with the other rules
 * of the mask; -1 where none does, or the mask does not ask for them. */
int clash_activity(const struct problem *problem, int agent, rule_mask mask,
                   const struct stop *stop);

#endif
