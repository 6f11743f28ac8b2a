/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "build.h"

#include <string.h>

/* The bit of a tag, a new one if need be. */
static uint64_t tag_bit(struct build *build, const char **tags,
                        const struct name *name)
{
    struct problem *problem = build->problem;
    for (int tag = 0; tag < problem->n_tags; tag++)
        if (strcmp(tags[tag], name->text) == 0)
            return UINT64_C(1) << tag;
    if (problem->n_tags == TAGS_MAX) {
        spot_report(build->reading->diags, name->spot,
                    "presence rules name more than %d tags and skills",
                    TAGS_MAX);
        return 0;
    }
    tags[problem->n_tags] = name->text;
    return UINT64_C(1) << problem->n_tags++;
}

static bool row_holds(const struct build *build,
                      const struct draft_presence *draft, int row)
{
    const struct grid *grid = &build->problem->grid;
    const struct face *face = &build->faces[0];
    int day = draft->shift == NOT_GIVEN ? face->day[row] : row;
    int date = grid->first_date + day;
    if (day < 0 || day >= grid->n_days ||
        days_have(&build->reading->closed, date))
        return false;
    if (draft->shift == NOT_GIVEN)
        return window_holds(build, &draft->window, face, row);
    return days_have(&draft->window.days, date);
}

static void lay_rows(struct build *build, const struct draft_presence *draft,
                     struct presence *presence)
{
    const struct grid *grid = &build->problem->grid;
    struct arena *arena = build->reading->arena;
    int n_all = draft->shift == NOT_GIVEN ? grid->n_slots : grid->n_days;
    int *rows = ARENA_ARRAY(arena, int, n_all);
    int *min = ARENA_ARRAY(arena, int, n_all);
    int *max = ARENA_ARRAY(arena, int, n_all);
    for (int row = 0; row < n_all; row++) {
        if (!row_holds(build, draft, row))
            continue;
        rows[presence->n_rows] = row;
        min[presence->n_rows] = draft->min == NOT_GIVEN
                                    ? presence_least(build->problem, presence)
                                    : draft->min;
        max[presence->n_rows] = draft->max == NOT_GIVEN ? INT_MAX : draft->max;
        presence->n_rows++;
    }
    presence->row = rows;
    presence->min = min;
    presence->max = max;
}

/* Points per head and hour, or per head and duty, as cost of a hundredth of a
 * head and row. */
static struct steps row_prices(const struct grid *grid,
                               const struct draft_presence *draft,
                               const struct steps *points)
{
    struct steps steps = {.n = points->n};
    for (int i = 0; i < steps.n; i++)
        steps.price[i] = draft->shift == NOT_GIVEN
                             ? per_hundredth(grid, (double)points->price[i])
                             : points->price[i] * POINT / HEAD;
    return steps;
}

/* Whoever is one of those asked for needs nobody beside. */
static void weigh(struct build *build, const struct draft_presence *draft,
                  struct presence *presence)
{
    struct reading *reading = build->reading;
    int8_t *weight = ARENA_ARRAY(reading->arena, int8_t, reading->n_agents);
    who_check(reading, &draft->who);
    who_check(reading, &draft->beside);
    for (int agent = 0; agent < reading->n_agents; agent++) {
        if (who_has(reading, &draft->who, agent))
            weight[agent] = (int8_t)draft->each;
        else if (draft->beside_given && who_has(reading, &draft->beside, agent))
            weight[agent] = -1;
    }
    presence->weight = weight;
    presence->who = who_text(reading, &draft->who);
    if (draft->beside_given)
        presence->who =
            arena_printf(reading->arena, "%s beside %s", presence->who,
                         who_text(reading, &draft->beside));
}

static struct presence build_presence(struct build *build, const char **tags,
                                      const struct draft_presence *draft)
{
    const struct grid *grid = &build->problem->grid;
    struct presence presence = {.id = draft->id, .shift = draft->shift};
    if (draft->who.by_name || draft->beside_given)
        weigh(build, draft, &presence);
    else
        for (int i = 0; i < draft->who.tags.n; i++)
            presence.tags |= tag_bit(build, tags, &draft->who.tags.items[i]);
    lay_rows(build, draft, &presence);
    presence.too_few = row_prices(grid, draft, &draft->price);
    presence.too_many = row_prices(grid, draft, &draft->surplus);
    return presence;
}

void build_presences(struct build *build)
{
    struct reading *reading = build->reading;
    struct problem *problem = build->problem;
    const char **tags = ARENA_ARRAY(reading->arena, const char *, TAGS_MAX);
    struct presence *presences =
        ARENA_ARRAY(reading->arena, struct presence, reading->n_presences);
    for (int i = 0; i < reading->n_presences; i++)
        presences[i] = build_presence(build, tags, &reading->presences[i]);
    problem->presences = presences;
    problem->n_presences = reading->n_presences;
    problem->tags = tags;
}
