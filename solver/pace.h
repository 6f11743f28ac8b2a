/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of an agent's hours, duties and weekends of a long period falls to each
 * week: the hours where the needs are and the agent is there, the others in
 * proportion to them. */
#ifndef PACE_H
#define PACE_H

#include "part.h"

struct pace;

struct pace *pace_new(const struct problem *problem);
void pace_free(struct pace *pace);

/* Limits the agents of a part to what falls to its weeks.  What they should
 * have at least is priced, as a week may have no room for it; so is the least
 * of the period, in hours and in duties.  What they may have at most by hard
 * limits of their own they may not exceed here either. */
void pace_limit(const struct pace *pace, struct part *part);

#endif
