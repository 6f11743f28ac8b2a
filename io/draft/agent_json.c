/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An agent begins as a copy of the defaults; each key that is there replaces
 * what they say. */
#include "agent_json.h"

#include "agents.h"
#include "field.h"
#include "history_json.h"
#include "rotation_json.h"
#include "rules_json.h"
#include "shown.h"
#include "value_json.h"
#include "week_json.h"

#include <math.h>
#include <string.h>

enum { KEYS_MAX = 24 };

/* The first two are not for defaults. */
static const char *const agent_keys[] = {
    "id",       "name",      "zone",     "skills",       "tags",
    "week",     "period",    "shifts",   "shift_limits", "available",
    "time_off", "calendars", "wishes",   "fixed",        "forbidden",
    "rules",    "history",   "overtime", "rotation"};
static const char *const contract_keys[] = {"min", "target", "max"};
static const char *const limit_keys[] = {"min", "max"};
static const char *const file_keys[] = {"csv"};

/* {"phone": 100, "polish": 80} */
static struct names read_proficiencies(struct reading *reading,
                                       const cJSON *object)
{
    struct names names = {0};
    if (!json_map(reading->json, object))
        return names;
    names.items =
        ARENA_ARRAY(reading->scratch, struct name, cJSON_GetArraySize(object));
    const cJSON *item;
    cJSON_ArrayForEach(item, object)
    {
        struct spot spot = value_spot(reading, item);
        const char *word = field_word(reading->diags, spot, item->string);
        names.items[names.n++] =
            (struct name){arena_copy(reading->arena, word),
                          json_int(reading->json, item, 1, 200), spot};
    }
    return names;
}

struct names agent_read_skills(struct reading *reading, const cJSON *node)
{
    struct names names = cJSON_IsObject(node)
                             ? read_proficiencies(reading, node)
                             : value_names(reading, node);
    for (int i = 0; i < names.n; i++)
        reading_skill(reading, names.items[i].spot, names.items[i].text);
    return names;
}

static int read_minutes(struct reading *reading, const cJSON *node, int most)
{
    return cJSON_IsNull(node) ? NOT_GIVEN
                              : value_length(reading, node, 0, most);
}

static void read_contract(struct reading *reading, const cJSON *node, int days,
                          struct contract *contract)
{
    int *const parts[] = {&contract->min, &contract->target, &contract->max};
    if (!json_object(reading->json, node, JSON_KEYS(contract_keys)))
        return;
    contract->spot = value_spot(reading, node);
    for (int i = 0; i < 3; i++) {
        const cJSON *item = json_get(node, contract_keys[i]);
        if (item)
            *parts[i] = read_minutes(reading, item, days * MINUTES_PER_DAY);
    }
}

static void read_eligible(struct reading *reading, const cJSON *node,
                          struct draft_agent *agent)
{
    agent->shifts_given = true;
    agent->shifts = value_names(reading, node);
    agent->shift_bits = 0;
    for (int i = 0; i < agent->shifts.n; i++) {
        const struct name *name = &agent->shifts.items[i];
        int shift = reading_shift(reading, name->spot, name->text);
        if (shift != NOT_GIVEN)
            agent->shift_bits |= UINT64_C(1) << shift;
    }
}

static int read_count(struct reading *reading, const cJSON *object,
                      const char *key)
{
    const cJSON *node = json_get(object, key);
    return node ? json_int(reading->json, node, 0, DAYS_MAX) : NOT_GIVEN;
}

static void read_limits(struct reading *reading, const cJSON *node,
                        struct draft_agent *agent)
{
    agent->n_limits = 0;
    if (!json_map(reading->json, node))
        return;
    struct shift_limit *limits = ARENA_ARRAY(
        reading->scratch, struct shift_limit, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        struct spot spot = value_spot(reading, item);
        struct shift_limit limit = {
            .shift = reading_shift(reading, spot, item->string)};
        if (!json_object(reading->json, item, JSON_KEYS(limit_keys)))
            continue;
        limit.min = read_count(reading, item, "min");
        limit.max = read_count(reading, item, "max");
        if (limit.max != NOT_GIVEN && limit.min > limit.max)
            spot_report(reading->diags, spot,
                        "'min' (%d) is more than 'max' (%d)", limit.min,
                        limit.max);
        if (limit.shift != NOT_GIVEN)
            limits[agent->n_limits++] = limit;
    }
    agent->limits = limits;
}

static void read_who(struct reading *reading, const cJSON *object,
                     struct draft_agent *agent)
{
    const cJSON *zone = json_get(object, "zone");
    const cJSON *skills = json_get(object, "skills");
    const cJSON *tags = json_get(object, "tags");
    if (zone)
        agent->zone = reading_zone(reading, value_spot(reading, zone),
                                   json_string(reading->json, zone));
    if (skills)
        agent->skills = agent_read_skills(reading, skills);
    if (tags)
        agent->tags = value_names(reading, tags);
}

static void read_terms(struct reading *reading, const cJSON *object,
                       struct draft_agent *agent)
{
    const cJSON *week = json_get(object, "week");
    const cJSON *period = json_get(object, "period");
    const cJSON *shifts = json_get(object, "shifts");
    const cJSON *limits = json_get(object, "shift_limits");
    const cJSON *rules = json_get(object, "rules");
    const cJSON *overtime = json_get(object, "overtime");
    const cJSON *rotation = json_get(object, "rotation");
    if (week)
        read_contract(reading, week, DAYS_PER_WEEK, &agent->week);
    if (period)
        read_contract(reading, period, DAYS_MAX, &agent->period);
    if (shifts)
        read_eligible(reading, shifts, agent);
    if (limits)
        read_limits(reading, limits, agent);
    if (rules)
        agent->rules = rules_read(reading, rules, agent->rules);
    if (overtime)
        agent->overtime = json_bool(reading->json, overtime);
    if (rotation)
        rotation_read(reading, rotation, agent);
}

/* Everything but the id and the name. */
static void read_common(struct reading *reading, const cJSON *object,
                        struct draft_agent *agent)
{
    const cJSON *history = json_get(object, "history");
    read_who(reading, object, agent);
    read_terms(reading, object, agent);
    week_read(reading, object, agent);
    if (history)
        history_read(reading, history, &agent->history);
}

void agent_read_over(struct reading *reading, const cJSON *object,
                     const char *const *more, int n_more,
                     struct draft_agent *agent)
{
    const char *keys[KEYS_MAX];
    int n_keys = 0;
    for (int i = 0; i < n_more; i++)
        keys[n_keys++] = more[i];
    for (size_t i = 2; i < sizeof agent_keys / sizeof *agent_keys; i++)
        if (strcmp(agent_keys[i], "calendars") != 0)
            keys[n_keys++] = agent_keys[i];
    if (json_object(reading->json, object, keys, n_keys))
        read_common(reading, object, agent);
}

void defaults_read(struct reading *reading, const cJSON *node)
{
    struct draft_agent *defaults = &reading->defaults;
    defaults->zone = reading->zone;
    defaults->week.min = defaults->week.target = defaults->week.max = NOT_GIVEN;
    defaults->period = defaults->week;
    defaults->history.saturday = NOT_GIVEN;
    if (!node)
        return;
    const char *const *keys = agent_keys + 2;
    int n_keys = (int)(sizeof agent_keys / sizeof *agent_keys) - 2;
    if (json_object(reading->json, node, keys, n_keys))
        read_common(reading, node, defaults);
}

static void read_agent(struct reading *reading, const cJSON *object)
{
    const cJSON *id = json_need(reading->json, object, "id");
    const cJSON *name = json_get(object, "name");
    struct draft_agent agent =
        draft_agent(reading, value_spot(reading, object));
    agent.id = id ? value_word(reading, id) : "";
    agent.name = name ? value_label(reading, name) : agent.id;
    read_common(reading, object, &agent);
    agents_add(reading, value_spot(reading, id ? id : object), &agent);
}

static void read_file(struct reading *reading, const cJSON *object)
{
    if (json_object(reading->json, object, JSON_KEYS(file_keys)))
        agents_read_csv(reading, value_label(reading, json_get(object, "csv")));
}

static void read_item(struct reading *reading, const cJSON *item)
{
    if (json_get(item, "csv"))
        read_file(reading, item);
    else if (json_object(reading->json, item, JSON_KEYS(agent_keys)))
        read_agent(reading, item);
}

void agents_read(struct reading *reading, const cJSON *node)
{
    if (cJSON_IsObject(node) && json_get(node, "csv")) {
        read_file(reading, node);
    } else if (json_array(reading->json, node, 1, AGENTS_MAX)) {
        const cJSON *item;
        cJSON_ArrayForEach(item, node)
        {
            read_item(reading, item);
        }
    }
    agents_complete(reading);
}
