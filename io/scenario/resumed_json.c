/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "resumed_json.h"

#include "comparison.h"
#include "file.h"
#include "json.h"
#include "roster_json.h"
#include "score.h"
#include "team_json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool says(const cJSON *object, const char *key, const char *value)
{
    const cJSON *node = json_get(object, key);
    return cJSON_IsString(node) && strcmp(node->valuestring, value) == 0;
}

static bool is_number(const cJSON *object, const char *key, double value)
{
    const cJSON *node = json_get(object, key);
    return node ? cJSON_IsNumber(node) &&
                      fabs(node->valuedouble - value) < 1e-6 * (1 + fabs(value))
                : value == 0;
}

static bool same_question(const cJSON *root, const struct team *team,
                          const char *version)
{
    char program[64];
    snprintf(program, sizeof program, "vaktel %s", version);
    return says(root, "program", program) &&
           says(root, "input", team->input_hash);
}

/* Whether a search would be given as much to find it. */
static bool same_limits(const cJSON *root, const struct plan_options *options)
{
    const cJSON *asked = json_get(root, "options");
    return is_number(asked, "seed", (double)options->seed) &&
           is_number(asked, "gap_percent", 100 * options->gap) &&
           is_number(asked, "time_limit_seconds", options->time_limit) &&
           is_number(asked, "work_limit", (double)options->work_limit);
}

/* Statuses of searches that came to their end or were interrupted, then of
 * others. */
static const enum outcome_status statuses[] = {
    OUTCOME_OPTIMAL, OUTCOME_WITHIN_GAP, OUTCOME_LIMIT, OUTCOME_INTERRUPTED,
    OUTCOME_RAISED,  OUTCOME_SHARED,     OUTCOME_FAIRER};
enum { N_FOUND = 4, N_STATUSES = sizeof statuses / sizeof *statuses };

/* False where it is none of the first `n`. */
static bool read_status(const cJSON *node, int n, struct outcome *outcome)
{
    for (int i = 0; i < n; i++)
        if (says(node, "status", plan_status(statuses[i]))) {
            outcome->status = statuses[i];
            outcome->half_hour = cJSON_IsTrue(json_get(node, "half_hour"));
            return true;
        }
    return false;
}

/* Written to the hundredth of a point: the bound may be a little less. */
static void read_bound(const cJSON *node, cost total, struct outcome *outcome)
{
    const cJSON *bound = json_get(node, "bound");
    double points = cJSON_IsNumber(bound) ? bound->valuedouble : 0;
    outcome->cost = total;
    outcome->bound = (cost)llround(points * POINT);
    if (outcome->bound > outcome->cost)
        outcome->bound = outcome->cost;
}

static struct roster *take(const struct json *json, const char *bytes,
                           size_t length, const char *path,
                           const struct team *team, struct outcome *outcome)
{
    const cJSON *node = json_get(json->root, "outcome");
    *outcome = (struct outcome){0};
    if (!read_status(node, N_FOUND, outcome))
        return NULL;
    struct roster *roster =
        roster_json_parse(bytes, length, path, team, json->diags);
    if (roster)
        read_bound(node, score_total(roster), outcome);
    return roster;
}

struct roster *resumed_read(const char *path, const struct team *team,
                            const struct plan_options *options,
                            const char *version, struct outcome *outcome,
                            bool *over)
{
    struct diags *silent = diags_new();
    struct roster *roster = NULL;
    size_t length;
    char *bytes = file_read(path, &length, silent);
    struct json *json = bytes ? json_parse(bytes, length, path, silent) : NULL;
    if (json && same_question(json->root, team, version))
        roster = take(json, bytes, length, path, team, outcome);
    *over = roster && (outcome->status == OUTCOME_OPTIMAL ||
                       (outcome->status != OUTCOME_INTERRUPTED &&
                        same_limits(json->root, options)));
    json_free(json);
    free(bytes);
    diags_free(silent);
    return roster;
}

bool resumed_outcome(const char *path, const struct team *team,
                     const struct score *score, struct outcome *outcome)
{
    struct diags *silent = diags_new();
    size_t length;
    char *bytes = file_read(path, &length, silent);
    struct json *json = bytes ? json_parse(bytes, length, path, silent) : NULL;
    const cJSON *node = json ? json_get(json->root, "outcome") : NULL;
    *outcome = (struct outcome){0};
    bool known = node && says(json->root, "input", team->input_hash) &&
                 read_status(node, N_STATUSES, outcome) &&
                 is_number(node, "cost", (double)score->total / POINT);
    if (known)
        read_bound(node, score->total, outcome);
    json_free(json);
    free(bytes);
    diags_free(silent);
    return known;
}

static bool take_least(const struct json *json, const cJSON *node,
                       struct least *least)
{
    const cJSON *proven = json_get(node, "proven"), *item;
    const cJSON *agents = json_get(node, "agents");
    const cJSON *kinds = json_get(node, "of");
    int kind = 0;
    if (!cJSON_IsTrue(proven) || !agents || !cJSON_IsArray(kinds) ||
        cJSON_GetArraySize(kinds) != least->n_kinds)
        return false;
    least->agents = json_int(json, agents, 0, MORE_AGENTS_MAX);
    cJSON_ArrayForEach(item, kinds)
    {
        const cJSON *more = json_need(json, item, "agents");
        least->more[kind++] =
            more ? json_int(json, more, 0, MORE_AGENTS_MAX) : 0;
    }
    least->at_least = least->agents;
    least->found = !diags_failed(json->diags);
    return least->found;
}

bool resumed_least(const char *path, const char *input, struct least *least)
{
    struct diags *silent = diags_new();
    struct least known = *least;
    bool found = false;
    size_t length;
    char *bytes = file_read(path, &length, silent);
    struct json *json = bytes ? json_parse(bytes, length, path, silent) : NULL;
    const cJSON *list = json ? json_get(json->root, "scenarios") : NULL, *item;
    if (list) {
        cJSON_ArrayForEach(item, list)
        {
            if (!found && says(item, "input", input))
                found = take_least(json, json_get(item, "least"), &known);
        }
    }
    if (found)
        *least = known;
    json_free(json);
    free(bytes);
    diags_free(silent);
    return found;
}
