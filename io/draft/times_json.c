/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "times_json.h"

#include "value_json.h"

void times_read(struct reading *reading, const cJSON *object,
                struct draft_queue *queue)
{
    static const char *const keys[] = {"csv", "column"};
    const cJSON *node = json_get(object, "handling_times");
    if (!node || !json_object(reading->json, node, JSON_KEYS(keys)))
        return;
    const cJSON *csv = json_need(reading->json, node, "csv");
    const cJSON *column = json_get(node, "column");
    if (!json_get(object, "volume"))
        json_report(reading->json, node,
                    "'handling_times' goes with 'volume', not with 'need'");
    if (csv)
        queue->times.csv = value_label(reading, csv);
    queue->times.column = column ? value_label(reading, column) : "seconds";
    queue->times.spot = value_spot(reading, column ? column : node);
}
