/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole weeks of a long problem as a problem of their own, so that to plan in
 * them takes no longer than in a short one.  What agents bring with them from
 * the days before is their history; what the days behind add to hours, duties
 * and weekends of the period is in it in advance. */
#ifndef PART_H
#define PART_H

#include "line.h"

struct part {
    const struct problem *whole;
    struct problem *problem; /* of these days alone, the part's own */
    int from, to;            /* days of the whole */
    int *moved; /* [n_calendars] by how much less an offer's number is here */
};

/* What the first head too few costs where that is dearest. */
cost part_dearest_head(const struct problem *problem);

/* Whether days cost what agents do on them and remember of those before: heads
 * are asked by shift, and no rule looks back over other sums than those of the
 * period. */
bool part_suits(const struct problem *problem);

/* Days behind those that are planned anew that a part must have, so that no
 * rule which looks back at them is out of its sight: a week, or as many as free
 * Sundays and weekends are counted over. */
int part_days_behind(const struct problem *problem);

/* The weeks of the days [from, to). */
struct part part_new(const struct problem *problem, int from, int to);
void part_free(struct part *part);

/* Agents come from the days before the part as the lines have them. */
void part_follow(struct part *part, const struct line *lines);

/* And go on to those behind: what these add to the period is counted. */
void part_lead(struct part *part, const struct line *lines);

/* Each weekend worked costs so much, for those who may work only some: so that
 * none is used up that is not worth it. */
void part_toll(struct part *part, int points);

/* The days of the part of a line; and back. */
void part_take(const struct part *part, const struct line *line,
               struct line *days);
void part_put(const struct part *part, const struct line *days,
              struct line *line);

#endif
