/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who has borne less can take the whole week of who has borne more, or its
 * weekend; to a search that takes people out one by one, each such step alone
 * makes the cover worse. */
#include "exchange.h"

#include <string.h>

struct pair {
    struct search *search;
    struct line *all; /* [n_agents] of the roster at hand */
    struct line *a, *b;
    struct line tried_a, tried_b;
    cost total;
};

static bool same_activities(const struct problem *problem,
                            const struct agent *one, const struct agent *other)
{
    if (!one->busy || !other->busy)
        return one->busy == other->busy;
    return memcmp(one->busy, other->busy, (size_t)problem->grid.n_slots) == 0;
}

/* Whether it is no matter to queues and presence rules which of them works. */
static bool can_stand_in(const struct problem *problem, int a, int b)
{
    const struct agent *one = &problem->agents[a], *other = &problem->agents[b];
    if (one->group != other->group || one->calendar != other->calendar)
        return false;
    for (int i = 0; i < problem->n_presences; i++)
        if (presence_weight(problem, &problem->presences[i], a) !=
            presence_weight(problem, &problem->presences[i], b))
            return false;
    return same_activities(problem, one, other);
}

static bool alike(const struct pair *pair, int day)
{
    return pair->a->duties[day].offer == pair->b->duties[day].offer;
}

/* Exchanges the days first..last if that is cheaper. */
static bool try_days(struct pair *pair, int first, int last)
{
    struct search *search = pair->search;
    const struct problem *problem = search->problem;
    line_copy(problem, &pair->tried_a, pair->a);
    line_copy(problem, &pair->tried_b, pair->b);
    for (int day = first; day <= last; day++) {
        pair->tried_a.duties[day] = pair->b->duties[day];
        pair->tried_b.duties[day] = pair->a->duties[day];
    }
    search->stop.work += 2 * problem->grid.n_days;
    cost before = pair->a->own + pair->b->own;
    cost a = line_judge(problem, &pair->tried_a, RULES_ALL, NULL);
    if (a >= before)
        return false;
    cost b = line_judge(problem, &pair->tried_b, RULES_ALL, NULL);
    if (b >= before || a + b >= before)
        return false;
    line_copy(problem, pair->a, &pair->tried_a);
    line_copy(problem, pair->b, &pair->tried_b);
    pair->total += a + b - before;
    return true;
}

/* All stretches that differ at both ends: others are the same as shorter
 * ones. */
static bool try_pair(struct pair *pair)
{
    int n_days = pair->search->problem->grid.n_days;
    bool better = false;
    for (int first = 0; first < n_days; first++)
        for (int last = first; last < n_days; last++)
            if (!alike(pair, first) && !alike(pair, last))
                better |= try_days(pair, first, last);
    return better;
}

static bool try_all(struct pair *pair, int64_t until)
{
    struct search *search = pair->search;
    int n = search->problem->n_agents, start = rng_below(&search->rng, n);
    bool better = false;
    for (int i = 0; i < n; i++)
        for (int other = 0; other < n; other++) {
            int agent = (start + i) % n;
            if (stop_signalled(&search->stop) || search->stop.work >= until)
                return false;
            if (other >= agent || !can_stand_in(search->problem, agent, other))
                continue;
            pair->a = &pair->all[agent];
            pair->b = &pair->all[other];
            better |= try_pair(pair);
        }
    return better;
}

void exchange(struct search *search, int64_t ticks)
{
    const struct problem *problem = search->problem;
    struct pair pair = {
        .search = search,
        .all = lines_new(problem),
        .tried_a = line_new(problem, 0),
        .tried_b = line_new(problem, 0),
        .total = search->cover_cost,
    };
    int64_t until = search->stop.work + ticks;
    lines_copy(problem, pair.all, search->lines);
    while (try_all(&pair, until))
        continue;
    search_offer(search, pair.all, pair.total);
    search_report(search, "exchange");
    line_free(&pair.tried_a);
    line_free(&pair.tried_b);
    lines_free(problem, pair.all);
}
