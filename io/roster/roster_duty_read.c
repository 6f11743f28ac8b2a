/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Duties of a roster.json: what the team does not offer is told together with
 * what it does. */
#include "roster_reader.h"

#include "duty.h"
#include "near.h"
#include "roster_json.h"
#include "roster_keys.h"
#include "shown.h"
#include "units.h"

#include <string.h>

enum { OFFERS_TOLD = 8, SLOT_WRONG = INT_MIN };

/* One duty while it is read. */
struct reading_duty {
    const cJSON *node;
    int agent, day;
    const struct offer *offer;
    struct duty *duty;
};

bool reader_is_number(const cJSON *node, int number)
{
    return cJSON_IsNumber(node) && node->valuedouble == number;
}

int reader_name(const struct reader *reader, const cJSON *node,
                const char *what, const struct name_list *names)
{
    const char *name = node ? json_string(reader->json, node) : "";
    if (!cJSON_IsString(node))
        return -1;
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->items[i], name) == 0)
            return i;
    const char *nearest = near_name(name, names->items, names->n);
    json_report(reader->json, node, "unknown %s '%s'%s%s%s", what, SHOWN(name),
                nearest ? ", did you mean '" : "", nearest ? nearest : "",
                nearest ? "'?" : "");
    return -1;
}

/* The slot of the instant under a key, SLOT_WRONG if there is none. */
static int read_slot(const struct reader *reader, const cJSON *object,
                     const char *key)
{
    const struct grid *grid = &reader->problem->grid;
    int64_t second;
    if (!roster_json_instant(reader->json, object, key, &second))
        return SLOT_WRONG;
    const cJSON *node = json_get(object, key);
    int64_t length = grid->slot_min * 60, after = second - grid->first_second;
    if (after % length != 0) {
        json_report(reader->json, node, "does not fall on a slot of %d minutes",
                    grid->slot_min);
        return SLOT_WRONG;
    }
    if (after < 0 || after > length * grid->n_slots) {
        json_report(reader->json, node, "is outside the days of this team");
        return SLOT_WRONG;
    }
    return (int)(after / length);
}

/* The day under "date"; -1, and a report, if it is no day of the team. */
static int read_day(const struct reader *reader, const cJSON *object)
{
    const struct grid *grid = &reader->problem->grid;
    const cJSON *node = json_need(reader->json, object, "date");
    char first[UNITS_ROOM], last[UNITS_ROOM];
    int date;
    if (!node)
        return -1;
    const char *text = json_string(reader->json, node);
    if (!cJSON_IsString(node))
        return -1;
    units_write_date(grid->first_date, first);
    units_write_date(grid->first_date + grid->n_days - 1, last);
    if (!units_read_date(text, &date))
        json_report(reader->json, node, "must be a date from %s to %s, is '%s'",
                    first, last, SHOWN(text));
    else if (date < grid->first_date || date >= grid->first_date + grid->n_days)
        json_report(reader->json, node, "must be a date from %s to %s, is %s",
                    first, last, text);
    else
        return date - grid->first_date;
    return -1;
}

static void add_span(struct text *text, const struct reader *reader, int agent,
                     int start, int end)
{
    local_add_clock(text, local_of(reader->problem, agent, start));
    text_add(text, " to ");
    local_add_clock(text, local_of(reader->problem, agent, end));
}

/* What the shift could be on that day instead. */
static void add_offered(struct text *text, const struct reader *reader,
                        int agent, int day, int shift)
{
    int n = 0, end = end_offer_of(reader->problem, agent, day);
    for (int i = first_offer_of(reader->problem, agent, day); i < end; i++) {
        const struct offer *offer = &reader->problem->offers[i];
        if (offer->shift != shift || ++n > OFFERS_TOLD)
            continue;
        text_add(text, n == 1 ? "; offered: " : ", ");
        add_span(text, reader, agent, offer->start, offer->end);
    }
    if (n == 0)
        text_add(text, "; on that day it is not offered at all");
    else if (n > OFFERS_TOLD)
        text_printf(text, " and %d more", n - OFFERS_TOLD);
}

static void report_not_offered(const struct reader *reader, const cJSON *node,
                               int agent, int day, const struct offer *wanted)
{
    struct text text = {0};
    char name[DAY_NAME_ROOM];
    text_printf(&text, "shift '%s' is not offered from ",
                reader->shifts.items[wanted->shift]);
    add_span(&text, reader, agent, wanted->start, wanted->end);
    text_printf(&text, " on %s",
                grid_day_name(&reader->problem->grid, day, name));
    add_offered(&text, reader, agent, day, wanted->shift);
    json_report(reader->json, node, "%s", text_string(&text));
    text_free(&text);
}

/* False, and a report, where the slot is on another of the agent's days. */
static bool starts_on(const struct reader *reader, const cJSON *node, int agent,
                      int day, int slot)
{
    const struct grid *grid = &reader->problem->grid;
    int calendar = reader->problem->agents[agent].calendar;
    int found = calendar_day(grid, &grid->calendars[calendar], slot);
    char name[DAY_NAME_ROOM];
    if (found == day)
        return true;
    json_report(reader->json, node,
                "the duty starts on %s, which is not its 'date'",
                grid_day_name(grid, found, name));
    return false;
}

/* The offer that a duty names; OFF, and a report, if there is none. */
static int find_offer(const struct reader *reader, const cJSON *node, int agent,
                      int day)
{
    const cJSON *named = json_need(reader->json, node, "shift");
    const struct offer wanted = {
        .shift = reader_name(reader, named, "shift", &reader->shifts),
        .start = read_slot(reader, node, "start"),
        .end = read_slot(reader, node, "end"),
    };
    if (wanted.shift < 0 || wanted.start == SLOT_WRONG ||
        wanted.end == SLOT_WRONG || day < 0)
        return OFF;
    int end = end_offer_of(reader->problem, agent, day);
    for (int i = first_offer_of(reader->problem, agent, day); i < end; i++) {
        const struct offer *offer = &reader->problem->offers[i];
        if (offer->shift == wanted.shift && offer->start == wanted.start &&
            offer->end == wanted.end)
            return i;
    }
    if (starts_on(reader, node, agent, day, wanted.start))
        report_not_offered(reader, node, agent, day, &wanted);
    return OFF;
}

static void read_break(const struct reader *reader, const cJSON *node,
                       const struct reading_duty *it, int index)
{
    if (!json_object(reader->json, node, JSON_KEYS(roster_break_keys)))
        return;
    const struct pause *pause = &it->offer->pauses[index];
    int length = grid_minutes(&reader->problem->grid, pause->length);
    int start = read_slot(reader, node, "start");
    const cJSON *minutes = json_need(reader->json, node, "minutes");
    const cJSON *paid = json_need(reader->json, node, "paid");
    if (minutes && !reader_is_number(minutes, length))
        json_report(reader->json, minutes,
                    "this break of the shift takes %d minutes", length);
    if (paid && !(pause->paid ? cJSON_IsTrue(paid) : cJSON_IsFalse(paid)))
        json_report(reader->json, paid, "this break of the shift is %s",
                    pause->paid ? "paid" : "unpaid");
    if (start == SLOT_WRONG)
        return;
    if (start < it->offer->start || start + pause->length > it->offer->end)
        json_report(reader->json, node, "the break is not inside the duty");
    else
        it->duty->pause[index] = (short)(start - it->offer->start);
}

static void read_breaks(const struct reader *reader,
                        const struct reading_duty *it)
{
    const cJSON *list = json_need(reader->json, it->node, "breaks"), *item;
    int n = it->offer->n_pauses, index = 0;
    pauses_earliest(it->offer, it->duty->pause);
    if (!list || !json_array(reader->json, list, 0, INT_MAX))
        return;
    if (cJSON_GetArraySize(list) != n) {
        json_report(reader->json, list,
                    "has %d breaks, this duty of shift '%s' has %d",
                    cJSON_GetArraySize(list),
                    reader->shifts.items[it->offer->shift], n);
        return;
    }
    cJSON_ArrayForEach(item, list) read_break(reader, item, it, index++);
}

static void read_block(const struct reader *reader, const cJSON *node,
                       int agent, int from, int to)
{
    if (!json_object(reader->json, node, JSON_KEYS(roster_block_keys)))
        return;
    int queue = reader_name(reader, json_need(reader->json, node, "queue"),
                            "queue", &reader->queues);
    int start = read_slot(reader, node, "start");
    int end = read_slot(reader, node, "end");
    struct block other;
    if (queue < 0 || start == SLOT_WRONG || end == SLOT_WRONG)
        return;
    if (end <= start)
        json_report(reader->json, node, "the block ends before it begins");
    else if (start < from || end > to)
        json_report(reader->json, node, "the block is not inside the duty");
    else if (block_next(reader->roster, agent, start, end, &other))
        json_report(reader->json, node, "the block overlaps another");
    else
        memset(roster_serves(reader->roster, agent) + start, queue,
               (size_t)(end - start));
}

static void read_blocks(struct reader *reader, const cJSON *object, int agent,
                        int from, int to)
{
    const cJSON *list = json_get(object, "blocks"), *item;
    if (!list || !json_array(reader->json, list, 0, INT_MAX))
        return;
    reader->blocks_given = true;
    cJSON_ArrayForEach(item, list) read_block(reader, item, agent, from, to);
}

void reader_duty(struct reader *reader, const cJSON *node, int agent)
{
    if (!json_object(reader->json, node, JSON_KEYS(roster_duty_keys)))
        return;
    int day = read_day(reader, node);
    int offer = find_offer(reader, node, agent, day);
    if (offer == OFF)
        return;
    struct reading_duty it = {
        .node = node,
        .agent = agent,
        .day = day,
        .offer = &reader->problem->offers[offer],
        .duty = roster_duty(reader->roster, agent, day),
    };
    if (it.duty->offer != OFF) {
        json_report(reader->json, node,
                    "a second duty of agent '%s' on the same date",
                    reader->agents.items[agent]);
        return;
    }
    it.duty->offer = offer;
    read_breaks(reader, &it);
    read_blocks(reader, node, agent, it.offer->start, it.offer->end);
}

void reader_carried(struct reader *reader, const cJSON *object, int agent)
{
    static const char *const keys[] = {"end", "blocks"};
    const cJSON *carried = json_get(object, "carried");
    const struct agent *who = &reader->problem->agents[agent];
    if (!carried || !json_object(reader->json, carried, JSON_KEYS(keys)))
        return;
    int end = read_slot(reader, carried, "end");
    if (end == SLOT_WRONG)
        return;
    if (end != who->carried_until)
        json_report(reader->json, carried,
                    "is not how the duty before the first day ends in the "
                    "agent's history");
    else
        read_blocks(reader, carried, agent, who->carried_from,
                    who->carried_until);
}
