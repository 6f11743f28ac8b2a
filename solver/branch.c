/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "branch.h"

#include "mem.h"
#include "replan.h"
#include "shares.h"
#include "tree.h"

#include <stdlib.h>
#include <string.h>

enum { MENDED_PART = 8 };

static struct tree *tree_new(struct search *search)
{
    const struct problem *problem = search->problem;
    size_t n_days = (size_t)problem->n_agents * (size_t)problem->grid.n_days;
    struct window window = window_whole(problem);
    struct tree *tree = mem_alloc(1, sizeof *tree);
    window.held = true;
    tree->search = search;
    tree->master = master_new(search, window);
    tree->duals = duals_new(problem, search->rows);
    tree->prices = prices_new(problem, search->rows);
    tree->lines = lines_new(problem);
    tree->rounded = lines_new(problem);
    tree->replan = replan_new(search);
    tree->n_bans = n_days;
    tree->bans = mem_alloc(n_days, sizeof *tree->bans);
    tree->always = mem_alloc(n_days, sizeof *tree->always);
    tree->cost = COST_FORBIDDEN;
    master_seed(tree->master, search->lines);
    tree->open = mem_alloc(1, sizeof *tree->open);
    tree->n_open = tree->room = 1;
    tree->open[0] =
        (struct node){.bound = search->bound,
                      .bans = mem_alloc(n_days, sizeof *tree->always)};
    return tree;
}

static void node_free(struct node *node)
{
    free(node->bans);
    free(node->near);
    free(node->decisions);
}

void branch_free(struct search *search)
{
    struct tree *tree = search->tree;
    if (!tree)
        return;
    for (int i = 0; i < tree->n_open; i++)
        node_free(&tree->open[i]);
    free(tree->open);
    master_free(tree->master);
    duals_free(tree->duals);
    prices_free(&tree->prices);
    lines_free(search->problem, tree->lines);
    lines_free(search->problem, tree->rounded);
    replan_free(tree->replan);
    free(tree->bans);
    free(tree->always);
    free(tree);
    search->tree = NULL;
}

/* The open node of the least bound, the latest of these: it goes on from the
 * one before.  -1: none that is not set aside. */
static int best_open(const struct tree *tree)
{
    int best = -1;
    for (int i = tree->n_open - 1; i >= 0; i--)
        if (!tree->open[i].aside &&
            (best < 0 || tree->open[i].bound < tree->open[best].bound))
            best = i;
    return best;
}

static struct node take(struct tree *tree, int best)
{
    struct node node = tree->open[best];
    tree->n_open--;
    memmove(&tree->open[best], &tree->open[best + 1],
            (size_t)(tree->n_open - best) * sizeof node);
    return node;
}

static void put(struct tree *tree, struct node node)
{
    MEM_GROW(tree->open, tree->n_open, tree->room);
    tree->open[tree->n_open++] = node;
}

static struct closed *side_bans(struct tree *tree, const struct closed *bans,
                                const struct decision *decision)
{
    int at =
        decision->agent * tree->search->problem->grid.n_days + decision->day;
    tree_ban(tree, bans);
    if (decision->presence < 0)
        ban_add(&tree->bans[at], decision->shift, decision->yes);
    return tree_bans(tree);
}

static void put_side(struct tree *tree, const struct node *node,
                     struct decision decision, bool yes)
{
    size_t n = (size_t)node->n;
    struct node side = {.bound = node->bound, .most = node->most, .n = node->n};
    decision.yes = yes;
    side.bans = side_bans(tree, node->bans, &decision);
    side.near = side_bans(tree, node->near, &decision);
    side.decisions = mem_alloc(n + 1, sizeof decision);
    if (n > 0)
        memcpy(side.decisions, node->decisions, n * sizeof decision);
    if (decision.presence >= 0)
        side.decisions[side.n++] = decision;
    put(tree, side);
}

static void round_lines(struct tree *tree)
{
    shares_round(tree->search, tree->master, tree->rounded);
    search_offer_lines(tree->search, tree->rounded);
    tree->fresh = true;
}

/* Plans windows of the lines rounded, at the root: a part of all work in the
 * tree. */
static void mend(struct tree *tree)
{
    struct search *search = tree->search;
    int64_t begun = search->stop.work;
    tree->fresh = false;
    if (tree->mended > (begun - tree->begun) / MENDED_PART)
        return;
    search->bans = NULL;
    replan_lines(tree->replan, tree->rounded, 1);
    search->bans = tree->bans;
    tree->mended += search->stop.work - begun;
}

/* Solves the node and parts it in two, unless it is done with; true where it
 * stays open as it is. */
static bool explore(struct tree *tree, struct node *node)
{
    const struct search *search = tree->search;
    struct decision decision;
    enum verdict verdict = tree_enter(tree, node);
    if (verdict == OPEN)
        verdict = tree_solve(tree, node);
    if (verdict == DEARER) {
        free(node->near);
        node->near = NULL;
    }
    node->aside = verdict == UNKNOWN;
    if (verdict != OPEN)
        return verdict != CLOSED;
    round_lines(tree);
    bool parted = tree_choose(tree, node->most + search->unit, &decision);
    if (node->bound > search->cost - search->unit)
        return false;
    node->aside = !parted;
    if (!parted)
        return true;
    put_side(tree, node, decision, !decision.yes);
    put_side(tree, node, decision, decision.yes);
    return false;
}

/* No roster better than the best has a lower bound than all that are open. */
static void prove(struct tree *tree)
{
    struct search *search = tree->search;
    cost bound = search->cost;
    for (int i = 0; i < tree->n_open; i++)
        if (tree->open[i].bound < bound)
            bound = tree->open[i].bound;
    search_prove(search, bound);
}

bool branch(struct search *search, int64_t ticks)
{
    if (!search->tree)
        search->tree = tree_new(search);
    struct tree *tree = search->tree;
    search->bans = tree->bans;
    int64_t end = search->stop.work + ticks;
    tree->begun = search->stop.work - tree->worked;
    for (int best; search->stop.work < end && !search_done(search) &&
                   (best = best_open(tree)) >= 0;) {
        tree_fix(tree);
        struct node node = take(tree, best);
        bool stays = explore(tree, &node);
        tree_leave(tree);
        if (tree->fresh)
            mend(tree);
        if (stays)
            put(tree, node);
        else
            node_free(&node);
        prove(tree);
        search_report(search, "branch and price");
    }
    tree->worked = search->stop.work - tree->begun;
    search->bans = NULL;
    return tree->n_open == 0;
}
