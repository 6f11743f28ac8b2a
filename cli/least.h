/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How few more agents are enough, and a proof that fewer are not.
 *
 * Duals give a bound on the shortage that is a sum over agents, so those of one
 * search bound it for any number of would-be agents: L + sum of x[k] * v[k],
 * where v[k] is what a line of an agent of kind k is worth.  Numbers for which
 * such a bound is above nought are too few.  The fewest that no bound speaks
 * against are tried: they cover it all, or give the next bound (J. Benders
 * 1962). */
#ifndef LEAST_H
#define LEAST_H

#include "comparison.h"
#include "runs.h"

struct least least_find(const struct runs *runs, const struct run *run,
                        struct arena *arena);

#endif
