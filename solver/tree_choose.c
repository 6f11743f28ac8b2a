/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strong branching: of the decisions that look most open some are tried on the
 * linear program, and the one by which both sides lose most is taken. */
#include "tree.h"

#include "shares.h"

#include <math.h>

static const double whole = 1e-6, least_loss = 1e-3;

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

/* How far from whole. */
static double openness(double value)
{
    return fabs(value - round(value));
}

static void consider_days(const struct tree *tree, const struct shares *shares,
                          struct candidates *candidates)
{
    const struct problem *problem = tree->search->problem;
    int n_days = shares->n_days, width = shares->width;
    for (int i = 0; i < problem->n_agents * n_days * width; i++) {
        int shift = i % width;
        consider(
            candidates, openness(shares->all[i]),
            (struct decision){.agent = i / width / n_days,
                              .day = i / width % n_days,
                              .shift = shift == problem->n_shifts ? OFF : shift,
                              .presence = -1});
    }
}

/* Heads with a shift on a day, in a row of a presence rule. */
static double heads_of(const struct tree *tree, const struct shares *shares,
                       int presence, int k)
{
    const struct problem *problem = tree->search->problem;
    const struct presence *rule = &problem->presences[presence];
    double heads = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        heads +=
            rows_weight(problem, tree->search->rows, presence, agent) *
            shares
                ->all[(agent * shares->n_days + rule->row[k]) * shares->width +
                      rule->shift];
    return heads;
}

static void consider_rows(const struct tree *tree, const struct shares *shares,
                          struct candidates *candidates)
{
    const struct problem *problem = tree->search->problem;
    const struct rows *rows = tree->search->rows;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *rule = &problem->presences[i];
        for (int k = 0; rule->shift >= 0 && k < rule->n_rows; k++) {
            if (!master_can_hold(tree->master, i, k))
                continue;
            double heads = heads_of(tree, shares, i, k);
            int row = rows->first[i] + k;
            if (heads < rows->floor[row] || heads > rows->ceiling[row])
                continue; /* by what is beyond: nothing to decide */
            consider(candidates, openness(heads),
                     (struct decision){
                         .presence = i, .k = k, .heads = (int)floor(heads)});
        }
    }
}

/* Heads short in all: a bound on them may be worth more than any on one row. */
static void consider_shorts(const struct tree *tree,
                            struct candidates *candidates)
{
    double heads = master_shorts(tree->master);
    consider(candidates, openness(heads),
             (struct decision){.presence = tree->search->problem->n_presences,
                               .heads = (int)floor(heads)});
}

/* What the objective loses if the decision holds; no more than closes the
 * side. */
static double loss_of(struct tree *tree, struct decision decision, bool yes,
                      double objective, double most_loss)
{
    decision.yes = yes;
    struct before before = tree_decide(tree, &decision);
    double reached = master_reach(tree->master, tree->search, ITERATIONS);
    tree_undo(tree, &decision, before);
    double loss = reached - objective;
    return loss < least_loss ? least_loss : loss > most_loss ? most_loss : loss;
}

static void try_all(struct tree *tree, const struct candidates *candidates,
                    double dear, double *most, struct decision *decision)
{
    double objective = master_objective(tree->master);
    double most_loss = fmax(dear - objective, least_loss);
    for (int i = 0; i < candidates->n; i++) {
        struct decision tried = candidates->best[i].decision;
        double no = loss_of(tree, tried, false, objective, most_loss);
        double yes = loss_of(tree, tried, true, objective, most_loss);
        if (no * yes <= *most)
            continue;
        *most = no * yes;
        *decision = tried;
        decision->yes = yes <= no;
    }
}

bool tree_choose(struct tree *tree, cost dear, struct decision *decision)
{
    struct shares shares = shares_new(tree->search, tree->master);
    struct candidates shorts = {0}, rows = {0}, days = {0};
    double most = 0;
    master_keep(tree->master);
    consider_shorts(tree, &shorts);
    consider_rows(tree, &shares, &rows);
    consider_days(tree, &shares, &days);
    shares_free(&shares);
    try_all(tree, &shorts, (double)dear / POINT, &most, decision);
    try_all(tree, &rows, (double)dear / POINT, &most, decision);
    try_all(tree, &days, (double)dear / POINT, &most, decision);
    return most > 0;
}
