/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a queue or a presence rule is short, by counting: everybody who has the
 * skills is put under one heading, and each heading is a fact that can be
 * looked up in the roster, or proven by giving the agent the duty and asking
 * the rules. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "bar.h"
#include "score.h"

/* Who counts: for queues by skills, for presence rules by tags, or by name. */
enum whom { WITH_SKILLS, WITH_TAGS, ANYBODY, NAMED };

/* People noted by name; BARS_TOLD: ways in which laws keep people off, where
 * people read it. */
enum { CALLABLE_MAX = 3, BARS_MAX = 8, BARS_TOLD = 3 };

/* Counts are agents, in the first slot (or on the day) of the gap. */
struct reason {
    enum whom whom;
    int skilled;       /* have the skills or tags */
    int may;           /* of these: at work then, or offered a duty then */
    int level_most;    /* the most that such agents are worth in any slot of
                          the gap, hundredths of a head; and how many they */
    int may_most;      /* are there */
    bool never_enough; /* level_most < need: no roster covers the gap */
    bool no_shift;     /* no shift reaches into the gap */
    bool from_before;  /* nobody may in the first slot of the horizon, so only
                          a duty from before it could help */

    /* Those who may, by what they do in this roster; they add up to `may`. */
    int serving, elsewhere, on_break, busy, idle;
    int barred[N_RULES]; /* any duty then would break this hard rule */
    const struct law *laws[N_RULES]; /* behind it, the same for all of them */
    int free; /* a duty then, on a day off, breaks no hard rule */
    int callable[CALLABLE_MAX]; /* the first agents of these */
    int movable; /* the same in place of another duty of that day */

    int n_bars; /* people whom a law keeps off, of the first of whom: */
    struct bar bars[BARS_MAX];
};

/* The gap must be one of too few. */
struct reason explain_gap(const struct roster *roster, const struct gap *gap);

/* The reason as a sentence without full stop: "only 3 of the 5 with the skills
 * may work then".  In `text`, which has room for REASON_ROOM. */
enum { REASON_ROOM = 1024 };
const char *explain_sentence(const struct problem *problem,
                             const struct reason *reason, char *text);

/* Who else could have a duty that an agent has: each of the others under one
 * heading. */
struct others {
    int same;            /* work it too */
    int may_not;         /* by their own terms, or never offered it */
    int unskilled;       /* can serve less than half of its time on queues */
    int busy;            /* on another duty that day */
    int barred[N_RULES]; /* off, and having it would break this hard rule */
    const struct law *laws[N_RULES]; /* behind it, the same for all of them */
    int free;                        /* off, and could have it */
    int callable[CALLABLE_MAX];      /* the first agents of these */
};

struct others explain_others(const struct roster *roster, int agent, int day);

/* Under which heading one of them is. */
enum standing {
    STANDING_AWAY,    /* on leave, or busy; counted with those who may not */
    STANDING_MAY_NOT, /* by the rule of `bar`; N_RULES: it is none of the duties
                         on the agent's clock */
    STANDING_SAME,
    STANDING_UNSKILLED,
    STANDING_BUSY,
    STANDING_BARRED,    /* by `bar` */
    STANDING_UNWILLING, /* free, but the day off grants a wish */
    STANDING_FREE
};

/* `agent` has a duty on that day. */
enum standing explain_other(const struct roster *roster, int agent, int day,
                            int other, struct bar *bar);

/* "resting", "without the skills" */
const char *explain_standing_words(const struct problem *problem,
                                   enum standing standing,
                                   const struct bar *bar, char *text);

/* "2 work it too, 1 on another duty, 1 resting, 1 off who could be called in
 * (Bo)" */
const char *explain_others_sentence(const struct problem *problem,
                                    const struct others *others, char *text);

/* Where those with the skills were while deferred work piled up, which was
 * late in the end: slots of agents at work from the gap's start to its end. */
struct whereabouts {
    int skilled; /* agents */
    int serving, elsewhere, idle;
};

struct whereabouts explain_late(const struct roster *roster,
                                const struct gap *gap);

const char *explain_late_sentence(const struct problem *problem,
                                  const struct whereabouts *were, char *text);

#endif
