/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep.h"

#include "mem.h"
#include "require.h"

#include <stdlib.h>

struct sweep sweep_new(const struct problem *problem)
{
    return (struct sweep){
        .problem = problem,
        .first = mem_alloc((size_t)problem->grid.n_days + 1, sizeof(int)),
    };
}

void sweep_free(struct sweep *sweep)
{
    free(sweep->value);
    free(sweep->reached);
    free(sweep->price);
    free(sweep->choice);
    free(sweep->of_kind);
    free(sweep->first);
    free(sweep->usable);
}

static void make_room(struct sweep *sweep, const struct states *states)
{
    int n = 0;
    for (int day = 0; day < states->n_days; day++) {
        sweep->first[day] = n;
        n += states->n_kinds[day];
    }
    sweep->first[states->n_days] = n;
    if (n > sweep->kinds_room) {
        sweep->kinds_room = n;
        sweep->price = mem_resize(sweep->price, (size_t)n, sizeof(cost));
        sweep->choice = mem_resize(sweep->choice, (size_t)n, sizeof(int));
        sweep->of_kind = mem_resize(sweep->of_kind, (size_t)n, sizeof(cost));
        sweep->usable = mem_resize(sweep->usable, (size_t)n, sizeof(int));
    }
    if (states->n_states >= sweep->value_room) {
        sweep->value_room = states->n_states + 1;
        sweep->value =
            mem_resize(sweep->value, (size_t)sweep->value_room, sizeof(cost));
        sweep->reached =
            mem_resize(sweep->reached, (size_t)sweep->value_room, sizeof(cost));
    }
}

static cost price_of(const struct sweep *sweep, const struct option *option,
                     const cost *toll)
{
    int offer = option->duty.offer;
    return option->price + (toll && offer != OFF
                                ? toll[sweep->problem->offers[offer].shift]
                                : 0);
}

/* The best option of each kind. */
static void choose(struct sweep *sweep, int day, const struct option_list *list,
                   const cost *toll)
{
    cost *price = sweep->price + sweep->first[day];
    int *choice = sweep->choice + sweep->first[day];
    for (int kind = 0; kind < sweep->states->n_kinds[day]; kind++)
        price[kind] = COST_FORBIDDEN;
    for (int i = 0; i < list->n; i++) {
        int kind = states_kind(sweep->states, day, list->items[i].duty.offer);
        cost here = price_of(sweep, &list->items[i], toll);
        if (here < price[kind]) {
            price[kind] = here;
            choice[kind] = i;
        }
    }
    sweep->n_usable = 0;
    for (int kind = 0; kind < sweep->states->n_kinds[day]; kind++)
        if (price[kind] < COST_FORBIDDEN)
            sweep->usable[sweep->n_usable++] = kind;
}

/* Takes options of one kind from all states of the day. */
static void take_kind(struct sweep *sweep, int day, int kind)
{
    const struct states *states = sweep->states;
    int first = states->first_state[day];
    int n = states->first_state[day + 1] - first;
    int64_t arc = states_arc(states, day, first, kind);
    const int *next = states->next + arc;
    cost price = sweep->price[sweep->first[day] + kind];
    const cost *value = sweep->value;
    cost *best = sweep->value + first;
    if (states->price || (sweep->weekend != 0 && kind > 0)) {
        for (int i = 0; i < n; i++) {
            cost here = value[next[i]] + price +
                        sweep_extra(sweep, first + i, kind, arc + i);
            best[i] = here < best[i] ? here : best[i];
        }
        return;
    }
    for (int i = 0; i < n; i++) {
        cost here = value[next[i]] + price;
        best[i] = here < best[i] ? here : best[i];
    }
}

cost sweep_days(struct sweep *sweep, const struct states *states,
                const struct option_list *lists, const cost *toll)
{
    sweep->states = states;
    if (states->start == STATE_NONE)
        return COST_FORBIDDEN;
    make_room(sweep, states);
    int n_days = states->n_days, last = states->first_state[n_days];
    for (int state = last; state < states->n_states; state++)
        sweep->value[state] = states->owed[state - last];
    sweep->value[states->n_states] = COST_FORBIDDEN;
    for (int day = n_days - 1; day >= 0; day--) {
        int first = states->first_state[day];
        int n = states->first_state[day + 1] - first;
        choose(sweep, day, &lists[day], toll);
        for (int i = 0; i < n; i++)
            sweep->value[first + i] = COST_FORBIDDEN;
        for (int i = 0; i < sweep->n_usable; i++)
            take_kind(sweep, day, sweep->usable[i]);
        sweep->work += (int64_t)n * sweep->n_usable;
    }
    cost least = sweep->value[states->start];
    return least < COST_FORBIDDEN / 2 ? least : COST_FORBIDDEN;
}

/* Reaches the states of the next day by one kind; returns the least price of
 * a line that does, without the kind's own. */
static cost reach_by_kind(struct sweep *sweep, int day, int kind)
{
    const struct states *states = sweep->states;
    int first = states->first_state[day], end = states->first_state[day + 1];
    cost price = sweep->price[sweep->first[day] + kind];
    cost least = COST_FORBIDDEN;
    for (int state = first; state < end; state++) {
        int64_t arc = states_arc(states, day, state, kind);
        int next = states->next[arc];
        cost here = sweep->reached[state];
        if (here >= COST_FORBIDDEN || sweep->value[next] >= COST_FORBIDDEN / 2)
            continue;
        here += states->price ? states->price[arc] : 0;
        if (here + price < sweep->reached[next])
            sweep->reached[next] = here + price;
        if (here + sweep->value[next] < least)
            least = here + sweep->value[next];
    }
    return least;
}

/* Of one day; the states before it are reached. */
static void pass_day(struct sweep *sweep, int day,
                     const struct option_list *list, const cost *toll,
                     cost *through)
{
    int n_shifts = sweep->problem->n_shifts;
    int n_kinds = sweep->states->n_kinds[day];
    const cost *price = sweep->price + sweep->first[day];
    cost *least = sweep->of_kind;
    for (int kind = 0; kind < n_kinds; kind++)
        least[kind] = price[kind] < COST_FORBIDDEN
                          ? reach_by_kind(sweep, day, kind)
                          : COST_FORBIDDEN;
    for (int shift = 0; shift <= n_shifts; shift++)
        through[shift] = COST_FORBIDDEN;
    for (int i = 0; i < list->n; i++) {
        int offer = list->items[i].duty.offer;
        int kind = states_kind(sweep->states, day, offer);
        int shift =
            offer == OFF ? n_shifts : sweep->problem->offers[offer].shift;
        cost here = least[kind] + price_of(sweep, &list->items[i], toll);
        if (least[kind] < COST_FORBIDDEN && here < through[shift])
            through[shift] = here;
    }
}

void sweep_through(struct sweep *sweep, const struct option_list *lists,
                   const cost *toll, cost *through)
{
    const struct states *states = sweep->states;
    for (int state = 0; state <= states->n_states; state++)
        sweep->reached[state] = COST_FORBIDDEN;
    sweep->reached[states->start] = 0;
    for (int day = 0; day < states->n_days; day++) {
        pass_day(sweep, day, &lists[day], toll,
                 through + day * (sweep->problem->n_shifts + 1));
        sweep->work +=
            (int64_t)sweep->states->n_kinds[day] *
            (states->first_state[day + 1] - states->first_state[day]);
    }
}

/* The kind of option that the state's value comes from. */
static int kind_from(const struct sweep *sweep, int day, int state)
{
    const struct states *states = sweep->states;
    const cost *price = sweep->price + sweep->first[day];
    int kind = 0;
    for (;; kind++) {
        require(kind < states->n_kinds[day]);
        int64_t arc = states_arc(states, day, state, kind);
        cost extra = sweep_extra(sweep, state, kind, arc);
        if (price[kind] < COST_FORBIDDEN &&
            price[kind] + sweep->value[states->next[arc]] + extra ==
                sweep->value[state])
            return kind;
    }
}

void sweep_read(const struct sweep *sweep, const struct option_list *lists,
                struct line *line)
{
    const struct states *states = sweep->states;
    int state = states->start;
    for (int day = 0; day < states->n_days; day++) {
        int kind = kind_from(sweep, day, state);
        line->duties[day] =
            lists[day].items[sweep->choice[sweep->first[day] + kind]].duty;
        state = states->next[states_arc(states, day, state, kind)];
    }
}
