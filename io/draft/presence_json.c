/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "presence_json.h"

#include "field.h"
#include "shown.h"
#include "value_json.h"
#include "who_json.h"

#include <string.h>

enum {
    PRESENCES_MAX = 1000,
    PEOPLE_MAX = AGENTS_MAX,
    EACH_MAX = 100,
    USUAL_PRICE = 2400
};

static const char *const presence_keys[] = {
    "id",   "tags", "agents", "beside", "each",  "shift",        "days",
    "from", "to",   "min",    "max",    "price", "surplus_price"};
static const char *const beside_keys[] = {"tags", "agents"};

static void read_when(struct reading *reading, const cJSON *object,
                      struct draft_presence *presence)
{
    const cJSON *shift = json_get(object, "shift");
    const cJSON *from = json_get(object, "from"), *to = json_get(object, "to");
    presence->window = value_window_on_slots(reading, object);
    presence->shift = NOT_GIVEN;
    if (shift) {
        const char *id = json_string(reading->json, shift);
        presence->shift =
            reading_shift(reading, value_spot(reading, shift), id);
        presence->of_gone = reading_shift_gone(reading, id);
    }
    if (shift && (from || to))
        json_report(reading->json, from ? from : to,
                    "'shift' counts duties of a day, it excludes 'from' and "
                    "'to'");
}

static void read_count(struct reading *reading, const cJSON *object,
                       struct draft_presence *presence)
{
    const cJSON *min = json_get(object, "min"), *max = json_get(object, "max");
    presence->min =
        min ? json_int(reading->json, min, 0, PEOPLE_MAX) : NOT_GIVEN;
    if (presence->beside_given && !min && !max)
        presence->min = 0;
    presence->max =
        max ? json_int(reading->json, max, 0, PEOPLE_MAX) : NOT_GIVEN;
    if (!min && !max && !presence->beside_given)
        json_report(reading->json, object, "key 'min' or 'max' is missing");
    if (min && max && presence->min > presence->max)
        json_report(reading->json, min, "'min' (%d) is more than 'max' (%d)",
                    presence->min, presence->max);
}

static void read_prices(struct reading *reading, const cJSON *object,
                        struct draft_presence *presence)
{
    const cJSON *price = json_get(object, "price");
    const cJSON *surplus = json_get(object, "surplus_price");
    presence->price = (struct steps){.n = 1, .price = {USUAL_PRICE}};
    if (price)
        presence->price = value_prices(reading, price);
    presence->surplus =
        surplus ? value_prices(reading, surplus) : presence->price;
    if (surplus && presence->max == NOT_GIVEN)
        json_report(reading->json, surplus, "'surplus_price' goes with 'max'");
}

static void check_id(struct reading *reading, const cJSON *node, const char *id)
{
    for (int i = 0; i < reading->n_presences; i++)
        if (*id && strcmp(reading->presences[i].id, id) == 0) {
            json_report(reading->json, node,
                        "another presence rule has the id '%s'", SHOWN(id));
            return;
        }
}

/* Some of `who` beside each of others. */
static void read_beside(struct reading *reading, const cJSON *object,
                        struct draft_presence *presence)
{
    const cJSON *beside = json_get(object, "beside");
    const cJSON *each = json_get(object, "each");
    presence->each = 1;
    if (each)
        presence->each = json_int(reading->json, each, 1, EACH_MAX);
    if (each && !beside)
        json_report(reading->json, each, "'each' goes with 'beside'");
    if (!beside || !json_object(reading->json, beside, JSON_KEYS(beside_keys)))
        return;
    presence->beside_given = true;
    presence->beside = who_read(reading, beside);
}

static void read_presence(struct reading *reading, const cJSON *object)
{
    const cJSON *id = json_need(reading->json, object, "id");
    struct draft_presence presence = {.spot = value_spot(reading, object),
                                      .id = id ? value_label(reading, id) : ""};
    check_id(reading, id, presence.id);
    presence.who = who_read(reading, object);
    read_beside(reading, object, &presence);
    read_when(reading, object, &presence);
    read_count(reading, object, &presence);
    read_prices(reading, object, &presence);
    if (!presence.of_gone)
        reading->presences[reading->n_presences++] = presence;
}

void presences_read(struct reading *reading, const cJSON *node)
{
    if (!json_array(reading->json, node, 0, PRESENCES_MAX))
        return;
    reading->presences = ARENA_ARRAY(reading->scratch, struct draft_presence,
                                     cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(presence_keys)))
            read_presence(reading, item);
    }
}
