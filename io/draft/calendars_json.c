/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendars_json.h"

#include "agent_calendars.h"
#include "field.h"
#include "file.h"
#include "shown.h"
#include "value_json.h"

#include <string.h>

static const char *const calendar_keys[] = {"ics", "as"};
static const char *const folder_keys[] = {"folder", "as"};
static const char *const closed_keys[] = {"ics"};

enum { CALENDARS_MAX = 100 };

static enum calendar_use read_use(struct reading *reading, const cJSON *object)
{
    const cJSON *as = json_get(object, "as");
    enum calendar_use use = CALENDAR_TIME_OFF;
    const char *word = as ? json_string(reading->json, as) : "time_off";
    if (as && cJSON_IsString(as) && !calendar_use_of(word, &use))
        json_report(reading->json, as,
                    "must be \"time_off\", \"busy\" or \"available\", is '%s'",
                    SHOWN(word));
    return use;
}

/* A list of objects whose first key names a file or folder. */
static struct draft_calendar *read_list(struct reading *reading,
                                        const cJSON *node,
                                        const char *const *keys, int *n)
{
    *n = 0;
    if (!json_array(reading->json, node, 0, CALENDARS_MAX))
        return NULL;
    struct draft_calendar *items = ARENA_ARRAY(
        reading->scratch, struct draft_calendar, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (!json_object(reading->json, item, keys, 2))
            continue;
        enum calendar_use use = read_use(reading, item);
        const cJSON *name = json_need(reading->json, item, keys[0]);
        const char *path = name ? value_label(reading, name) : "";
        if (*path)
            items[(*n)++] = (struct draft_calendar){
                value_spot(reading, item),
                file_beside(reading->scratch, reading->path, path), use};
    }
    return items;
}

void calendars_read(struct reading *reading, const cJSON *node,
                    struct draft_agent *agent)
{
    agent->calendars =
        read_list(reading, node, calendar_keys, &agent->n_calendars);
}

void folders_read(struct reading *reading, const cJSON *node)
{
    reading->folders =
        read_list(reading, node, folder_keys, &reading->n_folders);
}

struct days closed_read(struct reading *reading, const cJSON *node)
{
    struct days days = {0};
    if (!json_array(reading->json, node, 1, LIST_MAX))
        return days;
    int *dates = ARENA_ARRAY(reading->scratch, int, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (!cJSON_IsObject(item))
            value_days_item(reading, item, &days, dates);
    }
    cJSON_ArrayForEach(item, node)
    {
        if (!cJSON_IsObject(item) ||
            !json_object(reading->json, item, JSON_KEYS(closed_keys)))
            continue;
        const cJSON *name = json_need(reading->json, item, "ics");
        const char *path = name ? value_label(reading, name) : "";
        if (*path)
            closed_days_read(reading, path, &days);
    }
    return days;
}
