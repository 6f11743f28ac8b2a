/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mip_terms.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

void expr_add(struct expr *expr, int column, int64_t value)
{
    MEM_GROW(expr->terms, expr->n, expr->room);
    expr->terms[expr->n++] = (struct mip_term){column, value};
}

void expr_clear(struct expr *expr)
{
    expr->n = 0;
    expr->constant = 0;
}

void expr_free(struct expr *expr)
{
    free(expr->terms);
}

int mip_add_column(struct mip_build *build, const char *name, cost price,
                   int64_t least, int64_t most, bool whole)
{
    struct mip *mip = build->mip;
    MEM_GROW(mip->columns, mip->n_columns, mip->columns_room);
    mip->columns[mip->n_columns] =
        (struct mip_column){name, price, least, most, whole};
    return mip->n_columns++;
}

/* Room for the columns there are, all at 0. */
static void widen_places(struct mip_build *build)
{
    int n = build->mip->n_columns;
    if (n <= build->n_place)
        return;
    build->place = mem_resize(build->place, (size_t)n * 2, sizeof(int));
    memset(build->place + build->n_place, 0,
           (size_t)(2 * n - build->n_place) * sizeof(int));
    build->n_place = 2 * n;
}

static void add_term(struct mip_build *build, struct mip_term term)
{
    struct mip *mip = build->mip;
    int *place = &build->place[term.column];
    if (*place) {
        mip->terms[*place - 1].value += term.value;
        return;
    }
    MEM_GROW(mip->terms, mip->n_terms, mip->terms_room);
    mip->terms[mip->n_terms++] = term;
    *place = mip->n_terms;
}

/* Takes out the terms from `first` on that came to nothing. */
static void drop_noughts(struct mip_build *build, int first)
{
    struct mip *mip = build->mip;
    int kept = first;
    for (int i = first; i < mip->n_terms; i++) {
        build->place[mip->terms[i].column] = 0;
        if (mip->terms[i].value != 0)
            mip->terms[kept++] = mip->terms[i];
    }
    mip->n_terms = kept;
}

static void end_rows(struct mip *mip)
{
    MEM_GROW(mip->rows, mip->n_rows, mip->rows_room);
    mip->rows[mip->n_rows].first_term = mip->n_terms;
}

static int64_t less(int64_t bound, int64_t constant)
{
    return bound == MIP_MOST || bound == MIP_LEAST ? bound : bound - constant;
}

void mip_add_row(struct mip_build *build, const char *what,
                 const struct expr *expr, int64_t least, int64_t most)
{
    struct mip *mip = build->mip;
    int first = mip->n_terms;
    widen_places(build);
    for (int i = 0; i < expr->n; i++)
        add_term(build, expr->terms[i]);
    drop_noughts(build, first);
    least = less(least, expr->constant);
    most = less(most, expr->constant);
    if (mip->n_terms == first) {
        if (least <= 0 && most >= 0)
            return;
        add_term(build, (struct mip_term){0, 1});
        build->place[0] = 0;
        least = 2; /* of a constant that is 1: no solution */
        most = MIP_MOST;
    }
    mip->rows[mip->n_rows] =
        (struct mip_row){arena_printf(mip->arena, "%s_%d", what, mip->n_rows),
                         least, most, first};
    mip->n_rows++;
    end_rows(mip);
}

void mip_add_excess(struct mip_build *build, const char *what,
                    const struct expr *expr, cost price)
{
    if (price >= COST_FORBIDDEN) {
        mip_add_row(build, what, expr, MIP_LEAST, 0);
        return;
    }
    if (price == 0 || (expr->n == 0 && expr->constant <= 0))
        return;
    struct mip *mip = build->mip;
    if (expr->n == 0) {
        mip->columns[0].price += price * expr->constant;
        return;
    }
    struct expr over = {0};
    for (int i = 0; i < expr->n; i++)
        expr_add(&over, expr->terms[i].column, expr->terms[i].value);
    over.constant = expr->constant;
    const char *name = arena_printf(mip->arena, "z%d_%s", mip->n_columns, what);
    expr_add(&over, mip_add_column(build, name, price, 0, MIP_MOST, false), -1);
    mip_add_row(build, what, &over, MIP_LEAST, 0);
    expr_free(&over);
}

void expr_add_worked(const struct mip_build *build, struct expr *expr,
                     int agent, int day, int64_t value)
{
    int column = build->worked[agent * build->problem->grid.n_days + day];
    if (column >= 0)
        expr_add(expr, column, value);
}

static void add_choice(struct mip_build *build, int agent, int day, int i)
{
    const struct problem *problem = build->problem;
    const struct agent *who = &problem->agents[agent];
    const struct choice *choice = &who->choices[i];
    const struct offer *offer = &problem->offers[choice->offer];
    const char *name =
        arena_printf(build->mip->arena, "x_a%d_d%d_s%d_%d_%d", agent, day,
                     offer->shift, offer->start, offer->end - offer->start);
    build->taken[agent][i] =
        mip_add_column(build, name, choice->own, 0, 1, true);
}

/* The offers of a day, of which at most one is taken; just one where the day
 * must be worked. */
static void add_day(struct mip_build *build, int agent, int day)
{
    const struct agent *who = &build->problem->agents[agent];
    struct mip *mip = build->mip;
    bool must = who->off_own[day] >= COST_FORBIDDEN;
    cost off = must ? 0 : who->off_own[day];
    int *worked = &build->worked[agent * build->problem->grid.n_days + day];
    *worked = -1;
    expr_clear(&build->row);
    mip->columns[0].price += off;
    for (int i = who->first_choice[day]; i < who->first_choice[day + 1]; i++) {
        add_choice(build, agent, day, i);
        expr_add(&build->row, build->taken[agent][i], 1);
    }
    if (build->row.n > 0) {
        *worked = mip_add_column(
            build, arena_printf(mip->arena, "w_a%d_d%d", agent, day), -off,
            must, 1, false);
        expr_add(&build->row, *worked, -1);
        mip_add_row(build, "day", &build->row, 0, 0);
    } else if (must) {
        mip_add_row(build, "must_work", &build->row, 1, 1);
    }
}

static struct mip *new_mip(void)
{
    struct mip *mip = mem_alloc(1, sizeof *mip);
    mip->arena = arena_new();
    end_rows(mip);
    return mip;
}

/* What of one agent the program cannot say; NULL: it can say all. */
static const char *agent_cannot(const struct agent *agent)
{
    static const enum rule awkward[] = {
        RULE_max_hours_in_24h, RULE_max_hours_in_168h,
        RULE_max_hours_from_start, RULE_weekly_rest};
    for (size_t i = 0; i < sizeof awkward / sizeof *awkward; i++)
        if (agent->rules[awkward[i]].limit != RULE_OFF)
            return rule_infos[awkward[i]].name;
    if (agent->stretch_most > 0)
        return "the longest stretch of work without a break";
    return mip_gauges_cannot(agent);
}

const char *mip_cannot(const struct problem *problem)
{
    const char *what = NULL;
    if (problem->deferred)
        return "queues whose work may wait";
    if (problem->by_day)
        return "service levels of whole days";
    if (problem->n_joints > 0)
        return "queues that are staffed together";
    if (problem->blocked)
        return "blocks of a least time";
    for (int agent = 0; agent < problem->n_agents && !what; agent++)
        what = agent_cannot(&problem->agents[agent]);
    return what;
}

struct mip *mip_new(const struct problem *problem)
{
    int n_agents = problem->n_agents, n_days = problem->grid.n_days;
    struct mip_build build = {
        .problem = problem,
        .mip = new_mip(),
        .worked = mem_alloc((size_t)(n_agents * n_days), sizeof(int)),
        .taken = mem_alloc((size_t)n_agents, sizeof(int *)),
    };
    mip_add_column(&build, "one", 0, 1, 1, false);
    for (int agent = 0; agent < n_agents; agent++) {
        int n = problem->agents[agent].first_choice[n_days];
        build.taken[agent] = mem_alloc((size_t)n + 1, sizeof(int));
        for (int day = 0; day < n_days; day++)
            add_day(&build, agent, day);
        mip_add_rules(&build, agent);
    }
    mip_add_cover(&build);
    for (int agent = 0; agent < n_agents; agent++)
        free(build.taken[agent]);
    free(build.taken);
    free(build.worked);
    free(build.place);
    expr_free(&build.row);
    return build.mip;
}

void mip_free(struct mip *mip)
{
    if (!mip)
        return;
    arena_free(mip->arena);
    free(mip->columns);
    free(mip->rows);
    free(mip->terms);
    free(mip);
}
