/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second judge.  It is written from io/FORMAT.md alone, shares no code
 * with the first one (score.c, history.c, roster.c) and remembers nothing from
 * one day to the next: every rule looks at the whole line of an agent's days
 * again.  Slow and plain on purpose; the property tests want both to agree. */
#ifndef NAIVE_H
#define NAIVE_H

#include "roster.h"

struct naive {
    bool legal;
    cost total; /* of everything priced */
    cost shortage, surplus, presence;
    cost rules[N_RULES]; /* priced breaches by rule */
    int64_t short_centimin, need_centimin;
    struct breach *breaches; /* in no particular order */
    int n_breaches, room;
};

/* A verdict of nothing yet: legal, free. */
struct naive naive_new(void);
void naive_free(struct naive *naive);

/* Judges the roster; the caller owns what is inside the result. */
struct naive naive_judge(const struct roster *roster);

/* Adds what one agent's days cost and break, held only to the rules in `mask`
 * (skill is not among them: it is a matter of queues). Duties that overlap are
 * never legal. */
void naive_line(const struct problem *problem, int agent,
                const struct duty *days, rule_mask mask, struct naive *naive);

/* Adds a breach as it is, its cost being known. */
void naive_add(struct naive *naive, struct breach breach);

/* Adds a breach, priced by the agent's setting of the rule. */
void naive_report(const struct problem *problem, struct breach breach,
                  struct naive *naive);

/* Whether the duty keeps the agent at work in the slot: on duty, no break. */
bool naive_on_duty(const struct offer *offer, const short *pause, int slot);

/* Whether the breaks of a duty are where they may be. */
bool naive_pauses_fit(const struct offer *offer, const short *pause);

/* Whether no stretch of work in the duty is longer than the agent may have. */
bool naive_stretches_kept(const struct agent *who, const struct offer *offer,
                          const short *pause);

/* Price of shortage and surplus of one slot in which agent a serves
 * serves[a] (NO_QUEUE: none) and at_work[a] tells who is there; that of queues
 * whose work may wait, and of targets of the day, is not in it. */
cost naive_slot_cost(const struct problem *problem, int slot, const int *serves,
                     const bool *at_work);

/* One slot of a queue whose work may wait, served at `level`: what waits at its
 * end, what is late, and what both cost. */
struct naive_wait {
    int waiting, late;
    cost shortage, surplus;
};

struct naive_wait naive_wait(const struct problem *problem, int queue, int slot,
                             int waiting, int level);

/* What a level gains for a target of the day, thousandths of a contact. */
int naive_gain(const struct problem *problem, int queue, int slot, int level);

/* Price of `missing` hundredths, one after another. */
cost naive_steps(const struct steps *steps, int missing);

/* Whether an activity takes the agent off the queues in the slot. */
bool naive_is_busy(const struct problem *problem, int agent, int slot);

/* What an agent adds to the rows of a presence rule. */
int naive_weight(const struct problem *problem, const struct presence *presence,
                 int agent);

/* Price of a presence rule's rows, counting where[a][row]. */
cost naive_presence_row(const struct presence *presence, int row, int heads);

#endif
