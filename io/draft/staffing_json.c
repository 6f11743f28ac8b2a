/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "staffing_json.h"

#include "text.h"
#include "value_json.h"

#include <math.h>
#include <string.h>

enum { DAY_SECONDS = 86400, HEADS_MAX = 1000, CHATS_MAX = 10 };

/* All keys that mean something only beside "volume". */
static const char *const volume_keys[] = {
    "handling_time", "chats",           "patience",      "service_level",
    "max_wait",      "max_abandonment", "max_occupancy", "min_heads",
    "load",          "dispersion",      "quantile",      "shrinkage"};
static const char *const level_keys[] = {"percent", "within", "of", "over",
                                         "slot_percent"};
static const char *const chats_keys[] = {"at_once", "work", "customer"};

static struct staffing staffing_usual(void)
{
    return (struct staffing){.channel = CHANNEL_LIVE,
                             .chats = 1,
                             .dispersion_permille = 1000,
                             .wait_s = -1,
                             .abandon_permille = -1,
                             .occupancy_permille = 1000};
}

static int read_seconds(struct reading *reading, const cJSON *object,
                        const char *key, int other)
{
    const cJSON *node = json_get(object, key);
    return node ? value_seconds(reading, node, 1, DAY_SECONDS) : other;
}

/* Per cent, or plain numbers with `scale` 1000, as per mille. */
static int read_permille(struct reading *reading, const cJSON *object,
                         const char *key, double least, double most, int scale,
                         int other)
{
    const cJSON *node = json_get(object, key);
    if (!node)
        return other;
    return (int)lround(scale * json_number(reading->json, node, least, most));
}

/* Which of the names it is; the first, and a report, where it is none. */
static int read_choice(struct reading *reading, const cJSON *object,
                       const char *key, const char *const *names, int n)
{
    const cJSON *node = json_get(object, key);
    struct text allowed = {0};
    int found = -1;
    for (int choice = 0; choice < n; choice++) {
        if (cJSON_IsString(node) &&
            strcmp(node->valuestring, names[choice]) == 0)
            found = choice;
        text_printf(&allowed, "%s\"%s\"",
                    choice == 0       ? ""
                    : choice == n - 1 ? " or "
                                      : ", ",
                    names[choice]);
    }
    if (node && found < 0)
        json_report(reading->json, node, "must be %s", text_string(&allowed));
    text_free(&allowed);
    return found < 0 ? 0 : found;
}

static void read_day_level(struct reading *reading, const cJSON *level,
                           struct staffing *staffing)
{
    static const char *const overs[] = {"slot", "day"};
    const cJSON *slot = json_get(level, "slot_percent");
    staffing->over_day = read_choice(reading, level, "over", overs, 2) == 1;
    staffing->slot_permille =
        read_permille(reading, level, "slot_percent", 1, 99.9, 10,
                      staffing->level_permille / 2);
    if (slot && !staffing->over_day)
        json_report(reading->json, slot,
                    "'slot_percent' goes with \"over\": \"day\"");
    else if (slot && staffing->slot_permille > staffing->level_permille)
        json_report(reading->json, slot,
                    "must not be above 'percent', which is %.10g",
                    staffing->level_permille / 10.0);
}

static void read_level(struct reading *reading, const cJSON *level,
                       struct staffing *staffing)
{
    static const char *const kinds[] = {"offered", "answered", "patient",
                                        "settled"};
    if (!json_object(reading->json, level, JSON_KEYS(level_keys)))
        return;
    const cJSON *percent = json_need(reading->json, level, "percent");
    const cJSON *within = json_need(reading->json, level, "within");
    if (percent)
        staffing->level_permille =
            read_permille(reading, level, "percent", 1, 99.9, 10, 0);
    if (within)
        staffing->answer_s = value_seconds(reading, within, 0, DAY_SECONDS);
    staffing->level_of =
        (enum level_of)read_choice(reading, level, "of", kinds, 4);
    read_day_level(reading, level, staffing);
}

static void read_chats(struct reading *reading, const cJSON *chats,
                       struct staffing *staffing)
{
    if (!json_object(reading->json, chats, JSON_KEYS(chats_keys)))
        return;
    const cJSON *at_once = json_need(reading->json, chats, "at_once");
    json_need(reading->json, chats, "work");
    json_need(reading->json, chats, "customer");
    staffing->channel = CHANNEL_CHAT;
    if (at_once)
        staffing->chats = json_int(reading->json, at_once, 1, CHATS_MAX);
    staffing->customer_s = read_seconds(reading, chats, "customer", 1);
    staffing->handling_s =
        staffing->customer_s + read_seconds(reading, chats, "work", 1);
}

static void read_handling(struct reading *reading, const cJSON *object,
                          struct staffing *staffing)
{
    const cJSON *chats = json_get(object, "chats");
    const cJSON *handling = json_get(object, "handling_time");
    staffing->handling_s = read_seconds(reading, object, "handling_time", 1);
    if (chats)
        read_chats(reading, chats, staffing);
    if (chats && handling)
        json_report(reading->json, chats,
                    "'handling_time' and 'chats' exclude each other");
    else if (!chats)
        json_need(reading->json, object, "handling_time");
}

static void read_rest(struct reading *reading, const cJSON *object,
                      struct draft_queue *queue)
{
    static const char *const loads[] = {"slot", "carried"};
    struct staffing *staffing = &queue->staffing;
    const cJSON *level = json_get(object, "service_level");
    const cJSON *least = json_get(object, "min_heads");
    if (level)
        read_level(reading, level, staffing);
    staffing->patience_s = read_seconds(reading, object, "patience", 0);
    staffing->wait_s = read_seconds(reading, object, "max_wait", -1);
    staffing->abandon_permille =
        read_permille(reading, object, "max_abandonment", 0.1, 99.9, 10, -1);
    staffing->occupancy_permille =
        read_permille(reading, object, "max_occupancy", 1, 99.9, 10, 1000);
    staffing->dispersion_permille =
        read_permille(reading, object, "dispersion", 1, 1000, 1000, 1000);
    staffing->quantile_permille =
        read_permille(reading, object, "quantile", 50, 99.9, 10, 0);
    staffing->shrinkage_permille =
        read_permille(reading, object, "shrinkage", 0, 90, 10, 0);
    if (least)
        staffing->least = json_int(reading->json, least, 1, HEADS_MAX);
    if (json_get(object, "load"))
        queue->carried = read_choice(reading, object, "load", loads, 2);
}

/* What says nothing without another key. */
static void check_pairs(struct reading *reading, const cJSON *object,
                        const struct staffing *staffing)
{
    const cJSON *abandonment = json_get(object, "max_abandonment");
    const cJSON *patience = json_get(object, "patience");
    const cJSON *quantile = json_get(object, "quantile");
    const cJSON *of = json_get(json_get(object, "service_level"), "of");
    if (abandonment && !patience)
        json_report(reading->json, abandonment,
                    "'max_abandonment' goes with 'patience': without it nobody "
                    "leaves");
    if (staffing->level_of != OF_OFFERED && !patience)
        json_report(reading->json, of,
                    "'%s' goes with 'patience': without it nobody leaves and "
                    "all of them are the same",
                    of->valuestring);
    else if (staffing->level_of == OF_SETTLED && !abandonment)
        json_report(reading->json, of,
                    "'settled' takes those who leave in time as served: "
                    "'max_abandonment' must be given too");
    if (quantile && !json_get(object, "dispersion"))
        json_report(reading->json, quantile,
                    "'quantile' goes with 'dispersion'");
}

/* Work that may wait promises nothing else. */
static void check_waiting(struct reading *reading, const cJSON *object)
{
    static const char *const keys[] = {
        "chats",         "patience",  "max_wait", "max_abandonment",
        "max_occupancy", "min_heads", "load",     "dispersion",
        "quantile"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (json_get(object, "answer_within") && json_get(object, keys[i]))
            json_report(reading->json, json_get(object, keys[i]),
                        "'answer_within' and '%s' exclude each other", keys[i]);
}

void staffing_read(struct reading *reading, const cJSON *object,
                   struct draft_queue *queue)
{
    int n_keys = (int)(sizeof volume_keys / sizeof *volume_keys);
    queue->carried = NOT_GIVEN;
    queue->staffing = staffing_usual();
    for (int key = 0; !queue->by_volume && key < n_keys; key++)
        if (json_get(object, volume_keys[key]))
            json_report(reading->json, json_get(object, volume_keys[key]),
                        "'%s' goes with 'volume', not with 'need'",
                        volume_keys[key]);
    if (!queue->by_volume)
        return;
    read_handling(reading, object, &queue->staffing);
    read_rest(reading, object, queue);
    check_pairs(reading, object, &queue->staffing);
    check_waiting(reading, object);
}
