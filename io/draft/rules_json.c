/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules_json.h"

#include "agents.h"
#include "clause_json.h"
#include "law_json.h"
#include "near.h"
#include "pack_json.h"
#include "shown.h"
#include "value_json.h"

#include <stdlib.h>
#include <string.h>

enum { PACKS_MAX = 50, SETTLEMENT_WEEKS_MAX = 52, SETTLEMENT_MONTHS_MAX = 12 };

void rules_usual(struct rule_setting *settings)
{
    for (int rule = 0; rule < N_RULES; rule++)
        settings[rule] =
            (struct rule_setting){.limit = rule_infos[rule].default_limit,
                                  .price = rule_infos[rule].default_price};
}

/* The limit that the team itself sets below, or the usual one. */
static int limit_below(const struct clauses *below, int rule)
{
    for (; below; below = below->below)
        for (int i = 0; !below->pack && i < below->n; i++)
            if (below->items[i].rule == (enum rule)rule)
                return below->items[i].setting.limit;
    return rule_infos[rule].default_limit;
}

static struct clauses *add_layer(struct reading *reading,
                                 const struct clauses *below)
{
    struct clauses *layer = ARENA_ARRAY(reading->scratch, struct clauses, 1);
    layer->below = below;
    return layer;
}

/* Whether a scenario has put it there, to hold in place of what was. */
static bool is_laid_over(struct spot spot)
{
    const char *file;
    free(json_place(spot.json, spot.node, &file));
    return strcmp(file, spot.json->file) != 0;
}

static void report_twice(struct reading *reading, const struct clause *clause,
                         struct spot first)
{
    const char *file;
    char *pointer = json_place(first.json, first.node, &file);
    spot_report(reading->diags, clause->spot,
                "'%s' is set at %s already; say it once",
                rule_infos[clause->rule].name, pointer);
    free(pointer);
}

/* A rule that an object above in the same list, whose layers lie over `under`,
 * sets already: neither of the two would be what holds. */
static void check_once(struct reading *reading, const struct clause *clause,
                       const struct clauses *below, const struct clauses *under)
{
    for (; below != under; below = below->below)
        for (int i = 0; !below->pack && i < below->n; i++)
            if (below->items[i].rule == clause->rule &&
                !is_laid_over(clause->spot)) {
                report_twice(reading, clause, below->items[i].spot);
                return;
            }
}

static const struct clauses *read_object(struct reading *reading,
                                         const cJSON *node,
                                         const struct clauses *below,
                                         const struct clauses *under)
{
    const char *keys[N_RULES];
    int n_keys = 0;
    for (int rule = 0; rule < N_RULES; rule++)
        if (rule_is_settable(rule))
            keys[n_keys++] = rule_infos[rule].name;
    if (!json_object(reading->json, node, keys, n_keys))
        return below;
    struct clauses *layer = add_layer(reading, below);
    struct clause *items = ARENA_ARRAY(reading->scratch, struct clause, n_keys);
    for (int rule = 0; rule < N_RULES; rule++) {
        const cJSON *item = json_get(node, rule_infos[rule].name);
        if (!item || !rule_is_settable(rule))
            continue;
        struct clause *clause = &items[layer->n++];
        clause->spot = value_spot(reading, item);
        clause->rule = rule;
        clause->setting.limit = limit_below(below, rule);
        clause_read_own(reading, item, clause);
        check_once(reading, clause, below, under);
    }
    layer->items = items;
    return layer;
}

static bool has_pack(const struct clauses *layer, const struct pack *pack)
{
    for (; layer; layer = layer->below)
        if (layer->pack == pack)
            return true;
    return false;
}

static const struct clauses *read_pack(struct reading *reading,
                                       const cJSON *node,
                                       const struct clauses *below)
{
    const struct pack *pack = pack_read(reading, value_spot(reading, node),
                                        json_string(reading->json, node));
    if (!pack || has_pack(below, pack))
        return below;
    struct clauses *layer = add_layer(reading, below);
    *layer = pack->rules;
    layer->below = below;
    return layer;
}

const struct clauses *rules_read(struct reading *reading, const cJSON *node,
                                 const struct clauses *below)
{
    const struct clauses *under = below;
    if (cJSON_IsString(node)) {
        json_report(reading->json, node,
                    "is a text: rule packs are named in a list, [\"%s\"]",
                    SHOWN(node->valuestring));
        return below;
    }
    if (!cJSON_IsArray(node))
        return read_object(reading, node, below, under);
    const cJSON *item;
    if (!json_array(reading->json, node, 0, PACKS_MAX))
        return below;
    cJSON_ArrayForEach(item, node)
    {
        if (cJSON_IsString(item))
            below = read_pack(reading, item, below);
        else if (cJSON_IsObject(item))
            below = read_object(reading, item, below, under);
        else
            json_report(reading->json, item,
                        "must be the name of a rule pack, or an object of "
                        "rules, is %s",
                        json_type(item));
    }
    return below;
}

/* The law of this id in any pack that was read. */
static const struct clause *law_named(struct reading *reading, struct spot spot,
                                      const char *id)
{
    const char *names[1000];
    int n = 0;
    for (const struct pack *pack = reading->packs; pack; pack = pack->next)
        for (int i = 0; i < pack->rules.n; i++) {
            const struct clause *clause = &pack->rules.items[i];
            if (!clause->law)
                continue;
            if (strcmp(clause->law->id, id) == 0)
                return clause;
            if (n < 1000)
                names[n++] = clause->law->id;
        }
    const char *near = near_name(id, names, n);
    spot_report(reading->diags, spot,
                "no rule '%s' in the rule packs that are named%s%s%s",
                SHOWN(id), near ? ", did you mean '" : "", near ? near : "",
                near ? "'?" : "");
    return NULL;
}

static void read_terms(struct reading *reading, const cJSON *node,
                       struct agreement *agreement)
{
    const cJSON *rule = json_need(reading->json, node, "rule");
    const cJSON *off = json_get(node, "off");
    const cJSON *reason = json_need(reading->json, node, "reason");
    if (off)
        agreement->off = json_bool(reading->json, off);
    if (off && !agreement->off)
        json_report(reading->json, off, "must be true");
    agreement->off = off != NULL;
    if (reason)
        agreement->reason = value_label(reading, reason);
    if (!rule)
        return;
    agreement->rule_spot = value_spot(reading, rule);
    const struct clause *law =
        law_named(reading, agreement->rule_spot, value_word(reading, rule));
    if (!law)
        return;
    agreement->rule = law->law->id;
    agreement->terms.kind = law->kind;
    if (!agreement->off)
        clause_read_agreed(reading, node, law, &agreement->terms);
    else if (json_get(node, "limit"))
        json_report(reading->json, off, "'off' and 'limit' exclude each other");
}

/* Whom an agreement names: some, all of whom there are. */
static void read_parties(struct reading *reading, const cJSON *node,
                         struct agreement *agreement)
{
    const cJSON *agents = json_get(node, "agents");
    const cJSON *tags = json_get(node, "tags");
    if (agents && json_array(reading->json, agents, 1, NAMES_MAX))
        agreement->agents = value_names(reading, agents);
    if (tags && json_array(reading->json, tags, 1, NAMES_MAX))
        agreement->tags = value_names(reading, tags);
    for (int i = 0; i < agreement->agents.n; i++)
        reading_agent(reading, agreement->agents.items[i].spot,
                      agreement->agents.items[i].text);
    agents_check_tags(reading, &agreement->tags);
    if ((agents || tags) && (agreement->terms.kind == CLAUSE_NIGHT ||
                             agreement->terms.kind == CLAUSE_NOTICE))
        json_report(reading->json, agents ? agents : tags,
                    "rule '%s' is of the whole team, not of some",
                    agreement->rule);
}

static struct agreement read_agreement(struct reading *reading,
                                       const cJSON *node)
{
    static const char *const keys[] = {
        "rule",  "off",     "limit",     "free",   "of",     "tiers",
        "times", "stretch", "min_piece", "reason", "agents", "tags"};
    struct agreement agreement = {.spot = value_spot(reading, node)};
    if (!json_object(reading->json, node, JSON_KEYS(keys)))
        return agreement;
    read_terms(reading, node, &agreement);
    read_parties(reading, node, &agreement);
    return agreement;
}

void agreements_read(struct reading *reading, const cJSON *node)
{
    if (!node || !json_array(reading->json, node, 0, LIST_MAX))
        return;
    struct agreement *agreements = ARENA_ARRAY(
        reading->scratch, struct agreement, cJSON_GetArraySize(node));
    const cJSON *item;
    cJSON_ArrayForEach(item, node)
    {
        agreements[reading->n_agreements] = read_agreement(reading, item);
        if (agreements[reading->n_agreements].rule)
            reading->n_agreements++;
    }
    reading->agreements = agreements;
}

void settlement_read(struct reading *reading, const cJSON *node)
{
    static const char *const keys[] = {"from", "weeks", "months"};
    struct settlement *settlement = &reading->settlement;
    if (!node || !json_object(reading->json, node, JSON_KEYS(keys)))
        return;
    const cJSON *from = json_need(reading->json, node, "from");
    const cJSON *weeks = json_get(node, "weeks");
    const cJSON *months = json_get(node, "months");
    if (!weeks == !months)
        json_report(reading->json, node, "needs one of 'weeks' and 'months'");
    if (from)
        settlement->from = value_date(reading, from);
    if (weeks)
        settlement->weeks =
            json_int(reading->json, weeks, 1, SETTLEMENT_WEEKS_MAX);
    else if (months)
        settlement->months =
            json_int(reading->json, months, 1, SETTLEMENT_MONTHS_MAX);
}

void packs_free(struct reading *reading)
{
    for (const struct pack *pack = reading->packs; pack; pack = pack->next)
        json_free((struct json *)pack->json);
}
