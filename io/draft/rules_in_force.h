/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told of the laws that a team's rosters keep: which packs, what was
 * agreed otherwise, which rule gave way to a stricter one. */
#ifndef RULES_IN_FORCE_H
#define RULES_IN_FORCE_H

#include "rules.h"

/* A rule pack that binds the team or some of its agents. */
struct force_pack {
    const char *id, *title, *as_of;
    const char *file;     /* of the user's own; NULL: the program's */
    int n_rules, n_notes; /* kept by rosters, and only to be known */
};

/* A law that does not hold as it is. */
struct force_exception {
    const struct law *law;
    const char *other; /* "NO-9 of pack 'no' (rest 11h)": what is stricter;
                          NULL: agreed */
    const struct law *stricter; /* its law, NULL: the team's own rules */
    const char *terms;          /* what holds instead: "off", "rest 8h" */
    bool limited;               /* that is a rule of one limit: */
    enum rule rule;
    struct rule_setting setting;
    const char *unchecked; /* what an agreement must keep besides, or NULL */
    const char *reason;    /* of the agreement */
    int n_agents;          /* whom it concerns; 0: everybody */
    const int *agents;     /* in the team's order */
};

/* So many days before its start a roster is to be known. */
struct force_notice {
    const struct law *law;
    int days;
};

struct rules_in_force {
    int n_packs;
    const struct force_pack *packs;
    int n_exceptions;
    const struct force_exception *exceptions;
    int n_notices;
    const struct force_notice *notices;
};

#endif
