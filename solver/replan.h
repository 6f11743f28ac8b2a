/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which days to plan anew, and how many at a time: where the roster costs
 * most, and what has gained most for its work so far. */
#ifndef REPLAN_H
#define REPLAN_H

#include "search.h"

struct replan;

struct replan *replan_new(struct search *search);
void replan_free(struct replan *replan);

/* Long horizons: all stretches of days, in passes of longer and longer ones,
 * while `share` of the limits lasts; from the first day to the last, or in
 * parts those that cost most first, and the first pass to its end. */
void replan_all(struct replan *replan, double share);

/* The same from these lines, which may cost more than the best roster: they
 * lead to rosters that those of the best one do not. */
void replan_lines(struct replan *replan, const struct line *lines,
                  double share);

/* Whether the horizon is long enough for that. */
bool replan_has_passes(const struct replan *replan);

/* Plans some days anew, again and again for so many ticks of work. */
void replan_some(struct replan *replan, int64_t ticks);

#endif
