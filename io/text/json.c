/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cJSON's nodes have no parent and no position, so the pointer of a node is
 * found by looking for it when something is reported.  It keeps duplicate keys
 * and truncates large numbers in `valueint`: only `valuedouble` is read. */
#include "json.h"

#include "mem.h"
#include "near.h"
#include "require.h"
#include "shown.h"
#include "text.h"

#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct json *json_parse(const char *text, size_t length, const char *file,
                        struct diags *diags)
{
    if (!json_check(text, length, file, diags))
        return NULL;
    struct json *json = mem_alloc(1, sizeof *json);
    json->file = file;
    json->diags = diags;
    json->root = cJSON_ParseWithLengthOpts(text, length + 1, NULL, 1);
    require(json->root);
    return json;
}

void json_free(struct json *json)
{
    if (!json)
        return;
    cJSON_Delete(json->root);
    cJSON_Delete(json->dropped);
    free(json);
}

/* The nodes from the root down to the one sought. */
struct way {
    const cJSON *nodes[JSON_DEPTH_MAX + 1];
    int n;
};

static bool find_way(struct way *way, const cJSON *from, const cJSON *node)
{
    way->nodes[way->n++] = from;
    if (from == node)
        return true;
    for (const cJSON *item = from->child; item; item = item->next)
        if (find_way(way, item, node))
            return true;
    way->n--;
    return false;
}

static void add_escaped(struct text *text, const char *key)
{
    for (; *key; key++)
        if (*key == '~')
            text_add(text, "~0");
        else if (*key == '/')
            text_add(text, "~1");
        else
            text_add_n(text, key, 1);
}

static int index_of(const cJSON *array, const cJSON *item)
{
    int index = 0;
    for (const cJSON *other = array->child; other != item; other = other->next)
        index++;
    return index;
}

static const struct json_graft *graft_at(const struct json *json,
                                         const cJSON *node)
{
    for (int i = 0; i < json->n_grafts; i++)
        if (json->grafts[i].copy == node)
            return &json->grafts[i];
    return NULL;
}

/* The last graft on the way; *at: where. */
static const struct json_graft *last_graft(const struct json *json,
                                           const struct way *way, int *at)
{
    for (*at = way->n - 1; *at > 0 && json->n_grafts > 0; --*at) {
        const struct json_graft *graft = graft_at(json, way->nodes[*at]);
        if (graft)
            return graft;
    }
    *at = 0;
    return NULL;
}

char *json_place(const struct json *json, const cJSON *node, const char **file)
{
    struct way way = {.n = 0};
    struct text text = {0};
    int from;
    bool found = find_way(&way, json->root, node);
    require(found);
    const struct json_graft *graft = last_graft(json, &way, &from);
    *file = json->file;
    if (graft) {
        char *origin = json_place(graft->from, graft->origin, file);
        text_add(&text, origin);
        free(origin);
    }
    text_add(&text, "");
    for (int i = from + 1; i < way.n; i++) {
        text_add(&text, "/");
        if (cJSON_IsArray(way.nodes[i - 1]))
            text_printf(&text, "%d", index_of(way.nodes[i - 1], way.nodes[i]));
        else
            add_escaped(&text, SHOWN(way.nodes[i]->string));
    }
    return text_take(&text);
}

void json_report(const struct json *json, const cJSON *node, const char *format,
                 ...)
{
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    const char *file = json->file;
    char *pointer =
        diags_full(json->diags) ? NULL : json_place(json, node, &file);
    diags_add(json->diags, file, pointer ? pointer : "", "%s", message);
    free(pointer);
}

const char *json_type(const cJSON *node)
{
    return cJSON_IsString(node)   ? "a text"
           : cJSON_IsNumber(node) ? "a number"
           : cJSON_IsBool(node)   ? (cJSON_IsTrue(node) ? "true" : "false")
           : cJSON_IsArray(node)  ? "an array"
           : cJSON_IsObject(node) ? "an object"
                                  : "null";
}

static int by_key(const void *left, const void *right)
{
    const cJSON *const *a = left, *const *b = right;
    return strcmp((*a)->string, (*b)->string);
}

static void check_duplicates(const struct json *json, const cJSON *object)
{
    int n = cJSON_GetArraySize(object), i = 0;
    const cJSON **members = mem_alloc((size_t)n, sizeof *members);
    for (const cJSON *item = object->child; item; item = item->next)
        members[i++] = item;
    qsort(members, (size_t)n, sizeof *members, by_key);
    for (i = 1; i < n; i++)
        if (by_key(&members[i - 1], &members[i]) == 0 &&
            (i == 1 || by_key(&members[i - 2], &members[i]) != 0))
            json_report(json, members[i], "key '%s' appears twice",
                        SHOWN(members[i]->string));
    free(members);
}

bool json_map(const struct json *json, const cJSON *node)
{
    if (!cJSON_IsObject(node)) {
        json_report(json, node, "must be an object, is %s", json_type(node));
        return false;
    }
    check_duplicates(json, node);
    return true;
}

static void report_unknown(const struct json *json, const cJSON *item,
                           const char *const *keys, int n_keys)
{
    const char *nearest = near_name(item->string, keys, n_keys);
    if (nearest) {
        json_report(json, item, "unknown key '%s', did you mean '%s'?",
                    SHOWN(item->string), nearest);
        return;
    }
    struct text allowed = {0};
    for (int i = 0; i < n_keys; i++)
        text_printf(&allowed, "%s%s", i > 0 ? ", " : "", keys[i]);
    json_report(json, item, "unknown key '%s', allowed are: %s",
                SHOWN(item->string), text_string(&allowed));
    text_free(&allowed);
}

static bool among(const char *key, const char *const *keys, int n_keys)
{
    for (int i = 0; i < n_keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

bool json_object(const struct json *json, const cJSON *node,
                 const char *const *keys, int n_keys)
{
    if (!json_map(json, node))
        return false;
    for (const cJSON *item = node->child; item; item = item->next)
        if (!among(item->string, keys, n_keys))
            report_unknown(json, item, keys, n_keys);
    return true;
}

bool json_array(const struct json *json, const cJSON *node, int least, int most)
{
    if (!cJSON_IsArray(node)) {
        json_report(json, node, "must be an array, is %s", json_type(node));
        return false;
    }
    int size = cJSON_GetArraySize(node);
    if (size < least && size == 0)
        json_report(json, node, "must not be empty");
    else if (size > most)
        json_report(json, node, "has %d items, at most %d are allowed", size,
                    most);
    else if (size < least)
        json_report(json, node, "has %d items, at least %d are needed", size,
                    least);
    return size >= least && size <= most;
}

const cJSON *json_get(const cJSON *object, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(object, key);
}

/* The last one that took the key out. */
static const struct json_cut *find_cut(const struct json *json,
                                       const cJSON *object, const char *key)
{
    for (int i = json->n_cuts - 1; i >= 0; i--)
        if (json->cuts[i].object == object &&
            strcmp(json->cuts[i].origin->string, key) == 0)
            return &json->cuts[i];
    return NULL;
}

const cJSON *json_need(const struct json *json, const cJSON *object,
                       const char *key)
{
    const cJSON *value = json_get(object, key);
    const struct json_cut *cut = value ? NULL : find_cut(json, object, key);
    if (cut)
        json_report(cut->from, cut->origin, "'%s' cannot be left out", key);
    else if (!value)
        json_report(json, object, "key '%s' is missing%s", key,
                    object == json->root ? " at the top level" : "");
    return value;
}

const cJSON *json_list(const struct json *json, const cJSON *object,
                       const char *key, int *n)
{
    const cJSON *list = json_get(object, key);
    bool good = list && json_array(json, list, 0, INT_MAX);
    *n = good ? cJSON_GetArraySize(list) : 0;
    return good ? list : NULL;
}

const char *json_string(const struct json *json, const cJSON *node)
{
    if (cJSON_IsString(node))
        return node->valuestring;
    json_report(json, node, "must be a text, is %s", json_type(node));
    return "";
}

/* "1", "a whole number from 1 to 9" */
static void report_int(const struct json *json, const cJSON *node, int least,
                       int most, const char *given)
{
    if (least == most)
        json_report(json, node, "must be %d, is %s", least, given);
    else
        json_report(json, node, "must be a whole number from %d to %d, is %s",
                    least, most, given);
}

int json_int(const struct json *json, const cJSON *node, int least, int most)
{
    char given[32];
    if (!cJSON_IsNumber(node)) {
        report_int(json, node, least, most, json_type(node));
        return least;
    }
    double value = node->valuedouble;
    if (value >= least && value <= most && value == floor(value))
        return (int)value;
    snprintf(given, sizeof given, "%.15g", value);
    report_int(json, node, least, most, given);
    return least;
}

double json_number(const struct json *json, const cJSON *node, double least,
                   double most)
{
    if (!cJSON_IsNumber(node)) {
        json_report(json, node, "must be a number from %.15g to %.15g, is %s",
                    least, most, json_type(node));
        return least;
    }
    double value = node->valuedouble;
    if (value >= least && value <= most)
        return value;
    json_report(json, node, "must be a number from %.15g to %.15g, is %.15g",
                least, most, value);
    return least;
}

bool json_bool(const struct json *json, const cJSON *node)
{
    if (!cJSON_IsBool(node))
        json_report(json, node, "must be true or false, is %s",
                    json_type(node));
    return cJSON_IsTrue(node);
}
