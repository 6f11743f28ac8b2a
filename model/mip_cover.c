/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Breaks, the flow of groups of agents to queues slot by slot, and presence
 * rules.  A slot in which no price depends on who serves what has no rows. */
#include "mem.h"
#include "mip_build.h"

#include <stdlib.h>

struct cover {
    struct mip_build *build;
    const struct problem *problem;
    struct expr *work;     /* [n_groups * n_slots] agents at work; of slots that
                        matter */
    struct expr **present; /* [n_presences][n_rows] heads */
    int **row_of; /* [n_presences][n_slots or n_days] index of its row, -1 */
};

/* Whether it makes a difference who of the group is at work in the slot. */
static bool work_matters(const struct problem *problem, int group, int slot)
{
    if (problem->surplus_price > 0)
        return true;
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (problem->groups[group].speed[queue] > 0 &&
            problem->queues[queue].need[slot] > 0)
            return true;
    return false;
}

/* Adds `value` times a column to all that counts an agent at work in a slot. */
static void add_at_work(struct cover *cover, int agent, int slot, int column,
                        int64_t value)
{
    const struct problem *problem = cover->problem;
    int group = problem->agents[agent].group;
    if (work_matters(problem, group, slot) &&
        !is_busy(&problem->agents[agent], slot))
        expr_add(&cover->work[group * problem->grid.n_slots + slot], column,
                 value);
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int weight = presence_weight(problem, presence, agent);
        if (presence->shift < 0 && cover->row_of[i][slot] >= 0 && weight)
            expr_add(&cover->present[i][cover->row_of[i][slot]], column,
                     value * weight);
    }
}

static bool pause_fits(const struct agent *agent, const struct offer *offer,
                       int i, int at)
{
    int begin = offer->start + at, end = begin + offer->pauses[i].length;
    for (int slot = begin; slot < end; slot++)
        if (is_busy(agent, slot))
            return false;
    return begin > offer->start && end < offer->end;
}

/* The i-th break of a duty taken: where it lies.  What the place says of the
 * next break is added to `order`: its begin, less the end of this one. */
static void add_pause(struct cover *cover, int agent, int taken,
                      const struct offer *offer, int i)
{
    struct mip_build *build = cover->build;
    const struct pause *pause = &offer->pauses[i];
    struct expr one = {0};
    expr_add(&one, taken, -1);
    for (int at = pause->from; at <= pause->to; at++) {
        if (!pause_fits(&cover->problem->agents[agent], offer, i, at))
            continue;
        const char *name =
            arena_printf(build->mip->arena, "b%d_%d_%d", taken, i, at);
        int column = mip_add_column(build, name, 0, 0, 1, true);
        expr_add(&one, column, 1);
        for (int slot = 0; slot < pause->length; slot++)
            add_at_work(cover, agent, offer->start + at + slot, column, -1);
    }
    mip_add_row(build, "break", &one, 0, 0);
    expr_free(&one);
}

/* First column of the places of break i, the columns of a duty being in order
 * of break and place from `column` on. */
static int add_places(struct expr *expr, const struct agent *agent,
                      const struct offer *offer, int i, int column,
                      int64_t sign, int after)
{
    for (int at = offer->pauses[i].from; at <= offer->pauses[i].to; at++)
        if (pause_fits(agent, offer, i, at))
            expr_add(expr, column++, sign * (at + after));
    return column;
}

/* Each break begins after the one before has ended, and a slot of work. */
static void part_pauses(struct cover *cover, const struct agent *agent,
                        const struct offer *offer, int column)
{
    for (int i = 0; i + 1 < offer->n_pauses; i++) {
        struct expr order = {0};
        column = add_places(&order, agent, offer, i, column, -1,
                            offer->pauses[i].length + 1);
        add_places(&order, agent, offer, i + 1, column, 1, 0);
        mip_add_row(cover->build, "breaks_apart", &order, 0, MIP_MOST);
        expr_free(&order);
    }
}

static void add_duty(struct cover *cover, int agent, int choice)
{
    const struct problem *problem = cover->problem;
    const struct offer *offer =
        &problem->offers[problem->agents[agent].choices[choice].offer];
    int taken = cover->build->taken[agent][choice];
    int column = cover->build->mip->n_columns;
    for (int slot = offer->start; slot < offer->end && !offer->on_call; slot++)
        add_at_work(cover, agent, slot, taken, 1);
    for (int i = 0; i < offer->n_pauses; i++)
        add_pause(cover, agent, taken, offer, i);
    part_pauses(cover, &problem->agents[agent], offer, column);
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int weight = presence_weight(problem, presence, agent);
        if (presence->shift == offer->shift &&
            cover->row_of[i][offer->day] >= 0 && weight)
            expr_add(&cover->present[i][cover->row_of[i][offer->day]], taken,
                     weight);
    }
}

static void add_agent(struct cover *cover, int agent)
{
    const struct agent *who = &cover->problem->agents[agent];
    for (int slot = who->carried_from; slot < who->carried_until; slot++)
        add_at_work(cover, agent, slot, 0, 1);
    for (int i = 0; i < who->first_choice[cover->problem->grid.n_days]; i++)
        add_duty(cover, agent, i);
}

/* Columns for what is missing (sign 1) or too many (-1), a step of the price
 * each of up to `step` units; a unit costs the price times `unit`. */
static void add_steps(struct cover *cover, struct expr *expr, const char *what,
                      const struct steps *steps, int step, int unit, int sign)
{
    struct mip_build *build = cover->build;
    for (int i = 0; i < steps->n; i++) {
        const char *name = arena_printf(build->mip->arena, "%s%d_%d", what,
                                        build->mip->n_columns, i);
        expr_add(expr,
                 mip_add_column(build, name, steps->price[i] * unit, 0,
                                i == steps->n - 1 ? MIP_MOST : step, false),
                 sign);
    }
}

/* Agents at work go to queues or stand idle. */
static void add_flow(struct cover *cover, int group, int slot,
                     struct expr *levels)
{
    const struct problem *problem = cover->problem;
    struct mip_build *build = cover->build;
    struct arena *arena = build->mip->arena;
    struct expr *work = &cover->work[group * problem->grid.n_slots + slot];
    if (work->n == 0)
        return;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        int speed = problem->groups[group].speed[queue];
        if (speed == 0 || (problem->queues[queue].need[slot] <= 0 &&
                           problem->surplus_price == 0))
            continue;
        int column = mip_add_column(
            build, arena_printf(arena, "y_g%d_q%d_t%d", group, queue, slot), 0,
            0, MIP_MOST, true);
        expr_add(work, column, -1);
        expr_add(&levels[queue], column, speed);
    }
    cost idle = problem->surplus_price * HEAD;
    expr_add(work,
             mip_add_column(build,
                            arena_printf(arena, "idle_g%d_t%d", group, slot),
                            idle, 0, MIP_MOST, true),
             -1);
    mip_add_row(build, "supply", work, 0, 0);
}

/* Columns for heads too many. */
static void add_surplus(struct cover *cover, int queue, int slot,
                        struct expr *level)
{
    const struct problem *problem = cover->problem;
    const struct queue *stream = &problem->queues[queue];
    bool own = stream->surplus.n > 0;
    cost price = own ? 0 : problem->surplus_price;
    int64_t most =
        own ? queue_most(stream, slot) - stream->need[slot] : MIP_MOST;
    const char *name =
        arena_printf(cover->build->mip->arena, "over_q%d_t%d", queue, slot);
    if (most > 0)
        expr_add(level,
                 mip_add_column(cover->build, name, price, 0, most, false), -1);
    if (own)
        add_steps(cover, level, "many", &stream->surplus, HEAD, 1, -1);
}

static void add_need(struct cover *cover, int queue, int slot,
                     struct expr *level)
{
    const struct problem *problem = cover->problem;
    struct mip_build *build = cover->build;
    int need = problem->queues[queue].need[slot];
    if (need == 0 && level->n == 0)
        return;
    if (need > 0)
        add_steps(cover, level, "short", &problem->queues[queue].shortage, HEAD,
                  1, 1);
    add_surplus(cover, queue, slot, level);
    mip_add_row(build, "need", level, need, need);
}

static void add_slot(struct cover *cover, int slot)
{
    const struct problem *problem = cover->problem;
    struct expr levels[QUEUES_MAX] = {{0}};
    for (int group = 0; group < problem->n_groups; group++)
        add_flow(cover, group, slot, levels);
    for (int queue = 0; queue < problem->n_queues; queue++) {
        add_need(cover, queue, slot, &levels[queue]);
        expr_free(&levels[queue]);
    }
}

static void add_presence_row(struct cover *cover, int index, int k)
{
    const struct presence *presence = &cover->problem->presences[index];
    struct expr *heads = &cover->present[index][k];
    int n = heads->n;
    if (presence->min[k] > presence_least(cover->problem, presence)) {
        add_steps(cover, heads, "few", &presence->too_few, 1, HEAD, 1);
        mip_add_row(cover->build, "at_least", heads, presence->min[k],
                    MIP_MOST);
        heads->n = n;
    }
    if (presence->max[k] < INT_MAX) {
        add_steps(cover, heads, "many", &presence->too_many, 1, HEAD, -1);
        mip_add_row(cover->build, "at_most", heads, MIP_LEAST,
                    presence->max[k]);
    }
}

static void number_rows(struct cover *cover)
{
    const struct problem *problem = cover->problem;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int n =
            presence->shift < 0 ? problem->grid.n_slots : problem->grid.n_days;
        cover->row_of[i] = mem_alloc((size_t)n, sizeof(int));
        cover->present[i] =
            mem_alloc((size_t)presence->n_rows, sizeof(struct expr));
        for (int row = 0; row < n; row++)
            cover->row_of[i][row] = -1;
        for (int k = 0; k < presence->n_rows; k++)
            cover->row_of[i][presence->row[k]] = k;
    }
}

static void free_cover(struct cover *cover)
{
    const struct problem *problem = cover->problem;
    for (int i = 0; i < problem->n_groups * problem->grid.n_slots; i++)
        expr_free(&cover->work[i]);
    for (int i = 0; i < problem->n_presences; i++) {
        for (int k = 0; k < problem->presences[i].n_rows; k++)
            expr_free(&cover->present[i][k]);
        free(cover->present[i]);
        free(cover->row_of[i]);
    }
    free(cover->work);
    free(cover->present);
    free(cover->row_of);
}

void mip_add_cover(struct mip_build *build)
{
    const struct problem *problem = build->problem;
    size_t n_presences = (size_t)problem->n_presences;
    struct cover cover = {
        .build = build,
        .problem = problem,
        .work =
            mem_alloc((size_t)problem->n_groups * (size_t)problem->grid.n_slots,
                      sizeof(struct expr)),
        .present = mem_alloc(n_presences, sizeof(struct expr *)),
        .row_of = mem_alloc(n_presences, sizeof(int *)),
    };
    number_rows(&cover);
    for (int agent = 0; agent < problem->n_agents; agent++)
        add_agent(&cover, agent);
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        add_slot(&cover, slot);
    for (int i = 0; i < problem->n_presences; i++)
        for (int k = 0; k < problem->presences[i].n_rows; k++)
            add_presence_row(&cover, i, k);
    free_cover(&cover);
}
