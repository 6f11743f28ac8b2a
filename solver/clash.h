/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLASH_H
#define CLASH_H

#include "problem.h"

/* Hard rules that no line of days of the agent keeps together, and of which
 * none can be spared: proven by exact pricing under each smaller set.  No rules
 * where there is a line. */
rule_mask clash_of(const struct problem *problem, int agent);

#endif
