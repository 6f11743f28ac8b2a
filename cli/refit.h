/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Duties that stay where what is asked of the queues changes. */
#ifndef REFIT_H
#define REFIT_H

#include "roster.h"
#include "score.h"

/* The same days for a problem that differs in what it asks only: everybody
 * serves what they did, or queues are shared out anew, whichever costs less.
 * roster_free(). */
struct roster *refit(const struct problem *problem,
                     const struct roster *roster);

#endif
