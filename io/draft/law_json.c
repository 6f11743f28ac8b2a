/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "law_json.h"

#include "clause_json.h"
#include "near.h"
#include "rule_text.h"
#include "shown.h"
#include "value_json.h"

#include <string.h>

enum { AVERAGE_DAYS_MAX = 366 };

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
    static const char *const whom[] = {"who",     "unless", "counts",   "price",
                                       "premium", "agreed", "unchecked"};
    static const char *const average[] = {
        "limit", "days", "weeks", "per", "who", "unless", "counts", "agreed"};
    static const char *const night[] = {"from", "to", "hours"};
    static const char *const notice[] = {"days", "who"};
    const char *keys[24];
    int n = add_keys(keys, 0, JSON_KEYS(all));
    switch (clause->kind) {
    case CLAUSE_RULE:
        n = add_keys(keys, n, JSON_KEYS(whom));
        n = clause_term_keys(clause->rule, keys, n);
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
    if (who && !clause->night_workers &&
        json_array(reading->json, who, 1, NAMES_MAX))
        clause->who = value_names(reading, who);
    if (unless && json_array(reading->json, unless, 1, NAMES_MAX))
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

/* From 24:00 to 00:00 is none either. */
static bool is_no_time(const struct window *night)
{
    return night->from == night->to ||
           night->from == night->to + MINUTES_PER_DAY;
}

static void read_night(struct reading *reading, const cJSON *object,
                       struct clause *clause)
{
    int errors = diags_count(reading->diags);
    const cJSON *from = json_need(reading->json, object, "from");
    const cJSON *to = json_need(reading->json, object, "to");
    const cJSON *hours = json_need(reading->json, object, "hours");
    if (from)
        clause->night.from = value_clock(reading, from);
    if (to)
        clause->night.to = value_clock(reading, to);
    if (hours)
        clause->minutes = value_length(reading, hours, 1, MINUTES_PER_DAY);
    if (from && to && diags_count(reading->diags) == errors &&
        is_no_time(&clause->night))
        json_report(reading->json, to, "must not be the same as 'from'");
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

/* Whether what may be agreed asks for more than the law itself. */
static bool is_stricter_agreed(const struct clause *clause)
{
    const struct rule_setting *law = &clause->setting;
    if (clause->kind == CLAUSE_AVERAGE)
        return clause->agreed < clause->average.minutes;
    if (rule_is_share(clause->rule))
        return clause->agreed * law->span > law->limit * clause->agreed_span;
    if (clause->breaks || clause->n_times > 0)
        return false;
    return rule_asks_at_least(clause->rule) ? clause->agreed > law->limit
                                            : clause->agreed < law->limit;
}

/* How far an agreement may go. */
static void read_bound(struct reading *reading, const cJSON *object,
                       struct clause *clause, int errors)
{
    const cJSON *node = json_get(object, "agreed");
    const cJSON *unchecked = json_get(object, "unchecked");
    clause->agreed = RULE_OFF;
    if (unchecked)
        clause->unchecked = value_label(reading, unchecked);
    if (unchecked && !node)
        json_report(reading->json, unchecked, "'unchecked' goes with 'agreed'");
    if (!node)
        return;
    if (clause->kind == CLAUSE_AVERAGE) {
        clause->agreed =
            value_length(reading, node, 1, DAYS_MAX * MINUTES_PER_DAY);
    } else if (rule_is_share(clause->rule)) {
        static const char *const keys[] = {"free", "of"};
        struct rule_setting bound = {0};
        if (json_object(reading->json, node, JSON_KEYS(keys)))
            clause_read_share(reading, node, &bound);
        clause->agreed = bound.limit;
        clause->agreed_span = bound.span;
    } else {
        clause->agreed = clause_read_limit(reading, node, clause->rule);
    }
    if (diags_count(reading->diags) == errors && is_stricter_agreed(clause))
        json_report(reading->json, node,
                    "is stricter than the limit of the law itself");
}

static const char *read_text(struct reading *reading, const cJSON *object,
                             const char *key)
{
    const cJSON *node = json_need(reading->json, object, key);
    const char *text = node ? json_string(reading->json, node) : "";
    if (cJSON_IsString(node) && !text[strspn(text, " ")])
        json_report(reading->json, node, "must not be empty");
    return arena_copy(reading->arena, text);
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
    law->advice = json_get(object, "price") != NULL;
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
    int errors = diags_count(reading->diags);
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
        clause_read_terms(reading, object, clause);
        read_prices(reading, object, clause);
        read_bound(reading, object, clause, errors);
        clause->setting.law = clause->law;
        break;
    case CLAUSE_AVERAGE:
        read_average(reading, object, clause);
        read_bound(reading, object, clause, errors);
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
        clause_read_terms(reading, object, terms);
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
