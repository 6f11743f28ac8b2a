/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes are made to the drafts, so that it does not matter whether these were
 * read from JSON or from a table. */
#include "what_if_change.h"

#include "agents.h"
#include "queue_json.h"
#include "value_json.h"
#include "what_if_parts.h"

#include <string.h>

enum { FACTOR_MAX = 100 };

static const char *const volume_keys[] = {"queues", "days",     "from", "to",
                                          "factor", "contacts", "heads"};

static void scale(struct reading *reading, struct draft_queue *queue,
                  const struct draft_scale *scale)
{
    struct draft_scale *scales =
        ARENA_ARRAY(reading->scratch, struct draft_scale, queue->n_scales + 1);
    if (queue->n_scales > 0)
        memcpy(scales, queue->scales, (size_t)queue->n_scales * sizeof *scales);
    scales[queue->n_scales++] = *scale;
    queue->scales = scales;
}

/* Whether it can be said of the queue: "contacts" of volumes, "heads" of
 * needs. */
static bool fits(const struct draft_queue *queue, const struct draft_scale *by,
                 bool contacts)
{
    return !by->instead || queue->by_volume == contacts;
}

static void scale_named(struct reading *reading, const struct names *names,
                        const struct draft_scale *by, bool contacts)
{
    for (int i = 0; i < names->n; i++) {
        struct draft_queue *queue = reading_queue(reading, &names->items[i]);
        if (queue && fits(queue, by, contacts))
            scale(reading, queue, by);
        else if (queue)
            spot_report(reading->diags, names->items[i].spot,
                        "'%s' has a %s, so it is given '%s'", queue->id,
                        contacts ? "need" : "volume",
                        contacts ? "heads" : "contacts");
    }
}

/* Notes a window on none of the days. */
static bool has_no_day(struct reading *reading, const cJSON *object,
                       const struct days *days)
{
    for (int day = 0; day < reading->n_days; day++)
        if (days_have(days, reading->first_date + day))
            return false;
    spot_note(reading->diags, value_spot(reading, object),
              "changes nothing: no day of the roster is among its 'days'");
    return true;
}

static struct draft_scale read_scale(struct reading *reading,
                                     const cJSON *object)
{
    const cJSON *factor = json_get(object, "factor");
    const cJSON *contacts = json_get(object, "contacts");
    const cJSON *heads = json_get(object, "heads");
    struct draft_scale by = {
        .spot = value_spot(reading, object),
        .window = value_window_on_slots(reading, object),
        .factor = 1,
        .instead = contacts || heads,
        .met = ARENA_ARRAY(reading->scratch, bool, 1),
    };
    if ((factor != NULL) + (contacts != NULL) + (heads != NULL) != 1)
        json_report(reading->json, object,
                    "needs one of 'factor', 'contacts' and 'heads'");
    if (factor)
        by.factor = json_number(reading->json, factor, 0, FACTOR_MAX);
    if (contacts)
        by.amount = queue_amount(reading, contacts, true);
    if (heads)
        by.amount = queue_amount(reading, heads, false);
    return by;
}

static void scale_some(struct reading *reading, const cJSON *object)
{
    if (!json_object(reading->json, object, JSON_KEYS(volume_keys)))
        return;
    const cJSON *queues = json_get(object, "queues");
    bool contacts = json_get(object, "contacts");
    struct draft_scale by = read_scale(reading, object);
    *by.met = has_no_day(reading, object, &by.window.days); /* told already */
    if (queues) {
        struct names names = value_names(reading, queues);
        scale_named(reading, &names, &by, contacts);
    }
    for (int i = 0; i < reading->n_queues && !queues; i++)
        if (fits(&reading->queues[i], &by, contacts))
            scale(reading, &reading->queues[i], &by);
}

/* Makes the changes of a list. */
static void make_each(struct reading *reading, const cJSON *list,
                      void (*make_one)(struct reading *, const cJSON *))
{
    const cJSON *item;
    if (!json_array(reading->json, list, 1, LIST_MAX))
        return;
    cJSON_ArrayForEach(item, list)
    {
        make_one(reading, item);
    }
}

/* Readers report to the document that they read from. */
static void read_from(struct reading *reading, const struct change *change)
{
    struct json *json = ARENA_ARRAY(reading->scratch, struct json, 1);
    *json = *change->json;
    json->diags = reading->diags;
    reading->json = json;
}

static void make(struct reading *reading, const struct change *change)
{
    static const struct {
        const char *key;
        bool list; /* made item by item */
        void (*make)(struct reading *, const cJSON *);
    } parts[] = {
        {"agents", false, what_if_agents},    {"remove", false, what_if_remove},
        {"train", true, what_if_train},       {"hours", true, what_if_hours},
        {"add", true, what_if_add},           {"volume", true, scale_some},
        {"sickness", false, what_if_sickness}};
    read_from(reading, change);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const cJSON *node = json_get(change->node, parts[i].key);
        if (node && parts[i].list)
            make_each(reading, node, parts[i].make);
        else if (node)
            parts[i].make(reading, node);
    }
}

/* Would-be agents, and those who are asked how many of them are enough. */
static void add_kinds(struct reading *reading)
{
    const struct scenario *scenario = reading->scenario;
    for (int kind = 0; kind < scenario->n_kinds; kind++) {
        const struct change *change = &scenario->kinds[kind];
        const cJSON *count = json_get(change->node, "count");
        read_from(reading, change);
        if (count)
            json_report(reading->json, count,
                        "is for 'add'; how many is what is asked here");
        if (cJSON_IsObject(change->node))
            what_if_add_some(reading, change->node, scenario->more[kind]);
        else
            json_report(reading->json, change->node, "must be an object, is %s",
                        json_type(change->node));
        if (scenario->more[kind] > 0)
            reading_hash(reading, (const char *)&scenario->more[kind],
                         sizeof(int));
    }
}

/* The path is seen from where the program runs. */
static void swap_volumes(struct reading *reading, const char *path)
{
    int n = 0;
    for (int i = 0; i < reading->n_queues; i++)
        if (reading->queues[i].csv && reading->queues[i].by_volume) {
            reading->queues[i].csv = path;
            n++;
        }
    if (n == 0)
        json_report(reading->json, reading->json->root,
                    "no queue has its volume from a CSV file");
}

void scenario_change(struct reading *reading)
{
    const struct scenario *scenario = reading->scenario;
    const struct json *json = reading->json;
    reading->changing = true;
    for (int i = 0; i < scenario->n_changes; i++)
        make(reading, &scenario->changes[i]);
    add_kinds(reading);
    reading->json = json;
    reading->changing = false;
    if (scenario->volumes)
        swap_volumes(reading, scenario->volumes);
    agents_complete(reading);
}
