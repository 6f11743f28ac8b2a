/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files build_rules.c, build_agreed.c, build_laws.c and build_force.c
 * share. */
#ifndef BUILD_RULES_H
#define BUILD_RULES_H

#include "build.h"

struct clause_list {
    const struct clause **items;
    int n, room;
};

/* The team's own word, NULL: none. */
struct own_clauses {
    const struct clause *breaks, *times;
};

/* Laws that are no single limit: breaks, restricted times, averages. */
void build_laws(struct build *build, const struct draft_agent *draft,
                struct agent *agent, const struct clause_list *laws,
                const struct own_clauses *own);

/* The law as it is agreed for the agent, which is remembered to be told; NULL:
 * it does not hold. */
const struct clause *build_agreed(struct build *build,
                                  const struct draft_agent *draft,
                                  const struct agent *agent,
                                  const struct clause *clause);

/* "NO-9 of pack 'no' (rest 11h)", "own rules (rest 12h)" */
const char *build_source(const struct build *build,
                         const struct clause *clause);

/* Remembers that a law does not hold as it is, once, and for this agent;
 * NULL: for everybody. */
void build_except(struct build *build, const struct agent *agent,
                  struct force_exception exception);

/* Remembers a law that another clause makes needless for the agent. */
void build_give_way(struct build *build, const struct agent *agent,
                    const struct clause *law, const struct clause *to);

/* Whether some night duty is offered to the agent. */
bool build_works_nights(const struct build *build, const struct agent *agent);

#endif
