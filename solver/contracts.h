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
void contracts_learn(struct search *search);
void contracts_free(struct search *search);

/* Whether every agent has states, and so is priced fast. */
bool contracts_known(const struct search *search);

/* Gives agents whose floors are loose states that keep one more shift's
 * number: that of the greatest toll. */
void contracts_refine(struct search *search);

#endif
