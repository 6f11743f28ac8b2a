/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "value_json.h"

#include "far_dates.h"
#include "field.h"
#include "shown.h"

#include <string.h>

struct spot value_spot(const struct reading *reading, const cJSON *node)
{
    return (struct spot){.json = reading->json, .node = node};
}

static const char *kept(struct reading *reading, const char *text)
{
    return arena_copy(reading->arena, text);
}

/* The text of a node, NULL (and a report) where it is none. */
static const char *text_of(struct reading *reading, const cJSON *node,
                           const char *wanted)
{
    if (cJSON_IsString(node))
        return node->valuestring;
    json_report(reading->json, node, "must be %s, is %s", wanted,
                json_type(node));
    return NULL;
}

const char *value_word(struct reading *reading, const cJSON *node)
{
    const char *text = text_of(reading, node, "a text");
    if (!text)
        return "";
    return kept(reading,
                field_word(reading->diags, value_spot(reading, node), text));
}

const char *value_label(struct reading *reading, const cJSON *node)
{
    const char *text = text_of(reading, node, "a text");
    if (!text)
        return "";
    return kept(reading,
                field_label(reading->diags, value_spot(reading, node), text));
}

int value_length(struct reading *reading, const cJSON *node, int least,
                 int most)
{
    const char *text = text_of(reading, node, "a length such as \"7h30m\"");
    int minutes = least;
    if (text)
        field_length(reading->diags, value_spot(reading, node), text, least,
                     most, &minutes);
    return minutes;
}

int value_slots(struct reading *reading, const cJSON *node)
{
    const char *text = text_of(reading, node, "a length such as \"7h30m\"");
    int minutes = reading->slot_min;
    if (text)
        field_slots(reading, value_spot(reading, node), text, &minutes);
    return minutes;
}

int value_seconds(struct reading *reading, const cJSON *node, int least,
                  int most)
{
    const char *text =
        text_of(reading, node, "a length such as \"4m\" or \"90s\"");
    int seconds = least;
    if (text)
        field_seconds(reading->diags, value_spot(reading, node), text, least,
                      most, &seconds);
    return seconds;
}

int value_clock(struct reading *reading, const cJSON *node)
{
    const char *text = text_of(reading, node, "a clock time such as \"08:00\"");
    int minute = 0;
    if (text)
        field_clock(reading->diags, value_spot(reading, node), text, &minute);
    return minute;
}

int value_date(struct reading *reading, const cJSON *node)
{
    const char *text = text_of(reading, node, "a date such as \"2026-10-19\"");
    int date = reading->first_date;
    if (text)
        field_date(reading->diags, value_spot(reading, node), text, &date);
    return date;
}

void value_days_item(struct reading *reading, const cJSON *item,
                     struct days *days, int *dates)
{
    const char *text = text_of(reading, item, "a weekday or a date");
    if (text)
        field_days_item(reading, value_spot(reading, item), text, days, dates);
}

struct days value_days(struct reading *reading, const cJSON *node)
{
    struct days days = {0};
    if (!json_array(reading->json, node, 1, LIST_MAX))
        return days;
    int *dates = ARENA_ARRAY(reading->scratch, int, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        value_days_item(reading, item, &days, dates);
    }
    return days;
}

void value_times(struct reading *reading, const cJSON *object,
                 struct window *window)
{
    const cJSON *from = json_get(object, "from");
    const cJSON *to = json_get(object, "to");
    int before = diags_count(reading->diags);
    window->from = from ? value_clock(reading, from) : 0;
    window->to = to ? value_clock(reading, to) : MINUTES_PER_DAY;
    if (diags_count(reading->diags) == before &&
        !field_in_order(reading->diags, value_spot(reading, to ? to : from),
                        window->from, window->to))
        window->to = MINUTES_PER_DAY;
}

struct window value_window(struct reading *reading, const cJSON *object)
{
    struct window window = {.days = {.weekdays = EVERY_DAY}};
    const cJSON *days = json_get(object, "days");
    if (days)
        window.days = value_days(reading, days);
    value_times(reading, object, &window);
    return window;
}

struct window value_window_on_slots(struct reading *reading,
                                    const cJSON *object)
{
    struct window window = value_window(reading, object);
    const cJSON *from = json_get(object, "from"), *to = json_get(object, "to");
    if (from)
        field_on_slots(reading, value_spot(reading, from), window.from);
    if (to)
        field_on_slots(reading, value_spot(reading, to), window.to);
    return window;
}

static bool name_known(const struct names *names, const char *text)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, text) == 0)
            return true;
    return false;
}

struct names value_names(struct reading *reading, const cJSON *node)
{
    struct names names = {0};
    if (!json_array(reading->json, node, 0, NAMES_MAX))
        return names;
    int size = cJSON_GetArraySize(node);
    names.items = ARENA_ARRAY(reading->scratch, struct name, size);
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        const char *word = value_word(reading, item);
        if (name_known(&names, word))
            json_report(reading->json, item, "'%s' appears twice", SHOWN(word));
        else if (*word)
            names.items[names.n++] =
                (struct name){word, HEAD, value_spot(reading, item)};
    }
    return names;
}

struct steps value_prices(struct reading *reading, const cJSON *node)
{
    struct steps steps = {.n = 1};
    if (!cJSON_IsArray(node)) {
        steps.price[0] = json_int(reading->json, node, 0, PRICE_MAX);
        return steps;
    }
    if (!json_array(reading->json, node, 1, STEPS_MAX))
        return steps;
    steps.n = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        cost price = json_int(reading->json, item, 0, PRICE_MAX);
        if (steps.n > 0 && price < steps.price[steps.n - 1])
            json_report(reading->json, item,
                        "prices must not fall, is %d after %d", (int)price,
                        (int)steps.price[steps.n - 1]);
        steps.price[steps.n++] = price;
    }
    return steps;
}

struct days value_dates(struct reading *reading, const cJSON *object)
{
    const cJSON *days = json_get(object, "days");
    const cJSON *date = json_get(object, "date");
    if (days && date)
        json_report(reading->json, date,
                    "'days' and 'date' exclude each other");
    if (days)
        return value_days(reading, days);
    if (!date)
        return (struct days){.weekdays = EVERY_DAY};
    int *dates = ARENA_ARRAY(reading->scratch, int, 1);
    *dates = value_date(reading, date);
    far_dates_tell(reading, value_spot(reading, date), *dates, *dates);
    return (struct days){0, 1, dates};
}
