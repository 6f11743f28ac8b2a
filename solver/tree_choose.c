/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strong branching: of the decisions that look most open some are tried on the
 * linear program, and the one by which both sides lose most is taken. */
#include "tree.h"

#include "pool.h"

#include <math.h>
#include <string.h>

static const double whole = 1e-6, least_loss = 1e-3, most_loss = 1e9;

enum { TRIED = 8, ITERATIONS = 60 };

struct candidate {
    struct decision decision;
    double open; /* 0: whole, up to a half */
};

/* The most open ones, apart for rows and for days of agents. */
struct candidates {
    int n;
    struct candidate best[TRIED];
};

static void consider(struct candidates *candidates, double open,
                     struct decision decision)
{
    int i = candidates->n;
    if (open < whole)
        return;
    if (i == TRIED && open <= candidates->best[--i].open)
        return;
    for (; i > 0 && candidates->best[i - 1].open < open; i--)
        candidates->best[i] = candidates->best[i - 1];
    candidates->best[i] = (struct candidate){decision, open};
    if (candidates->n < TRIED)
        candidates->n++;
}

static int width_of(const struct tree *tree)
{
    return tree->search->problem->n_shifts + 1;
}

static double *share_of(const struct tree *tree, int agent, int day)
{
    int n_days = tree->search->problem->grid.n_days;
    return tree->shares + (agent * n_days + day) * width_of(tree);
}

static void find_shares(struct tree *tree)
{
    const struct problem *problem = tree->search->problem;
    const struct line *lines = tree->search->pool->lines;
    int n_days = problem->grid.n_days;
    memset(tree->shares, 0,
           (size_t)problem->n_agents * (size_t)n_days * (size_t)width_of(tree) *
               sizeof *tree->shares);
    for (int k = 0; k < master_n_lines(tree->master); k++) {
        double value = master_value(tree->master, k);
        const struct line *line = &lines[master_line(tree->master, k)];
        for (int day = 0; day < n_days && value > whole; day++) {
            int offer = line->duties[day].offer;
            int shift =
                offer == OFF ? problem->n_shifts : problem->offers[offer].shift;
            share_of(tree, line->agent, day)[shift] += value;
        }
    }
}

/* How far from whole. */
static double openness(double value)
{
    return fabs(value - round(value));
}

static void consider_days(const struct tree *tree,
                          struct candidates *candidates)
{
    const struct problem *problem = tree->search->problem;
    int n_days = problem->grid.n_days, width = width_of(tree);
    for (int i = 0; i < problem->n_agents * n_days * width; i++) {
        int shift = i % width;
        consider(
            candidates, openness(tree->shares[i]),
            (struct decision){.agent = i / width / n_days,
                              .day = i / width % n_days,
                              .shift = shift == problem->n_shifts ? OFF : shift,
                              .presence = -1});
    }
}

/* Heads with a shift on a day, in a row of a presence rule. */
static double heads_of(const struct tree *tree, int presence, int k)
{
    const struct problem *problem = tree->search->problem;
    const struct presence *rule = &problem->presences[presence];
    double heads = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        heads += rows_weight(problem, tree->search->rows, presence, agent) *
                 share_of(tree, agent, rule->row[k])[rule->shift];
    return heads;
}

static void consider_rows(const struct tree *tree,
                          struct candidates *candidates)
{
    const struct problem *problem = tree->search->problem;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *rule = &problem->presences[i];
        for (int k = 0; rule->shift >= 0 && k < rule->n_rows; k++) {
            if (!master_can_hold(tree->master, i, k))
                continue;
            double heads = heads_of(tree, i, k);
            consider(candidates, openness(heads),
                     (struct decision){
                         .presence = i, .k = k, .heads = (int)floor(heads)});
        }
    }
}

/* What the objective loses if the decision holds. */
static double loss_of(struct tree *tree, struct decision decision, bool yes,
                      double objective)
{
    decision.yes = yes;
    struct before before = tree_decide(tree, &decision);
    double reached = master_reach(tree->master, tree->search, ITERATIONS);
    tree_undo(tree, &decision, before);
    double loss = reached - objective;
    return loss < least_loss ? least_loss : loss > most_loss ? most_loss : loss;
}

static void try_all(struct tree *tree, const struct candidates *candidates,
                    double *most, struct decision *decision)
{
    double objective = master_objective(tree->master);
    for (int i = 0; i < candidates->n; i++) {
        struct decision tried = candidates->best[i].decision;
        double no = loss_of(tree, tried, false, objective);
        double yes = loss_of(tree, tried, true, objective);
        if (no * yes <= *most)
            continue;
        *most = no * yes;
        *decision = tried;
        decision->yes = yes <= no;
    }
}

bool tree_choose(struct tree *tree, struct decision *decision)
{
    struct candidates rows = {0}, days = {0};
    double most = 0;
    master_keep(tree->master);
    find_shares(tree);
    consider_rows(tree, &rows);
    consider_days(tree, &days);
    try_all(tree, &rows, &most, decision);
    try_all(tree, &days, &most, decision);
    return most > 0;
}
