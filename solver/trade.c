/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trade.h"

/* How many days from a day on are exchanged with whom. */
struct swap {
    int self, other, first, n, elsewhere; /* elsewhere -1: only these */
};

static bool alike(const struct line *a, const struct line *b, int first, int n)
{
    for (int day = first; day < first + n; day++)
        if (a->duties[day].offer != b->duties[day].offer)
            return false;
    return true;
}

/* The one line with the other's days where they are exchanged. */
static cost swapped(const struct bench *bench, const struct swap *swap,
                    const struct line *mine, const struct line *theirs,
                    struct line *line)
{
    const struct problem *problem = bench->search->problem;
    line_copy(problem, line, mine);
    for (int i = 0; i < swap->n; i++) {
        line->duties[swap->first + i] = theirs->duties[swap->first + i];
        if (swap->elsewhere >= 0)
            line->duties[swap->elsewhere + i] =
                theirs->duties[swap->elsewhere + i];
    }
    return line_judge(problem, line, RULES_ALL, NULL);
}

static bool suits(const struct trade *trade, const struct line *line)
{
    const struct problem *problem = trade->roster->problem;
    const struct grant *grant = trade->grant;
    for (int day = 0; day < problem->grid.n_days; day++) {
        int offer = line->duties[day].offer;
        if (!wish_suits(trade->roster, grant->agent, &grant->wish, day,
                        offer == OFF ? NULL : &problem->offers[offer]))
            return false;
    }
    return true;
}

/* What the own costs of both change by; the lines are in `a` and `b`.
 * COST_FORBIDDEN where one of them may not or the wish is not granted. */
static cost own_change(const struct trade *trade, const struct swap *swap,
                       struct line *a, struct line *b)
{
    const struct line *self = &trade->was->lines[swap->self];
    const struct line *other = &trade->was->lines[swap->other];
    if (swapped(trade->bench, swap, self, other, a) >= COST_FORBIDDEN ||
        !suits(trade, a) ||
        swapped(trade->bench, swap, other, self, b) >= COST_FORBIDDEN)
        return COST_FORBIDDEN;
    return a->own + b->own - self->own - other->own;
}

/* Tries the swap and keeps it if it is the cheapest so far.  Both lines are
 * out of the cover meanwhile. */
static bool try_swap(const struct trade *trade, const struct swap *swap,
                     struct line *tried, cost *least)
{
    struct bench *bench = trade->bench;
    cost change = own_change(trade, swap, &bench->spare, tried);
    if (change >= COST_FORBIDDEN)
        return false;
    cover_add(bench->cover, &bench->spare);
    cover_add(bench->cover, tried);
    change += cover_price(bench->cover);
    cover_remove(bench->cover, &bench->spare);
    cover_remove(bench->cover, tried);
    if (change >= *least)
        return false;
    *least = change;
    line_copy(bench->search->problem, &bench->best_self, &bench->spare);
    line_copy(bench->search->problem, &bench->best, tried);
    return true;
}

static bool swap_with(const struct trade *trade, int other, cost *least)
{
    struct bench *bench = trade->bench;
    int self = trade->grant->agent;
    struct line *a = &bench->lines[self], *b = &bench->lines[other];
    const struct wish *wish = &trade->grant->wish;
    struct swap swap = {.self = self,
                        .other = other,
                        .first = wish->day,
                        .n = wish->until - wish->day,
                        .elsewhere = -1};
    int n_days = bench->search->problem->grid.n_days;
    bool better = false;
    if (alike(a, b, swap.first, swap.n))
        return false;
    struct line tried = line_new(bench->search->problem, other);
    cover_remove(bench->cover, a);
    cover_remove(bench->cover, b);
    for (int day = -1; day + swap.n <= n_days; day++) {
        swap.elsewhere = day;
        if (day < 0 || ((day + swap.n <= wish->day || day >= wish->until) &&
                        !alike(a, b, day, swap.n)))
            better |= try_swap(trade, &swap, &tried, least);
    }
    cover_add(bench->cover, a);
    cover_add(bench->cover, b);
    line_free(&tried);
    return better;
}

int trade_best(const struct trade *trade)
{
    const struct problem *problem = trade->bench->search->problem;
    const struct grant *grant = trade->grant;
    int best = -1, calendar = problem->agents[grant->agent].calendar;
    cost least = COST_FORBIDDEN;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        if (stop_seconds_over(&trade->bench->search->stop))
            break;
        if (agent != grant->agent && agent != grant->wish.other &&
            problem->agents[agent].calendar == calendar &&
            swap_with(trade, agent, &least))
            best = agent;
    }
    return best;
}
