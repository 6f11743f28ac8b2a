/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random problems and random rosters, each from a seed.  Everything that a
 * struct problem can hold turns up: slots of 5 to 60 minutes, any weekday to
 * start on, calendars of several zones with days of 23 and 25 hours, families
 * of shifts, breaks, nights, every rule off, hard or priced and different from
 * agent to agent, history from before, wishes, orders, presence rows. */
#ifndef GEN_H
#define GEN_H

#include "rng.h"
#include "roster.h"

enum gen_size {
    GEN_TINY,  /* can be solved by trying everything */
    GEN_SMALL, /* some agents, up to ten days */
    GEN_MEDIUM /* up to 28 days and slots of 5 minutes */
};

enum gen_style {
    GEN_CAREFUL, /* mostly legal line by line, queues that can be served */
    GEN_WILD     /* anything that fits the data structure */
};

/* Frozen and in an arena of its own: gen_free(). */
struct problem *gen_problem(uint64_t seed, enum gen_size size);
void gen_free(struct problem *problem);

/* Gives some queues a least block. */
void gen_blocks(struct problem *problem, struct rng *rng);

/* Whether every agent is at full speed in every queue they serve. */
bool gen_full_speed(const struct problem *problem);

struct roster *gen_roster(const struct problem *problem, struct rng *rng,
                          enum gen_style style);

/* Chance of `percent` in a hundred, and a number from..to. */
bool gen_chance(struct rng *rng, int percent);
int gen_pick(struct rng *rng, int from, int to);

/* What the agents of a team have in common. */
struct gen_team {
    struct rule_setting rules[N_RULES], better[N_RULES];
    int hard; /* how many rules in a hundred are */
};

struct gen_team gen_team(struct rng *rng, enum gen_size size);

/* Holds the agent to a few rules alone, beside those of its own data; what is
 * frozen must be frozen again. */
void gen_few_rules(struct rng *rng, enum gen_size size, struct agent *who);

/* Fills in problem->agents[agent] but for what problem_freeze() sets. */
void gen_agent(struct rng *rng, enum gen_size size, struct problem *problem,
               int agent, const struct gen_team *team);

#endif
