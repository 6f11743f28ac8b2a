/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pooling_json.h"

#include "near.h"
#include "shown.h"
#include "value_json.h"

#include <string.h>

enum { SETS_MAX = 100 };

static void check_queue(struct reading *reading, const struct name *name)
{
    const char *ids[QUEUES_MAX];
    for (int queue = 0; queue < reading->n_queues; queue++) {
        ids[queue] = reading->queues[queue].id;
        if (strcmp(ids[queue], name->text) == 0)
            return;
    }
    const char *nearest = near_name(name->text, ids, reading->n_queues);
    if (nearest)
        spot_report(reading->diags, name->spot,
                    "unknown queue '%s', did you mean '%s'?", SHOWN(name->text),
                    nearest);
    else
        spot_report(reading->diags, name->spot, "unknown queue '%s'",
                    SHOWN(name->text));
}

static void read_set(struct reading *reading, const cJSON *node)
{
    struct draft_pooling *pooling = &reading->pooling;
    if (!json_array(reading->json, node, 2, QUEUES_MAX))
        return;
    struct names names = value_names(reading, node);
    for (int i = 0; i < names.n; i++)
        check_queue(reading, &names.items[i]);
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
