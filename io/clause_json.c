/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause_json.h"

#include "near.h"
#include "shown.h"
#include "value_json.h"

#include <string.h>

enum { TIERS_MAX = 8, AVERAGE_DAYS_MAX = 366 };

bool rule_is_settable(int rule)
{
    if (rule_infos[rule].kind == LIMIT)
        return true;
    return rule >= RULE_week_min && rule <= RULE_shift_max;
}

/* On or off, without a number. */
static bool is_switch(int rule)
{
    return rule == RULE_whole_weekends || rule == RULE_succession ||
           rule == RULE_same_start;
}

static bool is_share(int rule)
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

static int read_limit(struct reading *reading, const cJSON *node, int rule)
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
static void read_share(struct reading *reading, const cJSON *object,
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
static void read_terms(struct reading *reading, const cJSON *object,
                       struct clause *clause)
{
    enum rule rule = clause->rule;
    if (rule == RULE_break_time) {
        read_breaks(reading, object, clause);
    } else if (rule == RULE_restricted) {
        read_times(reading, object, clause);
    } else if (is_share(rule)) {
        read_share(reading, object, &clause->setting);
    } else if (is_switch(rule)) {
        clause->setting.limit = rule == RULE_whole_weekends;
    } else {
        const cJSON *limit = json_need(reading->json, object, "limit");
        clause->setting.limit =
            limit ? read_limit(reading, limit, rule) : least_limit(rule);
    }
}

/* The keys of these terms, behind `n` others. */
static int add_term_keys(int rule, const char **keys, int n)
{
    static const char *const terms[][3] = {{"limit"},
                                           {"free", "of"},
                                           {"tiers", "min_piece", "stretch"},
                                           {"times"}};
    if (is_switch(rule))
        return n;
    int which = rule == RULE_break_time   ? 2
                : rule == RULE_restricted ? 3
                                          : is_share(rule);
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
                     add_term_keys(clause->rule, keys, 1)))
        return;
    read_terms(reading, node, &better);
    better.setting.price = read_price(reading, node);
    clause->better = better.setting;
}

static bool has_better(int rule)
{
    return rule_infos[rule].kind == LIMIT && !is_switch(rule) &&
           rule != RULE_break_time && rule != RULE_restricted;
}

/* Only a price leaves the limit as it is below. */
static bool keeps_limit(struct reading *reading, const cJSON *node,
                        struct clause *clause)
{
    if (!has_better(clause->rule) || is_share(clause->rule) ||
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
                 clause->rule == RULE_restricted || is_share(clause->rule);
    if (!json_object(reading->json, node, keys,
                     add_term_keys(clause->rule, keys, n)))
        return;
    if (!keeps_limit(reading, node, clause))
        read_terms(reading, node, clause);
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
    } else if (is_switch(rule)) {
        read_switch(reading, node, clause);
    } else if (rule_infos[rule].kind == GIVEN) {
        read_given(reading, node, clause);
    } else if (cJSON_IsObject(node) || is_share(rule) ||
               rule == RULE_break_time || rule == RULE_restricted) {
        read_own_object(reading, node, clause);
    } else {
        clause->setting.limit = read_limit(reading, node, rule);
    }
}

/* What a pack's line can be about beside the rules of rules.def. */
static const struct {
    const char *name;
    enum clause_kind kind;
} kinds[] = {{"average", CLAUSE_AVERAGE},
             {"overtime", CLAUSE_AVERAGE},
             {"night", CLAUSE_NIGHT},
             {"notice", CLAUSE_NOTICE},
             {"note", CLAUSE_NOTE}};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

static void unknown_rule(struct reading *reading, const cJSON *node,
                         const char *name)
{
    const char *names[N_RULES + N_KINDS];
    int n = 0;
    for (int rule = 0; rule < N_RULES; rule++)
        if (rule_infos[rule].kind == LIMIT)
            names[n++] = rule_infos[rule].name;
    for (int i = 0; i < N_KINDS; i++)
        names[n++] = kinds[i].name;
    const char *near = near_name(name, names, n);
    json_report(reading->json, node, "unknown rule '%s'%s%s%s", SHOWN(name),
                near ? ", did you mean '" : "", near ? near : "",
                near ? "'?" : "");
}

/* False where there is no such rule. */
static bool read_kind(struct reading *reading, const cJSON *object,
                      struct clause *clause)
{
    const cJSON *node = json_need(reading->json, object, "rule");
    const char *name = node ? json_string(reading->json, node) : "";
    clause->kind = CLAUSE_RULE;
    for (int rule = 0; rule < N_RULES; rule++)
        if (rule_infos[rule].kind == LIMIT &&
            strcmp(rule_infos[rule].name, name) == 0) {
            clause->rule = rule;
            return true;
        }
    for (int i = 0; i < N_KINDS; i++)
        if (strcmp(kinds[i].name, name) == 0) {
            clause->kind = kinds[i].kind;
            clause->overtime = strcmp(name, "overtime") == 0;
            return true;
        }
    if (node && *name)
        unknown_rule(reading, node, name);
    return false;
}

static int add_keys(const char **keys, int n, const char *const *more,
                    int n_more)
{
    for (int i = 0; i < n_more; i++)
        keys[n++] = more[i];
    return n;
}

/* The keys that a line may have. */
static bool check_keys(struct reading *reading, const cJSON *object,
                       const struct clause *clause)
{
    static const char *const all[] = {"id", "rule", "statute", "verified",
                                      "says"};
    static const char *const whom[] = {"who",   "unless",  "counts",
                                       "price", "premium", "agreed"};
    static const char *const average[] = {
        "limit", "days", "weeks", "per", "who", "unless", "counts", "agreed"};
    static const char *const night[] = {"from", "to", "hours"};
    static const char *const notice[] = {"days", "who"};
    const char *keys[24];
    int n = add_keys(keys, 0, JSON_KEYS(all));
    switch (clause->kind) {
    case CLAUSE_RULE:
        n = add_keys(keys, n, JSON_KEYS(whom));
        n = add_term_keys(clause->rule, keys, n);
        break;
    case CLAUSE_AVERAGE:
        n = add_keys(keys, n, JSON_KEYS(average));
        break;
    case CLAUSE_NIGHT:
        n = add_keys(keys, n, JSON_KEYS(night));
        break;
    case CLAUSE_NOTICE:
        n = add_keys(keys, n, JSON_KEYS(notice));
        break;
    case CLAUSE_NOTE:
        break;
    }
    return json_object(reading->json, object, keys, n);
}

static void read_whom(struct reading *reading, const cJSON *object,
                      struct clause *clause)
{
    static const char *const counts[] = {"ordinary", "total"};
    const cJSON *who = json_get(object, "who");
    const cJSON *unless = json_get(object, "unless");
    const cJSON *node = json_get(object, "counts");
    clause->night_workers =
        cJSON_IsString(who) && strcmp(who->valuestring, "night workers") == 0;
    if (who && !clause->night_workers)
        clause->who = value_names(reading, who);
    if (unless)
        clause->unless = value_names(reading, unless);
    if (!node)
        return;
    const char *text = json_string(reading->json, node);
    clause->ordinary = strcmp(text, counts[0]) == 0;
    if (!clause->ordinary && strcmp(text, counts[1]) != 0)
        json_report(reading->json, node,
                    "must be \"ordinary\" or \"total\", is '%s'", SHOWN(text));
}

static void read_window(struct reading *reading, const cJSON *object,
                        struct draft_average *average)
{
    static const struct {
        const char *name;
        enum average_window window;
    } windows[] = {{"settlement", WINDOW_SETTLEMENT},
                   {"week", WINDOW_WEEK},
                   {"quarter", WINDOW_QUARTER},
                   {"year", WINDOW_YEAR}};
    const cJSON *days = json_get(object, "days");
    const cJSON *weeks = json_get(object, "weeks");
    const cJSON *per = json_get(object, "per");
    if (!days + !weeks + !per != 2)
        json_report(reading->json, object,
                    "needs one of 'days', 'weeks' and 'per'");
    if (days)
        average->days = json_int(reading->json, days, 1, AVERAGE_DAYS_MAX);
    if (weeks)
        average->days =
            DAYS_PER_WEEK *
            json_int(reading->json, weeks, 1, AVERAGE_DAYS_MAX / DAYS_PER_WEEK);
    if (!per)
        return;
    const char *text = json_string(reading->json, per);
    for (int i = 0; i < 4; i++)
        if (strcmp(windows[i].name, text) == 0) {
            average->window = windows[i].window;
            return;
        }
    json_report(reading->json, per,
                "must be \"settlement\", \"week\", \"quarter\" or \"year\", is "
                "'%s'",
                SHOWN(text));
}

static void read_average(struct reading *reading, const cJSON *object,
                         struct clause *clause)
{
    struct draft_average *average = &clause->average;
    const cJSON *limit = json_need(reading->json, object, "limit");
    average->law = clause->law;
    average->price = RULE_HARD;
    average->measure = clause->overtime ? MEASURE_OVERTIME : MEASURE_WORK;
    average->per_week = !clause->overtime;
    if (limit)
        average->minutes =
            value_length(reading, limit, 1, DAYS_MAX * MINUTES_PER_DAY);
    read_window(reading, object, average);
}

static void read_night(struct reading *reading, const cJSON *object,
                       struct clause *clause)
{
    const cJSON *from = json_need(reading->json, object, "from");
    const cJSON *to = json_need(reading->json, object, "to");
    const cJSON *hours = json_need(reading->json, object, "hours");
    if (from)
        clause->night.from = value_clock(reading, from);
    if (to)
        clause->night.to = value_clock(reading, to);
    if (hours)
        clause->minutes = value_length(reading, hours, 1, MINUTES_PER_DAY);
}

static void read_notice(struct reading *reading, const cJSON *object,
                        struct clause *clause)
{
    const cJSON *days = json_need(reading->json, object, "days");
    if (days)
        clause->days = json_int(reading->json, days, 1, DAYS_MAX);
}

/* Points for breaking it: a "price", which leaves the usual limit as it is; or
 * a "premium", as a law has it that allows it to whoever pays. */
static void read_prices(struct reading *reading, const cJSON *object,
                        struct clause *clause)
{
    const cJSON *price = json_get(object, "price");
    const cJSON *premium = json_get(object, "premium");
    clause->premium = premium != NULL;
    clause->setting.price = RULE_HARD;
    if (price && premium)
        json_report(reading->json, premium,
                    "'price' and 'premium' exclude each other");
    if (price || premium)
        clause->setting.price =
            json_int(reading->json, price ? price : premium, 1, PRICE_MAX);
    if ((price || premium) && clause->rule == RULE_restricted)
        json_report(reading->json, price ? price : premium,
                    "rule 'restricted' has no price");
}

/* How far an agreement may go. */
static void read_bound(struct reading *reading, const cJSON *object,
                       struct clause *clause)
{
    const cJSON *node = json_get(object, "agreed");
    clause->agreed = RULE_OFF;
    if (!node)
        return;
    if (clause->kind == CLAUSE_AVERAGE) {
        clause->agreed =
            value_length(reading, node, 1, DAYS_MAX * MINUTES_PER_DAY);
    } else if (is_share(clause->rule)) {
        static const char *const keys[] = {"free", "of"};
        struct rule_setting bound = {0};
        if (json_object(reading->json, node, JSON_KEYS(keys)))
            read_share(reading, node, &bound);
        clause->agreed = bound.limit;
        clause->agreed_span = bound.span;
    } else {
        clause->agreed = read_limit(reading, node, clause->rule);
    }
}

static const char *read_text(struct reading *reading, const cJSON *object,
                             const char *key)
{
    const cJSON *node = json_need(reading->json, object, key);
    return node ? arena_copy(reading->arena, json_string(reading->json, node))
                : "";
}

static void read_law(struct reading *reading, const cJSON *object,
                     struct clause *clause)
{
    static const char *const ways[] = {"read", "secondary-read", "knowledge"};
    struct law *law = ARENA_ARRAY(reading->arena, struct law, 1);
    const cJSON *id = json_need(reading->json, object, "id");
    const cJSON *verified = json_get(object, "verified");
    law->id = id ? value_word(reading, id) : "";
    law->pack = clause->pack->id;
    law->as_of = clause->pack->as_of;
    law->statute = read_text(reading, object, "statute");
    law->sentence = read_text(reading, object, "says");
    law->verified = read_text(reading, object, "verified");
    bool known = false;
    for (int i = 0; i < 3; i++)
        known |= strcmp(ways[i], law->verified) == 0;
    if (!known && verified)
        json_report(reading->json, verified,
                    "must be \"read\", \"secondary-read\" or \"knowledge\"");
    clause->law = law;
}

void clause_read_law(struct reading *reading, const cJSON *object,
                     struct clause *clause)
{
    clause->spot = value_spot(reading, object);
    if (!json_map(reading->json, object) ||
        !read_kind(reading, object, clause)) {
        clause->kind = CLAUSE_NOTE;
        return;
    }
    if (!check_keys(reading, object, clause))
        return;
    read_law(reading, object, clause);
    if (clause->kind != CLAUSE_NIGHT && clause->kind != CLAUSE_NOTE)
        read_whom(reading, object, clause);
    switch (clause->kind) {
    case CLAUSE_RULE:
        read_terms(reading, object, clause);
        read_prices(reading, object, clause);
        read_bound(reading, object, clause);
        clause->setting.law = clause->law;
        break;
    case CLAUSE_AVERAGE:
        read_average(reading, object, clause);
        read_bound(reading, object, clause);
        break;
    case CLAUSE_NIGHT:
        read_night(reading, object, clause);
        break;
    case CLAUSE_NOTICE:
        read_notice(reading, object, clause);
        break;
    case CLAUSE_NOTE:
        break;
    }
}

void clause_read_agreed(struct reading *reading, const cJSON *object,
                        const struct clause *law, struct clause *terms)
{
    terms->rule = law->rule;
    terms->kind = law->kind;
    terms->setting.price = RULE_HARD;
    if (law->kind == CLAUSE_RULE)
        read_terms(reading, object, terms);
    else if (law->kind == CLAUSE_AVERAGE) {
        const cJSON *limit = json_need(reading->json, object, "limit");
        if (limit)
            terms->average.minutes =
                value_length(reading, limit, 1, DAYS_MAX * MINUTES_PER_DAY);
    } else
        json_report(reading->json, object,
                    "rule '%s' has no limit to be agreed; it can be \"off\"",
                    law->law->id);
}
