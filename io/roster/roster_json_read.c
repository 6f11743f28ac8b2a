/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only who has which duty, break and block is read; hours, costs and totals
 * follow from these and the team, so what the file says of them is passed
 * over.  People edit this file: what does not fit is told together with what
 * would. */
#include "roster_json.h"

#include "duty.h"
#include "encoding.h"
#include "file.h"
#include "roster_keys.h"
#include "roster_reader.h"
#include "shown.h"
#include "team_json.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

/* False where it is another text, which is reported. */
static bool require_same(const struct reader *reader, const char *key,
                         const char *expected)
{
    const cJSON *node = json_need(reader->json, reader->json->root, key);
    const char *found = node ? json_string(reader->json, node) : "";
    if (!cJSON_IsString(node) || strcmp(found, expected) == 0)
        return true;
    json_report(reader->json, node, "is '%s', but the team's %s is '%s'",
                SHOWN(found), key, expected);
    return false;
}

static bool require_days(const struct reader *reader, int n_days)
{
    const cJSON *days = json_need(reader->json, reader->json->root, "days");
    if (!days || reader_is_number(days, n_days))
        return true;
    json_report(reader->json, days, "is not the team's number of days, %d",
                n_days);
    return false;
}

/* False where it is of other days or slots, and no duty can be of these. */
static bool read_head(const struct reader *reader)
{
    const struct grid *grid = &reader->problem->grid;
    char start[UNITS_ROOM], slot[UNITS_ROOM];
    const cJSON *team = json_need(reader->json, reader->json->root, "team");
    if (team &&
        strcmp(json_string(reader->json, team), reader->problem->team) != 0)
        json_report(reader->json, team, "is not this team's name, '%s'",
                    reader->problem->team);
    bool same = require_same(reader, "zone", grid->calendars[0].zone);
    same &= require_same(reader, "start",
                         units_write_date(grid->first_date, start));
    same &=
        require_same(reader, "slot", units_write_minutes(grid->slot_min, slot));
    return require_days(reader, grid->n_days) && same;
}

static void read_agent(struct reader *reader, const cJSON *node)
{
    const cJSON *item;
    if (!json_object(reader->json, node, JSON_KEYS(roster_agent_keys)))
        return;
    const cJSON *id = json_need(reader->json, node, "id");
    int agent = reader_name(reader, id, "agent", &reader->agents);
    if (agent < 0)
        return;
    if (reader->agent_seen[agent]++) {
        json_report(reader->json, id, "agent '%s' appears twice",
                    reader->agents.items[agent]);
        return;
    }
    reader_carried(reader, node, agent);
    const cJSON *duties = json_need(reader->json, node, "duties");
    if (!duties || !json_array(reader->json, duties, 0, INT_MAX))
        return;
    cJSON_ArrayForEach(item, duties) reader_duty(reader, item, agent);
}

/* Whoever was taken out has no duties, which may be a slip. */
static void note_missing(const struct reader *reader, const cJSON *agents,
                         struct diags *diags)
{
    struct text text = {0};
    const char *file;
    char *place = json_place(reader->json, agents, &file);
    for (int i = 0; i < reader->agents.n; i++)
        if (!reader->agent_seen[i])
            text_printf(&text, "%s'%s'", text.length ? ", " : "",
                        reader->agents.items[i]);
    if (text.length)
        diags_note(diags, file, place,
                   "of the team, but not in the file, and taken to be off: %s",
                   text_string(&text));
    text_free(&text);
    free(place);
}

static void read_document(struct reader *reader, struct diags *diags)
{
    const cJSON *item;
    if (!roster_json_is(reader->json) ||
        !json_object(reader->json, reader->json->root, JSON_KEYS(roster_keys)))
        return;
    if (!read_head(reader))
        return;
    const cJSON *agents = json_need(reader->json, reader->json->root, "agents");
    if (!agents || !json_array(reader->json, agents, 0, INT_MAX))
        return;
    cJSON_ArrayForEach(item, agents) read_agent(reader, item);
    if (!diags_failed(diags))
        note_missing(reader, agents, diags);
}

static void collect_names(struct reader *reader, struct arena *arena)
{
    const struct problem *problem = reader->problem;
    reader->agents.n = problem->n_agents;
    reader->agents.items = ARENA_ARRAY(arena, const char *, problem->n_agents);
    for (int i = 0; i < problem->n_agents; i++)
        reader->agents.items[i] = problem->agents[i].id;
    reader->shifts.n = problem->n_shifts;
    reader->shifts.items = ARENA_ARRAY(arena, const char *, problem->n_shifts);
    for (int i = 0; i < problem->n_shifts; i++)
        reader->shifts.items[i] = problem->shifts[i].id;
    reader->queues.n = problem->n_queues;
    reader->queues.items = ARENA_ARRAY(arena, const char *, problem->n_queues);
    for (int i = 0; i < problem->n_queues; i++)
        reader->queues.items[i] = problem->queues[i].id;
    reader->agent_seen = ARENA_ARRAY(arena, uint8_t, problem->n_agents);
}

struct roster *roster_json_parse(const char *text, size_t length,
                                 const char *path, const struct team *team,
                                 struct diags *diags)
{
    struct arena *arena = arena_new();
    struct reader reader = {
        .json =
            json_parse(arena_copy_n(arena, text, length), length, path, diags),
        .problem = team->problem,
        .roster = roster_new(team->problem),
    };
    collect_names(&reader, arena);
    if (reader.json)
        read_document(&reader, diags);
    json_free(reader.json);
    arena_free(arena);
    if (diags_failed(diags)) {
        roster_free(reader.roster);
        return NULL;
    }
    if (!reader.blocks_given)
        roster_allocate(reader.roster);
    return reader.roster;
}

struct roster *roster_json_read(const char *path, const struct team *team,
                                struct diags *diags)
{
    size_t length;
    char *text = file_read(path, &length, diags);
    if (!text)
        return NULL;
    utf8_from_marked(&text, &length);
    struct roster *roster = roster_json_parse(text, length, path, team, diags);
    free(text);
    return roster;
}
