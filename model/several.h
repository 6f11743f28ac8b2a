/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One roster for several volumes: who works when and on what is decided before
 * it is known which of them comes, and what is short then has its price times
 * the chance of that volume. */
#ifndef SEVERAL_H
#define SEVERAL_H

#include "problem.h"

/* The problem of all volumes together; `each` are the same but for the needs of
 * their queues, `weights` whole numbers above 0.  A queue asks for what the
 * first volume needs and, as a joint of its own, for what each further one
 * does, which is exact.  Of work that waits comes what does in the volume
 * `waiting`, and what is late of it has the chance of all volumes that bring at
 * least as much: no more than in truth, and as much where little is late.  What
 * is new is in the arena, all else that of the first. */
const struct problem *problem_for_all(const struct problem *const *each, int n,
                                      const int *weights, int waiting,
                                      struct arena *arena);

/* Whether any work that waits comes otherwise in one volume than in another. */
bool waits_otherwise(const struct problem *one, const struct problem *other);

#endif
