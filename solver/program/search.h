/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything one solve owns.  Techniques (greedy, ascent, generate, dive,
 * improve) take it, and leave better lines or a better bound in it. */
#ifndef SEARCH_H
#define SEARCH_H

#include "cover.h"
#include "outcome.h"
#include "pricing.h"
#include "rng.h"
#include "stop.h"

struct duals;
struct pool;
struct tree;

struct search {
    const struct problem *problem;
    const struct solve_options *options;
    struct outcome *outcome;
    struct stop stop;
    struct rng rng;
    struct rows *rows;

    int n_threads;
    struct pricer **pricers; /* [n_threads] */
    rule_mask *rules;        /* [n_agents] those that concern pricing */
    rule_mask *seen;         /* [n_agents] those that tell labels apart */

    struct states **states; /* [n_agents] NULL: too many; shared by agents */
    uint8_t *loose; /* [n_agents] the last floor was below the line's price */
    cost *floors;   /* [n_agents] what each had in the last bound */
    int64_t arcs_left; /* that states may still have */
    int *free_most; /* [n_agents] so many free days may have states of theirs */
    struct ban *bans; /* [n_agents * n_days] in a node of branching; or NULL */
    cost *tolls;      /* [n_agents * n_shifts] of the last pricing */
    int n_states_of;
    int states_of_room;
    struct states **states_of; /* [n_states_of] each once */

    int64_t found_at;   /* ticks of work at the last better roster */
    bool found;         /* there is a roster */
    cost cost;          /* of it */
    cost cover_cost;    /* of it as its cover has it: no less */
    struct line *lines; /* [n_agents] the best roster so far */
    cost refused;       /* with least blocks: total of the last offer that was
                           no better */
    int8_t *serves;     /* of the lines as in struct roster, where queues have
                           least blocks; else NULL */
    bool aside;         /* a roster as dear as the best takes its place:
                           what is planned anew next begins elsewhere */
    struct left *left;  /* the best roster while another is gone on from */
    bool in_blocks;     /* improve by covers in blocks, the next time */

    cost unit;   /* of which every cost is a multiple */
    cost bound;  /* no roster costs less */
    cost proven; /* by these duals; the bound may be rounded up */
    struct duals *duals;
    struct pool *pool;       /* lines priced so far */
    struct tree *tree;       /* of branching, NULL: none yet */
    int n_rows;              /* of the linear program over all days */
    bool parts;              /* days are planned as a part: part.h; then */
    struct states **relaxed; /* [n_agents] without sums of the period, NULL:
                                too many; shared by agents */
    struct sums *sums;       /* [n_agents] as these are priced */
};

struct search *search_new(const struct problem *problem,
                          const struct solve_options *options,
                          struct outcome *outcome);
void search_free(struct search *search);

/* How many threads the caller allows. */
int search_threads(const struct solve_options *options);

/* A search of another problem within this one's limits, which goes on with its
 * work and random numbers; and leads back to it. */
struct inner {
    struct search *search;
    struct solve_options options;
    struct outcome outcome;
};
void search_begin_inner(const struct search *search,
                        const struct problem *problem, struct inner *inner);
void search_end_inner(struct search *search, struct inner *inner);

/* How many queues a roster has for agents and slots (roster.h). */
static inline size_t search_n_serves(const struct problem *problem)
{
    return (size_t)problem->n_agents * (size_t)problem->grid.n_slots;
}

/* The best roster so far, best.c: */

/* Takes over a whole set of lines if it is legal and the best so far; `total`
 * is what it costs as its cover has it. */
void search_offer(struct search *search, const struct line *lines, cost total);

/* The same where `total` is what it costs in blocks, as `serves` has them. */
void search_offer_blocks(struct search *search, const struct line *lines,
                         const int8_t *serves, cost total);

/* The same of lines whose cost is not known. */
void search_offer_lines(struct search *search, const struct line *lines);

/* The same; or, at equal cost, to go on from. */
void search_turn(struct search *search, const struct line *lines);

/* Goes on from these lines, though they cost more, until search_return() goes
 * back to the best roster or finds this one better; false where they are not
 * legal, and nothing is left. */
bool search_leave(struct search *search, const struct line *lines);
void search_return(struct search *search);

/* What the best roster costs, also while it is left. */
cost search_least(const struct search *search);

/* The best roster; the caller frees it. */
struct roster *search_roster(const struct search *search);

/* The least multiple of what all costs are multiples of. */
cost search_round_up(const struct search *search, cost bound);

/* A bound proven by the search's duals, if it is the best so far. */
void search_prove(struct search *search, cost bound);

/* Tells the caller where the search stands. */
void search_report(struct search *search, const char *phase);

/* Cost and bound are as near as was asked. */
bool search_reached_gap(const struct search *search);

/* The limits are used up, or cost and bound are as near as was asked; or half
 * an hour of shortage or less apart, and nothing better comes any more. */
bool search_done(const struct search *search);

/* So much more than the bound a roster may cost for steps on the way to it to
 * be near enough. */
cost search_near_enough(const struct search *search);

/* How thorough a line is looked for. */
enum effort { QUICK, THOROUGH };

/* No line was found, and whether there is one is not known. */
#define COST_UNKNOWN (COST_FORBIDDEN + 1)

/* A good line under the prices that keeps all rules, its own cost judged;
 * returns its price, COST_FORBIDDEN where there is proven to be none, or
 * COST_UNKNOWN.  It may miss the best line. */
cost search_line(const struct search *search, struct pricer *pricer,
                 struct pricing pricing, enum effort effort, struct line *line);

/* The lines with queues shared out; the caller frees it. */
struct roster *lines_roster(const struct problem *problem,
                            const struct line *lines);

/* The agent's tolls, for pricing it where no other thread does. */
cost *search_tolls(const struct search *search, int agent);

/* The agent's bans; NULL: none. */
const struct ban *search_bans(const struct search *search, int agent);

/* Sum of the own costs of all lines; COST_FORBIDDEN where one is not legal. */
cost lines_own(const struct search *search, const struct line *lines);

struct line *lines_new(const struct problem *problem);
void lines_free(const struct problem *problem, struct line *lines);
void lines_copy(const struct problem *problem, struct line *to,
                const struct line *from);

#endif
