/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "burdens_json.h"

#include "calendars_json.h"
#include "field.h"
#include "near.h"
#include "value_json.h"

#include <string.h>

static const char *const kind_names[] = {
    [BURDEN_WEEKENDS] = "weekends", [BURDEN_NIGHTS] = "nights",
    [BURDEN_LATES] = "lates",       [BURDEN_EARLIES] = "earlies",
    [BURDEN_HOLIDAYS] = "holidays", [BURDEN_SPLIT] = "split",
    [BURDEN_ON_CALL] = "on_call",   [BURDEN_REFUSED] = "refused_wishes",
    [BURDEN_HOURS] = "hours",
};

/* The keys that each of them takes; the first all have. */
static const char *const burden_keys[] = {"weight", "shifts", "tags",
                                          "days",   "from",   "to"};
enum { WEIGHT_ONLY = 1, AND_SHIFTS = 3, ALL_KEYS = 6 };

static const char *const fairness_keys[] = {"decay", "price", "most",
                                            "full_week"};
static const double decay_usual = 0.9, weight_most = 100;
enum { PRICE_USUAL = 120, LATE_FROM = 20 * 60, EARLY_TO = 450 };

static enum burden_kind kind_of(const char *id)
{
    int kind = 0;
    while (kind < BURDEN_OWN && strcmp(kind_names[kind], id) != 0)
        kind++;
    return (enum burden_kind)kind;
}

bool burden_is_own(const char *id)
{
    return kind_of(id) == BURDEN_OWN;
}

int burden_named(const struct draft_burdens *burdens, const char *id)
{
    for (int i = 0; i < burdens->n; i++)
        if (strcmp(burdens->items[i].id, id) == 0)
            return i;
    return -1;
}

static int n_keys_of(enum burden_kind kind)
{
    switch (kind) {
    case BURDEN_WEEKENDS:
    case BURDEN_REFUSED:
    case BURDEN_HOURS:
        return WEIGHT_ONLY;
    case BURDEN_NIGHTS:
    case BURDEN_SPLIT:
    case BURDEN_ON_CALL:
        return AND_SHIFTS;
    default:
        return ALL_KEYS;
    }
}

/* Shifts that ask for the tag. */
static uint64_t shifts_tagged(struct reading *reading, const struct name *tag)
{
    uint64_t shifts = 0;
    for (int shift = 0; shift < reading->n_shifts; shift++)
        if (names_have(&reading->shifts[shift].tags, tag->text))
            shifts |= UINT64_C(1) << shift;
    if (shifts == 0 && !names_have(&reading->shift_tags_gone, tag->text))
        spot_report(reading->diags, tag->spot, "no shift has the tag '%s'",
                    tag->text);
    return shifts;
}

static void read_shifts(struct reading *reading, const cJSON *object,
                        struct draft_burden *burden)
{
    const cJSON *shifts = json_get(object, "shifts");
    const cJSON *tags = json_get(object, "tags");
    burden->shifts_given = shifts || tags;
    struct names none = {0};
    struct names ids = shifts ? value_names(reading, shifts) : none;
    struct names marks = tags ? value_names(reading, tags) : none;
    for (int i = 0; i < ids.n; i++) {
        int shift =
            reading_shift(reading, ids.items[i].spot, ids.items[i].text);
        if (shift != NOT_GIVEN)
            burden->shifts |= UINT64_C(1) << shift;
    }
    for (int i = 0; i < marks.n; i++)
        burden->shifts |= shifts_tagged(reading, &marks.items[i]);
}

static void read_window(struct reading *reading, const cJSON *object,
                        struct draft_burden *burden)
{
    const cJSON *days = json_get(object, "days");
    struct window usual = burden->window;
    value_times(reading, object, &burden->window);
    if (!json_get(object, "from"))
        burden->window.from = usual.from;
    if (!json_get(object, "to"))
        burden->window.to = usual.to;
    if (days && burden->kind == BURDEN_HOLIDAYS)
        burden->window.days = closed_read(reading, days);
    else if (days)
        burden->window.days = value_days(reading, days);
}

static bool any_on_call(const struct reading *reading)
{
    for (int shift = 0; shift < reading->n_shifts; shift++)
        if (reading->shifts[shift].on_call)
            return true;
    return false;
}

/* What must be told, or there is nothing to count. */
static void check_needed(struct reading *reading, const cJSON *object,
                         const struct draft_burden *burden)
{
    bool windowed = json_get(object, "days") || json_get(object, "from") ||
                    json_get(object, "to");
    if (burden->kind == BURDEN_HOLIDAYS && !json_get(object, "days"))
        spot_report(reading->diags, burden->spot,
                    "key 'days' is missing: the dates of the holidays");
    if (burden->kind == BURDEN_ON_CALL && !burden->shifts_given &&
        !any_on_call(reading))
        spot_report(reading->diags, burden->spot,
                    "no shift is 'on_call'; name those in 'shifts'");
    const char *near = near_name(burden->id, kind_names, BURDEN_OWN);
    if (burden->kind == BURDEN_OWN && !burden->shifts_given && !windowed)
        spot_report(reading->diags, burden->spot,
                    "a burden of your own needs 'days', 'from', 'to', "
                    "'shifts' or 'tags'%s%s%s",
                    near ? "; did you mean '" : "", near ? near : "",
                    near ? "'?" : "");
}

static struct draft_burden usual_burden(struct reading *reading,
                                        const cJSON *node)
{
    struct draft_burden burden = {
        .spot = value_spot(reading, node),
        .kind = kind_of(node->string),
        .weight = 1,
        .window = {{.weekdays = EVERY_DAY}, 0, MINUTES_PER_DAY},
    };
    burden.id = arena_copy(
        reading->arena, field_word(reading->diags, burden.spot, node->string));
    if (burden.kind == BURDEN_LATES)
        burden.window.from = LATE_FROM;
    if (burden.kind == BURDEN_EARLIES)
        burden.window.to = EARLY_TO;
    return burden;
}

static void read_burden(struct reading *reading, const cJSON *node)
{
    struct draft_burdens *burdens = &reading->burdens;
    struct draft_burden burden = usual_burden(reading, node);
    if (cJSON_IsNull(node))
        return;
    if (burdens->n == BURDENS_MAX) {
        json_report(reading->json, node, "more than %d burdens", BURDENS_MAX);
        return;
    }
    if (cJSON_IsNumber(node)) {
        burden.weight = json_number(reading->json, node, 0, weight_most);
    } else if (json_object(reading->json, node, burden_keys,
                           n_keys_of(burden.kind))) {
        const cJSON *weight = json_get(node, "weight");
        if (weight)
            burden.weight = json_number(reading->json, weight, 0, weight_most);
        read_shifts(reading, node, &burden);
        read_window(reading, node, &burden);
    }
    check_needed(reading, node, &burden);
    burdens->items[burdens->n++] = burden;
}

/* The worst unit costs no less than one at the usual ratio. */
static void check_prices(struct reading *reading, const cJSON *node,
                         const cJSON *most)
{
    const struct draft_burdens *burdens = &reading->burdens;
    if (burdens->most < burdens->price)
        json_report(reading->json, most ? most : node,
                    "'most' (%d) is less than 'price' (%d)", burdens->most,
                    burdens->price);
}

static void read_fairness(struct reading *reading, const cJSON *node)
{
    struct draft_burdens *burdens = &reading->burdens;
    if (!json_object(reading->json, node, JSON_KEYS(fairness_keys)))
        return;
    const cJSON *decay = json_get(node, "decay");
    const cJSON *price = json_get(node, "price");
    const cJSON *most = json_get(node, "most");
    const cJSON *full = json_get(node, "full_week");
    if (decay)
        burdens->decay = json_number(reading->json, decay, 0, 1);
    if (price)
        burdens->price = json_int(reading->json, price, 0, PRICE_MAX);
    if (most)
        burdens->most = json_int(reading->json, most, 1, PRICE_MAX);
    if (price || most)
        check_prices(reading, price, most);
    if (full)
        burdens->full_week =
            value_length(reading, full, 1, DAYS_PER_WEEK * MINUTES_PER_DAY);
}

void burdens_read(struct reading *reading, const cJSON *burdens,
                  const cJSON *fairness)
{
    reading->burdens = (struct draft_burdens){
        .items =
            ARENA_ARRAY(reading->scratch, struct draft_burden, BURDENS_MAX),
        .decay = decay_usual,
        .price = PRICE_USUAL,
        .most = POINTS_PER_SHORT_HOUR,
        .full_week = NOT_GIVEN};
    const cJSON *item;
    if (burdens && json_map(reading->json, burdens)) {
        cJSON_ArrayForEach(item, burdens)
        {
            read_burden(reading, item);
        }
    }
    if (fairness)
        read_fairness(reading, fairness);
    if (fairness && !burdens)
        json_report(reading->json, fairness, "'fairness' goes with 'burdens'");
}
