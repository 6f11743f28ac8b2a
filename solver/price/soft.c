/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soft.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A line that weighs less than exp(-slight) beside the best is not seen. */
static const double slight = 15;

void soft_free(struct soft *soft)
{
    free(soft->arcs);
    free(soft->first_arc);
    free(soft->slack);
    free(soft->value);
    free(soft->through);
    free(soft->kind);
    free(soft->taken);
    free(soft->use);
    free(soft->first_use);
}

static void make_room_for_days(struct soft *soft, int n_days)
{
    if (n_days <= soft->n_days)
        return;
    size_t n = (size_t)n_days + 1;
    soft->first_arc = mem_resize(soft->first_arc, n, sizeof(int));
    soft->first_use = mem_resize(soft->first_use, n, sizeof(int));
    soft->n_days = n_days;
}

static void make_room_for_states(struct soft *soft, int n_states)
{
    if (n_states <= soft->states_room)
        return;
    size_t n = (size_t)n_states;
    soft->slack = mem_resize(soft->slack, n, sizeof(cost));
    soft->value = mem_resize(soft->value, n, sizeof(double));
    soft->through = mem_resize(soft->through, n, sizeof(double));
    soft->states_room = n_states;
}

static void make_room_for_kinds(struct soft *soft, int n_kinds)
{
    if (n_kinds <= soft->kinds_room)
        return;
    soft->kind = mem_resize(soft->kind, (size_t)n_kinds, sizeof(double));
    soft->taken = mem_resize(soft->taken, (size_t)n_kinds, sizeof(double));
    soft->kinds_room = n_kinds;
}

static void make_room(struct soft *soft, const struct states *states,
                      const struct option_list *lists)
{
    int n_uses = 0;
    make_room_for_days(soft, states->n_days);
    make_room_for_states(soft, states->n_states + 1);
    for (int day = 0; day < states->n_days; day++) {
        make_room_for_kinds(soft, states->n_kinds[day]);
        soft->first_use[day] = n_uses;
        n_uses += lists[day].n;
    }
    if (n_uses > soft->uses_room) {
        soft->use = mem_resize(soft->use, (size_t)n_uses, sizeof(double));
        soft->uses_room = n_uses;
    }
}

/* exp(-price / heat) of each option, as parts of the best's of its kind. */
static void weigh_options(struct soft *soft, const struct sweep *sweep, int day,
                          const struct option_list *list, double heat)
{
    const cost *best = sweep->price + sweep->first[day];
    double *use = soft->use + soft->first_use[day];
    for (int i = 0; i < list->n; i++) {
        int kind = states_kind(sweep->states, day, list->items[i].duty.offer);
        use[i] = exp((double)(best[kind] - list->items[i].price) / heat);
    }
}

/* Of all options of each kind. */
static void weigh_kinds(struct soft *soft, const struct states *states, int day,
                        const struct option_list *list)
{
    const double *use = soft->use + soft->first_use[day];
    memset(soft->kind, 0, (size_t)states->n_kinds[day] * sizeof *soft->kind);
    for (int i = 0; i < list->n; i++)
        soft->kind[states_kind(states, day, list->items[i].duty.offer)] +=
            use[i];
}

static void add_arc(struct soft *soft, struct soft_arc arc)
{
    MEM_GROW(soft->arcs, soft->n_arcs, soft->arcs_room);
    soft->arcs[soft->n_arcs++] = arc;
}

/* Goes on by one kind from the states of the day that were reached. */
static void reach_by_kind(struct soft *soft, const struct sweep *sweep, int day,
                          int kind, double heat)
{
    const struct states *states = sweep->states;
    int first = states->first_state[day], end = states->first_state[day + 1];
    cost price = sweep->price[sweep->first[day] + kind];
    cost most = llround(slight * heat);
    for (int state = first; state < end; state++) {
        if (soft->slack[state] > most)
            continue;
        int64_t arc = states_arc(states, day, state, kind);
        int next = states->next[arc];
        cost loss = price + sweep_extra(sweep, state, kind, arc) +
                    sweep->value[next] - sweep->value[state];
        cost slack = soft->slack[state] + loss;
        if (slack > most)
            continue;
        if (slack < soft->slack[next])
            soft->slack[next] = slack;
        double weight = soft->kind[kind] * exp(-(double)loss / heat);
        add_arc(soft, (struct soft_arc){state, next, kind, weight});
    }
}

/* All arcs that weigh something, with their weights: as parts of that of the
 * best way on from their state. */
static void reach(struct soft *soft, const struct sweep *sweep,
                  const struct option_list *lists, double heat)
{
    const struct states *states = sweep->states;
    for (int state = 0; state <= states->n_states; state++)
        soft->slack[state] = COST_FORBIDDEN;
    soft->slack[states->start] = 0;
    soft->n_arcs = 0;
    for (int day = 0; day < states->n_days; day++) {
        const cost *price = sweep->price + sweep->first[day];
        soft->first_arc[day] = soft->n_arcs;
        weigh_options(soft, sweep, day, &lists[day], heat);
        weigh_kinds(soft, states, day, &lists[day]);
        for (int kind = 0; kind < states->n_kinds[day]; kind++)
            if (price[kind] < COST_FORBIDDEN)
                reach_by_kind(soft, sweep, day, kind, heat);
    }
    soft->first_arc[states->n_days] = soft->n_arcs;
}

/* Makes the weights of a day's arcs parts of their state's; returns the
 * logarithm of the greatest of the day's values, which these are then parts
 * of. */
static double weigh_day(struct soft *soft, const struct states *states, int day)
{
    int first = states->first_state[day], end = states->first_state[day + 1];
    double most = 0;
    for (int i = soft->first_arc[day]; i < soft->first_arc[day + 1]; i++) {
        struct soft_arc *arc = &soft->arcs[i];
        arc->part *= soft->value[arc->to];
        soft->value[arc->from] += arc->part;
    }
    for (int i = soft->first_arc[day]; i < soft->first_arc[day + 1]; i++) {
        struct soft_arc *arc = &soft->arcs[i];
        if (arc->part > 0)
            arc->part /= soft->value[arc->from];
    }
    for (int state = first; state < end; state++)
        most = fmax(most, soft->value[state]);
    for (int state = first; state < end; state++)
        soft->value[state] /= most;
    return log(most);
}

/* Returns the logarithm of all weights, as parts of the best line's. */
static double weigh(struct soft *soft, const struct states *states)
{
    int last = states->first_state[states->n_days];
    double sum = 0;
    for (int state = 0; state < states->n_states; state++)
        soft->value[state] = state < last ? 0 : 1;
    for (int day = states->n_days - 1; day >= 0; day--)
        sum += weigh_day(soft, states, day);
    return sum + log(soft->value[states->start]);
}

/* Passes the parts of the day's states on. */
static void pass_day(struct soft *soft, const struct states *states, int day)
{
    for (int i = soft->first_arc[day]; i < soft->first_arc[day + 1]; i++) {
        const struct soft_arc *arc = &soft->arcs[i];
        double part = soft->through[arc->from] * arc->part;
        soft->through[arc->to] += part;
        soft->taken[arc->kind] += part;
        if (states_begins(states, arc->from, arc->kind))
            soft->weekends += part;
    }
}

/* Turns weights of options into parts of all. */
static void share_day(struct soft *soft, const struct states *states, int day,
                      const struct option_list *list)
{
    double *use = soft->use + soft->first_use[day];
    memset(soft->taken, 0, (size_t)states->n_kinds[day] * sizeof *soft->taken);
    pass_day(soft, states, day);
    weigh_kinds(soft, states, day, list);
    for (int i = 0; i < list->n; i++) {
        int kind = states_kind(states, day, list->items[i].duty.offer);
        use[i] *= soft->taken[kind] / soft->kind[kind];
    }
}

double soft_sweep(struct soft *soft, const struct sweep *sweep,
                  const struct option_list *lists, double heat)
{
    const struct states *states = sweep->states;
    make_room(soft, states, lists);
    reach(soft, sweep, lists, heat);
    double all = weigh(soft, states);
    memset(soft->through, 0, (size_t)states->n_states * sizeof(double));
    soft->through[states->start] = 1;
    soft->weekends = 0;
    for (int day = 0; day < states->n_days; day++)
        share_day(soft, states, day, &lists[day]);
    return (double)sweep->value[states->start] - heat * all;
}
