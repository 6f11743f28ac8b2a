/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster's lines on a bench of their own, where some are planned again and
 * put back without harm to any search. */
#ifndef BENCH_H
#define BENCH_H

#include "search.h"

struct bench {
    struct search *search;
    struct cover *cover;
    struct prices prices;
    struct line *lines;                 /* [n_agents] */
    struct line spare, best, best_self; /* of whoever is tried */
};

/* `outcome` must live as long; the limits are those of `stop`. */
struct bench bench_new(const struct problem *problem,
                       const struct roster *roster, const struct stop *stop,
                       struct outcome *outcome);
void bench_free(struct bench *bench);

/* What cover and own costs change by if the agent's days are planned again;
 * they are in bench->spare.  COST_FORBIDDEN where none are found, `price` then
 * as search_line() says. */
cost bench_replan(struct bench *bench, int agent, enum effort effort,
                  cost *price);

/* Puts the line in the place of the agent's. */
void bench_take(struct bench *bench, int agent, const struct line *line);

/* Plans both again in turn until neither gains. */
void bench_settle(struct bench *bench, int self, int helper);

#endif
