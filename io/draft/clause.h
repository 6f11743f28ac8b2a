/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What "rules" say, clause by clause, before it is known whom they bind: of a
 * rule pack, or of the team itself.  Layers lie on each other: the team's
 * packs and objects, then those of the defaults, then of the agent; from all
 * of them build_rules.c finds what holds. */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "averages.h"
#include "draft.h"

enum clause_kind {
    CLAUSE_RULE,    /* a rule of rules.def, with its limit */
    CLAUSE_AVERAGE, /* hours over longer times */
    CLAUSE_NIGHT,   /* which duties are night duties */
    CLAUSE_NOTICE,  /* how long before its start a roster is told */
    CLAUSE_NOTE     /* nothing that a roster could keep or break */
};

struct pack;

struct clause {
    struct spot spot;
    enum clause_kind kind;
    const struct pack *pack; /* NULL: of the team itself, and then no law */
    const struct law *law;

    /* Whom it binds: agents with all these tags, but not those with all of
     * `unless`; of night averages, those who may be given a night duty. */
    struct names who, unless;
    bool night_workers;
    bool ordinary; /* it binds where there is no overtime; where there is, it
                      tells what is overtime */
    bool overtime; /* it binds only where there is overtime */
    bool premium;  /* whoever pays for it may break it: the usual limit, which
                      no law asks for, gives way */

    enum rule rule;              /* CLAUSE_RULE */
    struct rule_setting setting; /* price: see premium, RULE_HARD */
    struct rule_setting better;  /* of the team; price 0: none */
    int agreed, agreed_span;     /* how far an agreement may take the limit; or
                                    RULE_OFF: as far as it likes */
    const char *unchecked;       /* what else an agreement must keep, NULL:
                                    nothing */
    const struct break_law *breaks; /* of break_time */
    int stretch;                    /* minutes at work without a break, or 0 */
    int n_times;                    /* of restricted */
    const struct window *times;

    struct draft_average average; /* CLAUSE_AVERAGE; settlement is not set */
    struct window night;          /* CLAUSE_NIGHT: from, to; over midnight if
                                     `to` is not after `from` */
    int minutes;                  /* of work in it that make a night duty */
    int days;                     /* CLAUSE_NOTICE */
};

struct clauses {
    const struct clauses *below; /* NULL: the lowest */
    const struct pack *pack;     /* NULL: of the team itself */
    int n;
    const struct clause *items;
};

/* A rule pack as read. */
struct pack {
    const char *id;    /* its file's name: "no" */
    const char *title; /* "Norway, Working Environment Act chapter 10" */
    const char *as_of, *binds;
    const char *path; /* as errors name it */
    bool built_in;    /* it is the program's own */
    const struct json *json;
    struct clauses rules;
    struct pack *next;
};

/* What is agreed of a law. */
struct agreement {
    struct spot spot, rule_spot;
    const char *rule; /* its id */
    bool off;
    struct clause terms; /* the limit instead */
    const char *reason;
    struct names agents, tags; /* for whom; none: everybody */
};

#endif
