/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The assignment problem: n people, n places, and what each pair costs. */
#ifndef ASSIGN_H
#define ASSIGN_H

#include "rules.h"

/* Puts person i into place place[i], each into one of its own, at the least
 * sum of price[i * n + place]; returns the sum.  Prices are not below 0 and n
 * times the largest is less than COST_FORBIDDEN.  Among the cheapest ways it is
 * always the same one.
 *
 * Shortest augmenting paths (Jonker and Volgenant 1987), O(n^3). */
cost assign(int n, const cost *price, int *place);

#endif
