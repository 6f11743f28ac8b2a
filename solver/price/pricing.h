/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pricing: the line of work of one agent that is best under given worths of
 * work.  Dynamic programming over the days; a label is a history with its
 * cost, a day extends it by each choice or a day off, and of labels that look
 * alike to the future only the cheapest (or the earliest to end) is kept. */
#ifndef PRICING_H
#define PRICING_H

#include "day_options.h"
#include "line.h"
#include "prices.h"
#include "states.h"
#include "stop.h"
#include "sums.h"

/* Labels a day with which pricing still ends in reasonable time and room. */
enum { LABELS_MAX = 20000 };

/* Scratch of one thread. */
struct pricer;

struct pricer *pricer_new(const struct problem *problem,
                          const struct rows *rows);
void pricer_free(struct pricer *pricer);

/* Labels extended since the last call. */
int64_t pricer_take_work(struct pricer *pricer);

struct pricing {
    int agent;
    const struct prices *prices;
    /* Rules that hold; those left out are relaxed, and the line found may
     * break them: its price is then a lower bound. */
    rule_mask mask;
    /* Rules by which labels are told apart; fewer than in `mask` is quicker
     * and may miss the best line. */
    rule_mask seen;
    int labels_max; /* kept a day, the most promising, of fewer options where
                       these are few; 0: all.  Same caveat, but for the floor
                       of price_by_states(), which is of all options */
    const cost *at_most; /* a dearer line is not wanted; or NULL */
    bool *cut; /* set where labels_max or the time cut any off; needed with
                  these two */
    const struct stop *stop; /* ends the search for a line; or NULL */
    /* By states: tolls of shifts [n_shifts] to begin with, and where they end;
     * or NULL. */
    cost *tolls;
    const struct ban *bans; /* [n_days], or NULL */
    /* If not NULL, days outside [from, to) keep the duties of this line. */
    const struct line *keep;
    int from, to;
    /* Eighths of the dearest option by which the longest duty is favoured,
     * others by their length, and labels kept by what they have done so far
     * alone: for hours that come too late without. */
    int hurry;
    const struct states *states; /* for these days; NULL: the agent's */
};

/* Finds the line of least own cost minus worth, and returns that; `line` must
 * come from line_new().  COST_FORBIDDEN if there is none.  line->own is left
 * for line_judge(). */
cost price_line(struct pricer *pricer, const struct pricing *pricing,
                struct line *line);

/* What no line costs less than, by the hours and the choices of each day alone:
 * quick.  `line` keeps no other rules, and is left alone where there is none.
 */
cost price_floor(struct pricer *pricer, const struct pricing *pricing,
                 struct line *line);

/* The same over the states of the agent, which know some of the rules of the
 * mask: COST_FORBIDDEN where no line was found that keeps all.  `*floor` is
 * what no line can be cheaper than; COST_FORBIDDEN if there is none. */
cost price_by_states(struct pricer *pricer, const struct pricing *pricing,
                     const struct states *states, struct line *line,
                     cost *floor);

/* What no line of the agent with a shift on a day (OFF last) is cheaper than,
 * over the states: through[n_days * (n_shifts + 1)], COST_FORBIDDEN where there
 * is none. */
void price_through(struct pricer *pricer, const struct pricing *pricing,
                   const struct states *states, cost *through);

/* What no line is cheaper than, over states that leave out sums of the period
 * (sums.h); `line` may break what is left out. */
cost price_by_sums(struct pricer *pricer, const struct pricing *pricing,
                   const struct states *states, struct sums *sums,
                   struct line *line);

/* Of an agent, in the mean of all lines. */
struct means {
    double *at_work; /* [n_slots] */
    double *duties;  /* [n_days * n_shifts] */
};

/* Adds the means of all lines over the states, each weighted by
 * exp(-price / heat) (soft.h). */
void price_softly(struct pricer *pricer, const struct pricing *pricing,
                  const struct states *states, double heat,
                  struct means *means);

/* Rules that a choice already keeps by itself; never needed in a mask. */
extern const rule_mask rules_of_choice;

#endif
