/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person reads on the terminal about a roster. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "plan.h"
#include "text.h"

struct summary_style {
    int width;   /* columns; held to 80 to 100 */
    bool colour; /* ANSI */
};

/* The roster as a grid, cover and its shortages with their reasons, hours
 * against contract, cost by rule and by agent, how good it is (if there is an
 * outcome), and the rules broken.  With an outcome for `plan`, without for
 * `check`. */
void summary_write(struct text *text, const struct plan *plan,
                   const struct summary_style *style);

/* One line: "legal; 3.5 hours short; costs 4211 points". */
void summary_verdict(struct text *text, const struct plan *plan);

/* How many hard rules the roster breaks. */
int summary_hard_breaches(const struct score *score);

/* Why there is no legal roster: the agents and the rules that clash. */
void summary_clashes(struct text *text, const struct team *team,
                     const struct outcome *outcome);

#endif
