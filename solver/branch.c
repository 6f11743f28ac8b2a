/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A node is a set of bans: shifts (or the day off) that an agent must not have
 * on a day.  Its lines are priced under the bans; lines of the master that
 * break one are held at 0.  The bound of a node is that of its duals, rounded
 * up to the unit of all costs. */
#include "branch.h"

#include "bound.h"
#include "duals.h"
#include "generate.h"
#include "master.h"
#include "mem.h"
#include "pool.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS_MOST = 60, LINES_PER_AGENT = 12 };

static const double whole = 1e-6;

/* A decision: the agent has the shift (or OFF) on the day, or has it not. */
struct decision {
    int agent, day, shift;
};

struct tree {
    struct search *search;
    struct master *master;
    struct duals *duals;
    struct prices prices;
    struct line *lines;
    int n_nodes, nodes_most;
    cost bound;    /* of the node priced last */
    bool complete; /* nothing was left open so far */
};

static struct ban *ban_of(const struct tree *tree, int agent, int day)
{
    const struct search *search = tree->search;
    return &search->bans[agent * search->problem->grid.n_days + day];
}

static bool is_banned(const struct tree *tree, const struct line *line)
{
    const struct problem *problem = tree->search->problem;
    for (int day = 0; day < problem->grid.n_days; day++) {
        const struct ban *ban = ban_of(tree, line->agent, day);
        int offer = line->duties[day].offer;
        if (offer == OFF ? ban->off
                         : ban->shifts >> problem->offers[offer].shift & 1)
            return true;
    }
    return false;
}

/* Holds the agent's lines that are banned at 0, and lets the others go. */
static void hold_lines(struct tree *tree, int agent)
{
    const struct line *lines = tree->search->pool->lines;
    for (int k = 0; k < master_n_lines(tree->master); k++) {
        const struct line *line = &lines[master_line(tree->master, k)];
        if (line->agent == agent)
            master_allow(tree->master, k, !is_banned(tree, line));
    }
}

/* Prices all agents under the duals: the bound that they prove; *n_new counts
 * the lines that the master had not. */
static cost price_node(struct tree *tree, const struct duals *duals, int *n_new)
{
    struct search *search = tree->search;
    bool added;
    cost bound = bound_by_duals(search, duals, &tree->prices, tree->lines);
    *n_new = 0;
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        if (tree->lines[agent].own < COST_FORBIDDEN)
            *n_new +=
                master_add(tree->master,
                           pool_add(search->pool, &tree->lines[agent], &added));
    return bound;
}

static bool is_beaten(const struct tree *tree, cost bound)
{
    const struct search *search = tree->search;
    return bound > search->cost - search->unit;
}

/* Keeps the linear program small: lines that cannot be in a better roster of
 * this node go, and come back by pricing where they are wanted. */
static void age_lines(struct tree *tree)
{
    const struct search *search = tree->search;
    if (master_n_lines(tree->master) >
        LINES_PER_AGENT * search->problem->n_agents)
        master_age(tree->master,
                   (double)(search->cost - search->bound) / POINT + 1);
}

enum verdict { CLOSED, OPEN, UNKNOWN };

/* Column generation in the node: closed where no better roster can be in it.
 * Every agent has a line that the bans allow. */
static enum verdict solve_node(struct tree *tree)
{
    for (int round = 0; round < ROUNDS_MOST; round++) {
        int n_new;
        if (search_done(tree->search) ||
            !master_solve(tree->master, tree->search))
            return UNKNOWN;
        master_duals(tree->master, tree->duals);
        tree->bound = price_node(tree, tree->duals, &n_new);
        if (is_beaten(tree, tree->bound))
            return CLOSED;
        if (n_new == 0)
            return OPEN;
    }
    return OPEN;
}

/* Share of the master's lines of each agent, day and shift (OFF last). */
static double *shares_new(const struct tree *tree)
{
    const struct problem *problem = tree->search->problem;
    const struct line *lines = tree->search->pool->lines;
    int n_days = problem->grid.n_days, width = problem->n_shifts + 1;
    double *shares =
        mem_alloc((size_t)problem->n_agents * (size_t)n_days * (size_t)width,
                  sizeof *shares);
    for (int k = 0; k < master_n_lines(tree->master); k++) {
        double value = master_value(tree->master, k);
        const struct line *line = &lines[master_line(tree->master, k)];
        if (value < whole)
            continue;
        for (int day = 0; day < n_days; day++) {
            int offer = line->duties[day].offer;
            int shift = offer == OFF ? width - 1 : problem->offers[offer].shift;
            shares[(line->agent * n_days + day) * width + shift] += value;
        }
    }
    return shares;
}

/* The decision nearest to three quarters; false where all is whole. */
static bool decide(const struct tree *tree, struct decision *decision)
{
    const struct problem *problem = tree->search->problem;
    int n_days = problem->grid.n_days, width = problem->n_shifts + 1;
    double *shares = shares_new(tree), best = 1;
    for (int i = 0; i < problem->n_agents * n_days * width; i++) {
        double from = fabs(shares[i] - 0.75);
        if (shares[i] < whole || shares[i] > 1 - whole || from >= best)
            continue;
        best = from;
        int shift = i % width;
        *decision =
            (struct decision){.agent = i / width / n_days,
                              .day = i / width % n_days,
                              .shift = shift == width - 1 ? OFF : shift};
    }
    free(shares);
    return best < 1;
}

/* Each agent's line of greatest value: a roster where the node is whole. */
static void offer_lines(struct tree *tree)
{
    struct search *search = tree->search;
    struct line *lines = lines_new(search->problem);
    struct cover *cover = cover_new(search->problem, search->rows);
    double *most = mem_alloc((size_t)search->problem->n_agents, sizeof *most);
    for (int k = 0; k < master_n_lines(tree->master); k++) {
        const struct line *line =
            &search->pool->lines[master_line(tree->master, k)];
        double value = master_value(tree->master, k);
        if (value <= most[line->agent])
            continue;
        most[line->agent] = value;
        line_copy(search->problem, &lines[line->agent], line);
    }
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        cover_add(cover, &lines[agent]);
    search_offer(search, lines, lines_own(search, lines) + cover_price(cover));
    cover_free(cover);
    lines_free(search->problem, lines);
    free(most);
}

/* A line for the agent under the bans; false if there is none. */
static bool give_line(struct tree *tree, int agent)
{
    struct search *search = tree->search;
    struct line line = line_new(search->problem, agent);
    bool added;
    struct pricing pricing = {.agent = agent, .prices = &tree->prices};
    cost price =
        search_line(search, search->pricers[0], pricing, THOROUGH, &line);
    search->stop.work += pricer_take_work(search->pricers[0]);
    if (price < COST_FORBIDDEN)
        master_add(tree->master, pool_add(search->pool, &line, &added));
    if (price == COST_UNKNOWN)
        tree->complete = false;
    line_free(&line);
    return price < COST_FORBIDDEN;
}

static void explore(struct tree *tree);

/* The node in which the ban holds as well. */
static void explore_ban(struct tree *tree, const struct decision *decision,
                        bool must)
{
    struct ban *ban = ban_of(tree, decision->agent, decision->day);
    struct ban before = *ban;
    uint64_t bit = decision->shift == OFF ? 0 : UINT64_C(1) << decision->shift;
    if (must) {
        ban->off = decision->shift != OFF;
        ban->shifts = ~bit;
    } else {
        ban->off |= decision->shift == OFF;
        ban->shifts |= bit;
    }
    duals_prices(tree->search->problem, tree->search->rows, tree->duals,
                 &tree->prices);
    hold_lines(tree, decision->agent);
    if (give_line(tree, decision->agent))
        explore(tree);
    *ban = before;
    hold_lines(tree, decision->agent);
}

static void explore(struct tree *tree)
{
    struct decision decision;
    if (++tree->n_nodes > tree->nodes_most || search_done(tree->search)) {
        tree->complete = false;
        return;
    }
    enum verdict verdict = solve_node(tree);
    search_report(tree->search, "branch and price");
    if (verdict == CLOSED)
        return;
    bool whole_node = verdict == OPEN && !decide(tree, &decision);
    if (verdict == UNKNOWN || whole_node) {
        if (whole_node)
            offer_lines(tree);
        tree->complete =
            tree->complete && whole_node && is_beaten(tree, tree->bound);
        return;
    }
    age_lines(tree);
    explore_ban(tree, &decision, true);
    explore_ban(tree, &decision, false);
}

bool branch(struct search *search, int nodes_most)
{
    const struct problem *problem = search->problem;
    struct tree tree = {
        .search = search,
        .master = master_new(search, window_whole(problem)),
        .duals = duals_new(problem, search->rows),
        .prices = prices_new(problem, search->rows),
        .lines = lines_new(problem),
        .nodes_most = nodes_most,
        .complete = true,
    };
    search->bans =
        mem_alloc((size_t)problem->n_agents * (size_t)problem->grid.n_days,
                  sizeof *search->bans);
    master_seed(tree.master, search->lines);
    explore(&tree);
    if (tree.complete)
        search_prove(search, search->cost);
    free(search->bans);
    search->bans = NULL;
    master_free(tree.master);
    duals_free(tree.duals);
    prices_free(&tree.prices);
    lines_free(problem, tree.lines);
    return tree.complete;
}
