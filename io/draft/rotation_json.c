/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rotation_json.h"

#include "value_json.h"

enum { WEEKS_MAX = 53 };

static const char *const rotation_keys[] = {"from", "weeks", "price"};

/* The shifts of a week; none: the week is off. */
static uint64_t read_week(struct reading *reading, const cJSON *node)
{
    struct names names = {0};
    uint64_t bits = 0;
    if (!cJSON_IsArray(node) || cJSON_GetArraySize(node) > 0)
        names = value_names(reading, node);
    for (int i = 0; i < names.n; i++) {
        int shift =
            reading_shift(reading, names.items[i].spot, names.items[i].text);
        if (shift != NOT_GIVEN)
            bits |= UINT64_C(1) << shift;
    }
    return bits;
}

static void read_weeks(struct reading *reading, const cJSON *node,
                       struct draft_rotation *rotation)
{
    if (!json_array(reading->json, node, 1, WEEKS_MAX))
        return;
    uint64_t *weeks =
        ARENA_ARRAY(reading->scratch, uint64_t, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        weeks[rotation->n_weeks++] = read_week(reading, item);
    }
    rotation->weeks = weeks;
}

void rotation_read(struct reading *reading, const cJSON *node,
                   struct draft_agent *agent)
{
    struct draft_rotation rotation = {.price = RULE_HARD};
    agent->rotation = rotation;
    if (cJSON_IsNull(node) ||
        !json_object(reading->json, node, JSON_KEYS(rotation_keys)))
        return;
    const cJSON *from = json_need(reading->json, node, "from");
    const cJSON *weeks = json_need(reading->json, node, "weeks");
    const cJSON *price = json_get(node, "price");
    rotation.from = from ? value_date(reading, from) : reading->first_date;
    if (weeks)
        read_weeks(reading, weeks, &rotation);
    if (price)
        rotation.price = json_int(reading->json, price, 0, PRICE_MAX);
    agent->rotation = rotation;
}
