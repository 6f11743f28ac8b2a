/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent can, may and must do.  Arrays that say nothing are shared by
 * all agents whose array says nothing. */
#include "build.h"

#include "clock.h"

#include <stdlib.h>
#include <string.h>

static const struct name *find(const struct names *names, const char *text)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, text) == 0)
            return &names->items[i];
    return NULL;
}

/* A shift that the agent is listed for and has not the tags for. */
static void check_listed(struct build *build, const struct draft_agent *draft,
                         int shift)
{
    const struct draft_shift *wanted = &build->reading->shifts[shift];
    const struct name *listed = find(&draft->shifts, wanted->id);
    if (listed && !agent_has_tags(draft, &wanted->tags))
        spot_report(build->reading->diags, listed->spot,
                    "shift '%s' asks for tags that agent '%s' has not",
                    wanted->id, draft->id);
}

void build_eligible(struct build *build)
{
    struct reading *reading = build->reading;
    for (int agent = 0; agent < reading->n_agents; agent++) {
        const struct draft_agent *draft = &reading->agents[agent];
        uint8_t *eligible =
            ARENA_ARRAY(reading->arena, uint8_t, reading->n_shifts);
        for (int shift = 0; shift < reading->n_shifts; shift++) {
            bool listed =
                !draft->shifts_given || (draft->shift_bits >> shift & 1);
            eligible[shift] =
                listed && agent_has_tags(draft, &reading->shifts[shift].tags);
            if (draft->shifts_given)
                check_listed(build, draft, shift);
        }
        build->problem->agents[agent].eligible = eligible;
    }
}

static void build_tags(struct build *build, const struct draft_agent *draft,
                       struct agent *agent)
{
    const struct problem *problem = build->problem;
    for (int tag = 0; tag < problem->n_tags; tag++)
        if (find(&draft->tags, problem->tags[tag]) ||
            find(&draft->skills, problem->tags[tag]))
            agent->tags |= UINT64_C(1) << tag;
}

/* How fast the agent serves a queue: as fast as the weakest skill for it. */
static int speed_of(const struct draft_agent *draft,
                    const struct draft_queue *queue)
{
    int speed = -1;
    for (int i = 0; i < queue->skills.n; i++) {
        const struct name *skill =
            find(&draft->skills, queue->skills.items[i].text);
        if (!skill)
            return 0;
        if (speed < 0 || skill->percent < speed)
            speed = skill->percent;
    }
    return speed < 0 ? HEAD : speed;
}

static void build_speeds(struct build *build)
{
    const struct reading *reading = build->reading;
    int *speeds =
        ARENA_ARRAY(reading->arena, int, reading->n_agents * reading->n_queues);
    int *next = speeds;
    for (int agent = 0; agent < reading->n_agents; agent++)
        for (int queue = 0; queue < reading->n_queues; queue++)
            *next++ =
                speed_of(&reading->agents[agent], &reading->queues[queue]);
    build->problem->agent_speed = speeds;
}

static void build_limits(struct build *build, const struct draft_agent *draft,
                         struct agent *agent)
{
    int n_shifts = build->problem->n_shifts;
    int *min = ARENA_ARRAY(build->reading->arena, int, n_shifts);
    int *max = ARENA_ARRAY(build->reading->arena, int, n_shifts);
    for (int shift = 0; shift < n_shifts; shift++)
        min[shift] = max[shift] = NOT_GIVEN;
    for (int i = 0; i < draft->n_limits; i++) {
        min[draft->limits[i].shift] = draft->limits[i].min;
        max[draft->limits[i].shift] = draft->limits[i].max;
    }
    agent->shift_min = min;
    agent->shift_max = max;
}

/* The instant at which an absence begins or ends. */
static int64_t edge_of(struct build *build, const struct draft_absence *draft,
                       int calendar, int date, int minute)
{
    const char *zone = build->problem->grid.calendars[calendar].zone;
    int64_t second;
    if (draft->whole_days)
        return clock_day_start(zone, date);
    build_moment(build, draft->spot, calendar, date, minute, &second);
    return second;
}

static void add_absence(struct build *build, const struct draft_absence *draft,
                        struct agent *agent, struct absence *absences)
{
    const struct grid *grid = &build->problem->grid;
    int last = draft->last + draft->whole_days;
    if (last < grid->first_date - 1 ||
        draft->first > grid->first_date + grid->n_days)
        return;
    int64_t from = draft->exact ? draft->start_second
                                : edge_of(build, draft, agent->calendar,
                                          draft->first, draft->from);
    int64_t to = draft->exact
                     ? draft->end_second
                     : edge_of(build, draft, agent->calendar, last, draft->to);
    struct absence absence = {slot_before(grid, from), slot_after(grid, to),
                              draft->note, draft->busy};
    if (absence.start < 0)
        absence.start = 0;
    if (absence.end > grid->n_slots)
        absence.end = grid->n_slots;
    if (absence.start < absence.end)
        absences[agent->n_time_off++] = absence;
}

static int by_start(const void *left, const void *right)
{
    const struct absence *a = left, *b = right;
    return a->busy != b->busy     ? a->busy - b->busy
           : a->start != b->start ? a->start - b->start
                                  : b->end - a->end;
}

/* Leaves out those that lie inside of another of their kind; how many are
 * left. */
static int thin_out(struct absence *absences, int n)
{
    int kept = 0;
    if (n == 0)
        return 0;
    qsort(absences, (size_t)n, sizeof *absences, by_start);
    for (int i = 1; i < n; i++)
        if (absences[i].busy != absences[kept].busy ||
            absences[i].end > absences[kept].end)
            absences[++kept] = absences[i];
    return kept + 1;
}

static void build_absences(struct build *build, const struct draft_agent *draft,
                           struct agent *agent)
{
    struct absence *absences =
        ARENA_ARRAY(build->reading->arena, struct absence, draft->n_absences);
    for (int i = 0; i < draft->n_absences; i++)
        if (draft->absences[i].first <= draft->absences[i].last)
            add_absence(build, &draft->absences[i], agent, absences);
    agent->n_time_off = thin_out(absences, agent->n_time_off);
    agent->time_off = absences;
}

static void build_agent(struct build *build, int index)
{
    const struct draft_agent *draft = &build->reading->agents[index];
    struct agent *agent = &build->problem->agents[index];
    agent->id = draft->id;
    agent->name = draft->name;
    build_tags(build, draft, agent);
    build_limits(build, draft, agent);
    build_absences(build, draft, agent);
    build_contract(build, draft, agent);
    build_wishes(build, draft, agent);
    build_rules(build, draft, agent);
    build_orders(build, draft, index);
    build_history(build, draft, agent);
}

static void build_neutral(struct build *build)
{
    struct arena *arena = build->reading->arena;
    const struct problem *problem = build->problem;
    const struct grid *grid = &problem->grid;
    uint8_t *always = ARENA_ARRAY(arena, uint8_t, grid->n_slots);
    memset(always, 1, (size_t)grid->n_slots);
    build->neutral = (struct neutral){
        always, ARENA_ARRAY(arena, cost, grid->n_slots),
        ARENA_ARRAY(arena, cost, grid->n_days * problem->n_shifts),
        ARENA_ARRAY(arena, cost, grid->n_days)};
}

void build_agents(struct build *build)
{
    build_speeds(build);
    build_neutral(build);
    for (int agent = 0; agent < build->problem->n_agents; agent++)
        build_agent(build, agent);
}
