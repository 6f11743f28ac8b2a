/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule made a little looser: by a day, a time or an hour. */
#ifndef RELAX_H
#define RELAX_H

#include "arena.h"
#include "problem.h"

/* In the arena; all NULL where the rule does not hold or cannot be set. */
struct relaxed {
    const char *value; /* that stands for it under "rules" of team.json, "null"
                          where the rule goes as a whole */
    const char *words; /* "at 10h", "left out" */
    int limit, span;   /* as it would be; as it is where it goes */
    bool dropped;
    const char *why_not; /* it cannot be: "is law (NO-9)" */
};

struct relaxed relax_rule(struct arena *arena, const struct agent *agent,
                          enum rule rule);

#endif
