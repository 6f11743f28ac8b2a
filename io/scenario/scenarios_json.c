/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios.h"

#include "json.h"
#include "reading.h"
#include "units.h"

#include <limits.h>
#include <math.h>
#include <string.h>

enum { NONE = -1, MANY = 1000000 };

struct source {
    const struct json *json;
    struct arena *arena;
};

static const char *text_of(const struct source *source, const cJSON *object,
                           const char *key)
{
    const cJSON *node = json_need(source->json, object, key);
    return node ? arena_copy(source->arena, json_string(source->json, node))
                : "";
}

/* The same of what may be missing: NULL. */
static const char *text_if(const struct source *source, const cJSON *object,
                           const char *key)
{
    const cJSON *node = json_get(object, key);
    return node ? arena_copy(source->arena, json_string(source->json, node))
                : NULL;
}

static double number_of(const struct source *source, const cJSON *object,
                        const char *key)
{
    const cJSON *node = json_get(object, key);
    return node ? json_number(source->json, node, -1e15, 1e15) : NAN;
}

static int int_of(const struct source *source, const cJSON *object,
                  const char *key)
{
    const cJSON *node = json_get(object, key);
    return node ? json_int(source->json, node, 0, MANY) : NONE;
}

static bool flag_of(const struct source *source, const cJSON *object,
                    const char *key)
{
    const cJSON *node = json_get(object, key);
    return node && json_bool(source->json, node);
}

static void read_queues(const struct source *source, const cJSON *node,
                        struct scenarios_item *item)
{
    int n;
    const cJSON *list = json_list(source->json, node, "queues", &n), *one;
    struct scenarios_queue *queues =
        ARENA_ARRAY(source->arena, struct scenarios_queue, n);
    cJSON_ArrayForEach(one, list)
    {
        queues[item->n_queues++] = (struct scenarios_queue){
            .name = text_of(source, one, json_get(one, "name") ? "name" : "id"),
            .short_h = number_of(source, one, "short_hours"),
            .service_percent = number_of(source, one, "service_percent"),
            .asked_percent = number_of(source, one, "asked_percent"),
        };
    }
    item->queues = queues;
}

static void read_cell(const struct source *source, const cJSON *node,
                      struct scenarios_item *item)
{
    int n, axis = 0;
    const cJSON *list = json_list(source->json, node, "cell", &n), *one;
    for (int i = 0; i < AXES_MAX; i++)
        item->cell[i] = NONE;
    cJSON_ArrayForEach(one, list)
    {
        if (axis < AXES_MAX)
            item->cell[axis++] = json_int(source->json, one, 0, MANY);
    }
}

static int count_of(const struct source *source, const cJSON *node,
                    const char *key)
{
    int n;
    json_list(source->json, node, key, &n);
    return n;
}

static void read_figures(const struct source *source, const cJSON *node,
                         struct scenarios_item *item)
{
    const cJSON *base = json_get(node, "against_base");
    item->legal = flag_of(source, node, "legal");
    item->cost = number_of(source, node, "cost");
    item->bound = number_of(source, node, "bound");
    item->gap_h = number_of(source, node, "gap_hours");
    item->short_h = number_of(source, node, "short_hours");
    item->covered_percent = number_of(source, node, "covered_percent");
    item->overtime_h = number_of(source, node, "overtime_hours");
    item->agents = int_of(source, node, "agents");
    item->added = count_of(source, node, "added");
    item->removed = count_of(source, node, "removed");
    item->wishes_refused = int_of(source, node, "wishes_refused");
    const cJSON *fairness = json_get(node, "fairness");
    item->fairness = number_of(source, fairness, "ratio");
    item->burden = fairness ? text_of(source, fairness, "burden") : "";
    item->changed_people = int_of(source, node, "changed_people");
    item->changed_duties = int_of(source, node, "changed_duties");
    item->compared = base != NULL;
    item->dearer = number_of(source, base, "cost");
    item->more_short_h = number_of(source, base, "short_hours");
    item->undecided = flag_of(source, base, "undecided");
    if (json_get(base, "not_asked_hours"))
        item->not_asked_h = number_of(source, base, "not_asked_hours");
    item->other_queues =
        json_get(base, "other_queues") && flag_of(source, base, "other_queues");
    read_queues(source, node, item);
}

/* Only what scenario itself calls a folder can be led to. */
static const char *folder_of(const struct source *source, const cJSON *node)
{
    const char *name = text_if(source, node, "folder");
    size_t good =
        name ? strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") : 0;
    return good > 0 && !name[good] ? name : "";
}

static void read_kinds(const struct source *source, const cJSON *least,
                       struct scenarios_item *item)
{
    int n;
    const cJSON *list = json_list(source->json, least, "of", &n), *one;
    struct scenarios_kind *kinds =
        ARENA_ARRAY(source->arena, struct scenarios_kind, n);
    cJSON_ArrayForEach(one, list)
    {
        kinds[item->n_kinds++] = (struct scenarios_kind){
            .like = text_if(source, one, "like"),
            .skills = text_if(source, one, "skills"),
            .agents = int_of(source, one, "agents"),
        };
    }
    item->kinds = kinds;
}

/* A list of texts with commas between them. */
static const char *joined(const struct source *source, const cJSON *object,
                          const char *key)
{
    int n;
    const cJSON *list = json_list(source->json, object, key, &n), *one;
    const char *all = "";
    cJSON_ArrayForEach(one, list)
    {
        all = arena_printf(source->arena, "%s%s%s", all, *all ? ", " : "",
                           json_string(source->json, one));
    }
    return all;
}

static void read_clashes(const struct source *source, const cJSON *node,
                         struct scenarios_item *item)
{
    int n;
    const cJSON *list = json_list(source->json, node, "clashes", &n), *one;
    struct scenarios_clash *clashes =
        ARENA_ARRAY(source->arena, struct scenarios_clash, n);
    cJSON_ArrayForEach(one, list)
    {
        clashes[item->n_clashes++] =
            (struct scenarios_clash){.agent = text_of(source, one, "agent"),
                                     .rules = joined(source, one, "rules")};
    }
    item->clashes = clashes;
}

static struct scenarios_item read_item(const struct source *source,
                                       const cJSON *node)
{
    struct scenarios_item item = {.name = text_of(source, node, "name"),
                                  .status = text_of(source, node, "status"),
                                  .folder = folder_of(source, node),
                                  .fairness = NAN,
                                  .solved = json_get(node, "cost") != NULL};
    const cJSON *least = json_get(node, "least");
    item.least = int_of(source, least, "agents");
    item.at_least = int_of(source, least, "at_least");
    read_kinds(source, least, &item);
    read_cell(source, node, &item);
    read_clashes(source, node, &item);
    if (item.solved)
        read_figures(source, node, &item);
    return item;
}

static int date_of_key(const struct source *source, const cJSON *object,
                       const char *key)
{
    int date = 0;
    const cJSON *node = json_get(object, key);
    if (node && !units_read_date(json_string(source->json, node), &date))
        json_report(source->json, node, "must be a date");
    return date;
}

static struct scenarios_worth read_worth(const struct source *source,
                                         const cJSON *node)
{
    const char *sort = text_if(source, node, "sort");
    const cJSON *limit = json_get(node, "limit");
    const char *name = json_get(node, "agent_name") ? "agent_name" : "agent";
    const char *queue = json_get(node, "queue_name") ? "queue_name" : "queue";
    return (struct scenarios_worth){
        .sort = sort ? sort : "",
        .what = text_of(source, node, "what"),
        .skills = text_if(source, node, "skills"),
        .slower = text_if(source, node, "slower"),
        .from = text_if(source, node, "from"),
        .to = text_if(source, node, "to"),
        .agent = text_if(source, node, name),
        .queue = text_if(source, node, queue),
        .rule = text_if(source, node, "rule"),
        .week_h = number_of(source, node, "week_hours"),
        .between = flag_of(source, node, "between"),
        .dropped = flag_of(source, node, "dropped"),
        .date = date_of_key(source, node, "date"),
        .weeks = int_of(source, node, "weeks"),
        .limit = limit ? json_int(source->json, limit, -MANY, MANY) : 0,
        .span = json_get(node, "of") ? int_of(source, node, "of") : 0,
        .predicted = number_of(source, node, "predicted_points"),
        .predicted_h = number_of(source, node, "predicted_hours"),
        .confirmed = number_of(source, node, "confirmed_points"),
        .doubt = number_of(source, node, "doubt_points"),
        .confirmed_short_h = number_of(source, node, "confirmed_short_hours"),
        .unsure = flag_of(source, node, "unsure"),
    };
}

static void read_worths(const struct source *source, const cJSON *root,
                        struct scenarios *it)
{
    int n;
    const cJSON *list = json_list(source->json, root, "worth", &n), *one;
    struct scenarios_worth *worths =
        ARENA_ARRAY(source->arena, struct scenarios_worth, n);
    cJSON_ArrayForEach(one, list)
    {
        worths[it->n_worths++] = read_worth(source, one);
    }
    it->worths = worths;
}

static struct scenarios_axis read_axis(const struct source *source,
                                       const cJSON *list)
{
    struct scenarios_axis axis = {0};
    const cJSON *one;
    const char **names =
        ARENA_ARRAY(source->arena, const char *, cJSON_GetArraySize(list));
    cJSON_ArrayForEach(one, list)
    {
        names[axis.n++] =
            arena_copy(source->arena, json_string(source->json, one));
    }
    axis.names = names;
    return axis;
}

static void read_grid(const struct source *source, const cJSON *root,
                      struct scenarios *it)
{
    int n;
    const cJSON *list = json_list(source->json, root, "grid", &n), *one;
    int64_t cells = 1;
    cJSON_ArrayForEach(one, list)
    {
        if (it->n_axes < AXES_MAX &&
            json_array(source->json, one, 1, SCENARIOS_MAX)) {
            cells *= cJSON_GetArraySize(one);
            it->axes[it->n_axes++] = read_axis(source, one);
        }
    }
    if (cells > SCENARIOS_MAX)
        it->n_axes = 0;
}

static void read_days(const struct source *source, const cJSON *root,
                      struct scenarios *it)
{
    const cJSON *days = json_need(source->json, root, "days");
    json_need(source->json, root, "start");
    it->n_days = days ? json_int(source->json, days, 1, DAYS_MAX) : 1;
    it->first_date = date_of_key(source, root, "start");
}

/* Whether it says that it is one: a roster.json is easily taken for it. */
static bool is_scenario(const struct source *source)
{
    static const char format[] = "vaktel scenario 1";
    const cJSON *node = json_get(source->json->root, "format");
    bool is = cJSON_IsString(node) && strcmp(node->valuestring, format) == 0;
    if (!is)
        json_report(source->json, node ? node : source->json->root,
                    "is no scenario.json: 'format' must be '%s'; of a roster a "
                    "page is made with TEAM ROSTER",
                    format);
    return is;
}

static void read_root(const struct source *source, struct scenarios *it)
{
    const cJSON *root = source->json->root, *one;
    int n;
    if (!json_map(source->json, root) || !is_scenario(source) ||
        !json_need(source->json, root, "scenarios"))
        return;
    it->team = text_of(source, root, "team");
    it->zone = text_of(source, root, "zone");
    it->version = text_of(source, root, "version");
    read_days(source, root, it);
    read_grid(source, root, it);
    const cJSON *list = json_list(source->json, root, "scenarios", &n);
    struct scenarios_item *items =
        ARENA_ARRAY(source->arena, struct scenarios_item, n);
    cJSON_ArrayForEach(one, list)
    {
        items[it->n++] = read_item(source, one);
    }
    it->items = items;
    read_worths(source, root, it);
}

bool scenarios_parse(struct scenarios *scenarios, const char *text,
                     size_t length, const char *path, struct arena *arena,
                     struct diags *diags)
{
    struct json *json = json_parse(text, length, path, diags);
    struct source source = {json, arena};
    *scenarios = (struct scenarios){.team = ""};
    if (json)
        read_root(&source, scenarios);
    json_free(json);
    return !diags_failed(diags);
}
