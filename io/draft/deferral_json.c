/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deferral_json.h"

#include "field.h"
#include "value_json.h"

#include <math.h>

enum {
    PROMISE_MAX = 60 * 24 * 60, /* minutes */
    BACKLOG_MAX = 1000000       /* contacts */
};

static const char *const hours_keys[] = {"days", "from", "to"};
static const char *const backlog_keys[] = {"contacts", "arrived"};
static const char *const idle_keys[] = {"queues", "percent"};

/* Keys that mean something only beside "answer_within". */
static const char *const waiting_keys[] = {"hours", "backlog", "leave",
                                           "from_idle"};
enum { N_WAITING_KEYS = sizeof waiting_keys / sizeof *waiting_keys };

static void read_hours(struct reading *reading, const cJSON *node,
                       struct draft_deferral *draft)
{
    if (!json_array(reading->json, node, 1, LIST_MAX))
        return;
    struct window *hours =
        ARENA_ARRAY(reading->scratch, struct window, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(hours_keys)))
            hours[draft->n_hours++] = value_window(reading, item);
    }
    draft->hours = hours;
}

static struct draft_batch read_batch(struct reading *reading,
                                     const cJSON *object)
{
    struct draft_batch batch = {.spot = value_spot(reading, object)};
    const cJSON *contacts = json_need(reading->json, object, "contacts");
    const cJSON *arrived = json_need(reading->json, object, "arrived");
    if (contacts)
        batch.contacts = json_number(reading->json, contacts, 0, BACKLOG_MAX);
    if (!arrived)
        return batch;
    batch.spot = value_spot(reading, arrived);
    const char *text = json_string(reading->json, arrived);
    if (!*text || !field_moment(reading->diags, batch.spot, text, &batch.date,
                                &batch.minute))
        batch.date = reading->first_date - 1;
    if (batch.minute == NOT_GIVEN)
        batch.minute = 0;
    bool dated = reading->first_date > 0; /* 'start' could be read */
    if (dated && batch.date >= reading->first_date)
        json_report(reading->json, arrived,
                    "a backlog arrives before the first day; what comes "
                    "later is volume");
    return batch;
}

static void read_backlog(struct reading *reading, const cJSON *node,
                         struct draft_deferral *draft)
{
    if (!json_array(reading->json, node, 0, LIST_MAX))
        return;
    struct draft_batch *batches = ARENA_ARRAY(
        reading->scratch, struct draft_batch, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(backlog_keys)))
            batches[draft->n_backlog++] = read_batch(reading, item);
    }
    draft->backlog = batches;
}

static void read_idle(struct reading *reading, const cJSON *node,
                      struct draft_deferral *draft)
{
    if (!json_object(reading->json, node, JSON_KEYS(idle_keys)))
        return;
    const cJSON *queues = json_need(reading->json, node, "queues");
    const cJSON *percent = json_need(reading->json, node, "percent");
    if (queues)
        draft->idle_queues = value_names(reading, queues);
    if (percent)
        draft->idle_permille =
            (int)lround(10 * json_number(reading->json, percent, 0, 100));
}

static void read_promise(struct reading *reading, const cJSON *object,
                         const cJSON *within, struct draft_queue *queue)
{
    struct draft_deferral *draft =
        ARENA_ARRAY(reading->scratch, struct draft_deferral, 1);
    const cJSON *hours = json_get(object, waiting_keys[0]);
    const cJSON *backlog = json_get(object, waiting_keys[1]);
    const cJSON *leave = json_get(object, waiting_keys[2]);
    const cJSON *idle = json_get(object, waiting_keys[3]);
    draft->promise = value_length(reading, within, 1, PROMISE_MAX);
    draft->leave = NOT_GIVEN;
    if (hours)
        read_hours(reading, hours, draft);
    if (backlog)
        read_backlog(reading, backlog, draft);
    if (leave)
        draft->leave = json_number(reading->json, leave, 0, BACKLOG_MAX);
    if (idle)
        read_idle(reading, idle, draft);
    queue->deferral = draft;
}

/* A promise is for work that waits, so it excludes what is for work that does
 * not, and steps: what is late is late, in whatever slot. */
static void check_promise(struct reading *reading, const cJSON *object,
                          const cJSON *within, const struct draft_queue *queue)
{
    const cJSON *level = json_get(object, "service_level");
    const cJSON *shortage = json_get(object, "shortage");
    if (!queue->by_volume)
        json_report(reading->json, within,
                    "'answer_within' goes with 'volume', not with 'need'");
    if (level)
        json_report(reading->json, within,
                    "'answer_within' and 'service_level' exclude each other");
    if (shortage && queue->shortage.n > 1)
        json_report(reading->json, shortage,
                    "work that may wait has one price, not %d",
                    queue->shortage.n);
}

void deferral_read(struct reading *reading, const cJSON *object,
                   struct draft_queue *queue)
{
    const cJSON *within = json_get(object, "answer_within");
    for (int i = 0; !within && i < N_WAITING_KEYS; i++)
        if (json_get(object, waiting_keys[i]))
            json_report(reading->json, json_get(object, waiting_keys[i]),
                        "'%s' goes with 'answer_within'", waiting_keys[i]);
    if (!within)
        return;
    read_promise(reading, object, within, queue);
    check_promise(reading, object, within, queue);
    queue->shortage.n = 1;
}
