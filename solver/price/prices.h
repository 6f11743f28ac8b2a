/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What work is worth: to an agent of a group in a slot, and to each row of a
 * presence rule.  Worth comes from the duals of the linear program, or from
 * what one more agent would save in the roster at hand; pricing does not care.
 * All in whole units of cost, so that a bound computed from it is exact. */
#ifndef PRICES_H
#define PRICES_H

#include "problem.h"

struct prices {
    cost *group;   /* [n_groups * n_slots] one agent at work in the slot */
    cost *row;     /* [n_rows] one agent more in a presence row, */
    cost *against; /* [n_rows] one of those whose weight is below 0 */
};

/* The rows of all presence rules, numbered through. */
struct rows {
    int n;
    int *first;     /* [n_presences + 1] */
    int *of_day;    /* [n_presences * n_days] row of a rule by shift, or -1 */
    int8_t *weight; /* [n_presences * n_agents] of the agent in its rows */
    int *heavy;     /* [n_presences] the weight above 0; 0: none, */
    int *light;     /* [n_presences] and the one below */
    int *least, *most;    /* [n_presences] what a row can come to */
    int *floor, *ceiling; /* [n + 1] what it may come to: the same, or closer
                             together in a node of branching; at last, what
                             heads short may, in all rows by shift */
};

/* What the agent adds to a row of the presence rule. */
static inline int rows_weight(const struct problem *problem,
                              const struct rows *rows, int presence, int agent)
{
    return rows->weight[presence * problem->n_agents + agent];
}

/* Whether too few heads are possible in the row, and among those that are
 * counted together. */
static inline bool rows_count_short(const struct problem *problem,
                                    const struct rows *rows, int presence,
                                    int k)
{
    const struct presence *rule = &problem->presences[presence];
    return rule->shift >= 0 && rule->min[k] > rows->least[presence];
}

/* What the agent is worth in a row. */
static inline cost prices_of_row(const struct prices *prices, int row,
                                 int weight)
{
    return weight > 0   ? prices->row[row]
           : weight < 0 ? prices->against[row]
                        : 0;
}

struct rows *rows_new(const struct problem *problem);
void rows_free(struct rows *rows);

struct prices prices_new(const struct problem *problem,
                         const struct rows *rows);
void prices_free(struct prices *prices);

/* Of the slots [start, end) together. */
static inline cost worth_of_slots(const cost *worth, int start, int end)
{
    cost sum = 0;
    for (int slot = start; slot < end; slot++)
        sum += worth[slot];
    return sum;
}

/* worth[n_slots] of the agent at work in each slot. */
void prices_of_agent(const struct problem *problem, const struct rows *rows,
                     const struct prices *prices, int agent, cost *worth);

/* Worth of taking a shift on a day beyond that of its slots. */
cost prices_of_shift(const struct problem *problem, const struct rows *rows,
                     const struct prices *prices, int agent, int day,
                     int shift);

#endif
