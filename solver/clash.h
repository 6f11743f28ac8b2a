/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLASH_H
#define CLASH_H

#include "outcome.h"
#include "problem.h"
#include "stop.h"

/* Hard rules that no line of days of the agent keeps together, given that
 * there is none under all: made as few as exact pricing can prove until `stop`
 * ends it. */
rule_mask clash_of(const struct problem *problem, int agent,
                   const struct stop *stop);

/* The first of the agent's activities that alone clashes with the other rules
 * of the mask; -1 where none does, or the mask does not ask for them. */
int clash_activity(const struct problem *problem, int agent, rule_mask mask,
                   const struct stop *stop);

/* The day, or else the calendar week, whose turn in the rotation alone clashes
 * with the other rules of the mask: the first, in the members of the clash;
 * left alone where none does, or the mask does not ask for the rotation. */
void clash_turn(const struct problem *problem, struct clash *clash,
                const struct stop *stop);

/* A stretch of days, as short as can be at either end, whose fixed duties and
 * days off alone clash with the other rules of the mask; left alone where the
 * mask does not ask for them. */
void clash_fixed(const struct problem *problem, struct clash *clash,
                 const struct stop *stop);

#endif
