/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "variant_json.h"

#include "file.h"
#include "shown.h"
#include "what_if_change.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 8 };

static const char *const variant_keys[] = {"vaktel", "base", "changes"};

bool variant_is(const cJSON *root)
{
    return json_get(root, "base") != NULL;
}

bool variant_at(const char *path)
{
    size_t length;
    struct diags *silent = diags_new();
    char *bytes = file_read(path, &length, silent);
    struct json *json = bytes ? json_parse(bytes, length, path, silent) : NULL;
    bool is = json && cJSON_IsNumber(json_get(json->root, "vaktel")) &&
              cJSON_IsString(json_get(json->root, "base")) &&
              cJSON_IsArray(json_get(json->root, "changes"));
    json_free(json);
    free(bytes);
    diags_free(silent);
    return is;
}

static void read_change(const struct json *json, const cJSON *item,
                        struct scenario *scenario, struct change *room)
{
    if (!json_object(json, item, scenario_keys, n_scenario_keys))
        return;
    const cJSON *with = json_get(item, "with");
    if (with)
        json_report(json, with,
                    "is for what-if.json; here what an item builds on stands "
                    "before it");
    room[scenario->n_changes++] = (struct change){json, item};
}

/* Those of the document, then those that were asked for. */
static void join(struct reading *reading, const struct json *json,
                 const cJSON *list)
{
    const struct scenario *asked = reading->scenario;
    struct scenario *all = ARENA_ARRAY(reading->scratch, struct scenario, 1);
    int n =
        (list ? cJSON_GetArraySize(list) : 0) + (asked ? asked->n_changes : 0);
    struct change *room = ARENA_ARRAY(reading->scratch, struct change, n);
    const cJSON *item;
    *all = asked ? *asked : (struct scenario){.name = ""};
    all->changes = room;
    all->n_changes = 0;
    cJSON_ArrayForEach(item, list)
    {
        read_change(json, item, all, room);
    }
    for (int i = 0; asked && i < asked->n_changes; i++)
        room[all->n_changes++] = asked->changes[i];
    reading->scenario = all;
}

bool variant_follow(struct reading *reading, const struct json *json)
{
    int before = diags_count(reading->diags);
    if (!json_object(json, json->root, JSON_KEYS(variant_keys)))
        return false;
    const cJSON *version = json_get(json->root, "vaktel");
    const cJSON *base = json_get(json->root, "base");
    const cJSON *changes = json_get(json->root, "changes");
    const char *path = json_string(json, base);
    if (version)
        json_int(json, version, 1, 1);
    if (++reading->n_variants > DEPTH_MAX)
        json_report(json, base, "builds on more than %d other teams",
                    DEPTH_MAX);
    join(reading, json,
         changes && json_array(json, changes, 0, LIST_MAX) ? changes : NULL);
    reading->path = file_beside(reading->arena, reading->path, path);
    if (files_have(reading->files, reading->path))
        json_report(json, base, "leads back to '%s', which builds on it",
                    SHOWN(path));
    return diags_count(reading->diags) == before;
}

static cJSON *change_of(const struct change *change)
{
    cJSON *copy = cJSON_Duplicate(change->node, 1);
    cJSON_DeleteItemFromObjectCaseSensitive(copy, "with");
    return copy;
}

void variant_write(struct text *text, const char *base,
                   const struct scenario *scenario)
{
    cJSON *root = cJSON_CreateObject();
    cJSON_AddNumberToObject(root, "vaktel", 1);
    cJSON_AddStringToObject(root, "base", base);
    cJSON *changes = cJSON_AddArrayToObject(root, "changes");
    for (int i = 0; scenario && i < scenario->n_changes; i++)
        cJSON_AddItemToArray(changes, change_of(&scenario->changes[i]));
    char *json = cJSON_Print(root);
    text_add(text, json);
    text_add(text, "\n");
    cJSON_free(json);
    cJSON_Delete(root);
}
