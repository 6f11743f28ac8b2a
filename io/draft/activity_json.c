/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "activity_json.h"

#include "field.h"
#include "value_json.h"
#include "who_json.h"

static const char *const activity_keys[] = {"id", "date", "days",   "from",
                                            "to", "tags", "agents", "price"};

static void read_times(struct reading *reading, const cJSON *object,
                       struct draft_activity *activity)
{
    static const char *const keys[] = {"from", "to"};
    activity->window.days = value_dates(reading, object);
    value_times(reading, object, &activity->window);
    for (int i = 0; i < 2; i++) {
        const cJSON *node = json_need(reading->json, object, keys[i]);
        if (node)
            field_on_slots(reading, value_spot(reading, node),
                           i ? activity->window.to : activity->window.from);
    }
    if (!json_get(object, "date") && !json_get(object, "days"))
        json_report(reading->json, object, "key 'date' or 'days' is missing");
}

static void read_activity(struct reading *reading, const cJSON *object)
{
    const cJSON *id = json_need(reading->json, object, "id");
    const cJSON *price = json_get(object, "price");
    struct draft_activity activity = {
        .spot = value_spot(reading, object),
        .id = id ? arena_copy(reading->arena, value_label(reading, id)) : "",
        .who = who_read(reading, object),
        .price = RULE_HARD,
    };
    int before = diags_count(reading->diags);
    read_times(reading, object, &activity);
    if (price)
        activity.price = json_int(reading->json, price, 0, PRICE_MAX);
    activity.broken = diags_count(reading->diags) > before;
    reading->activities[reading->n_activities++] = activity;
}

void activities_read(struct reading *reading, const cJSON *node)
{
    if (!json_array(reading->json, node, 0, LIST_MAX))
        return;
    reading->activities = ARENA_ARRAY(reading->scratch, struct draft_activity,
                                      cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(activity_keys)))
            read_activity(reading, item);
    }
}
