/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads of a roster.json what calendars tell.  Whether the duties are among
 * those that the team offers only the team.json can say, and is not asked
 * here; but what is no time, or not in order, is refused. */
#include "agenda.h"

#include "clock.h"
#include "duty.h"
#include "file.h"
#include "json.h"
#include "reading.h"
#include "roster_keys.h"
#include "shown.h"
#include "units.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { DUTY_HOURS_MAX = 48 };

struct reader {
    struct json *json;
    struct arena *arena;
    struct agenda *agenda;
    const cJSON *names; /* or NULL */
    struct agenda_agent *agents;
    struct agenda_queue *queues; /* [n_blocks] at most */
};

/* The members "start" and "end". */
static bool read_stretch(const struct reader *reader, const cJSON *node,
                         int64_t *start, int64_t *end)
{
    bool begins = roster_json_instant(reader->json, node, "start", start);
    bool ends = roster_json_instant(reader->json, node, "end", end);
    if (begins && ends && *end <= *start)
        json_report(reader->json, node, "ends before it begins");
    return begins && ends && *end > *start;
}

static bool inside(const struct reader *reader, const cJSON *node,
                   const struct agenda_duty *duty, int64_t start, int64_t end)
{
    if (start >= duty->start && end <= duty->end)
        return true;
    json_report(reader->json, node, "is not inside the duty");
    return false;
}

static const char *read_text(const struct reader *reader, const cJSON *object,
                             const char *key)
{
    const cJSON *node = json_need(reader->json, object, key);
    const char *text = node ? json_string(reader->json, node) : "";
    if (cJSON_IsString(node) && !*text)
        json_report(reader->json, node, "must not be empty");
    return arena_copy(reader->arena, text);
}

/* What people call a shift or queue. */
static const char *title_of(const struct reader *reader, const char *kind,
                            const char *id)
{
    const cJSON *names = reader->names ? json_get(reader->names, kind) : NULL;
    const cJSON *name = names ? json_get(names, id) : NULL;
    const char *title = name ? json_string(reader->json, name) : "";
    return *title ? arena_copy(reader->arena, title) : id;
}

static const char *read_zone(const struct reader *reader, const cJSON *object)
{
    const char *zone = read_text(reader, object, "zone");
    if (!*zone || clock_zone_known(zone))
        return *zone ? zone : "UTC";
    json_report(reader->json, json_get(object, "zone"),
                "unknown time zone '%s'%s", SHOWN(zone), clock_zone_hint(zone));
    return "UTC";
}

static void read_breaks(const struct reader *reader, const cJSON *node,
                        struct agenda_duty *duty)
{
    int n;
    const cJSON *list = json_list(reader->json, node, "breaks", &n), *item;
    struct agenda_break *breaks =
        ARENA_ARRAY(reader->arena, struct agenda_break, n);
    cJSON_ArrayForEach(item, list)
    {
        struct agenda_break *it = &breaks[duty->n_breaks];
        if (!json_object(reader->json, item, JSON_KEYS(roster_break_keys)))
            continue;
        const cJSON *minutes = json_need(reader->json, item, "minutes");
        bool begins =
            roster_json_instant(reader->json, item, "start", &it->start);
        it->paid = cJSON_IsTrue(json_get(item, "paid"));
        it->end = it->start;
        if (minutes)
            it->end += 60 * json_int(reader->json, minutes, 1, MINUTES_PER_DAY);
        if (begins && inside(reader, item, duty, it->start, it->end))
            duty->n_breaks++;
    }
    duty->breaks = breaks;
}

static void add_queue(struct reader *reader, const struct agenda_block *block)
{
    struct agenda *agenda = reader->agenda;
    for (int i = 0; i < agenda->n_queues; i++)
        if (strcmp(reader->queues[i].id, block->queue_id) == 0)
            return;
    reader->queues[agenda->n_queues++] =
        (struct agenda_queue){.id = block->queue_id, .name = block->queue};
}

static void read_blocks(struct reader *reader, const cJSON *node,
                        struct agenda_duty *duty)
{
    int n;
    const cJSON *list = json_list(reader->json, node, "blocks", &n), *item;
    struct agenda_block *blocks =
        ARENA_ARRAY(reader->arena, struct agenda_block, n);
    cJSON_ArrayForEach(item, list)
    {
        struct agenda_block *it = &blocks[duty->n_blocks];
        if (!json_object(reader->json, item, JSON_KEYS(roster_block_keys)))
            continue;
        it->queue_id = read_text(reader, item, "queue");
        it->queue = title_of(reader, "queues", it->queue_id);
        if (!read_stretch(reader, item, &it->start, &it->end) ||
            !inside(reader, item, duty, it->start, it->end))
            continue;
        add_queue(reader, it);
        duty->n_blocks++;
    }
    duty->blocks = blocks;
}

/* Meetings and training, where the duty has any. */
static void read_activities(struct reader *reader, const cJSON *node,
                            struct agenda_duty *duty)
{
    const cJSON *list = json_get(node, "activities"), *item;
    if (!list || !json_array(reader->json, list, 1, INT_MAX))
        return;
    struct agenda_activity *activities = ARENA_ARRAY(
        reader->arena, struct agenda_activity, cJSON_GetArraySize(list));
    cJSON_ArrayForEach(item, list)
    {
        struct agenda_activity *it = &activities[duty->n_activities];
        if (!json_object(reader->json, item, JSON_KEYS(roster_activity_keys)))
            continue;
        it->id = read_text(reader, item, "id");
        if (read_stretch(reader, item, &it->start, &it->end) &&
            inside(reader, item, duty, it->start, it->end))
            duty->n_activities++;
    }
    duty->activities = activities;
}

/* Whether the date is the one on which the duty begins, and of this roster. */
static bool read_date(const struct reader *reader, const cJSON *node,
                      const char *zone, struct agenda_duty *duty)
{
    const cJSON *date = json_need(reader->json, node, "date");
    const struct agenda *agenda = reader->agenda;
    char text[UNITS_ROOM];
    int begins, minute, offset_s;
    if (!date || !cJSON_IsString(date))
        return date && *json_string(reader->json, date);
    clock_from_second(zone, duty->start, &begins, &minute, &offset_s);
    units_write_date(begins, text);
    duty->date = begins;
    if (strcmp(json_string(reader->json, date), text) != 0)
        json_report(reader->json, date,
                    "must be the day on which the duty begins, %s in %s", text,
                    zone);
    else if (begins < agenda->first_date ||
             begins >= agenda->first_date + agenda->n_days)
        json_report(reader->json, date, "is not one of the roster's days");
    else
        return true;
    return false;
}

static bool read_duty(struct reader *reader, const cJSON *node,
                      const char *zone, struct agenda_duty *duty)
{
    *duty = (struct agenda_duty){0};
    if (!json_object(reader->json, node, JSON_KEYS(roster_duty_keys)))
        return false;
    duty->shift = title_of(reader, "shifts", read_text(reader, node, "shift"));
    if (!read_stretch(reader, node, &duty->start, &duty->end) ||
        !read_date(reader, node, zone, duty))
        return false;
    if (duty->end - duty->start > DUTY_HOURS_MAX * 3600) {
        json_report(reader->json, node, "is longer than %d hours",
                    DUTY_HOURS_MAX);
        return false;
    }
    read_breaks(reader, node, duty);
    read_blocks(reader, node, duty);
    read_activities(reader, node, duty);
    duty->on_call = cJSON_IsTrue(json_get(node, "on_call"));
    return true;
}

static int by_start(const void *left, const void *right)
{
    const struct agenda_duty *a = left, *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

static int absence_by_start(const void *left, const void *right)
{
    const struct agenda_absence *a = left, *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

static void read_duties(struct reader *reader, const cJSON *node,
                        struct agenda_agent *agent)
{
    int n;
    const cJSON *list = json_list(reader->json, node, "duties", &n), *item;
    struct agenda_duty *duties =
        ARENA_ARRAY(reader->arena, struct agenda_duty, n);
    cJSON_ArrayForEach(item, list) agent->n_duties +=
        read_duty(reader, item, agent->zone, &duties[agent->n_duties]);
    if (agent->n_duties > 1)
        qsort(duties, (size_t)agent->n_duties, sizeof *duties, by_start);
    agent->duties = duties;
}

static void read_absences(struct reader *reader, const cJSON *node,
                          struct agenda_agent *agent)
{
    int n;
    const cJSON *list = json_list(reader->json, node, "time_off", &n), *item;
    struct agenda_absence *absences =
        ARENA_ARRAY(reader->arena, struct agenda_absence, n);
    cJSON_ArrayForEach(item, list)
    {
        struct agenda_absence *it = &absences[agent->n_absences];
        agent->n_absences += read_stretch(reader, item, &it->start, &it->end);
    }
    if (agent->n_absences > 1)
        qsort(absences, (size_t)agent->n_absences, sizeof *absences,
              absence_by_start);
    agent->absences = absences;
}

static void read_agent(struct reader *reader, const cJSON *node)
{
    struct agenda_agent *agent = &reader->agents[reader->agenda->n_agents];
    if (!json_object(reader->json, node, JSON_KEYS(roster_agent_keys)))
        return;
    agent->id = read_text(reader, node, "id");
    const cJSON *name = json_get(node, "name");
    agent->name =
        name ? arena_copy(reader->arena, json_string(reader->json, name)) : "";
    if (!*agent->name)
        agent->name = agent->id;
    agent->zone =
        json_get(node, "zone") ? read_zone(reader, node) : reader->agenda->zone;
    if (json_need(reader->json, node, "duties"))
        read_duties(reader, node, agent);
    read_absences(reader, node, agent);
    reader->agenda->n_agents++;
}

static int by_id(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void report_twins(const struct reader *reader)
{
    int n = reader->agenda->n_agents;
    const char **ids = ARENA_ARRAY(reader->arena, const char *, n);
    for (int i = 0; i < n; i++)
        ids[i] = reader->agents[i].id;
    if (n > 1)
        qsort(ids, (size_t)n, sizeof *ids, by_id);
    for (int i = 1; i < n; i++)
        if (*ids[i] && strcmp(ids[i - 1], ids[i]) == 0)
            json_report(reader->json, json_get(reader->json->root, "agents"),
                        "agent '%s' appears twice", SHOWN(ids[i]));
}

static void read_days(const struct reader *reader)
{
    const cJSON *root = reader->json->root;
    const cJSON *start = json_need(reader->json, root, "start");
    const cJSON *days = json_need(reader->json, root, "days");
    struct agenda *agenda = reader->agenda;
    if (start && cJSON_IsString(json_get(root, "start")) &&
        !units_read_date(json_string(reader->json, start), &agenda->first_date))
        json_report(reader->json, start, "must be a date, is '%s'",
                    SHOWN(json_string(reader->json, start)));
    else if (start)
        json_string(reader->json, start);
    int n_days = days ? json_int(reader->json, days, 1, DAYS_MAX) : 0;
    bool good = days && days->valuedouble == n_days;
    agenda->n_days = good ? n_days : DAYS_MAX;
}

static int count_blocks(const cJSON *node)
{
    int n = node->string && strcmp(node->string, "blocks") == 0
                ? cJSON_GetArraySize(node)
                : 0;
    for (const cJSON *item = node->child; item; item = item->next)
        n += count_blocks(item);
    return n;
}

static int by_name(const void *left, const void *right)
{
    const struct agenda_queue *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : strcmp(a->id, b->id);
}

static void read_document(struct reader *reader)
{
    const cJSON *root = reader->json->root, *item;
    struct agenda *agenda = reader->agenda;
    if (!roster_json_is(reader->json) ||
        !json_object(reader->json, root, JSON_KEYS(roster_keys)))
        return;
    agenda->team = read_text(reader, root, "team");
    agenda->zone = read_zone(reader, root);
    read_days(reader);
    reader->names = json_get(root, "names");
    int n;
    json_need(reader->json, root, "agents");
    const cJSON *agents = json_list(reader->json, root, "agents", &n);
    reader->agents = ARENA_ARRAY(reader->arena, struct agenda_agent, n);
    reader->queues =
        ARENA_ARRAY(reader->arena, struct agenda_queue, count_blocks(root));
    cJSON_ArrayForEach(item, agents) read_agent(reader, item);
    report_twins(reader);
    if (agenda->n_queues > 1)
        qsort(reader->queues, (size_t)agenda->n_queues, sizeof *reader->queues,
              by_name);
    agenda->agents = reader->agents;
    agenda->queues = reader->queues;
}

bool agenda_parse(struct agenda *agenda, const char *text, size_t length,
                  const char *path, struct arena *arena, struct diags *diags)
{
    *agenda = (struct agenda){.path = path, .team = "", .zone = "UTC"};
    struct reader reader = {
        .json = json_parse(text, length, path, diags),
        .arena = arena,
        .agenda = agenda,
    };
    if (reader.json)
        read_document(&reader);
    json_free(reader.json);
    return !diags_failed(diags);
}

bool agenda_read(struct agenda *agenda, const char *path, struct arena *arena,
                 struct diags *diags)
{
    size_t length;
    char *text = file_read(path, &length, diags);
    bool good = text && agenda_parse(agenda, text, length, path, arena, diags);
    free(text);
    return good;
}
