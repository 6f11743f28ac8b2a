/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An agent's own terms (orders, leave, availability, shifts it may not work,
 * rules that look at one duty alone, wishes) only take offers away or price
 * them; its contract says what may follow what.  Agents of one contract have
 * the same states. */
#ifndef TERMS_H
#define TERMS_H

#include "problem.h"

/* The agent alone, without terms of its own, held to the rules of the mask;
 * numbers of duties are limited for these shifts alone.  Its choices are those
 * of all agents of its contract.  It owns an arena of its own. */
struct problem *terms_free(const struct problem *problem, int agent,
                           rule_mask mask, uint64_t shifts);

/* Whether two agents differ in their own terms alone, as far as the rules of
 * the mask and numbers of duties of these shifts go.  Whatever else an agent
 * may have keeps them apart. */
bool terms_alone(const struct problem *problem, int a, int b, rule_mask mask,
                 uint64_t shifts);

#endif
