/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds good rosters and says how far from the best they can be. */
#ifndef SOLVE_H
#define SOLVE_H

#include "outcome.h"
#include "roster.h"
#include "solve_options.h"

/* NULL where no legal roster exists (outcome->status says who and why) or
 * none was found before the search was stopped.  The caller owns the result:
 * roster_free(). */
struct roster *solve(const struct problem *problem,
                     const struct solve_options *options,
                     struct outcome *outcome);

#endif
