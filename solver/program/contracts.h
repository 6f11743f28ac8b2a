/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The states of every agent (states.h), worked out once for all agents of one
 * contract, as long as there is room and time; the others are priced by
 * labels. */
#ifndef CONTRACTS_H
#define CONTRACTS_H

#include "search.h"

/* No states yet. */
void contracts_begin(struct search *search);
/* Of all rules where that makes few states, as on small desks; over longer than
 * a week else without those that look back over seven days. */
void contracts_learn(struct search *search);
/* Always without those: made sooner, and enough to find lines by. */
void contracts_learn_lines(struct search *search);
/* States of all days that leave out sums of the period: for the bound alone. */
void contracts_relax(struct search *search);
void contracts_free(struct search *search);

/* Whether every agent has states, and so is priced fast. */
bool contracts_known(const struct search *search);

/* The agent's states while only some days are free: for the caller to free;
 * NULL where they are too many.  Adds the arcs looked at to *work. */
struct states *contracts_of_days(const struct search *search, int agent,
                                 struct free_days free, int64_t *work);

/* Gives agents whose floors are loose states that keep one more shift's
 * number: that of the greatest toll. */
void contracts_refine(struct search *search);

#endif
