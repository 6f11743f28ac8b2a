/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tree.h"

#include "bound.h"
#include "fixing.h"
#include "generate.h"
#include "mem.h"
#include "pool.h"
#include "shares.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS_MOST = 60, LINES_PER_AGENT = 12, AGED = 2, NEAR_PART = 8 };

static struct ban *ban_of(const struct tree *tree, int agent, int day)
{
    const struct search *search = tree->search;
    return &search->bans[agent * search->problem->grid.n_days + day];
}

static struct before what_holds(const struct tree *tree,
                                const struct decision *decision)
{
    const struct rows *rows = tree->search->rows;
    if (decision->presence < 0)
        return (struct before){
            .ban = *ban_of(tree, decision->agent, decision->day)};
    int row = rows->first[decision->presence] + decision->k;
    return (struct before){.floor = rows->floor[row],
                           .ceiling = rows->ceiling[row]};
}

/* Without holding anything in the master. */
static void mark(struct tree *tree, const struct decision *decision,
                 struct before now)
{
    struct rows *rows = tree->search->rows;
    if (decision->presence < 0) {
        *ban_of(tree, decision->agent, decision->day) = now.ban;
        return;
    }
    int row = rows->first[decision->presence] + decision->k;
    rows->floor[row] = now.floor;
    rows->ceiling[row] = now.ceiling;
}

static void hold(struct tree *tree, const struct decision *decision)
{
    if (decision->presence < 0)
        hold_banned(tree->search, tree->master, decision->agent);
    else
        master_hold_row(tree->master, decision->presence, decision->k);
}

static void narrow_row(struct before *now, const struct decision *decision)
{
    if (decision->yes && now->floor <= decision->heads)
        now->floor = decision->heads + 1;
    if (!decision->yes && now->ceiling > decision->heads)
        now->ceiling = decision->heads;
}

static void narrow(struct tree *tree, const struct decision *decision)
{
    struct before now = what_holds(tree, decision);
    if (decision->presence < 0)
        ban_add(&now.ban, decision->shift, decision->yes);
    else
        narrow_row(&now, decision);
    mark(tree, decision, now);
}

struct before tree_decide(struct tree *tree, const struct decision *decision)
{
    struct before before = what_holds(tree, decision);
    narrow(tree, decision);
    hold(tree, decision);
    return before;
}

void tree_undo(struct tree *tree, const struct decision *decision,
               struct before before)
{
    mark(tree, decision, before);
    hold(tree, decision);
}

/* A line for the agent under the bans. */
static enum verdict give_line(struct tree *tree, int agent)
{
    struct search *search = tree->search;
    struct line line = line_new(search->problem, agent);
    struct pricing pricing = {.agent = agent, .prices = &tree->prices};
    bool added;
    cost price =
        search_line(search, search->pricers[0], pricing, THOROUGH, &line);
    search->stop.work += pricer_take_work(search->pricers[0]);
    if (price < COST_FORBIDDEN)
        master_add(tree->master, pool_add(search->pool, &line, &added));
    line_free(&line);
    return price < COST_FORBIDDEN  ? OPEN
           : price == COST_UNKNOWN ? UNKNOWN
                                   : CLOSED;
}

/* To those who have none left. */
static enum verdict give_lines(struct tree *tree)
{
    const struct search *search = tree->search;
    enum verdict verdict = OPEN;
    uint8_t *has = mem_alloc((size_t)search->problem->n_agents, 1);
    hold_banned(search, tree->master, -1);
    for (int k = 0; k < master_n_lines(tree->master); k++) {
        const struct line *line =
            &search->pool->lines[master_line(tree->master, k)];
        if (!is_banned(search, line))
            has[line->agent] = 1;
    }
    for (int agent = 0; agent < search->problem->n_agents && verdict == OPEN;
         agent++)
        if (!has[agent])
            verdict = give_line(tree, agent);
    free(has);
    return verdict;
}

void tree_ban(struct tree *tree, const struct closed *bans)
{
    for (size_t i = 0; i < tree->n_bans; i++)
        tree->bans[i] = (struct ban){
            .shifts = tree->always[i].shifts | bans[i].shifts,
            .off = tree->always[i].off || bans[i].off,
        };
}

struct closed *tree_bans(const struct tree *tree)
{
    struct closed *bans = mem_alloc(tree->n_bans, sizeof *bans);
    for (size_t i = 0; i < tree->n_bans; i++)
        bans[i] = (struct closed){tree->bans[i].shifts, tree->bans[i].off};
    return bans;
}

/* What the bound says of the node: no more than is known of rosters that the
 * bans near the bound have left out. */
static enum verdict raise_bound(const struct tree *tree, struct node *node,
                                cost bound)
{
    const struct search *search = tree->search;
    if (node->near && bound > node->most)
        bound = node->most + search->unit;
    node->bound = bound > node->bound ? bound : node->bound;
    return node->bound > search->cost - search->unit ? CLOSED
           : node->near && node->bound > node->most  ? DEARER
                                                     : OPEN;
}

enum verdict tree_enter(struct tree *tree, struct node *node)
{
    tree_ban(tree, node->near ? node->near : node->bans);
    duals_prices(tree->search->problem, tree->search->rows, tree->duals,
                 &tree->prices);
    for (int i = 0; i < node->n; i++) {
        narrow(tree, &node->decisions[i]);
        hold(tree, &node->decisions[i]);
    }
    enum verdict verdict = give_lines(tree);
    return verdict == CLOSED ? raise_bound(tree, node, tree->search->cost)
                             : verdict;
}

void tree_leave(struct tree *tree)
{
    const struct problem *problem = tree->search->problem;
    struct rows *rows = tree->search->rows;
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++) {
            int row = rows->first[i] + k;
            if (rows->floor[row] == rows->least[i] &&
                rows->ceiling[row] == rows->most[i])
                continue;
            rows->floor[row] = rows->least[i];
            rows->ceiling[row] = rows->most[i];
            master_hold_row(tree->master, i, k);
        }
    if (rows->floor[rows->n] > 0 || rows->ceiling[rows->n] < INT_MAX) {
        rows->floor[rows->n] = 0;
        rows->ceiling[rows->n] = INT_MAX;
        master_hold_row(tree->master, problem->n_presences, 0);
    }
}

void tree_fix(struct tree *tree)
{
    struct search *search = tree->search;
    if (search->cost >= tree->cost)
        return;
    tree_ban(tree, tree->always);
    cost bound =
        bound_by_duals(search, search->duals, &tree->prices, tree->lines);
    fix_days(search, &tree->prices, bound, search->cost - search->unit);
    free(tree->always);
    tree->always = tree_bans(tree);
    tree->cost = search->cost;
}

/* Prices all agents under the duals: the bound that they prove; *n_new counts
 * the lines that the master had not. */
static cost price_node(struct tree *tree, int *n_new)
{
    struct search *search = tree->search;
    cost bound =
        bound_by_duals(search, tree->duals, &tree->prices, tree->lines);
    *n_new = generate_add(search, tree->master, tree->lines, NULL);
    return bound;
}

/* Keeps the linear program small: lines go that are in no better roster of
 * this node, by far, and come back by pricing where they are wanted.  Without
 * those that are nearer decisions look as if they cost more than they do. */
static void age_lines(struct tree *tree)
{
    const struct search *search = tree->search;
    if (master_n_lines(tree->master) >
        LINES_PER_AGENT * search->problem->n_agents)
        master_age(tree->master,
                   AGED * (double)(search->cost - search->bound) / POINT);
}

/* What of a gap is not near the bound, in whole units: between the costs that
 * are nearer and those that are dearer there is none, whatever the bound. */
static cost further_of(cost gap, cost unit)
{
    cost n = gap / unit;
    return (n - n / NEAR_PART) * unit;
}

/* Bans what the last prices rule out: for all better rosters, then for those
 * near the node's bound. */
static void fix(struct tree *tree, struct node *node, cost priced)
{
    struct search *search = tree->search;
    cost most = search->cost - search->unit;
    if (!node->near) {
        fix_days(search, &tree->prices, priced, most);
        free(node->bans);
        node->bans = tree_bans(tree);
        node->most = most - further_of(most - node->bound, search->unit);
    }
    fix_days(search, &tree->prices, priced, node->most);
    free(node->near);
    node->near = tree_bans(tree);
}

enum verdict tree_solve(struct tree *tree, struct node *node)
{
    const struct search *search = tree->search;
    cost priced = -COST_FORBIDDEN;
    bool done = false;
    for (int round = 0; round < ROUNDS_MOST && !done; round++) {
        int n_new;
        if (search_done(search) || !master_solve(tree->master, tree->search))
            return UNKNOWN;
        master_duals(tree->master, tree->duals);
        priced = price_node(tree, &n_new);
        cost hope = (cost)ceil(master_objective(tree->master) * POINT - 0.5);
        enum verdict verdict =
            raise_bound(tree, node, search_round_up(search, priced));
        if (verdict != OPEN)
            return verdict;
        done = n_new == 0 ||
               search_round_up(search, priced) >= search_round_up(search, hope);
    }
    fix(tree, node, priced);
    age_lines(tree);
    return OPEN;
}
