/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document is first read into drafts, part by part, and then, if there is
 * a grid to lay them on, made a problem of; both go on after errors, so that
 * all are found. */
#include "team_json.h"

#include "activity_json.h"
#include "agent_calendars.h"
#include "agent_json.h"
#include "build.h"
#include "burdens_json.h"
#include "calendars_json.h"
#include "clock.h"
#include "encoding.h"
#include "far_dates.h"
#include "field.h"
#include "file.h"
#include "locales.h"
#include "mem.h"
#include "pack_json.h"
#include "pooling_json.h"
#include "presence_json.h"
#include "queue_json.h"
#include "record_json.h"
#include "rules_json.h"
#include "shift_json.h"
#include "shown.h"
#include "value_json.h"
#include "variant_json.h"
#include "what_if_change.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const team_keys[] = {
    "vaktel",     "team",     "zone",       "start",      "days",
    "slot",       "closed",   "queues",     "pooling",    "shifts",
    "agents",     "defaults", "rules",      "presence",   "prices",
    "calendars",  "locale",   "history",    "burdens",    "fairness",
    "agreements", "overtime", "settlement", "activities", "wishes"};
static const char *const wishes_keys[] = {"points"};
static const char *const price_keys[] = {"surplus"};

static void read_version(struct reading *reading, const cJSON *node)
{
    if (cJSON_IsNumber(node) && node->valuedouble > 1)
        json_report(reading->json, node,
                    "is a later format than this program knows (1)");
    else
        json_int(reading->json, node, 1, 1);
}

/* The language of the page. */
static const char *read_locale(struct reading *reading, const cJSON *node)
{
    const char *name = json_string(reading->json, node);
    for (int i = 0; i < N_LOCALES; i++)
        if (strcmp(name, locale_names[i]) == 0)
            return locale_names[i];
    if (cJSON_IsString(node))
        json_report(reading->json, node,
                    "unknown language '%s'; there are en, nb, pl, hi",
                    SHOWN(name));
    return locale_names[0];
}

static void read_name(struct reading *reading, const cJSON *root)
{
    const cJSON *version = json_get(root, "vaktel");
    const cJSON *team = json_need(reading->json, root, "team");
    const cJSON *locale = json_get(root, "locale");
    if (version)
        read_version(reading, version);
    reading->team = team ? value_label(reading, team) : "";
    reading->locale = locale ? read_locale(reading, locale) : locale_names[0];
}

/* The slot, or 0 where it is none of those there are. */
static int read_slot(struct reading *reading, const cJSON *node)
{
    static const struct {
        const char *text;
        int minutes;
    } slots[] = {{"1m", 1},   {"5m", 5},   {"10m", 10}, {"15m", 15},
                 {"30m", 30}, {"60m", 60}, {"1h", 60}};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (cJSON_IsString(node) &&
            strcmp(node->valuestring, slots[i].text) == 0)
            return slots[i].minutes;
    json_report(reading->json, node,
                "must be \"1m\", \"5m\", \"10m\", \"15m\", \"30m\" or \"60m\"");
    return 0;
}

static bool read_zone(struct reading *reading, const cJSON *root)
{
    const cJSON *zone = json_need(reading->json, root, "zone");
    reading->zone = "UTC";
    if (zone && cJSON_IsString(zone))
        reading->zone =
            reading_zone(reading, value_spot(reading, zone), zone->valuestring);
    else if (zone)
        json_string(reading->json, zone);
    return zone != NULL;
}

/* Where and when; false where no grid can be made of it. */
static bool read_head(struct reading *reading, const cJSON *root)
{
    int before = diags_count(reading->diags);
    const cJSON *start = json_need(reading->json, root, "start");
    const cJSON *days = json_get(root, "days");
    const cJSON *slot = json_get(root, "slot");
    const cJSON *closed = json_get(root, "closed");
    reading->n_days =
        days ? json_int(reading->json, days, 1, DAYS_MAX) : DAYS_PER_WEEK;
    reading->first_date = start ? value_date(reading, start) : 0;
    reading->slot_min = slot ? read_slot(reading, slot) : 30;
    reading->slot_spot = value_spot(reading, slot ? slot : root);
    bool ok = read_zone(reading, root) && diags_count(reading->diags) == before;
    if (reading->slot_min == 0)
        reading->slot_min = 5;
    far_dates_begin(reading);
    if (closed)
        reading->closed = closed_read(reading, closed);
    return ok && diags_count(reading->diags) == before;
}

static void read_prices(struct reading *reading, const cJSON *node)
{
    if (!json_object(reading->json, node, JSON_KEYS(price_keys)))
        return;
    const cJSON *surplus = json_get(node, "surplus");
    if (surplus)
        reading->surplus_points =
            json_int(reading->json, surplus, 0, PRICE_MAX);
}

/* Points that each agent's wishes share. */
static void read_wishes(struct reading *reading, const cJSON *node)
{
    if (!json_object(reading->json, node, JSON_KEYS(wishes_keys)))
        return;
    const cJSON *points = json_need(reading->json, node, "points");
    if (points)
        reading->wish_points = json_int(reading->json, points, 0, PRICE_MAX);
}

/* What holds for everybody. */
static void read_terms(struct reading *reading, const cJSON *root)
{
    const cJSON *rules = json_get(root, "rules");
    const cJSON *overtime = json_get(root, "overtime");
    const cJSON *prices = json_get(root, "prices");
    const cJSON *wishes = json_get(root, "wishes");
    if (rules)
        reading->defaults.rules = reading->rules =
            rules_read(reading, rules, NULL);
    if (overtime)
        reading->defaults.overtime = json_bool(reading->json, overtime);
    settlement_read(reading, json_get(root, "settlement"));
    if (prices)
        read_prices(reading, prices);
    reading->wish_points = NOT_GIVEN;
    if (wishes)
        read_wishes(reading, wishes);
}

/* In an order in which every name is known before it is used. */
static void read_parts(struct reading *reading, const cJSON *root,
                       bool has_days)
{
    const cJSON *calendars = json_get(root, "calendars");
    const cJSON *queues = json_get(root, "queues");
    const cJSON *pooling = json_get(root, "pooling");
    const cJSON *presence = json_get(root, "presence");
    const cJSON *activities = json_get(root, "activities");
    const cJSON *history = json_get(root, "history");
    const cJSON *shifts = json_need(reading->json, root, "shifts");
    const cJSON *agents = json_need(reading->json, root, "agents");
    read_terms(reading, root);
    if (queues)
        queues_read(reading, queues);
    if (pooling)
        pooling_read(reading, pooling);
    if (shifts)
        shifts_read(reading, shifts);
    if (presence)
        presences_read(reading, presence);
    if (activities)
        activities_read(reading, activities);
    defaults_read(reading, json_get(root, "defaults"));
    if (agents)
        agents_read(reading, agents);
    packs_check_ids(reading);
    agreements_read(reading, json_get(root, "agreements"));
    if (calendars)
        folders_read(reading, calendars);
    agent_calendars_read(reading, has_days);
    if (reading->scenario)
        scenario_change(reading);
    burdens_read(reading, json_get(root, "burdens"),
                 json_get(root, "fairness"));
    if (has_days)
        far_dates_note(reading);
    if (history && has_days)
        record_read(reading, history);
}

static struct problem *new_problem(const struct reading *reading)
{
    struct problem *problem = ARENA_ARRAY(reading->arena, struct problem, 1);
    problem->arena = reading->arena;
    problem->team = reading->team;
    problem->n_shifts = reading->n_shifts;
    problem->n_agents = reading->n_agents;
    problem->agents =
        ARENA_ARRAY(reading->arena, struct agent, reading->n_agents);
    return problem;
}

static bool has_demand(const struct problem *problem)
{
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int slot = 0; slot < problem->grid.n_slots; slot++)
            if (problem->queues[queue].need[slot] > 0)
                return true;
    for (int i = 0; i < problem->n_presences; i++)
        for (int row = 0; row < problem->presences[i].n_rows; row++)
            if (problem->presences[i].min[row] > 0)
                return true;
    return false;
}

/* Only of an input in which nothing else is wrong. */
static void check_whole(struct reading *reading, const struct problem *problem)
{
    if (diags_failed(reading->diags))
        return;
    if (!has_demand(problem))
        json_report(reading->json, reading->json->root,
                    "no demand: no queue needs anybody and no presence rule "
                    "asks for anybody on these days");
    if (problem->n_agents == 0)
        json_report(reading->json, json_get(reading->json->root, "agents"),
                    "the team is empty: there must be at least one agent, here "
                    "or in a row below the header of the CSV file");
}

static struct problem *build(struct reading *reading)
{
    struct problem *problem = new_problem(reading);
    struct build build = {.reading = reading, .problem = problem};
    if (!build_calendars(&build))
        return problem;
    problem->surplus_price =
        per_hundredth(&problem->grid, reading->surplus_points);
    build_eligible(&build);
    build_shifts(&build);
    build_faces(&build);
    build_queues(&build);
    build_presences(&build);
    build_agents(&build);
    build_activities(&build);
    build_company(&build);
    build_joints(&build);
    build_records(&build);
    build_burdens(&build);
    if (reading->scenario && reading->scenario->cover_only)
        build_cover_only(&build);
    reading->force = build_force(&build);
    build_doubts(&build);
    build_rooms(&build);
    check_whole(reading, problem);
    return problem;
}

static struct problem *read_document(struct reading *reading)
{
    const cJSON *root = reading->json->root;
    if (!json_object(reading->json, root, JSON_KEYS(team_keys)))
        return NULL;
    read_name(reading, root);
    bool has_grid = read_head(reading, root);
    read_parts(reading, root, has_grid);
    return has_grid ? build(reading) : NULL;
}

static struct problem *read_file(struct reading *reading);

/* `before` is the hash without the document: of a variant only what it leads to
 * counts, so that it is the same input as the scenario that it came from. */
static struct problem *read_json(struct reading *reading, struct json *json,
                                 uint64_t before)
{
    reading->json = json;
    if (variant_is(json->root)) {
        reading->hash = before;
        return variant_follow(reading, json) ? read_file(reading) : NULL;
    }
    if (reading->scenario)
        scenario_edit(reading, json);
    return read_document(reading);
}

static struct problem *read_file(struct reading *reading)
{
    size_t length;
    struct problem *problem = NULL;
    char *bytes = file_read(reading->path, &length, reading->diags);
    if (!bytes)
        return NULL;
    uint64_t before = reading->hash;
    reading_file(reading, reading->path, bytes, length);
    utf8_from_marked(&bytes, &length);
    struct json *json =
        json_parse(bytes, length, reading->path, reading->diags);
    free(bytes);
    if (json)
        problem = read_json(reading, json, before);
    json_free(json);
    return diags_failed(reading->diags) ? NULL : problem;
}

static const char *skills_of(struct arena *arena,
                             const struct draft_agent *draft)
{
    const char *skills = "";
    for (int i = 0; i < draft->skills.n; i++)
        skills = arena_printf(arena, "%s%s%s", skills, i ? " " : "",
                              draft->skills.items[i].text);
    return skills;
}

static struct team *new_team(const struct reading *reading,
                             struct problem *problem)
{
    struct team *team = ARENA_ARRAY(reading->arena, struct team, 1);
    const char **skills =
        ARENA_ARRAY(reading->arena, const char *, problem->n_agents);
    for (int agent = 0; agent < problem->n_agents; agent++)
        skills[agent] = skills_of(reading->arena, &reading->agents[agent]);
    problem_freeze(problem);
    team->problem = problem;
    team->locale = reading->locale;
    team->skills = skills;
    team->ledger = reading->ledger;
    team->record = reading->record;
    team->force = reading->force;
    team->path = arena_copy(reading->arena, reading->path);
    team->files = reading->files;
    snprintf(team->input_hash, HASH_ROOM, "%016" PRIx64, reading->hash);
    return team;
}

struct team *team_read_changed(const char *path,
                               const struct scenario *scenario,
                               struct diags *diags)
{
    struct reading *reading = mem_alloc(1, sizeof *reading);
    reading->diags = diags;
    reading->path = path;
    reading->scenario = scenario;
    reading->arena = arena_new();
    reading->scratch = arena_new();
    reading->hash = UINT64_C(0xcbf29ce484222325);
    struct problem *problem = read_file(reading);
    struct team *team = problem ? new_team(reading, problem) : NULL;
    if (!team)
        arena_free(reading->arena);
    agent_calendars_free(reading);
    packs_free(reading);
    arena_free(reading->scratch);
    free(reading->agents);
    free(reading);
    return team;
}

struct team *team_read(const char *path, struct diags *diags)
{
    return team_read_changed(path, NULL, diags);
}

void team_free(struct team *team)
{
    if (team)
        arena_free(team->problem->arena);
}
