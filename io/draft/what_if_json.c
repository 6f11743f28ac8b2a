/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scenario is a list of changes: those of the scenarios it builds on, and its
 * own.  A cell of the grid has one change of each axis. */
#include "what_if.h"

#include "encoding.h"
#include "file.h"
#include "json.h"
#include "near.h"
#include "shown.h"
#include "what_if_change.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHANGES_MAX = 64, AXIS_MAX = 100, LABEL_MAX = 60 };

static const char *const top_keys[] = {"vaktel", "scenarios", "grid"};
const char *const scenario_keys[] = {"name",   "with",     "team", "agents",
                                     "remove", "train",    "add",  "hours",
                                     "volume", "sickness", "least"};
const int n_scenario_keys = sizeof scenario_keys / sizeof *scenario_keys;

static const struct scenario *find(const struct what_if *it, const char *name)
{
    for (int i = 0; i < it->n; i++)
        if (strcmp(it->scenarios[i].name, name) == 0)
            return &it->scenarios[i];
    return NULL;
}

/* A name that can head a row, and of which a folder can be named. */
static const char *read_label(struct what_if *it, const cJSON *object)
{
    const cJSON *node = json_need(it->json, object, "name");
    const char *name = node ? json_string(it->json, node) : "";
    size_t length = strlen(name);
    if (!node || !cJSON_IsString(node))
        return "";
    if (length == 0 || length > LABEL_MAX || text_has_control(name))
        json_report(it->json, node,
                    "must be one line of 1 to %d bytes, is '%s'", LABEL_MAX,
                    SHOWN(name));
    else if (text_has_turn(name))
        json_report(it->json, node,
                    "'%s' has a mark that turns the direction of writing",
                    SHOWN(name));
    return arena_copy(it->arena, name);
}

static void report_unknown(const struct what_if *it, const cJSON *node,
                           const char *name)
{
    const char *names[SCENARIOS_MAX];
    for (int i = 0; i < it->n; i++)
        names[i] = it->scenarios[i].name;
    const char *nearest = near_name(name, names, it->n);
    if (nearest)
        json_report(it->json, node,
                    "no scenario '%s' before this one, did you mean '%s'?",
                    SHOWN(name), nearest);
    else
        json_report(it->json, node, "no scenario '%s' before this one",
                    SHOWN(name));
}

static void add_change(const struct what_if *it, struct scenario *scenario,
                       struct change *room, struct change change)
{
    if (scenario->n_changes == CHANGES_MAX)
        json_report(it->json, change.node, "more than %d changes together",
                    CHANGES_MAX);
    else
        room[scenario->n_changes++] = change;
}

/* The changes of those it builds on come first. */
static void read_with(const struct what_if *it, const cJSON *node,
                      struct scenario *scenario, struct change *room)
{
    const cJSON *item;
    if (!json_array(it->json, node, 1, SCENARIOS_MAX))
        return;
    cJSON_ArrayForEach(item, node)
    {
        const char *name = json_string(it->json, item);
        const struct scenario *other = find(it, name);
        if (!other && cJSON_IsString(item))
            report_unknown(it, item, name);
        for (int i = 0; other && i < other->n_changes; i++)
            add_change(it, scenario, room, other->changes[i]);
    }
}

static void read_least(const struct what_if *it, const cJSON *node,
                       struct scenario *scenario)
{
    const cJSON *item;
    if (!json_array(it->json, node, 1, KINDS_MAX))
        return;
    cJSON_ArrayForEach(item, node)
    {
        if (scenario->n_kinds < KINDS_MAX)
            scenario->kinds[scenario->n_kinds++] =
                (struct change){it->json, item};
        else
            json_report(it->json, item, "more than %d kinds of agents together",
                        KINDS_MAX);
    }
}

static void read_changes(const struct what_if *it, const cJSON *object,
                         struct scenario *scenario, struct change *room)
{
    const cJSON *with = json_get(object, "with");
    const cJSON *least = json_get(object, "least");
    if (with)
        read_with(it, with, scenario, room);
    if (least)
        read_least(it, least, scenario);
    add_change(it, scenario, room, (struct change){it->json, object});
}

static bool has_room(const struct what_if *it, const cJSON *node, int more)
{
    if (it->n + more <= SCENARIOS_MAX)
        return true;
    json_report(it->json, node, "%d scenarios, at most %d are allowed",
                it->n + more, SCENARIOS_MAX);
    return false;
}

static struct change *begin(struct what_if *it, struct scenario *scenario)
{
    struct change *room = ARENA_ARRAY(it->arena, struct change, CHANGES_MAX);
    *scenario = (struct scenario){.name = "", .changes = room};
    return room;
}

static void keep(struct what_if *it, const cJSON *node,
                 const struct scenario *scenario)
{
    if (*scenario->name && find(it, scenario->name))
        json_report(it->json, node, "another scenario has the name '%s'",
                    SHOWN(scenario->name));
    else if (strcmp(scenario->name, "base") == 0)
        json_report(it->json, node, "'base' is the team as it is");
    it->scenarios[it->n++] = *scenario;
}

static void read_scenario(struct what_if *it, const cJSON *object)
{
    struct scenario scenario;
    struct change *room = begin(it, &scenario);
    if (!json_object(it->json, object, scenario_keys, n_scenario_keys))
        return;
    scenario.name = read_label(it, object);
    read_changes(it, object, &scenario, room);
    keep(it, object, &scenario);
}

static void read_scenarios(struct what_if *it, const cJSON *node)
{
    const cJSON *item;
    if (!json_array(it->json, node, 1, SCENARIOS_MAX))
        return;
    cJSON_ArrayForEach(item, node)
    {
        read_scenario(it, item);
    }
}

/* A cell: number `cell` of all, the last axis running fastest. */
static void add_cell(struct what_if *it, const cJSON *grid, int cell)
{
    struct scenario scenario;
    struct change *room = begin(it, &scenario);
    const char *name = "";
    int left = cell;
    for (int axis = it->n_axes - 1; axis >= 0; axis--) {
        int size = cJSON_GetArraySize(cJSON_GetArrayItem(grid, axis));
        scenario.cell[axis] = left % size;
        left /= size;
    }
    for (int axis = 0; axis < it->n_axes; axis++) {
        const cJSON *object = cJSON_GetArrayItem(cJSON_GetArrayItem(grid, axis),
                                                 scenario.cell[axis]);
        const cJSON *label = json_get(object, "name");
        const char *text = cJSON_IsString(label) ? label->valuestring : "";
        name =
            arena_printf(it->arena, "%s%s%s", name, axis > 0 ? ", " : "", text);
        read_changes(it, object, &scenario, room);
    }
    scenario.name = name;
    scenario.n_cell = it->n_axes;
    keep(it, grid, &scenario);
}

static void name_axes(struct what_if *it, const cJSON *grid)
{
    const cJSON *axis, *item;
    cJSON_ArrayForEach(axis, grid)
    {
        const char **names = ARENA_ARRAY(it->arena, const char *, AXIS_MAX);
        struct axis *of = &it->axes[it->n_axes++];
        cJSON_ArrayForEach(item, axis)
        {
            const cJSON *name = json_get(item, "name");
            names[of->n++] = arena_copy(
                it->arena, cJSON_IsString(name) ? name->valuestring : "");
        }
        of->names = names;
    }
}

/* Whether an item of the axis, of its own one before this one, has its name. */
static bool is_named_before(const cJSON *axis, const cJSON *item)
{
    const cJSON *name = json_get(item, "name"), *other;
    cJSON_ArrayForEach(other, axis)
    {
        if (other == item)
            return false;
        const cJSON *its = json_get(other, "name");
        if (cJSON_IsString(its) && cJSON_IsString(name) &&
            strcmp(its->valuestring, name->valuestring) == 0)
            return true;
    }
    return false;
}

/* The items of one axis; false where they make no cells. */
static bool read_axis(struct what_if *it, const cJSON *grid, const cJSON *axis)
{
    const cJSON *item;
    bool ok = json_array(it->json, axis, 1, AXIS_MAX);
    if (!ok)
        return false;
    cJSON_ArrayForEach(item, axis)
    {
        if (!json_object(it->json, item, scenario_keys, n_scenario_keys)) {
            ok = false;
            continue;
        }
        const char *name = read_label(it, item);
        for (const cJSON *other = grid->child; other != axis;
             other = other->next)
            if (is_named_before(other, item))
                json_report(it->json, json_get(item, "name"),
                            "an item of another axis has the name '%s'",
                            SHOWN(name));
        if (!is_named_before(axis, item))
            continue;
        ok = false;
        json_report(it->json, json_get(item, "name"),
                    "another item of this axis has the name '%s'", SHOWN(name));
    }
    return ok;
}

/* The number of cells, 0 where an axis cannot be read. */
static int64_t read_axes(struct what_if *it, const cJSON *grid)
{
    const cJSON *axis;
    int64_t cells = 1;
    if (!json_array(it->json, grid, 1, AXES_MAX))
        return 0;
    cJSON_ArrayForEach(axis, grid)
    {
        cells *= read_axis(it, grid, axis) ? cJSON_GetArraySize(axis) : 0;
    }
    return cells;
}

static void read_grid(struct what_if *it, const cJSON *grid)
{
    int64_t cells = read_axes(it, grid);
    if (cells > INT32_MAX - SCENARIOS_MAX)
        cells = INT32_MAX - SCENARIOS_MAX;
    if (cells == 0 || !has_room(it, grid, (int)cells))
        return;
    name_axes(it, grid);
    for (int cell = 0; cell < cells; cell++)
        add_cell(it, grid, cell);
}

static void read_document(struct what_if *it)
{
    const cJSON *root = it->json->root;
    if (!json_object(it->json, root, JSON_KEYS(top_keys)))
        return;
    const cJSON *version = json_get(root, "vaktel");
    const cJSON *scenarios = json_get(root, "scenarios");
    const cJSON *grid = json_get(root, "grid");
    if (version)
        json_int(it->json, version, 1, 1);
    if (scenarios)
        read_scenarios(it, scenarios);
    if (grid)
        read_grid(it, grid);
    if (!scenarios && !grid)
        json_report(it->json, root, "has neither 'scenarios' nor 'grid'");
}

struct what_if *what_if_parse(const char *text, size_t length, const char *path,
                              struct diags *diags)
{
    struct json *json = json_parse(text, length, path, diags);
    if (!json)
        return NULL;
    struct arena *arena = arena_new();
    struct what_if *it = ARENA_ARRAY(arena, struct what_if, 1);
    it->arena = arena;
    it->json = json;
    it->scenarios = ARENA_ARRAY(arena, struct scenario, SCENARIOS_MAX);
    json->file = arena_copy(arena, path);
    json->diags = diags_new(); /* cells of a grid share what is wrong */
    read_document(it);
    diags_pass_errors(json->diags, diags);
    diags_free(json->diags);
    json->diags = diags;
    return it;
}

struct what_if *what_if_read(const char *path, struct diags *diags)
{
    size_t length;
    char *bytes = file_read(path, &length, diags);
    if (!bytes)
        return NULL;
    utf8_from_marked(&bytes, &length);
    struct what_if *it = what_if_parse(bytes, length, path, diags);
    free(bytes);
    return it;
}

void what_if_free(struct what_if *what_if)
{
    if (!what_if)
        return;
    json_free(what_if->json);
    arena_free(what_if->arena);
}

struct kind_words kind_words(const struct change *kind, struct arena *arena)
{
    const cJSON *like = json_get(kind->node, "like");
    const cJSON *skills = json_get(kind->node, "skills"), *item;
    struct kind_words words = {NULL, NULL};
    if (cJSON_IsString(like))
        words.like = arena_copy(arena, like->valuestring);
    cJSON_ArrayForEach(item, skills)
    {
        const char *skill = item->string ? item->string : item->valuestring;
        words.skills = words.skills
                           ? arena_printf(arena, "%s, %s", words.skills, skill)
                           : arena_copy(arena, skill);
    }
    return words;
}

void kinds_add(struct text *text, int n, const struct kind_words *kinds,
               const int *more)
{
    struct arena *arena = arena_new();
    const char *between = " (";
    for (int kind = 0; kind < n; kind++)
        if (more[kind] > 0) {
            text_printf(text, "%s%d %s", between, more[kind],
                        kind_name(&kinds[kind], arena));
            between = ", ";
        }
    text_add(text, *between == ',' ? ")" : "");
    arena_free(arena);
}

const char *kind_name(const struct kind_words *kind, struct arena *arena)
{
    if (kind->like && kind->skills)
        return arena_printf(arena, "like %s with %s", kind->like, kind->skills);
    if (kind->like)
        return arena_printf(arena, "like %s", kind->like);
    return kind->skills ? arena_printf(arena, "with %s", kind->skills) : "new";
}
