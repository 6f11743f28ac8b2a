/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was worked before may have used up what a law allows over longer times:
 * whoever must work less than agreed because of that is told beforehand. */
#include "agreed.h"
#include "build.h"
#include "record.h"
#include "shown.h"

#include <string.h>

enum { LAWS_NOTED = 32, AGENTS_NOTED = 4 };

/* A law, and those to whom it leaves too little. */
struct tight {
    const char *id;
    int n;
    const char *agents;
};

/* Minutes that an agent is to work in so many of the days; -1: not agreed. */
static int agreed_in(const struct problem *problem, int agent, int n_days)
{
    struct agreed agreed = agreed_of(problem, agent);
    int all = agreed.target >= 0  ? agreed.target
              : agreed.least >= 0 ? agreed.least
                                  : agreed.most;
    return all < 0 ? -1 : (int)((int64_t)all * n_days / problem->grid.n_days);
}

/* The least work of a duty; less than that is no difference. */
static int least_duty(const struct problem *problem, const struct agent *agent)
{
    const int *first =
        &problem->first_offer[agent->calendar * problem->grid.n_days];
    int least = INT_MAX;
    for (int i = first[0]; i < first[problem->grid.n_days]; i++) {
        const struct offer *offer = &problem->offers[i];
        if (offer->work_min > 0 && offer->work_min < least &&
            agent->eligible[offer->shift])
            least = offer->work_min;
    }
    return least;
}

/* The day, at the end of a week of the gauge or of all of it, up to which
 * `least` less is left than agreed; -1: there is none. */
static int tight_day(const struct problem *problem, int index,
                     const struct gauge *gauge, int least)
{
    for (int to = gauge->from; to < gauge->to;) {
        to = to + DAYS_PER_WEEK < gauge->to ? to + DAYS_PER_WEEK : gauge->to;
        int agreed = agreed_in(problem, index, to - gauge->from);
        if (agreed >= 0 && gauge->most[to - 1] < INT_MAX &&
            agreed - gauge->most[to - 1] >= least)
            return to - 1;
    }
    return -1;
}

static struct tight *tight_of(struct tight *all, int *n, const char *id)
{
    for (int i = 0; i < *n; i++)
        if (strcmp(all[i].id, id) == 0)
            return &all[i];
    if (*n == LAWS_NOTED)
        return NULL;
    all[*n] = (struct tight){.id = id, .agents = ""};
    return &all[(*n)++];
}

/* "'anna' 8h up to 2026-11-15 (agreed: 40h)" */
static void add(struct build *build, struct tight *tight, int index,
                const struct gauge *gauge, int day)
{
    const struct problem *problem = build->problem;
    char left[UNITS_ROOM], agreed[UNITS_ROOM], date[UNITS_ROOM];
    if (tight->n++ >= AGENTS_NOTED)
        return;
    tight->agents = arena_printf(
        build->reading->scratch, "%s%s'%s' %s up to %s (agreed: %s)",
        tight->agents, tight->n > 1 ? ", " : "",
        SHOWN(problem->agents[index].id),
        units_write_minutes(gauge->most[day], left),
        units_write_date(problem->grid.first_date + day, date),
        units_write_minutes(agreed_in(problem, index, day + 1 - gauge->from),
                            agreed));
}

/* The first of each law. */
static void look_at(struct build *build, int index, struct tight *all, int *n)
{
    const struct agent *agent = &build->problem->agents[index];
    int least = least_duty(build->problem, agent);
    const char *last = "";
    for (int i = 0; i < agent->n_gauges; i++) {
        const struct gauge *gauge = &agent->gauges[i];
        if (!gauge->most || gauge->measure != MEASURE_WORK ||
            gauge->price != RULE_HARD || strcmp(gauge->id, last) == 0)
            continue;
        int day = tight_day(build->problem, index, gauge, least);
        struct tight *tight = day < 0 ? NULL : tight_of(all, n, gauge->id);
        if (tight) {
            add(build, tight, index, gauge, day);
            last = gauge->id;
        }
    }
}

void build_rooms(struct build *build)
{
    const struct reading *reading = build->reading;
    struct tight all[LAWS_NOTED];
    int n = 0;
    if (!reading->record || reading->scenario || diags_failed(reading->diags))
        return;
    for (int index = 0; index < reading->n_agents; index++)
        if (record_find(reading->record, reading->agents[index].id))
            look_at(build, index, all, &n);
    for (int i = 0; i < n; i++)
        diags_note(reading->diags, reading->path, "/history",
                   "what was worked before leaves fewer hours by %s than are "
                   "agreed: %s%s",
                   all[i].id, all[i].agents,
                   all[i].n > AGENTS_NOTED
                       ? arena_printf(reading->scratch, " and %d more",
                                      all[i].n - AGENTS_NOTED)
                       : "");
}
