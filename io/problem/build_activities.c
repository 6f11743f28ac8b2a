/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Meetings and training, laid on the days of those who attend. */
#include "build.h"

#include <stdlib.h>
#include <string.h>

/* One activity on one date. */
struct session {
    const struct draft_activity *draft;
    int start, end; /* slots */
};

struct sessions {
    struct session *items;
    int n;
};

static void add_session(struct build *build, const struct draft_activity *draft,
                        int date, struct sessions *sessions)
{
    const struct grid *grid = &build->problem->grid;
    int64_t from, to;
    if (!build_moment(build, draft->spot, 0, date, draft->window.from, &from) ||
        !build_moment(build, draft->spot, 0, date, draft->window.to, &to))
        return;
    struct session session = {draft, slot_before(grid, from),
                              slot_before(grid, to)};
    if (session.start >= 0 && session.start < session.end &&
        session.end <= grid->n_slots)
        sessions->items[sessions->n++] = session;
}

static int by_start(const void *left, const void *right)
{
    const struct session *a = left, *b = right;
    return a->start != b->start ? (a->start > b->start) - (a->start < b->start)
                                : (a->draft > b->draft) - (a->draft < b->draft);
}

static struct sessions find_sessions(struct build *build)
{
    const struct reading *reading = build->reading;
    const struct grid *grid = &build->problem->grid;
    int most = reading->n_activities * grid->n_days;
    struct sessions sessions = {
        ARENA_ARRAY(reading->scratch, struct session, most), 0};
    for (int i = 0; i < reading->n_activities; i++)
        for (int day = 0; day < grid->n_days; day++) {
            int date = grid->first_date + day;
            if (!reading->activities[i].broken &&
                days_have(&reading->activities[i].window.days, date) &&
                !days_have(&reading->closed, date))
                add_session(build, &reading->activities[i], date, &sessions);
        }
    if (sessions.n > 1)
        qsort(sessions.items, (size_t)sessions.n, sizeof *sessions.items,
              by_start);
    return sessions;
}

/* Whoever has time off then is excused. */
static bool is_excused(const struct agent *agent, const struct session *session)
{
    struct offer then = {.start = session->start, .end = session->end};
    return agent_absence(agent, &then) != NULL;
}

static void report_clash(struct build *build, const struct agent *agent,
                         const struct activity *last,
                         const struct session *session)
{
    const struct grid *grid = &build->problem->grid;
    char date[UNITS_ROOM];
    int day = calendar_day(grid, &grid->calendars[0], session->start);
    spot_report(build->reading->diags, session->draft->spot,
                "agent '%s' is to be at '%s' and at '%s' at the same time on "
                "%s",
                agent->id, last->id, session->draft->id,
                units_write_date(grid->first_date + day, date));
}

static void attend(struct build *build, struct agent *agent,
                   const struct session *session, struct activity *activities,
                   uint8_t *busy)
{
    const struct grid *grid = &build->problem->grid;
    const struct calendar *own = &grid->calendars[agent->calendar];
    struct activity *last = activities + agent->n_activities;
    int day = calendar_day(grid, own, session->start);
    if (day < 0 || day >= grid->n_days || is_excused(agent, session))
        return;
    if (agent->n_activities > 0 && last[-1].end > session->start) {
        report_clash(build, agent, last - 1, session);
        return;
    }
    *last = (struct activity){session->draft->id, day, session->start,
                              session->end, session->draft->price};
    memset(busy + session->start, 1, (size_t)(session->end - session->start));
    agent->n_activities++;
}

static void build_of_agent(struct build *build, int index,
                           const struct sessions *sessions)
{
    const struct reading *reading = build->reading;
    struct agent *agent = &build->problem->agents[index];
    int n = 0;
    for (int i = 0; i < sessions->n; i++)
        n += who_has(reading, &sessions->items[i].draft->who, index);
    if (n == 0)
        return;
    struct activity *activities =
        ARENA_ARRAY(reading->arena, struct activity, n);
    uint8_t *busy =
        ARENA_ARRAY(reading->arena, uint8_t, build->problem->grid.n_slots);
    for (int i = 0; i < sessions->n; i++)
        if (who_has(reading, &sessions->items[i].draft->who, index))
            attend(build, agent, &sessions->items[i], activities, busy);
    agent->activities = activities;
    agent->busy = agent->n_activities > 0 ? busy : NULL;
}

void build_activities(struct build *build)
{
    struct reading *reading = build->reading;
    if (reading->n_activities == 0)
        return;
    struct sessions sessions = find_sessions(build);
    for (int i = 0; i < reading->n_activities; i++)
        who_check(reading, &reading->activities[i].who);
    for (int agent = 0; agent < build->problem->n_agents; agent++)
        build_of_agent(build, agent, &sessions);
}
