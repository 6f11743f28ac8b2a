/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pooling_json.h"

#include "value_json.h"

enum { SETS_MAX = 100 };

static void read_set(struct reading *reading, const cJSON *node)
{
    struct draft_pooling *pooling = &reading->pooling;
    if (!json_array(reading->json, node, 2, QUEUES_MAX))
        return;
    struct names names = value_names(reading, node);
    for (int i = 0; i < names.n; i++)
        reading_queue(reading, &names.items[i]);
    pooling->sets[pooling->n_sets++] =
        (struct draft_set){value_spot(reading, node), names};
}

void pooling_read(struct reading *reading, const cJSON *node)
{
    struct draft_pooling *pooling = &reading->pooling;
    const cJSON *item;
    if (cJSON_IsBool(node)) {
        pooling->all = cJSON_IsTrue(node);
        return;
    }
    if (!cJSON_IsArray(node)) {
        json_report(reading->json, node,
                    "must be true, false or an array of sets of queues, is %s",
                    json_type(node));
        return;
    }
    if (!json_array(reading->json, node, 1, SETS_MAX))
        return;
    pooling->sets = ARENA_ARRAY(reading->scratch, struct draft_set,
                                cJSON_GetArraySize(node));
    cJSON_ArrayForEach(item, node) read_set(reading, item);
}
