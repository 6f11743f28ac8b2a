/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shift_json.h"

#include "field.h"
#include "shifts.h"
#include "value_json.h"

static const char *const shift_keys[] = {
    "id",    "name",   "start",      "end",  "length",  "days",
    "night", "breaks", "not_before", "tags", "on_call", "counts"};
static const char *const range_keys[] = {"from", "to", "step"};
static const char *const break_keys[] = {"length", "from", "to", "paid",
                                         "over"};
static const char *const file_keys[] = {"csv"};

typedef int read_value(struct reading *reading, const cJSON *node);

static int read_slotted_clock(struct reading *reading, const cJSON *node)
{
    int minute = value_clock(reading, node);
    field_on_slots(reading, value_spot(reading, node), minute);
    return minute;
}

/* A value, or {"from", "to", "step"} of such values. */
static struct range read_range(struct reading *reading, const cJSON *node,
                               read_value *read)
{
    struct range range = {0, 0, reading->slot_min};
    if (!cJSON_IsObject(node)) {
        range.from = range.to = read(reading, node);
        return range;
    }
    json_object(reading->json, node, JSON_KEYS(range_keys));
    const cJSON *from = json_need(reading->json, node, "from");
    const cJSON *to = json_need(reading->json, node, "to");
    const cJSON *step = json_get(node, "step");
    range.from = from ? read(reading, from) : 0;
    range.to = to ? read(reading, to) : range.from;
    if (step)
        range.step = value_slots(reading, step);
    if (from && to && range.to < range.from)
        json_report(reading->json, to, "'to' must not be before 'from'");
    return range;
}

static struct draft_break read_break(struct reading *reading,
                                     const cJSON *object)
{
    static const char *const needed[] = {"from", "to"};
    struct draft_break pause = {.spot = value_spot(reading, object)};
    int *const values[] = {&pause.from, &pause.to};
    const cJSON *length = json_need(reading->json, object, "length");
    const cJSON *paid = json_get(object, "paid");
    const cJSON *over = json_get(object, "over");
    if (length)
        pause.length = value_slots(reading, length);
    for (int i = 0; i < 2; i++) {
        const cJSON *node = json_need(reading->json, object, needed[i]);
        if (!node)
            continue;
        *values[i] = value_length(reading, node, 0, MINUTES_PER_DAY);
        field_on_slots(reading, value_spot(reading, node), *values[i]);
    }
    if (paid)
        pause.paid = json_bool(reading->json, paid);
    if (over)
        pause.over = value_length(reading, over, 0, MINUTES_PER_DAY);
    return pause;
}

static void read_breaks(struct reading *reading, const cJSON *node,
                        struct draft_shift *shift)
{
    if (!json_array(reading->json, node, 0, BREAKS_MAX))
        return;
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(break_keys)))
            shift->breaks[shift->n_breaks++] = read_break(reading, item);
    }
}

static void read_times(struct reading *reading, const cJSON *object,
                       struct draft_shift *shift)
{
    const cJSON *start = json_need(reading->json, object, "start");
    const cJSON *end = json_get(object, "end");
    const cJSON *length = json_get(object, "length");
    shift->start_spot = value_spot(reading, start ? start : object);
    shift->end_spot = value_spot(reading, end ? end : object);
    if (start)
        shift->start = read_range(reading, start, read_slotted_clock);
    if (end)
        shift->end = read_slotted_clock(reading, end);
    if (length)
        shift->length = read_range(reading, length, value_slots);
    if (!end && !length)
        json_report(reading->json, object, "key 'end' or 'length' is missing");
    if (end && length)
        json_report(reading->json, length,
                    "'end' and 'length' exclude each other");
}

/* A duty at home, to be called. */
static void read_on_call(struct reading *reading, const cJSON *object,
                         struct draft_shift *shift)
{
    const cJSON *on_call = json_get(object, "on_call");
    const cJSON *counts = json_get(object, "counts");
    const cJSON *breaks = json_get(object, "breaks");
    if (on_call)
        shift->on_call = json_bool(reading->json, on_call);
    if (counts)
        shift->counts = json_int(reading->json, counts, 0, 100);
    struct spot counted = value_spot(reading, counts);
    struct spot paused = value_spot(reading, breaks);
    shift_check_call(reading, shift, counts ? &counted : NULL,
                     breaks ? &paused : NULL);
}

static void read_shift(struct reading *reading, const cJSON *object)
{
    const cJSON *id = json_need(reading->json, object, "id");
    const cJSON *name = json_get(object, "name");
    const cJSON *days = json_get(object, "days");
    const cJSON *night = json_get(object, "night");
    const cJSON *breaks = json_get(object, "breaks");
    const cJSON *not_before = json_get(object, "not_before");
    const cJSON *tags = json_get(object, "tags");
    struct draft_shift shift = draft_shift(value_spot(reading, object));
    int before = diags_count(reading->diags);
    shift.id = id ? value_word(reading, id) : "";
    shift.name = name ? value_label(reading, name) : shift.id;
    read_times(reading, object, &shift);
    if (days)
        shift.days = value_days(reading, days);
    if (night)
        shift.night = json_bool(reading->json, night);
    if (breaks)
        read_breaks(reading, breaks, &shift);
    read_on_call(reading, object, &shift);
    if (not_before)
        shift.not_before = value_names(reading, not_before);
    if (tags)
        shift.tags = value_names(reading, tags);
    shift.broken = diags_count(reading->diags) > before;
    shifts_add(reading, value_spot(reading, id ? id : object), &shift);
}

static void read_file(struct reading *reading, const cJSON *object)
{
    if (json_object(reading->json, object, JSON_KEYS(file_keys)))
        shifts_read_csv(reading, value_label(reading, json_get(object, "csv")));
}

static void read_item(struct reading *reading, const cJSON *item)
{
    if (json_get(item, "csv"))
        read_file(reading, item);
    else if (json_object(reading->json, item, JSON_KEYS(shift_keys)))
        read_shift(reading, item);
}

void shifts_read(struct reading *reading, const cJSON *node)
{
    if (cJSON_IsObject(node) && json_get(node, "csv")) {
        read_file(reading, node);
    } else if (json_array(reading->json, node, 1, SHIFTS_MAX)) {
        const cJSON *item;
        cJSON_ArrayForEach(item, node)
        {
            read_item(reading, item);
        }
    }
    shifts_complete(reading);
}
