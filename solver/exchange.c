/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who has borne less can take the whole week of who has borne more, or its
 * weekend, and a third one theirs; to a search that takes people out one by one
 * each such step alone makes the cover worse.  Of one stretch of days the best
 * way to give all its pieces round is an assignment problem. */
#include "exchange.h"

#include "assign.h"
#include "mem.h"
#include "window.h"

#include <stdlib.h>
#include <string.h>

enum { CREW_MOST = 32, LOOKS_A_TICK = 16 };

struct giving {
    struct search *search;
    struct line *all;    /* [n_agents] of the roster at hand */
    struct line *pieces; /* [n_agents] as it was before a stretch */
    struct line tried;
    cost total;
    int64_t until;
    struct window days; /* the stretch */
    bool *counts;       /* [n_presences] has rows that it can touch */
    int n;              /* who can stand in for each other in it */
    int *crew;          /* [n] */
    int *place;         /* [n] whose piece each gets */
    cost *price;        /* [n * n] */
    bool *seen;         /* [n_agents] asked already */
};

static bool same_activities(const struct problem *problem,
                            const struct agent *one, const struct agent *other)
{
    if (!one->busy || !other->busy)
        return one->busy == other->busy;
    return memcmp(one->busy, other->busy, (size_t)problem->grid.n_slots) == 0;
}

/* Whether it is no matter to queues and presence rules which of them works in
 * the stretch. */
static bool can_stand_in(const struct giving *giving, int a, int b)
{
    const struct problem *problem = giving->search->problem;
    const struct agent *one = &problem->agents[a], *other = &problem->agents[b];
    if (one->group != other->group || one->calendar != other->calendar)
        return false;
    for (int i = 0; i < problem->n_presences; i++)
        if (giving->counts[i] &&
            presence_weight(problem, &problem->presences[i], a) !=
                presence_weight(problem, &problem->presences[i], b))
            return false;
    return same_activities(problem, one, other);
}

static bool touches(const struct window *days, const struct presence *presence)
{
    bool by_day = presence->shift >= 0;
    int from = by_day ? days->from : days->first_slot;
    int to = by_day ? days->to : days->end_slot;
    for (int i = 0; i < presence->n_rows; i++)
        if (presence->row[i] >= from && presence->row[i] < to)
            return true;
    return false;
}

static void set_days(struct giving *giving, int first, int last)
{
    const struct problem *problem = giving->search->problem;
    giving->days = window_days(problem, NULL, first, last + 1);
    for (int i = 0; i < problem->n_presences; i++) {
        giving->counts[i] = touches(&giving->days, &problem->presences[i]);
        giving->search->stop.work +=
            problem->presences[i].n_rows / LOOKS_A_TICK;
    }
    memset(giving->seen, 0, (size_t)problem->n_agents);
}

/* Those who can stand in for the agent, and have not been asked yet. */
static void find_crew(struct giving *giving, int agent)
{
    int n_agents = giving->search->problem->n_agents, i = 0;
    giving->n = 0;
    for (; i < n_agents && giving->n < CREW_MOST; i++) {
        int other = (agent + i) % n_agents;
        if (giving->seen[other] || !can_stand_in(giving, agent, other))
            continue;
        giving->crew[giving->n++] = other;
        giving->seen[other] = true;
    }
    giving->search->stop.work += 1 + i / LOOKS_A_TICK;
}

/* Whether days at both ends differ somewhere: else a shorter stretch is the
 * same. */
static bool differs(const struct giving *giving, int day)
{
    int offer = giving->all[giving->crew[0]].duties[day].offer;
    for (int i = 1; i < giving->n; i++)
        if (giving->all[giving->crew[i]].duties[day].offer != offer)
            return true;
    return false;
}

/* The line with the piece of another in it. */
static void put(const struct giving *giving, struct line *line,
                const struct line *piece)
{
    const struct window *days = &giving->days;
    memcpy(&line->duties[days->from], &piece->duties[days->from],
           (size_t)(days->to - days->from) * sizeof *line->duties);
}

/* What the piece of `from` costs in the line of `to`; all that is dearer than
 * everything is now is the same. */
static cost price_of(struct giving *giving, int to, int from, cost now)
{
    const struct problem *problem = giving->search->problem;
    const struct line *line = &giving->all[to];
    if (to == from)
        return line->own;
    line_copy(problem, &giving->tried, line);
    put(giving, &giving->tried, &giving->all[from]);
    giving->search->stop.work += problem->grid.n_days;
    cost own = line_judge(problem, &giving->tried, RULES_ALL, NULL);
    return own > now ? now + 1 : own;
}

/* Gives the pieces of the crew round; whether that was cheaper. */
static bool give_round(struct giving *giving)
{
    const struct problem *problem = giving->search->problem;
    const int *crew = giving->crew;
    int n = giving->n;
    cost now = 0;
    for (int i = 0; i < n; i++)
        now += giving->all[crew[i]].own;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            giving->price[i * n + j] = price_of(giving, crew[i], crew[j], now);
    cost sum = assign(n, giving->price, giving->place);
    if (sum >= now)
        return false;
    for (int i = 0; i < n; i++)
        line_copy(problem, &giving->pieces[i], &giving->all[crew[i]]);
    for (int i = 0; i < n; i++) {
        struct line *line = &giving->all[crew[i]];
        put(giving, line, &giving->pieces[giving->place[i]]);
        line->own = giving->price[i * n + giving->place[i]];
    }
    giving->total += sum - now;
    return true;
}

static bool is_over(const struct giving *giving)
{
    const struct stop *stop = &giving->search->stop;
    return stop_signalled(stop) || stop->work >= giving->until;
}

static bool try_days(struct giving *giving, int first, int last)
{
    int n = giving->search->problem->n_agents;
    int start = rng_below(&giving->search->rng, n);
    bool better = false;
    set_days(giving, first, last);
    for (int i = 0; i < n; i++) {
        int agent = (start + i) % n;
        if (giving->seen[agent])
            continue;
        find_crew(giving, agent);
        if (is_over(giving))
            return false;
        if (giving->n > 1 && differs(giving, first) && differs(giving, last))
            better |= give_round(giving);
    }
    return better;
}

/* All stretches, from any first day on. */
static bool try_all(struct giving *giving)
{
    int n_days = giving->search->problem->grid.n_days;
    int start = rng_below(&giving->search->rng, n_days);
    bool better = false;
    for (int i = 0; i < n_days; i++) {
        int first = (start + i) % n_days;
        for (int last = first; last < n_days && !is_over(giving); last++)
            better |= try_days(giving, first, last);
    }
    return better && !is_over(giving);
}

void exchange(struct search *search, int64_t ticks)
{
    const struct problem *problem = search->problem;
    if (lines_own(search, search->lines) == 0)
        return; /* nothing else can get less */
    size_t n = (size_t)problem->n_agents;
    size_t most = n < CREW_MOST ? n : CREW_MOST;
    struct giving giving = {
        .search = search,
        .all = lines_new(problem),
        .pieces = lines_new(problem),
        .tried = line_new(problem, 0),
        .total = search->cover_cost,
        .until = search->stop.work + ticks,
        .counts = mem_alloc((size_t)problem->n_presences + 1, sizeof(bool)),
        .crew = mem_alloc(most, sizeof(int)),
        .place = mem_alloc(most, sizeof(int)),
        .price = mem_alloc(most * most, sizeof(cost)),
        .seen = mem_alloc(n, sizeof(bool)),
    };
    lines_copy(problem, giving.all, search->lines);
    while (try_all(&giving))
        continue;
    search_offer(search, giving.all, giving.total);
    search_report(search, "exchange");
    lines_free(problem, giving.all);
    lines_free(problem, giving.pieces);
    line_free(&giving.tried);
    free(giving.counts);
    free(giving.crew);
    free(giving.place);
    free(giving.price);
    free(giving.seen);
}
