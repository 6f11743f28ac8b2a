/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fair_curve.h"

#include "fair.h"
#include "fair_problem.h"
#include "score.h"
#include "warm.h"

#include <math.h>

enum { N_POINTS = 5 };

/* A roster with burdens at so many times their price. */
struct point {
    double times;
    const struct problem *problem; /* with burdens at that price */
    struct roster *found;          /* there; NULL: none */
    struct roster *roster; /* of the same problem, found at any weight */
    cost total, bound;     /* of that roster */
};

/* "gap" is how much less any roster may cost at that weight. */
static void add_row(struct text *text, const struct ledger *ledger,
                    const struct point *point)
{
    const struct roster *roster = point->roster;
    struct score *score = score_roster(roster);
    double worst = 0;
    for (int agent = 0; agent < roster->problem->n_agents; agent++)
        worst = fmax(worst, fair_strain(ledger, roster, agent));
    text_printf(text, "  %6g %12.2f %12.0f %8.0f %10.2f", point->times,
                (double)score->short_centimin / (HEAD * MINUTES_PER_HOUR),
                (double)(score->total - score->rules[RULE_burdens]) / POINT,
                ceil((double)(point->total - point->bound) / POINT), worst);
    for (int i = 0; i < ledger->n_burdens; i++)
        text_printf(text, " %10.2f",
                    burden_told(&ledger->burdens[i],
                                ledger_fairness(ledger, roster, i).range));
    text_add(text, "\n");
    score_free(score);
}

static void search_point(struct point *point,
                         const struct solve_options *orders)
{
    struct outcome outcome;
    point->found = solve(point->problem, orders, &outcome);
    point->bound = outcome.bound;
}

/* Of the weight itself, or of another where that costs less at this one. */
static void take_best(struct point *to, const struct point *points, bool own)
{
    to->roster = to->found ? roster_copy(to->found) : NULL;
    to->total = to->roster ? score_total(to->roster) : COST_FORBIDDEN;
    for (int i = 0; to->roster && !own && i < N_POINTS; i++) {
        if (!points[i].found)
            continue;
        struct roster *roster = roster_for(to->problem, points[i].found);
        cost total = score_total(roster);
        bool better = total < to->total;
        roster_free(better ? to->roster : roster);
        if (better) {
            to->roster = roster;
            to->total = total;
        }
    }
}

static void add_heads(struct text *text, const struct ledger *ledger)
{
    text_add(text, "\nPrice of fairness: burdens at other weights, and most "
                   "less least of each\n  weight  hours short  points else "
                   "     gap  worst off");
    for (int i = 0; i < ledger->n_burdens; i++)
        text_printf(text, " %10.10s", ledger->burdens[i].id);
    text_add(text, "\n");
}

/* Found in a quarter of the time; that at the team's own weight is there. */
static void search_points(struct point *points, const struct fair_curve *curve,
                          struct arena *arena)
{
    static const double weights[N_POINTS] = {0, 0.25, 1, 4, 16};
    struct solve_options part = *curve->orders;
    part.time_limit /= 4;
    part.work_limit = part.work_limit > 0 ? part.work_limit / 4 + 1 : 0;
    for (int i = 0; i < N_POINTS; i++) {
        struct point *point = &points[i];
        point->times = weights[i];
        if (weights[i] == 1) {
            point->problem = curve->problem;
            point->found = roster_copy(*curve->roster);
            point->bound = curve->outcome->bound;
        } else if (!part.stop || !*part.stop) {
            point->problem =
                fair_weighted(curve->problem, curve->ledger, arena, weights[i]);
            search_point(point, &part);
        }
    }
}

/* The roster of the team's own weight is the plan's. */
static void give_back(struct point *point, const struct fair_curve *curve)
{
    struct outcome *outcome = curve->outcome;
    roster_free(*curve->roster);
    *curve->roster = roster_for(curve->problem, point->roster);
    outcome->cost = point->total;
    if (outcome->cost == outcome->bound)
        outcome->status = OUTCOME_OPTIMAL;
}

void fair_curve_write(struct text *text, const struct fair_curve *curve)
{
    struct arena *arena = arena_new();
    struct point points[N_POINTS] = {{0}};
    cost gap = 0;
    search_points(points, curve, arena);
    add_heads(text, curve->ledger);
    for (int i = 0; i < N_POINTS; i++) {
        struct point *point = &points[i];
        bool own = point->times == 1;
        take_best(point, points, own && curve->settled);
        if (!point->roster)
            continue;
        add_row(text, curve->ledger, point);
        gap += point->total - point->bound;
        if (own && !curve->settled)
            give_back(point, curve);
    }
    for (int i = 0; i < N_POINTS; i++) {
        roster_free(points[i].found);
        roster_free(points[i].roster);
    }
    if (gap > 0)
        text_add(text, "  gap: so many points a better roster may save at that "
                       "weight; 0: proven that\n  none does. More time, or "
                       "work, may tell: --time-limit, --work-limit\n");
    arena_free(arena);
}
