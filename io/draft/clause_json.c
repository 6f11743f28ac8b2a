/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause_json.h"

#include "value_json.h"

#include <string.h>

enum { TIERS_MAX = 8 };

bool rule_is_settable(int rule)
{
    if (rule_infos[rule].kind == LIMIT)
        return true;
    return rule >= RULE_week_min && rule <= RULE_shift_max;
}

bool rule_is_switch(int rule)
{
    return rule == RULE_whole_weekends || rule == RULE_succession ||
           rule == RULE_same_start;
}

bool rule_is_share(int rule)
{
    return rule == RULE_free_sundays || rule == RULE_free_weekends;
}

static int largest_limit(int rule)
{
    switch (rule) {
    case RULE_max_hours_per_day:
    case RULE_max_hours_in_24h:
    case RULE_max_hours_from_start:
    case RULE_max_spread:
    case RULE_max_night_duty:
        return MINUTES_PER_DAY;
    default:
        return rule_infos[rule].unit == MINUTES
                   ? DAYS_PER_WEEK * MINUTES_PER_DAY
                   : DAYS_MAX;
    }
}

static int least_limit(int rule)
{
    return rule == RULE_rest || rule_infos[rule].unit == TIMES ? 0 : 1;
}

int clause_read_limit(struct reading *reading, const cJSON *node, int rule)
{
    if (rule == RULE_earliest_start)
        return value_clock(reading, node);
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

/* {"free": 1, "of": 4} */
void clause_read_share(struct reading *reading, const cJSON *object,
                       struct rule_setting *setting)
{
    const cJSON *free = json_need(reading->json, object, "free");
    const cJSON *of = json_need(reading->json, object, "of");
    setting->span = of ? json_int(reading->json, of, 2, SPAN_MAX) : SPAN_MAX;
    setting->limit = free ? json_int(reading->json, free, 1, SPAN_MAX - 1) : 1;
    if (free && of && setting->limit >= setting->span)
        json_report(reading->json, free, "'free' must be less than 'of'");
}

static struct break_tier read_tier(struct reading *reading, const cJSON *item)
{
    static const char *const keys[] = {"over", "breaks"};
    struct break_tier tier = {0};
    if (!json_object(reading->json, item, JSON_KEYS(keys)))
        return tier;
    const cJSON *over = json_need(reading->json, item, "over");
    const cJSON *breaks = json_need(reading->json, item, "breaks");
    if (over)
        tier.over = value_length(reading, over, 0, MINUTES_PER_DAY);
    if (breaks)
        tier.total = value_length(reading, breaks, 1, MINUTES_PER_DAY);
    if (tier.over > 0 && tier.total > tier.over)
        json_report(reading->json, item, "asks for longer breaks than work");
    return tier;
}

static void read_tiers(struct reading *reading, const cJSON *node,
                       struct break_law *law)
{
    if (!json_array(reading->json, node, 1, TIERS_MAX))
        return;
    struct break_tier *tiers = ARENA_ARRAY(reading->arena, struct break_tier,
                                           cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        struct break_tier tier = read_tier(reading, item);
        if (law->n_tiers > 0 && (tier.over <= tiers[law->n_tiers - 1].over ||
                                 tier.total <= tiers[law->n_tiers - 1].total))
            json_report(reading->json, item,
                        "each line must be of longer duties and ask for longer "
                        "breaks than the one before");
        tiers[law->n_tiers++] = tier;
    }
    law->tiers = tiers;
}

/* {"tiers": [...], "min_piece": "15m", "stretch": "6h"} */
static void read_breaks(struct reading *reading, const cJSON *object,
                        struct clause *clause)
{
    struct break_law *law = ARENA_ARRAY(reading->arena, struct break_law, 1);
    const cJSON *tiers = json_get(object, "tiers");
    const cJSON *piece = json_get(object, "min_piece");
    const cJSON *stretch = json_get(object, "stretch");
    if (!tiers && !stretch)
        json_report(reading->json, object, "key 'tiers' is missing");
    if (tiers)
        read_tiers(reading, tiers, law);
    if (piece)
        law->min_piece = value_length(reading, piece, 1, MINUTES_PER_DAY);
    if (law->n_tiers > 0 && law->min_piece > law->tiers[0].total)
        json_report(reading->json, piece,
                    "is longer than the breaks that are due");
    if (stretch)
        clause->stretch = value_length(reading, stretch, 1, MINUTES_PER_DAY);
    clause->breaks = law;
    clause->setting.limit = 0;
}

/* {"times": [{"days": ["sun"], "from": "00:00", "to": "24:00"}]} */
static void read_times(struct reading *reading, const cJSON *object,
                       struct clause *clause)
{
    static const char *const keys[] = {"days", "from", "to"};
    const cJSON *node = json_need(reading->json, object, "times");
    clause->setting.limit = 0;
    if (!node || !json_array(reading->json, node, 1, LIST_MAX))
        return;
    struct window *times =
        ARENA_ARRAY(reading->scratch, struct window, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(keys)))
            times[clause->n_times++] = value_window(reading, item);
    }
    clause->times = times;
}

/* What a rule of rules.def asks, in the keys of an object. */
void clause_read_terms(struct reading *reading, const cJSON *object,
                       struct clause *clause)
{
    enum rule rule = clause->rule;
    if (rule == RULE_break_time) {
        read_breaks(reading, object, clause);
    } else if (rule == RULE_restricted) {
        read_times(reading, object, clause);
    } else if (rule_is_share(rule)) {
        clause_read_share(reading, object, &clause->setting);
    } else if (rule_is_switch(rule)) {
        clause->setting.limit = rule == RULE_whole_weekends;
    } else {
        const cJSON *limit = json_need(reading->json, object, "limit");
        clause->setting.limit =
            limit ? clause_read_limit(reading, limit, rule) : least_limit(rule);
    }
}

/* The keys of these terms, behind `n` others. */
int clause_term_keys(int rule, const char **keys, int n)
{
    static const char *const terms[][3] = {{"limit"},
                                           {"free", "of"},
                                           {"tiers", "min_piece", "stretch"},
                                           {"times"}};
    if (rule_is_switch(rule))
        return n;
    int which = rule == RULE_break_time   ? 2
                : rule == RULE_restricted ? 3
                                          : rule_is_share(rule);
    for (int i = 0; i < 3 && terms[which][i]; i++)
        keys[n++] = terms[which][i];
    return n;
}

static void read_better(struct reading *reading, const cJSON *node,
                        struct clause *clause)
{
    const char *keys[8] = {"price"};
    struct clause better = {.rule = clause->rule};
    if (!json_object(reading->json, node, keys,
                     clause_term_keys(clause->rule, keys, 1)))
        return;
    clause_read_terms(reading, node, &better);
    better.setting.price = read_price(reading, node);
    clause->better = better.setting;
}

static bool has_better(int rule)
{
    return rule_infos[rule].kind == LIMIT && !rule_is_switch(rule) &&
           rule != RULE_break_time && rule != RULE_restricted;
}

/* Only a price leaves the limit as it is below. */
static bool keeps_limit(struct reading *reading, const cJSON *node,
                        struct clause *clause)
{
    if (!has_better(clause->rule) || rule_is_share(clause->rule) ||
        json_get(node, "limit"))
        return false;
    if (clause->setting.limit == RULE_OFF)
        json_report(reading->json, node, "key 'limit' is missing");
    return true;
}

static void read_own_object(struct reading *reading, const cJSON *node,
                            struct clause *clause)
{
    const char *keys[8] = {"price", "better"};
    int n = has_better(clause->rule) ? 2 : clause->rule != RULE_restricted;
    const cJSON *price = json_get(node, "price");
    const cJSON *better = json_get(node, "better");
    bool whole = better || clause->rule == RULE_break_time ||
                 clause->rule == RULE_restricted || rule_is_share(clause->rule);
    if (!json_object(reading->json, node, keys,
                     clause_term_keys(clause->rule, keys, n)))
        return;
    if (!keeps_limit(reading, node, clause))
        clause_read_terms(reading, node, clause);
    if (n > 0 && (price || !whole))
        clause->setting.price = read_price(reading, node);
    if (better && n == 2)
        read_better(reading, better, clause);
}

static void read_switch(struct reading *reading, const cJSON *node,
                        struct clause *clause)
{
    clause->setting.limit = clause->rule == RULE_whole_weekends;
    if (cJSON_IsObject(node))
        read_own_object(reading, node, clause);
    else if (cJSON_IsFalse(node))
        clause->setting.limit = RULE_OFF;
    else if (!cJSON_IsTrue(node))
        json_report(reading->json, node,
                    "must be true, false or {\"price\": points}, is %s",
                    json_type(node));
}

static void read_given(struct reading *reading, const cJSON *node,
                       struct clause *clause)
{
    static const char *const keys[] = {"price"};
    clause->setting.limit = 0;
    if (cJSON_IsObject(node)) {
        json_object(reading->json, node, JSON_KEYS(keys));
        clause->setting.price = read_price(reading, node);
    } else if (!cJSON_IsString(node) || strcmp(node->valuestring, "hard")) {
        json_report(reading->json, node,
                    "must be \"hard\", null or {\"price\": points}; the limit "
                    "itself stands in the agent's contract");
    }
}

void clause_read_own(struct reading *reading, const cJSON *node,
                     struct clause *clause)
{
    int rule = clause->rule;
    clause->setting.price = RULE_HARD;
    if (cJSON_IsNull(node)) {
        clause->setting.limit = RULE_OFF;
    } else if (rule_is_switch(rule)) {
        read_switch(reading, node, clause);
    } else if (rule_infos[rule].kind == GIVEN) {
        read_given(reading, node, clause);
    } else if (cJSON_IsObject(node) || rule_is_share(rule) ||
               rule == RULE_break_time || rule == RULE_restricted) {
        read_own_object(reading, node, clause);
    } else {
        clause->setting.limit = clause_read_limit(reading, node, rule);
    }
}
