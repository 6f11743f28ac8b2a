/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "queue_json.h"

#include "deferral_json.h"
#include "field.h"
#include "shown.h"
#include "staffing_json.h"
#include "times_json.h"
#include "value_json.h"

#include <math.h>
#include <string.h>

enum {
    HEADS_MAX = 1000,
    CONTACTS_MAX = 100000 /* per hour */
};

static const char *const queue_keys[] = {"id",
                                         "name",
                                         "skills",
                                         "need",
                                         "volume",
                                         "handling_time",
                                         "chats",
                                         "patience",
                                         "service_level",
                                         "max_wait",
                                         "max_abandonment",
                                         "max_occupancy",
                                         "min_heads",
                                         "load",
                                         "dispersion",
                                         "quantile",
                                         "shrinkage",
                                         "priority",
                                         "shortage",
                                         "answer_within",
                                         "hours",
                                         "backlog",
                                         "leave",
                                         "from_idle",
                                         "handling_times",
                                         "most",
                                         "surplus",
                                         "min_block"};
static const char *const file_keys[] = {"csv", "column"};
static const char *const heads_keys[] = {"days", "from", "to", "heads"};
static const char *const contacts_keys[] = {"days", "from", "to", "contacts"};

static bool two_decimals(double value)
{
    return fabs(value * HEAD - round(value * HEAD)) < 1e-6;
}

double queue_amount(struct reading *reading, const cJSON *node, bool by_volume)
{
    double amount = json_number(reading->json, node, 0,
                                by_volume ? CONTACTS_MAX : HEADS_MAX);
    if (!by_volume && !two_decimals(amount))
        json_report(reading->json, node, "may have two decimals, is %.15g",
                    amount);
    return amount;
}

static double read_amount(struct reading *reading, const cJSON *object,
                          bool by_volume)
{
    const cJSON *node =
        json_need(reading->json, object, by_volume ? "contacts" : "heads");
    return node ? queue_amount(reading, node, by_volume) : 0;
}

static const struct amount *
read_amounts(struct reading *reading, const cJSON *node, bool by_volume, int *n)
{
    *n = 0;
    if (!json_array(reading->json, node, 1, LIST_MAX))
        return NULL;
    struct amount *amounts =
        ARENA_ARRAY(reading->scratch, struct amount, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        bool ok =
            by_volume
                ? json_object(reading->json, item, JSON_KEYS(contacts_keys))
                : json_object(reading->json, item, JSON_KEYS(heads_keys));
        if (ok)
            amounts[(*n)++] =
                (struct amount){value_window_on_slots(reading, item),
                                read_amount(reading, item, by_volume)};
    }
    return amounts;
}

static void read_file_name(struct reading *reading, const cJSON *node,
                           struct draft_queue *queue)
{
    json_object(reading->json, node, JSON_KEYS(file_keys));
    const cJSON *csv = json_need(reading->json, node, "csv");
    const cJSON *column = json_get(node, "column");
    if (csv)
        queue->csv = value_label(reading, csv);
    queue->column = column ? value_label(reading, column) : queue->id;
    queue->column_spot = value_spot(reading, column ? column : node);
}

static void read_demand(struct reading *reading, const cJSON *object,
                        struct draft_queue *queue)
{
    const cJSON *need = json_get(object, "need");
    const cJSON *volume = json_get(object, "volume");
    const cJSON *given = volume ? volume : need;
    queue->by_volume = volume != NULL;
    staffing_read(reading, object, queue);
    queue->need_spot = value_spot(reading, given ? given : object);
    if (!given)
        json_report(reading->json, object, "key 'need' or 'volume' is missing");
    else if (need && volume)
        json_report(reading->json, volume,
                    "'need' and 'volume' exclude each other");
    else if (cJSON_IsObject(given))
        read_file_name(reading, given, queue);
    else
        queue->amounts =
            read_amounts(reading, given, queue->by_volume, &queue->n_amounts);
}

/* A price of its own for heads too many. */
static void read_surplus(struct reading *reading, const cJSON *object,
                         struct draft_queue *queue)
{
    const cJSON *surplus = json_get(object, "surplus");
    const cJSON *most = json_get(object, "most");
    if (surplus)
        queue->surplus = value_prices(reading, surplus);
    if (most)
        queue->most = read_amounts(reading, most, false, &queue->n_most);
    if (surplus && queue->by_volume)
        json_report(reading->json, surplus, "'surplus' goes with 'need'");
    if (most && !surplus)
        json_report(reading->json, most, "'most' goes with 'surplus'");
}

static void read_block(struct reading *reading, const cJSON *object,
                       struct draft_queue *queue)
{
    const cJSON *block = json_get(object, "min_block");
    if (!block)
        return;
    int before = diags_count(reading->diags);
    queue->min_block = value_length(reading, block, 1, MINUTES_PER_DAY);
    if (diags_count(reading->diags) == before)
        field_on_slots(reading, value_spot(reading, block), queue->min_block);
}

static struct names own_name(struct reading *reading,
                             const struct draft_queue *queue)
{
    struct names names = {1, ARENA_ARRAY(reading->scratch, struct name, 1)};
    names.items[0] = (struct name){queue->id, HEAD, queue->spot};
    return names;
}

static void check_id(struct reading *reading, const cJSON *id)
{
    const struct draft_queue *queue = &reading->queues[reading->n_queues];
    for (int other = 0; other < reading->n_queues; other++)
        if (*queue->id && strcmp(reading->queues[other].id, queue->id) == 0) {
            json_report(reading->json, id, "another queue has the id '%s'",
                        SHOWN(queue->id));
            return;
        }
}

static struct steps usual_prices(void)
{
    return (struct steps){.n = 3, .price = {POINTS_PER_SHORT_HOUR, 1500, 1800}};
}

static void read_queue(struct reading *reading, const cJSON *object)
{
    struct draft_queue *queue = &reading->queues[reading->n_queues];
    const cJSON *id = json_need(reading->json, object, "id");
    const cJSON *name = json_get(object, "name");
    const cJSON *skills = json_get(object, "skills");
    const cJSON *priority = json_get(object, "priority");
    const cJSON *shortage = json_get(object, "shortage");
    *queue = (struct draft_queue){.spot = value_spot(reading, object),
                                  .id = id ? value_word(reading, id) : "",
                                  .priority = 1,
                                  .shortage = usual_prices()};
    queue->name = name ? value_label(reading, name) : queue->id;
    queue->skills = own_name(reading, queue);
    if (skills && json_array(reading->json, skills, 0, NAMES_MAX))
        queue->skills = value_names(reading, skills);
    check_id(reading, id);
    read_demand(reading, object, queue);
    if (priority)
        queue->priority = json_number(reading->json, priority, 0.1, 10);
    if (shortage)
        queue->shortage = value_prices(reading, shortage);
    deferral_read(reading, object, queue);
    read_surplus(reading, object, queue);
    read_block(reading, object, queue);
    times_read(reading, object, queue);
    reading->n_queues++;
}

void queues_read(struct reading *reading, const cJSON *node)
{
    if (!json_array(reading->json, node, 0, QUEUES_MAX))
        return;
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(queue_keys)))
            read_queue(reading, item);
    }
}
