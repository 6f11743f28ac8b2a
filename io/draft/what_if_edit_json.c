/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "team" of a scenario is laid over the team's document: objects key by key,
 * lists of things with an id by their ids, anything else in place of what was
 * there.  null takes away, but of rules and contracts, where it says something
 * itself.  An object of rules goes behind a list of them, whose last word
 * counts. Each part copied is a graft of what-if.json. */
#include "json.h"
#include "near.h"
#include "shown.h"
#include "what_if_change.h"

#include <stdlib.h>
#include <string.h>

enum { GRAFTS_MAX = 4096 };

struct edit {
    struct reading *reading;
    const struct json *from; /* the scenario's document */
    struct json *json;       /* the team's */
    struct json_graft *grafts;
    int n;
    struct json_cut *cuts;
};

static cJSON *graft(struct edit *edit, const cJSON *origin)
{
    cJSON *copy = cJSON_Duplicate(origin, 1);
    if (edit->n < GRAFTS_MAX)
        edit->grafts[edit->n++] = (struct json_graft){copy, origin, edit->from};
    edit->json->n_grafts = edit->n;
    return copy;
}

static void remember(struct reading *reading, struct names *names,
                     const cJSON *node)
{
    struct name *items =
        ARENA_ARRAY(reading->scratch, struct name, names->n + 1);
    if (!cJSON_IsString(node))
        return;
    if (names->n > 0)
        memcpy(items, names->items, (size_t)names->n * sizeof *items);
    items[names->n] =
        (struct name){.text = arena_copy(reading->scratch, node->valuestring)};
    *names = (struct names){names->n + 1, items};
}

static void remember_shift(struct reading *reading, const cJSON *shift)
{
    const cJSON *tag;
    remember(reading, &reading->shifts_gone, json_get(shift, "id"));
    cJSON_ArrayForEach(tag, json_get(shift, "tags"))
    {
        remember(reading, &reading->shift_tags_gone, tag);
    }
}

/* Shifts that go are no slip of those who name them. */
static void remember_shifts(const struct edit *edit, const cJSON *target,
                            const cJSON *old)
{
    const cJSON *shifts = json_get(edit->json->root, "shifts"), *shift;
    if (target == shifts)
        remember_shift(edit->reading, old);
    if (old != shifts)
        return;
    cJSON_ArrayForEach(shift, old)
    {
        remember_shift(edit->reading, shift);
    }
}

/* Kept until the end, so that no later node has its address. */
static void drop(struct edit *edit, cJSON *target, cJSON *old)
{
    remember_shifts(edit, target, old);
    if (!edit->json->dropped)
        edit->json->dropped = cJSON_CreateArray();
    cJSON_AddItemToArray(edit->json->dropped,
                         cJSON_DetachItemViaPointer(target, old));
}

/* What null takes away: its key is missing by the scenario. */
static void cut(struct edit *edit, cJSON *target, cJSON *old,
                const cJSON *origin)
{
    if (edit->json->n_cuts < GRAFTS_MAX)
        edit->cuts[edit->json->n_cuts++] =
            (struct json_cut){target, origin, edit->from};
    drop(edit, target, old);
}

static bool is_null_a_value(const char *key)
{
    static const char *const keys[] = {"rules", "week", "period"};
    for (int i = 0; i < 3; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void report_missing(const struct edit *edit, const cJSON *item,
                           const cJSON *target)
{
    const char *names[256];
    int n = 0;
    for (const cJSON *other = target->child; other && n < 256;
         other = other->next) {
        const cJSON *id = json_get(other, "id");
        const char *name = cJSON_IsArray(target)
                               ? (cJSON_IsString(id) ? id->valuestring : NULL)
                               : other->string;
        if (name)
            names[n++] = name;
    }
    const char *nearest = near_name(item->string, names, n);
    if (nearest)
        json_report(edit->from, item,
                    "'%s' is not in the team, did you mean '%s'?",
                    SHOWN(item->string), nearest);
    else if (cJSON_IsArray(target) && n == 0)
        json_report(edit->from, item,
                    "is a list without ids in the team; give the whole list");
    else if (cJSON_IsArray(target))
        json_report(edit->from, item,
                    "'%s' is not in the team; what is new has the key 'id'",
                    SHOWN(item->string));
    else
        json_report(edit->from, item, "'%s' is not in the team",
                    SHOWN(item->string));
}

static void merge(struct edit *edit, cJSON *target, const cJSON *patch,
                  bool nulls);

/* Agreements of the team are gone where the scenario lists its own. */
static void note_replaced(const struct edit *edit, const cJSON *old,
                          const cJSON *item)
{
    int n = cJSON_IsArray(old) ? cJSON_GetArraySize(old) : 0;
    const char *file = edit->from->file;
    if (n == 0 || strcmp(item->string, "agreements") != 0)
        return;
    char *place = json_place(edit->from, item, &file);
    diags_note(edit->from->diags, file, place,
               "stands for all of the team's: %d agreement%s there %s left out",
               n, n == 1 ? "" : "s", n == 1 ? "is" : "are");
    free(place);
}

/* A few windows in place of a table close the queue at all other times. */
static void note_table(const struct edit *edit, const cJSON *old,
                       const cJSON *item)
{
    const cJSON *csv = json_get(old, "csv");
    const char *file = edit->from->file;
    bool figures = strcmp(item->string, "volume") == 0 ||
                   strcmp(item->string, "need") == 0;
    if (!figures || !cJSON_IsString(csv) || !cJSON_IsArray(item))
        return;
    char *place = json_place(edit->from, item, &file);
    diags_note(edit->from->diags, file, place,
               "stands for all that '%s' says of this queue: nothing comes at "
               "other times; 'volume' of the scenario itself changes some "
               "hours and keeps the rest",
               SHOWN(csv->valuestring));
    free(place);
}

/* Lays an item over what is there; `old` NULL: nothing is. */
static void lay(struct edit *edit, cJSON *target, cJSON *old, const cJSON *item,
                bool nulls)
{
    bool by_id = cJSON_IsArray(target);
    const cJSON *id = json_get(item, "id");
    bool is_new =
        cJSON_IsString(id) && strcmp(id->valuestring, item->string) == 0;
    if (cJSON_IsNull(item) && !nulls) {
        if (old)
            cut(edit, target, old, item);
        else
            report_missing(edit, item, target);
    } else if (cJSON_IsArray(old) && cJSON_IsObject(item) &&
               strcmp(item->string, "rules") == 0) {
        cJSON_AddItemToArray(old, graft(edit, item));
    } else if (old && cJSON_IsObject(item) &&
               (cJSON_IsObject(old) || cJSON_IsArray(old))) {
        merge(edit, old, item, nulls || is_null_a_value(item->string));
    } else if (old && by_id) {
        json_report(edit->from, item, "must be an object, is %s",
                    json_type(item));
    } else if (by_id && is_new) {
        cJSON_AddItemToArray(target, graft(edit, item));
    } else if (by_id) {
        report_missing(edit, item, target);
    } else {
        note_replaced(edit, old, item);
        note_table(edit, old, item);
        if (old)
            drop(edit, target, old);
        cJSON_AddItemToObject(target, item->string, graft(edit, item));
    }
}

static cJSON *find(cJSON *target, const char *key)
{
    if (cJSON_IsObject(target))
        return cJSON_GetObjectItemCaseSensitive(target, key);
    cJSON *item;
    cJSON_ArrayForEach(item, target)
    {
        const cJSON *id = json_get(item, "id");
        if (cJSON_IsString(id) && strcmp(id->valuestring, key) == 0)
            return item;
    }
    return NULL;
}

static bool is_of_agents(const struct edit *edit, const cJSON *target,
                         const cJSON *item)
{
    return target == edit->json->root && strcmp(item->string, "agents") == 0;
}

static void merge(struct edit *edit, cJSON *target, const cJSON *patch,
                  bool nulls)
{
    if (!json_map(edit->from, patch))
        return;
    const cJSON *item;
    cJSON_ArrayForEach(item, patch)
    {
        if (is_of_agents(edit, target, item))
            json_report(edit->from, item,
                        "agents are changed by 'agents', 'add' and 'remove' of "
                        "the scenario itself");
        else
            lay(edit, target, find(target, item->string), item, nulls);
    }
}

/* What it builds on is a change of its own. */
static void hash_change(struct reading *reading, const cJSON *node)
{
    cJSON *copy = cJSON_Duplicate(node, 1);
    cJSON_DeleteItemFromObjectCaseSensitive(copy, "with");
    char *text = cJSON_PrintUnformatted(copy);
    reading_hash(reading, text, strlen(text));
    cJSON_free(text);
    cJSON_Delete(copy);
}

static void edit_team(struct edit *edit, const cJSON *patch)
{
    if (cJSON_IsObject(edit->json->root))
        merge(edit, edit->json->root, patch, false);
}

void scenario_edit(struct reading *reading, struct json *json)
{
    const struct scenario *scenario = reading->scenario;
    struct edit edit = {
        .reading = reading,
        .json = json,
        .grafts = ARENA_ARRAY(reading->scratch, struct json_graft, GRAFTS_MAX),
        .cuts = ARENA_ARRAY(reading->scratch, struct json_cut, GRAFTS_MAX),
    };
    json->grafts = edit.grafts;
    json->cuts = edit.cuts;
    for (int i = 0; i < scenario->n_changes; i++) {
        struct json from = *scenario->changes[i].json;
        const cJSON *node = scenario->changes[i].node;
        const cJSON *patch = json_get(node, "team");
        struct json *kept = ARENA_ARRAY(reading->scratch, struct json, 1);
        *kept = from;
        kept->diags = reading->diags;
        edit.from = kept;
        hash_change(reading, node);
        if (patch)
            edit_team(&edit, patch);
    }
}
