/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What no line of an agent costs less than, where the sums of a long period
 * would make too many states: the states do not know them.  Minutes, weekends
 * and duties of a shift cost tolls instead, and
 *
 *   price(line) >= min over lines of [price + tolls] - tolls of the sums
 * allowed
 *
 * for any tolls (Lagrange; those of least sums are below 0).  A weekend costs
 * its toll on the Saturday, or on the Sunday where the states know that the
 * Saturday was free. */
#ifndef SUMS_H
#define SUMS_H

#include "soft.h"
#include "sweep.h"

enum { SUM_OF_MINUTES, SUM_OF_WEEKENDS, SUM_OF_SHIFTS };
enum { SUMS_MAX = SUM_OF_SHIFTS + SHIFTS_MAX };

/* Of one agent, from one pricing to the next.  Sums of minutes are counted in
 * longest duties. */
struct sums {
    int quantum;         /* all duties are multiples of so many minutes; 0: not
                            priced yet */
    int longest;         /* quanta of the longest duty */
    cost toll[SUMS_MAX]; /* of a quantum, a weekend, a duty */
    double heat;         /* of a soft sweep (soft.h); then, of all lines: */
    double soft; /* their soft minimum, less what the sums allowed pay */
    double mean[SUMS_MAX]; /* sums */
    double *heads;         /* [n_days * n_shifts] duties; NULL: no soft sweep */
};

/* Rules that the states leave out. */
extern const rule_mask rules_of_sums;

/* The floor under the tolls; `line` is the one that costs so much, and may
 * break the rules left out.  COST_FORBIDDEN: there is no line. */
cost sums_floor(struct sweep *sweep, struct soft *soft,
                const struct states *states, struct option_list *lists,
                int agent, struct sums *sums, struct line *line);

/* Mean duties of a shift on a day, after a soft sweep. */
double sums_heads(const struct problem *problem, const struct sums *sums,
                  int day, int shift);

/* How the soft floor changes with each toll [SUM_OF_SHIFTS + n_shifts], that of
 * minutes for a longest duty. */
void sums_slopes(const struct problem *problem, int agent,
                 const struct sums *sums, double *slope);

/* Sets the tolls, as near as may be to these; one that would turn from a most
 * to a least, or back, becomes 0.  And tells them. */
void sums_set(const struct problem *problem, int agent, const double *toll,
              struct sums *sums);
void sums_get(const struct problem *problem, const struct sums *sums,
              double *toll);

#endif
