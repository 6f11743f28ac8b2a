/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soft.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of less than exp(-slight) nothing is seen. */
static const double slight = 30;

enum { TERMS = 1024 };

void soft_free(struct soft *soft)
{
    free(soft->value);
    free(soft->part);
    free(soft->through);
    free(soft->arc);
    free(soft->kind);
    free(soft->taken);
    free(soft->use);
    free(soft->first_kind);
    free(soft->first_use);
}

/* Room for n numbers in arrays that grow together; the last is NULL. */
static void grow(double **const *arrays, int n, int *room)
{
    if (n <= *room)
        return;
    *room = n;
    for (; *arrays; arrays++)
        **arrays = mem_resize(**arrays, (size_t)n, sizeof ***arrays);
}

static void make_room(struct soft *soft, const struct states *states,
                      const struct option_list *lists)
{
    double **const by_state[] = {&soft->value, &soft->part, &soft->through,
                                 NULL};
    double **const by_arc[] = {&soft->arc, NULL};
    double **const by_kind[] = {&soft->kind, &soft->taken, NULL};
    double **const by_use[] = {&soft->use, NULL};
    int n_kinds = 0, n_uses = 0;
    if (soft->n_days < states->n_days) {
        size_t n = (size_t)states->n_days + 1;
        soft->first_kind = mem_resize(soft->first_kind, n, sizeof(int));
        soft->first_use = mem_resize(soft->first_use, n, sizeof(int));
        soft->n_days = states->n_days;
    }
    for (int day = 0; day < states->n_days; day++) {
        soft->first_kind[day] = n_kinds;
        soft->first_use[day] = n_uses;
        n_kinds += states->n_kinds[day];
        n_uses += lists[day].n;
    }
    grow(by_state, states->n_states + 1, &soft->states_room);
    grow(by_arc, (int)states->first_arc[states->n_days], &soft->arcs_room);
    grow(by_kind, n_kinds, &soft->kinds_room);
    grow(by_use, n_uses, &soft->uses_room);
}

/* Logarithm of exp(a) + exp(b). */
static double add_logs(double a, double b)
{
    double most = a > b ? a : b, least = a > b ? b : a;
    return most - least < slight ? most + log1p(exp(least - most)) : most;
}

static void weigh_kinds(struct soft *soft, const struct states *states, int day,
                        const struct option_list *list)
{
    double *kind = soft->kind + soft->first_kind[day];
    for (int k = 0; k < states->n_kinds[day]; k++)
        kind[k] = -INFINITY;
    for (int i = 0; i < list->n; i++) {
        int k = states_kind(states, day, list->items[i].duty.offer);
        kind[k] = add_logs(kind[k], -(double)list->items[i].price / soft->heat);
    }
}

static int n_states_of(const struct states *states, int day)
{
    return states->first_state[day + 1] - states->first_state[day];
}

/* Logarithms of the weights of going on by the kind; the value of a state
 * becomes the greatest. */
static void weigh_arcs(struct soft *soft, const struct states *states, int day,
                       int kind)
{
    int first = states->first_state[day];
    int64_t arc = states_arc(states, day, first, kind);
    double weight = soft->kind[soft->first_kind[day] + kind];
    int n = n_states_of(states, day);
    for (int i = 0; i < n; i++)
        soft->arc[arc + i] = weight + soft->value[states->next[arc + i]];
    for (int i = 0; states->price && i < n; i++)
        soft->arc[arc + i] -= (double)states->price[arc + i] / soft->heat;
    for (int i = 0; soft->weekend > 0 && i < n; i++)
        if (states_begins(states, first + i, kind))
            soft->arc[arc + i] -= soft->weekend / soft->heat;
    for (int i = 0; i < n; i++)
        if (soft->arc[arc + i] > soft->value[first + i])
            soft->value[first + i] = soft->arc[arc + i];
}

/* About exp(x) of an x that is not above 0: as interest on very short terms. */
static double nearly_exp(double x)
{
    double power = x > -TERMS ? 1 + x / TERMS : 0;
    for (int terms = 1; terms < TERMS; terms *= 2)
        power *= power;
    return power;
}

/* The weights themselves, as parts of the greatest; adds them up. */
static void unfold_arcs(struct soft *soft, const struct states *states, int day,
                        int kind)
{
    int first = states->first_state[day], n = n_states_of(states, day);
    double *arc = soft->arc + states_arc(states, day, first, kind);
    const double *most = soft->value + first;
    for (int i = 0; i < n; i++)
        arc[i] = nearly_exp(arc[i] - most[i]);
    for (int i = 0; i < n; i++)
        soft->part[first + i] += arc[i];
}

/* Leaves in part what turns weights into parts of all. */
static void weigh_day(struct soft *soft, const struct states *states, int day)
{
    int first = states->first_state[day], end = states->first_state[day + 1];
    for (int state = first; state < end; state++) {
        soft->value[state] = -INFINITY;
        soft->part[state] = 0;
    }
    for (int kind = 0; kind < states->n_kinds[day]; kind++)
        weigh_arcs(soft, states, day, kind);
    for (int kind = 0; kind < states->n_kinds[day]; kind++)
        unfold_arcs(soft, states, day, kind);
    for (int state = first; state < end; state++)
        if (soft->part[state] > 0) {
            soft->value[state] += log(soft->part[state]);
            soft->part[state] = 1 / soft->part[state];
        }
}

static void weigh(struct soft *soft, const struct states *states,
                  const struct option_list *lists)
{
    int n_days = states->n_days, last = states->first_state[n_days];
    for (int state = last; state < states->n_states; state++) {
        cost owed = states->owed[state - last];
        soft->value[state] =
            owed < COST_FORBIDDEN / 2 ? -(double)owed / soft->heat : -INFINITY;
    }
    soft->value[states->n_states] = -INFINITY;
    for (int day = n_days - 1; day >= 0; day--) {
        weigh_kinds(soft, states, day, &lists[day]);
        weigh_day(soft, states, day);
    }
}

/* Passes the parts of the day's states on by one kind; returns all that take
 * it. */
static double pass_kind(struct soft *soft, const struct states *states, int day,
                        int kind)
{
    int first = states->first_state[day];
    int64_t arc = states_arc(states, day, first, kind);
    double all = 0;
    for (int i = 0; i < n_states_of(states, day); i++, arc++) {
        double part =
            soft->through[first + i] * soft->part[first + i] * soft->arc[arc];
        soft->through[states->next[arc]] += part;
        soft->weekends += states_begins(states, first + i, kind) ? part : 0;
        all += part;
    }
    return all;
}

static void share_day(struct soft *soft, const struct states *states, int day,
                      const struct option_list *list)
{
    const double *kind = soft->kind + soft->first_kind[day];
    double *taken = soft->taken + soft->first_kind[day];
    double *use = soft->use + soft->first_use[day];
    for (int k = 0; k < states->n_kinds[day]; k++)
        taken[k] = pass_kind(soft, states, day, k);
    for (int i = 0; i < list->n; i++) {
        int k = states_kind(states, day, list->items[i].duty.offer);
        double under = -(double)list->items[i].price / soft->heat - kind[k];
        use[i] = taken[k] > 0 && under > -slight ? taken[k] * exp(under) : 0;
    }
}

double soft_sweep(struct soft *soft, const struct states *states,
                  const struct option_list *lists, cost weekend, double heat)
{
    if (states->start == STATE_NONE)
        return INFINITY;
    make_room(soft, states, lists);
    soft->weekend = (double)weekend;
    soft->heat = heat;
    weigh(soft, states, lists);
    double all = soft->value[states->start];
    if (all == -INFINITY)
        return INFINITY;
    memset(soft->through, 0, ((size_t)states->n_states + 1) * sizeof(double));
    soft->through[states->start] = 1;
    soft->weekends = 0;
    for (int day = 0; day < states->n_days; day++)
        share_day(soft, states, day, &lists[day]);
    return -heat * all;
}
