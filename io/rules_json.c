/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules_json.h"

#include "value_json.h"

#include <string.h>

static const char *const limit_keys[] = {"limit", "price"};
static const char *const price_keys[] = {"price"};

void rules_usual(struct rule_setting *settings)
{
    for (int rule = 0; rule < N_RULES; rule++)
        settings[rule] =
            (struct rule_setting){.limit = rule_infos[rule].default_limit,
                                  .price = rule_infos[rule].default_price};
}

/* Rules that follow from the agent's own data and are still the team's to
 * price: the contract and the limits of shifts. */
static bool settable(int rule)
{
    if (rule_infos[rule].kind == LIMIT)
        return true;
    return rule >= RULE_week_min && rule <= RULE_shift_max;
}

/* On or off, without a number. */
static bool is_switch(int rule)
{
    return rule == RULE_whole_weekends || rule == RULE_succession;
}

static int largest_limit(int rule)
{
    switch (rule) {
    case RULE_max_hours_per_day:
        return MINUTES_PER_DAY;
    case RULE_rest:
    case RULE_max_hours_per_7_days:
    case RULE_max_hours_per_week:
        return DAYS_PER_WEEK * MINUTES_PER_DAY;
    default:
        return DAYS_MAX;
    }
}

static int least_limit(int rule)
{
    return rule == RULE_rest || rule_infos[rule].unit == TIMES ? 0 : 1;
}

static int read_limit(struct reading *reading, const cJSON *node, int rule)
{
    if (rule_infos[rule].unit == MINUTES)
        return value_length(reading, node, least_limit(rule),
                            largest_limit(rule));
    return json_int(reading->json, node, least_limit(rule),
                    largest_limit(rule));
}

static int read_price(struct reading *reading, const cJSON *object)
{
    const cJSON *node = json_need(reading->json, object, "price");
    return node ? json_int(reading->json, node, 0, PRICE_MAX) : 0;
}

static void read_limit_object(struct reading *reading, const cJSON *node,
                              int rule, struct rule_setting *setting)
{
    json_object(reading->json, node, JSON_KEYS(limit_keys));
    const cJSON *limit = json_get(node, "limit");
    setting->price = read_price(reading, node);
    if (limit)
        setting->limit = read_limit(reading, limit, rule);
    else if (setting->limit == RULE_OFF)
        json_report(reading->json, node, "key 'limit' is missing");
}

static void read_switch(struct reading *reading, const cJSON *node, int rule,
                        struct rule_setting *setting)
{
    setting->limit = rule == RULE_whole_weekends ? 1 : 0;
    setting->price = RULE_HARD;
    if (cJSON_IsObject(node)) {
        json_object(reading->json, node, JSON_KEYS(price_keys));
        setting->price = read_price(reading, node);
    } else if (cJSON_IsFalse(node)) {
        setting->limit = RULE_OFF;
    } else if (!cJSON_IsTrue(node)) {
        json_report(reading->json, node,
                    "must be true, false or {\"price\": points}, is %s",
                    json_type(node));
    }
}

static void read_given(struct reading *reading, const cJSON *node,
                       struct rule_setting *setting)
{
    setting->limit = 0;
    setting->price = RULE_HARD;
    if (cJSON_IsObject(node)) {
        json_object(reading->json, node, JSON_KEYS(price_keys));
        setting->price = read_price(reading, node);
    } else if (!cJSON_IsString(node) || strcmp(node->valuestring, "hard")) {
        json_report(reading->json, node,
                    "must be \"hard\", null or {\"price\": points}; the limit "
                    "itself stands in the agent's contract");
    }
}

static void read_rule(struct reading *reading, const cJSON *node, int rule,
                      struct rule_setting *setting)
{
    if (cJSON_IsNull(node)) {
        setting->limit = RULE_OFF;
    } else if (is_switch(rule)) {
        read_switch(reading, node, rule, setting);
    } else if (rule_infos[rule].kind == GIVEN) {
        read_given(reading, node, setting);
    } else if (cJSON_IsObject(node)) {
        read_limit_object(reading, node, rule, setting);
    } else {
        setting->limit = read_limit(reading, node, rule);
        setting->price = RULE_HARD;
    }
}

void rules_read(struct reading *reading, const cJSON *node,
                struct rule_setting *settings)
{
    const char *keys[N_RULES];
    int n_keys = 0;
    for (int rule = 0; rule < N_RULES; rule++)
        if (settable(rule))
            keys[n_keys++] = rule_infos[rule].name;
    if (!json_object(reading->json, node, keys, n_keys))
        return;
    for (int rule = 0; rule < N_RULES; rule++) {
        const cJSON *item = json_get(node, rule_infos[rule].name);
        if (item && settable(rule))
            read_rule(reading, item, rule, &settings[rule]);
    }
}
