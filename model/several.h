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
 * does, which is exact; work that waits comes as it does on average.  What is
 * new is in the arena, all else that of the first. */
const struct problem *problem_for_all(const struct problem *const *each, int n,
                                      const int *weights, struct arena *arena);

#endif
