/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tree of branch and price.  A node is what has been decided on the way to
 * it: an agent has a shift on a day or has it not, which bans options of
 * pricing; or a row of a presence rule has at most so many heads or more, which
 * narrows the row; or all rows together are short of so many.  Pricing and
 * bound are as exact in a node as at the root. */
#ifndef TREE_H
#define TREE_H

#include "duals.h"
#include "master.h"
#include "search.h"

/* Of an agent's day, or of a row. */
struct decision {
    int agent, day, shift;  /* the agent has the shift (or OFF) on the day */
    int presence, k, heads; /* or, unless -1, row k of the presence rule has
                               more heads than so many; or, row 0 of the rule
                               after the last, more are short in all */
    bool yes;               /* or it is not so */
};

/* A ban as nodes keep it. */
struct closed {
    uint64_t shifts; /* bits */
    bool off;
};

struct node {
    cost bound; /* no roster in it that is better than the best costs less */
    bool aside; /* it was left open, and would be again */
    struct closed *bans; /* [n_bans] of rosters better than the best */
    struct closed *near; /* [n_bans] of those that cost at most `most`; or
                            NULL */
    cost most;
    int n;
    struct decision *decisions; /* [n] of rows */
};

struct tree {
    struct search *search;
    struct master *master;
    struct duals *duals;
    struct prices prices;
    struct line *lines;
    struct line *rounded; /* of the last node parted in two, */
    bool fresh;           /* and not mended yet */
    struct replan *replan;
    int n_open, room;
    struct node *open; /* none is better than the bound of the best of these */
    size_t n_bans;     /* agents * days */
    struct ban *bans;  /* [n_bans] in the node entered */
    struct closed *always; /* [n_bans] of all rosters better than `cost` */
    cost cost;
    int64_t begun, worked; /* ticks: when the tree would have begun without
                              pause, and what it had when it was left */
    int64_t mended;        /* of these for windows of rounded lines */
};

/* DEARER: nothing in it is near the bound; what is dearer is still open. */
enum verdict { CLOSED, OPEN, UNKNOWN, DEARER };

/* Bans what the node's or other bans [n_bans] do; and the bans as they are, in
 * an array of their own. */
void tree_ban(struct tree *tree, const struct closed *bans);
struct closed *tree_bans(const struct tree *tree);

/* What rosters better than the best cannot have, whatever is decided. */
void tree_fix(struct tree *tree);

/* Makes the node's decisions hold, in the master, for pricing and the bound;
 * or those of the root again.  Where somebody has no line then, CLOSED; DEARER
 * if that is by bans of what is not near the bound alone. */
enum verdict tree_enter(struct tree *tree, struct node *node);
void tree_leave(struct tree *tree);

/* Column generation in the node entered, whose bound it raises: CLOSED where
 * no better roster can be in it.  Adds bans by reduced prices. */
enum verdict tree_solve(struct tree *tree, struct node *node);

/* What held before a decision. */
struct before {
    struct ban ban;
    int floor, ceiling;
};

/* Makes a decision hold in the master, on top of those that do; and takes the
 * last one back. */
struct before tree_decide(struct tree *tree, const struct decision *decision);
void tree_undo(struct tree *tree, const struct decision *decision,
               struct before before);

/* The decision that promises most of those which the master's solution leaves
 * open, the better side of it, where what is as `dear` need not be looked at;
 * false where all is whole. */
bool tree_choose(struct tree *tree, cost dear, struct decision *decision);

#endif
