/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "warm.h"

#include "bound.h"
#include "canonical.h"
#include "contracts.h"
#include "duals.h"
#include "pool.h"

#include <stdlib.h>
#include <string.h>

enum { LATEST = 4 };

/* A duty by names; shift NULL: off. */
struct warm_duty {
    const char *shift;
    int start, end;
    short pause[BREAKS_MAX];
};

struct warm_line {
    const char *agent;
    const struct warm_duty *duties; /* [n_days] */
};

/* Duals of a queue, a joint, a queue's days or a presence rule. */
struct warm_duals {
    const char *name;
    int n;
    const cost *values;
};

enum part { PART_QUEUE, PART_JOINT, PART_DAY, PART_ROW, N_PARTS };

struct warm {
    struct arena *arena;
    int first_date, n_days, n_slots, slot_min;
    int n_best; /* lines of the best roster, which come first */
    int n_lines;
    struct warm_line *lines;
    int n_parts[N_PARTS];
    struct warm_duals *parts[N_PARTS]; /* NULL: no duals are known */
};

static bool fits(const struct warm *warm, const struct grid *grid)
{
    return warm->first_date == grid->first_date &&
           warm->n_days == grid->n_days && warm->n_slots == grid->n_slots &&
           warm->slot_min == grid->slot_min;
}

static void keep_line(struct warm *warm, const struct problem *problem,
                      const struct line *line)
{
    struct warm_duty *duties =
        ARENA_ARRAY(warm->arena, struct warm_duty, warm->n_days);
    for (int day = 0; day < warm->n_days; day++) {
        const struct duty *duty = &line->duties[day];
        if (duty->offer == OFF)
            continue;
        const struct offer *offer = &problem->offers[duty->offer];
        duties[day].shift =
            arena_copy(warm->arena, problem->shifts[offer->shift].id);
        duties[day].start = offer->start;
        duties[day].end = offer->end;
        memcpy(duties[day].pause, duty->pause, sizeof duty->pause);
    }
    warm->lines[warm->n_lines++] = (struct warm_line){
        arena_copy(warm->arena, problem->agents[line->agent].id), duties};
}

/* The latest few lines of each agent: the linear program of the next search
 * begins with them, and many take it longer than they save. */
static void keep_latest(struct warm *warm, const struct search *search)
{
    int *n_kept = ARENA_ARRAY(warm->arena, int, search->problem->n_agents);
    for (int i = search->pool->n - 1; i >= 0; i--) {
        const struct line *line = &search->pool->lines[i];
        if (n_kept[line->agent]++ < LATEST)
            keep_line(warm, search->problem, line);
    }
}

/* Where the duals of the k-th of a part begin, how many they are, and the name
 * by which it is known; NULL: there is no such one. */
static const char *part_of(const struct problem *problem,
                           const struct rows *rows, const struct duals *duals,
                           enum part part, int k, cost **values, int *n)
{
    int n_slots = problem->grid.n_slots, n_days = problem->grid.n_days;
    *n = part == PART_DAY ? n_days : n_slots;
    if (part == PART_QUEUE)
        *values = &duals->queue[(size_t)k * n_slots];
    else if (part == PART_DAY)
        *values = &duals->day[(size_t)k * n_days];
    else if (part == PART_JOINT)
        *values = &duals->joint[(size_t)k * n_slots];
    if (part == PART_QUEUE || part == PART_DAY)
        return k < problem->n_queues ? problem->queues[k].id : NULL;
    if (part == PART_JOINT)
        return k < problem->n_joints ? problem->joints[k].name : NULL;
    if (k >= problem->n_presences)
        return NULL;
    *values = &duals->row[rows->first[k]];
    *n = rows->first[k + 1] - rows->first[k];
    return problem->presences[k].id;
}

static void keep_duals(struct warm *warm, const struct search *search)
{
    const struct problem *problem = search->problem;
    const int n[N_PARTS] = {problem->n_queues, problem->n_joints,
                            problem->n_queues, problem->n_presences};
    for (enum part part = 0; part < N_PARTS; part++) {
        warm->n_parts[part] = n[part];
        warm->parts[part] =
            ARENA_ARRAY(warm->arena, struct warm_duals, n[part]);
        for (int k = 0; k < n[part]; k++) {
            struct warm_duals *kept = &warm->parts[part][k];
            cost *values = NULL;
            const char *name = part_of(problem, search->rows, search->duals,
                                       part, k, &values, &kept->n);
            cost *copy = ARENA_ARRAY(warm->arena, cost, kept->n);
            if (kept->n > 0)
                memcpy(copy, values, (size_t)kept->n * sizeof *copy);
            kept->name = arena_copy(warm->arena, name);
            kept->values = copy;
        }
    }
}

static struct warm *begin(const struct problem *problem, int n_lines)
{
    struct arena *arena = arena_new();
    struct warm *warm = ARENA_ARRAY(arena, struct warm, 1);
    *warm = (struct warm){
        .arena = arena,
        .first_date = problem->grid.first_date,
        .n_days = problem->grid.n_days,
        .n_slots = problem->grid.n_slots,
        .slot_min = problem->grid.slot_min,
    };
    warm->lines = ARENA_ARRAY(arena, struct warm_line, n_lines);
    return warm;
}

struct warm *warm_new(const struct search *search)
{
    const struct problem *problem = search->problem;
    struct warm *warm = begin(problem, problem->n_agents + search->pool->n);
    for (int agent = 0; search->found && agent < problem->n_agents; agent++)
        keep_line(warm, problem, &search->lines[agent]);
    warm->n_best = warm->n_lines;
    keep_latest(warm, search);
    keep_duals(warm, search);
    return warm;
}

struct warm *warm_of_roster(const struct roster *roster)
{
    const struct problem *problem = roster->problem;
    struct warm *warm = begin(problem, problem->n_agents);
    for (int agent = 0; agent < problem->n_agents; agent++)
        keep_line(warm, problem,
                  &(struct line){.agent = agent,
                                 .duties = roster_duty(roster, agent, 0)});
    warm->n_best = warm->n_lines;
    return warm;
}

void warm_free(struct warm *warm)
{
    if (warm)
        arena_free(warm->arena);
}

/* The choice that is this duty; of the same shift and start if the shift's end
 * has moved; OFF where there is none. */
static int find_offer(const struct problem *problem, int agent, int day,
                      const struct warm_duty *duty)
{
    const struct agent *who = &problem->agents[agent];
    int nearest = OFF;
    for (int i = who->first_choice[day]; i < who->first_choice[day + 1]; i++) {
        const struct offer *offer = &problem->offers[who->choices[i].offer];
        if (offer->start != duty->start ||
            strcmp(problem->shifts[offer->shift].id, duty->shift) != 0)
            continue;
        nearest = who->choices[i].offer;
        if (offer->end == duty->end)
            break;
    }
    return nearest;
}

/* False where the line is not legal. */
static bool take_line(const struct problem *problem, int agent,
                      const struct warm_line *from, struct line *line)
{
    line->agent = agent;
    for (int day = 0; day < problem->grid.n_days; day++) {
        const struct warm_duty *duty = &from->duties[day];
        struct duty *to = &line->duties[day];
        *to = (struct duty){.offer = OFF};
        if (duty->shift)
            to->offer = find_offer(problem, agent, day, duty);
        if (to->offer == OFF)
            continue;
        const struct offer *offer = &problem->offers[to->offer];
        memcpy(to->pause, duty->pause, sizeof to->pause);
        if (!pauses_fit(offer, to->pause))
            pauses_earliest(offer, to->pause);
    }
    return line_judge(problem, line, RULES_ALL, NULL) < COST_FORBIDDEN;
}

static int find_agent(const struct problem *problem, const char *id)
{
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (strcmp(problem->agents[agent].id, id) == 0)
            return agent;
    return -1;
}

static const struct warm *warm_of(const struct search *search)
{
    const struct warm *warm = search->options->from;
    return warm && fits(warm, &search->problem->grid) ? warm : NULL;
}

bool warm_line(const struct search *search, struct line *line)
{
    const struct problem *problem = search->problem;
    const struct warm *warm = warm_of(search);
    const char *id = problem->agents[line->agent].id;
    for (int i = 0; warm && i < warm->n_best; i++)
        if (strcmp(warm->lines[i].agent, id) == 0)
            return take_line(problem, line->agent, &warm->lines[i], line);
    return false;
}

void warm_pool(struct search *search)
{
    const struct problem *problem = search->problem;
    const struct warm *warm = warm_of(search);
    bool added;
    if (!warm)
        return;
    struct line line = line_new(problem, 0);
    for (int i = 0; i < warm->n_lines; i++) {
        int agent = find_agent(problem, warm->lines[i].agent);
        if (agent >= 0 && take_line(problem, agent, &warm->lines[i], &line))
            pool_add(search->pool, &line, &added);
    }
    line_free(&line);
}

static void take_part(const struct warm *warm, const struct search *search,
                      enum part part, struct duals *duals)
{
    cost *values = NULL;
    int n;
    const char *name;
    for (int k = 0; (name = part_of(search->problem, search->rows, duals, part,
                                    k, &values, &n));
         k++)
        for (int i = 0; i < warm->n_parts[part]; i++) {
            const struct warm_duals *kept = &warm->parts[part][i];
            if (kept->n == n && n > 0 && strcmp(kept->name, name) == 0)
                memcpy(values, kept->values, (size_t)n * sizeof *values);
        }
}

bool warm_duals(const struct search *search, struct duals *duals)
{
    const struct warm *warm = warm_of(search);
    if (!warm || !warm->parts[0])
        return false;
    for (enum part part = 0; part < N_PARTS; part++)
        take_part(warm, search, part, duals);
    duals_clip(search->problem, search->rows, duals);
    return true;
}

cost warm_bound(const struct warm *warm, const struct problem *problem,
                const struct solve_options *options)
{
    struct outcome outcome = {0};
    struct solve_options with = *options;
    struct problem *canonical = canonical_new(problem);
    with.from = warm;
    struct search *search = search_new(canonical, &with, &outcome);
    contracts_learn(search);
    struct prices prices = prices_new(canonical, search->rows);
    struct line *lines = lines_new(canonical);
    cost bound = -COST_FORBIDDEN;
    if (warm_duals(search, search->duals))
        bound = bound_by_duals(search, search->duals, &prices, lines);
    lines_free(canonical, lines);
    prices_free(&prices);
    search_free(search);
    arena_free(canonical->arena);
    return bound;
}
