/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first ticket tells which system it comes from; fields are then looked up
 * by that system's names in all. */
#include "export_json.h"

#include "json_items.h"
#include "shown.h"
#include "text.h"

#include <math.h>
#include <string.h>

struct items {
    struct intake *intake;
    bool begun;
    struct text texts[EXPORT_FIELDS];
};

/* The value at "source.type", a key after the other; NULL where there is none,
 * or one that is null or an object. */
static const cJSON *value_at(const cJSON *object, const char *path)
{
    char key[64];
    while (object && *path) {
        size_t length = strcspn(path, ".");
        if (length >= sizeof key || !cJSON_IsObject(object))
            return NULL;
        memcpy(key, path, length);
        key[length] = '\0';
        object = json_get(object, key);
        path += length + (path[length] == '.');
    }
    return cJSON_IsNull(object) || cJSON_IsObject(object) ? NULL : object;
}

/* Keys without a value count: the first ticket may lack what others have. */
static bool has_value(const void *names, const char *alias)
{
    const cJSON *value = json_get(names, alias);
    return (value && !cJSON_IsObject(value)) || value_at(names, alias);
}

/* A value as text; of lists each item, of objects in them each text. */
static void add_value(struct text *text, const cJSON *value, int depth)
{
    if (cJSON_IsString(value))
        text_add(text, value->valuestring);
    else if (cJSON_IsNumber(value))
        text_printf(text, "%.0f", value->valuedouble);
    else if (cJSON_IsBool(value))
        text_add(text, cJSON_IsTrue(value) ? "true" : "false");
    if (depth == 2 || !value)
        return;
    for (const cJSON *item = value->child; item; item = item->next) {
        add_value(text, item, depth + 1);
        text_add(text, ";");
    }
}

static void add_field(struct items *items, const cJSON *object,
                      enum export_field field, const char *alias)
{
    struct text *text = &items->texts[field];
    const cJSON *value = value_at(object, alias);
    bool all =
        field == EXPORT_TAGS || field == EXPORT_STATE || field == EXPORT_SPAM;
    if (!value || (text->length > 0 && !all))
        return;
    /* What is false says nothing, and must not hide what is true. */
    if (field == EXPORT_SPAM && !cJSON_IsTrue(value))
        return;
    add_value(text, value, 0);
    if (all)
        text_add(text, ";");
    if (!items->intake->used[field])
        items->intake->used[field] = arena_copy(items->intake->arena, alias);
}

static void begin(struct items *items, const struct json *item)
{
    struct intake *intake = items->intake;
    const struct map *map = intake->map;
    items->begun = true;
    intake->system = export_detect(has_value, item->root);
    intake->source = intake->system >= 0 ? export_systems[intake->system]
                                         : "a list of tickets";
    if (intake->system < 0 && !(map && map->fields[EXPORT_CREATED]))
        diags_add(intake->diags, item->file, "1:1",
                  "no field of the first ticket tells when it came, such as "
                  "\"created_at\"; name it in a --map, under \"fields\"");
}

static void take_item(void *context, const struct json *item, int line)
{
    struct items *items = context;
    const struct map *map = items->intake->map;
    struct ticket ticket = {.place = {"", line, 1}};
    if (!items->begun)
        begin(items, item);
    for (int field = 0; field < EXPORT_FIELDS; field++) {
        text_clear(&items->texts[field]);
        if (map && map->fields[field])
            add_field(items, item->root, field, map->fields[field]);
    }
    for (int index = 0; index < n_export_aliases; index++)
        if (export_aliases[index].system == items->intake->system)
            add_field(items, item->root, export_aliases[index].field,
                      export_aliases[index].alias);
    for (int field = 0; field < EXPORT_FIELDS; field++)
        ticket.field[field] = text_string(&items->texts[field]);
    intake_ticket(items->intake, &ticket);
}

void export_json_read(const char *path, struct intake *intake)
{
    struct items items = {.intake = intake};
    json_items_read(path, intake->diags, take_item, &items);
    for (int field = 0; field < EXPORT_FIELDS; field++)
        text_free(&items.texts[field]);
}
