/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agents.h"

#include "clock.h"
#include "mem.h"
#include "near.h"
#include "shown.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

struct draft_agent draft_agent(const struct reading *reading, struct spot spot)
{
    struct draft_agent agent = reading->defaults;
    agent.spot = spot;
    agent.id = agent.name = "";
    return agent;
}

static void check_contract(struct reading *reading,
                           const struct contract *contract, const char *id)
{
    const struct {
        const char *name;
        int minutes;
    } parts[] = {{"min", contract->min},
                 {"target", contract->target},
                 {"max", contract->max}};
    char low[UNITS_ROOM], high[UNITS_ROOM];
    for (int i = 0; i < 3; i++)
        for (int j = i + 1; j < 3; j++)
            if (parts[i].minutes != NOT_GIVEN &&
                parts[j].minutes != NOT_GIVEN &&
                parts[i].minutes > parts[j].minutes)
                spot_report(
                    reading->diags, contract->spot,
                    "agent '%s': '%s' (%s) is more than '%s' (%s)", SHOWN(id),
                    parts[i].name, units_write_minutes(parts[i].minutes, low),
                    parts[j].name, units_write_minutes(parts[j].minutes, high));
}

void agents_add(struct reading *reading, struct spot id_spot,
                const struct draft_agent *agent)
{
    check_contract(reading, &agent->week, agent->id);
    check_contract(reading, &agent->period, agent->id);
    for (int other = 0; other < reading->n_agents && *agent->id; other++)
        if (strcmp(reading->agents[other].id, agent->id) == 0) {
            spot_report(reading->diags, id_spot,
                        "another agent has the id '%s'", SHOWN(agent->id));
            break;
        }
    if (reading->n_agents == AGENTS_MAX) {
        spot_report(reading->diags, id_spot, "more than %d agents", AGENTS_MAX);
        return;
    }
    MEM_GROW(reading->agents, reading->n_agents, reading->agents_room);
    reading->agents[reading->n_agents++] = *agent;
}

const char *reading_zone(struct reading *reading, struct spot spot,
                         const char *zone)
{
    if (clock_zone_known(zone))
        return arena_copy(reading->arena, zone);
    spot_report(reading->diags, spot, "unknown time zone '%s'%s", SHOWN(zone),
                clock_zone_hint(zone));
    return reading->zone;
}

/* All skills and tags that anybody could have or ask for, for near names. */
struct pool {
    const char **names;
    int n, room;
};

static void pool_add(struct pool *pool, const struct names *names)
{
    for (int i = 0; i < names->n; i++) {
        MEM_GROW(pool->names, pool->n, pool->room);
        pool->names[pool->n++] = names->items[i].text;
    }
}

static bool pool_has(const struct pool *pool, const char *name)
{
    for (int i = 0; i < pool->n; i++)
        if (strcmp(pool->names[i], name) == 0)
            return true;
    return false;
}

typedef void teller(struct diags *diags, struct spot spot, const char *format,
                    ...);

static void tell_name(teller *tell, struct reading *reading, struct spot spot,
                      const struct pool *pool, const char *what,
                      const char *name, const char *why)
{
    const char *nearest = near_name(name, pool->names, pool->n);
    if (nearest)
        tell(reading->diags, spot, "%s '%s', did you mean '%s'?", what,
             SHOWN(name), nearest);
    else
        tell(reading->diags, spot, "%s '%s'%s", what, SHOWN(name), why);
}

void reading_skill(struct reading *reading, struct spot spot, const char *name)
{
    struct pool pool = {0};
    bool as_it_was = reading->scenario && !reading->changing;
    if (as_it_was || (reading->n_queues == 0 && reading->n_presences == 0))
        return;
    for (int queue = 0; queue < reading->n_queues; queue++)
        pool_add(&pool, &reading->queues[queue].skills);
    for (int i = 0; i < reading->n_presences; i++) {
        pool_add(&pool, &reading->presences[i].who.tags);
        pool_add(&pool, &reading->presences[i].beside.tags);
    }
    for (int i = 0; i < reading->n_activities; i++)
        pool_add(&pool, &reading->activities[i].who.tags);
    for (int shift = 0; shift < reading->n_shifts; shift++)
        pool_add(&pool, &reading->shifts[shift].tags);
    if (*name && !pool_has(&pool, name))
        tell_name(spot_report, reading, spot, &pool, "unknown skill", name,
                  ", no queue and no presence rule asks for it");
    free(pool.names);
}

/* Whoever has it may stand in what could not be read. */
static void check_tags(teller *tell, struct reading *reading,
                       const struct pool *pool, const struct names *tags,
                       const char *cure)
{
    for (int i = 0; i < tags->n && !reading->agents_missed; i++)
        if (!pool_has(pool, tags->items[i].text))
            tell_name(tell, reading, tags->items[i].spot, pool,
                      "no agent has the tag or skill", tags->items[i].text,
                      cure);
}

static void require_tags(struct reading *reading, const struct pool *pool,
                         const struct names *tags)
{
    check_tags(spot_report, reading, pool, tags,
               "; take it out here, or give it to somebody");
}

static void add_tags(struct pool *pool, const struct draft_agent *agents, int n)
{
    for (int agent = 0; agent < n; agent++) {
        pool_add(pool, &agents[agent].skills);
        pool_add(pool, &agents[agent].tags);
    }
}

/* Of those whom a scenario has taken out too: what if the only lead goes? */
static struct pool tags_of_all(const struct reading *reading)
{
    struct pool pool = {0};
    add_tags(&pool, reading->agents, reading->n_agents);
    add_tags(&pool, reading->gone, reading->n_gone);
    return pool;
}

void agents_check_tags(struct reading *reading, const struct names *tags)
{
    struct pool pool = tags_of_all(reading);
    require_tags(reading, &pool, tags);
    free(pool.names);
}

void agents_note_tags(struct reading *reading, const struct names *tags)
{
    struct pool pool = tags_of_all(reading);
    check_tags(spot_note, reading, &pool, tags, "");
    free(pool.names);
}

void agents_complete(struct reading *reading)
{
    struct pool pool = tags_of_all(reading);
    for (int i = 0; i < reading->n_presences; i++) {
        require_tags(reading, &pool, &reading->presences[i].who.tags);
        require_tags(reading, &pool, &reading->presences[i].beside.tags);
    }
    for (int i = 0; i < reading->n_activities; i++)
        require_tags(reading, &pool, &reading->activities[i].who.tags);
    for (int shift = 0; shift < reading->n_shifts; shift++)
        require_tags(reading, &pool, &reading->shifts[shift].tags);
    free(pool.names);
}
