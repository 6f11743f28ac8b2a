/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wishes about colleagues concern two people's days: rows of the agent's own
 * among the presence rules, one rule for each shift that both may be in. */
#include "build.h"

#include <math.h>
#include <string.h>

struct company {
    struct build *build;
    const struct draft_wish *draft;
    int agent, other;
    struct presence *presences;
    int n;
};

/* The shifts in which they can meet, or part. */
static bool is_meant(const struct company *it, int shift)
{
    const struct agent *agents = it->build->problem->agents;
    bool liked = it->draft->grade > GRADE_USUAL;
    if (it->draft->shift != NOT_GIVEN && it->draft->shift != shift)
        return false;
    return agents[it->agent].eligible[shift] &&
           (liked || agents[it->other].eligible[shift]);
}

static void lay_days(const struct company *it, int least, int most,
                     struct presence *presence)
{
    const struct grid *grid = &it->build->problem->grid;
    struct arena *arena = it->build->reading->arena;
    int *row = ARENA_ARRAY(arena, int, grid->n_days);
    int *min = ARENA_ARRAY(arena, int, grid->n_days);
    int *max = ARENA_ARRAY(arena, int, grid->n_days);
    for (int day = 0; day < grid->n_days; day++) {
        if (!days_have(&it->draft->window.days, grid->first_date + day))
            continue;
        row[presence->n_rows] = day;
        min[presence->n_rows] = least;
        max[presence->n_rows++] = most;
    }
    presence->row = row;
    presence->min = min;
    presence->max = max;
}

/* With: -1 for the agent, 1 for the colleague, at least 0.  Without: 1 for
 * each, at most 1. */
static void add_shift(struct company *it, int shift)
{
    const struct problem *problem = it->build->problem;
    const struct reading *reading = it->build->reading;
    const struct draft_agent *draft = &reading->agents[it->agent];
    bool liked = it->draft->grade > GRADE_USUAL;
    double part = wish_terms(it->build, draft).part;
    cost points = lround(wish_points(it->draft) * part);
    struct presence *presence = &it->presences[it->n++];
    int8_t *weight = ARENA_ARRAY(reading->arena, int8_t, problem->n_agents);
    weight[it->agent] = liked ? -1 : 1;
    weight[it->other] = 1;
    *presence = (struct presence){
        .id = arena_printf(reading->arena, "%s %s %s", draft->id,
                           liked ? "with" : "without",
                           reading->agents[it->other].id),
        .weight = weight,
        .who = draft->id,
        .wisher = 1 + it->agent,
        .shift = shift,
        .too_few = {1, {points * POINT / HEAD}},
        .too_many = {1, {points * POINT / HEAD}},
    };
    lay_days(it, liked ? 0 : presence_least(problem, presence),
             liked ? INT_MAX : 1, presence);
}

static int shifts_meant(struct company *it, const struct draft_wish *draft,
                        int agent)
{
    int n = 0;
    it->draft = draft;
    it->agent = agent;
    it->other =
        draft->with ? agent_of(it->build->reading, draft->with) : NOT_GIVEN;
    if (it->other == NOT_GIVEN || draft->grade == GRADE_USUAL)
        return 0;
    for (int shift = 0; shift < it->build->problem->n_shifts; shift++) {
        if (!is_meant(it, shift))
            continue;
        n++;
        if (it->presences)
            add_shift(it, shift);
    }
    return n;
}

static int all_meant(struct company *it)
{
    const struct reading *reading = it->build->reading;
    int n = 0;
    for (int agent = 0; agent < reading->n_agents; agent++)
        for (int i = 0; i < reading->agents[agent].n_wishes; i++)
            n += shifts_meant(it, &reading->agents[agent].wishes[i], agent);
    return n;
}

void build_company(struct build *build)
{
    struct problem *problem = build->problem;
    struct company it = {.build = build, .n = problem->n_presences};
    int n = all_meant(&it);
    if (n == 0)
        return;
    it.presences =
        ARENA_ARRAY(build->reading->arena, struct presence, it.n + n);
    if (it.n > 0)
        memcpy(it.presences, problem->presences,
               (size_t)it.n * sizeof *it.presences);
    all_meant(&it);
    problem->presences = it.presences;
    problem->n_presences = it.n;
}
