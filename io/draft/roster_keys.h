/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all who read a roster.json share: its keys, and values that turn up all
 * over it. */
#ifndef ROSTER_KEYS_H
#define ROSTER_KEYS_H

#include "json.h"

#include <stdint.h>

/* What the key "format" says. */
#define ROSTER_FORMAT "vaktel roster 1"

static const char *const roster_keys[] = {
    "format",    "program",    "team",   "zone",   "start",
    "days",      "slot",       "input",  "names",  "options",
    "outcome",   "legal",      "cost",   "cover",  "shortages",
    "presences", "simulation", "ledger", "agents", "laws"};
static const char *const roster_agent_keys[] = {
    "id",       "name",   "zone",   "totals", "carried",
    "time_off", "wishes", "duties", "rules",  "ledger"};
static const char *const roster_duty_keys[] = {
    "date",         "shift",  "start",  "end",        "elapsed_minutes",
    "work_minutes", "breaks", "blocks", "activities", "on_call"};
static const char *const roster_activity_keys[] = {"id", "start", "end"};
static const char *const roster_break_keys[] = {"start", "minutes", "paid"};
static const char *const roster_block_keys[] = {"queue", "start", "end"};

/* Whether the document is a roster at all; if not, that is reported. */
bool roster_json_is(const struct json *json);

/* The instant (Unix seconds) under a key; false, and a report, if there is
 * none. */
bool roster_json_instant(const struct json *json, const cJSON *object,
                         const char *key, int64_t *second);

#endif
