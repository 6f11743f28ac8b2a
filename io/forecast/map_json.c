/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_json.h"

#include "field.h"
#include "file.h"
#include "json.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { RULES_MAX = 1000, WORDS_MAX = 1000 };

struct map_reading {
    struct arena *arena;
    const struct json *json;
    struct map *map;
};

/* A text, or a list of texts. */
static struct map_words read_words(struct map_reading *reading,
                                   const cJSON *node)
{
    struct map_words words = {0};
    if (node == NULL)
        return words;
    bool list = cJSON_IsArray(node);
    if (list && !json_array(reading->json, node, 1, WORDS_MAX))
        return words;
    int n = list ? cJSON_GetArraySize(node) : 1;
    words.words = ARENA_ARRAY(reading->arena, const char *, n);
    for (const cJSON *item = list ? node->child : node; words.n < n;
         item = item->next)
        words.words[words.n++] =
            arena_copy(reading->arena, json_string(reading->json, item));
    return words;
}

/* The id of a queue, or NULL for null. */
static const char *read_queue(struct map_reading *reading, const cJSON *node)
{
    const char *queue = node == NULL || cJSON_IsNull(node)
                            ? ""
                            : json_string(reading->json, node);
    if (!cJSON_IsString(node))
        return NULL;
    const struct spot spot = {.json = reading->json, .node = node};
    return arena_copy(reading->arena,
                      field_word(reading->json->diags, spot, queue));
}

static void read_rule(struct map_reading *reading, const cJSON *node)
{
    static const char *const keys[] = {"channel", "group", "tag", "queue"};
    if (!json_object(reading->json, node, JSON_KEYS(keys)))
        return;
    struct map_rule *rule = &reading->map->rules[reading->map->n_rules++];
    rule->channels = read_words(reading, json_get(node, "channel"));
    rule->groups = read_words(reading, json_get(node, "group"));
    rule->tags = read_words(reading, json_get(node, "tag"));
    rule->queue = read_queue(reading, json_need(reading->json, node, "queue"));
    if (rule->channels.n + rule->groups.n + rule->tags.n == 0)
        json_report(reading->json, node,
                    "needs a 'channel', a 'group' or a 'tag'");
}

static void read_fields(struct map_reading *reading, const cJSON *node)
{
    if (node == NULL ||
        !json_object(reading->json, node, export_field_names, EXPORT_FIELDS))
        return;
    for (int field = 0; field < EXPORT_FIELDS; field++) {
        const cJSON *name = json_get(node, export_field_names[field]);
        if (name)
            reading->map->fields[field] =
                arena_copy(reading->arena, json_string(reading->json, name));
    }
}

static void read_map(struct map_reading *reading, const cJSON *root)
{
    static const char *const keys[] = {"rules", "other", "fields"};
    struct map *map = reading->map;
    if (!json_object(reading->json, root, JSON_KEYS(keys)))
        return;
    const cJSON *rules = json_get(root, "rules");
    const cJSON *other = json_get(root, "other");
    if (rules && json_array(reading->json, rules, 0, RULES_MAX)) {
        map->rules = ARENA_ARRAY(reading->arena, struct map_rule,
                                 cJSON_GetArraySize(rules));
        for (const cJSON *rule = rules->child; rule; rule = rule->next)
            read_rule(reading, rule);
    }
    map->has_other = other != NULL;
    map->other = read_queue(reading, other);
    read_fields(reading, json_get(root, "fields"));
}

struct map *map_read(const char *path, struct arena *arena, struct diags *diags)
{
    size_t length;
    char *text = file_read(path, &length, diags);
    struct json *json = text ? json_parse(text, length, path, diags) : NULL;
    struct map *map = NULL;
    if (json) {
        map = ARENA_ARRAY(arena, struct map, 1);
        map->file = arena_copy(arena, path);
        struct map_reading reading = {arena, json, map};
        read_map(&reading, json->root);
    }
    json_free(json);
    free(text);
    return diags_failed(diags) ? NULL : map;
}

static bool has_word(const struct map_words *words, const char *text,
                     size_t length)
{
    for (int index = 0; index < words->n; index++)
        if (strlen(words->words[index]) == length &&
            strncasecmp(words->words[index], text, length) == 0)
            return true;
    return false;
}

static bool fits(const struct map_words *words, const char *text)
{
    return words->n == 0 || has_word(words, text, strlen(text));
}

static bool fits_one(const struct map_words *words, const char *tags)
{
    static const char *const between = " ,;\n";
    if (words->n == 0)
        return true;
    while (*(tags += strspn(tags, between))) {
        size_t length = strcspn(tags, between);
        if (has_word(words, tags, length))
            return true;
        tags += length;
    }
    return false;
}

enum map_fit map_find(const struct map *map, const char *channel,
                      const char *group, const char *tags, const char **queue)
{
    for (int index = 0; index < map->n_rules; index++) {
        const struct map_rule *rule = &map->rules[index];
        if (!fits(&rule->channels, channel) || !fits(&rule->groups, group) ||
            !fits_one(&rule->tags, tags))
            continue;
        *queue = rule->queue;
        return rule->queue ? MAP_QUEUE : MAP_LEFT_OUT;
    }
    *queue = map->other;
    return !map->has_other ? MAP_UNKNOWN
           : map->other    ? MAP_QUEUE
                           : MAP_LEFT_OUT;
}
