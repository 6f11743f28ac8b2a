/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents to whom the same is offered at the same price, whatever the prices of
 * rows are. */
#ifndef ALIKE_H
#define ALIKE_H

#include "prices.h"

/* The first agent whose group, weights in rows, choices and what is fixed are
 * this one's; the agent itself, if no other before it.  Rules, and numbers of
 * duties, may still tell them apart. */
int first_alike(const struct problem *problem, const struct rows *rows,
                int agent);

#endif
