/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster_keys.h"

#include "duty.h"
#include "shown.h"

#include <string.h>

bool roster_json_is(const struct json *json)
{
    const cJSON *format = json_get(json->root, "format");
    if (cJSON_IsString(format) &&
        strcmp(json_string(json, format), ROSTER_FORMAT) == 0)
        return true;
    json_report(json, format ? format : json->root,
                "is not a roster.json: key 'format' must be '%s'",
                ROSTER_FORMAT);
    return false;
}

bool roster_json_instant(const struct json *json, const cJSON *object,
                         const char *key, int64_t *second)
{
    const cJSON *node = json_need(json, object, key);
    *second = 0;
    if (!node)
        return false;
    const char *text = json_string(json, node);
    if (!cJSON_IsString(node))
        return false;
    if (local_read_instant(text, second))
        return true;
    json_report(json, node,
                "must be a time such as '2026-10-19T07:00:00+02:00', is '%s'",
                SHOWN(text));
    return false;
}
