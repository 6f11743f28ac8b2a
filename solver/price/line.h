/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of work: one agent's days over the whole horizon, breaks placed.
 * The columns of the linear program are lines. */
#ifndef LINE_H
#define LINE_H

#include "roster.h"

struct line {
    int agent;
    cost own;            /* wishes and priced rules, by history_add_day() */
    struct duty *duties; /* [n_days] */
};

struct line line_new(const struct problem *problem, int agent);
void line_free(struct line *line);
void line_copy(const struct problem *problem, struct line *to,
               const struct line *from);
bool line_equal(const struct problem *problem, const struct line *a,
                const struct line *b);
bool duty_equal(const struct problem *problem, const struct duty *a,
                const struct duty *b);

/* at_work[n_slots]: 1 where the line's duties are at work; a duty carried in
 * from before is not the line's. */
void line_at_work(const struct problem *problem, const struct line *line,
                  uint8_t *at_work);

/* Whether the line counts in a row (slot or day) of the presence rule, given
 * that its agent is one of those counted. */
bool line_is_present(const struct problem *problem,
                     const struct presence *presence, const struct line *line,
                     const uint8_t *at_work, int row);

/* Recomputes line->own; COST_FORBIDDEN where a rule of `mask` is broken, that
 * breaks lie as they must among them (RULE_breaks).  The
 * hard rules found broken are added to `*broken`, if not NULL. */
cost line_judge(const struct problem *problem, struct line *line,
                rule_mask mask, rule_mask *broken);

#endif
