/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "who_json.h"

#include "value_json.h"

struct draft_who who_read(struct reading *reading, const cJSON *object)
{
    struct draft_who who = {0};
    const cJSON *tags = json_get(object, "tags");
    const cJSON *agents = json_get(object, "agents");
    if (tags && agents)
        json_report(reading->json, agents,
                    "'tags' and 'agents' exclude each other");
    if (tags)
        who.tags = value_names(reading, tags);
    if (agents && json_array(reading->json, agents, 1, NAMES_MAX))
        who.agents = value_names(reading, agents);
    who.by_name = agents != NULL;
    return who;
}
