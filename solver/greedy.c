/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "greedy.h"

#include "mem.h"
#include "warm.h"

#include <stdlib.h>

struct turn {
    int agent, n_choices;
};

static int by_choices(const void *left, const void *right)
{
    const struct turn *a = left, *b = right;
    return a->n_choices != b->n_choices ? a->n_choices - b->n_choices
                                        : a->agent - b->agent;
}

static struct turn *turns_new(const struct problem *problem)
{
    struct turn *turns = mem_alloc((size_t)problem->n_agents, sizeof *turns);
    for (int agent = 0; agent < problem->n_agents; agent++)
        turns[agent] = (struct turn){
            .agent = agent,
            .n_choices =
                problem->agents[agent].first_choice[problem->grid.n_days]};
    qsort(turns, (size_t)problem->n_agents, sizeof *turns, by_choices);
    return turns;
}

static void note_clash(struct search *search, int agent)
{
    struct outcome *outcome = search->outcome;
    outcome->status = OUTCOME_NO_ROSTER;
    outcome->clashes[outcome->n_clashes++] =
        (struct clash){.agent = agent, .activity = -1};
}

/* A roster that is late is better than none, unless it may not come for long.
 * To explain why there is none, all are looked at. */
static bool goes_on(const struct search *search, enum effort effort, bool legal)
{
    bool too_late = search->parts && stop_due(&search->stop);
    return !too_late && (legal || effort == THOROUGH);
}

bool greedy(struct search *search, enum effort effort, bool warm)
{
    const struct problem *problem = search->problem;
    struct cover *cover = cover_new(problem, search->rows);
    struct prices prices = prices_new(problem, search->rows);
    struct line *lines = lines_new(problem);
    struct turn *turns = turns_new(problem);
    bool *known = mem_alloc((size_t)problem->n_agents, sizeof *known);
    bool legal = true;
    int i = 0;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        known[agent] = warm && warm_line(search, &lines[agent]);
        if (known[agent])
            cover_add(cover, &lines[agent]);
    }
    for (; i < problem->n_agents && goes_on(search, effort, legal); i++) {
        struct pricing pricing = {.agent = turns[i].agent, .prices = &prices};
        if (known[pricing.agent])
            continue;
        cover_worth(cover, &prices);
        cost price = search_line(search, search->pricers[0], pricing, effort,
                                 &lines[pricing.agent]);
        if (price < COST_FORBIDDEN)
            cover_add(cover, &lines[pricing.agent]);
        else if (effort == THOROUGH && price == COST_FORBIDDEN &&
                 search->outcome->n_clashes < CLASHES_MAX)
            note_clash(search, pricing.agent);
        legal = legal && price < COST_FORBIDDEN;
    }
    search->stop.work += pricer_take_work(search->pricers[0]);
    legal = legal && i == problem->n_agents;
    if (legal)
        search_offer(search, lines,
                     lines_own(search, lines) + cover_price(cover));
    cover_free(cover);
    prices_free(&prices);
    lines_free(problem, lines);
    free(turns);
    free(known);
    return legal;
}
