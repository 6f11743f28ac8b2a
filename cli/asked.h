/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the options ask of a search. */
#ifndef ASKED_H
#define ASKED_H

#include "options.h"
#include "plan.h"
#include "solve.h"

/* As it was given: 0 where nothing is asked. */
struct plan_options asked_read(const struct options *options);

/* The same for the search, with what goes without saying; Ctrl-C ends it. */
struct solve_options asked_orders(const struct options *options);

#endif
