/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of rules.def as an enumeration and a table. */
#ifndef RULES_H
#define RULES_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

/* Penalties are whole numbers, 1200 to the point, so that a price in points
 * per hour splits exactly over slots of 5 to 60 minutes and hundredths of a
 * head.  The anchor of all prices: an hour in which one head is missing costs
 * 1200 points. */
typedef int64_t cost;
enum { POINT = 1200, POINTS_PER_SHORT_HOUR = 1200 };

#define COST_FORBIDDEN ((cost)INT64_MAX / 4)

enum { RULE_OFF = INT_MIN, RULE_HARD = -1, SPAN_MAX = 16 };

enum rule_unit { MINUTES, DAYS, TIMES, POINTS };
enum rule_kind { LIMIT, GIVEN };

enum rule {
#define RULE(name, unit, kind, limit, price, sentence) RULE_##name,
#include "rules.def"
#undef RULE
    N_RULES
};

struct rule_info {
    const char *name;
    enum rule_unit unit;
    enum rule_kind kind;
    int default_limit;
    int default_price; /* points per day or time, per hour for MINUTES */
    const char *sentence;
};

extern const struct rule_info rule_infos[N_RULES];

/* Where a rule comes from: a line of a rule pack. */
struct law {
    const char *id;       /* "NO-9" */
    const char *pack;     /* its file's name: "no" */
    const char *statute;  /* "Arbeidsmiljøloven 10-8(1)" */
    const char *as_of;    /* when it was looked up: "2026-10" */
    const char *verified; /* "read", "secondary-read" or "knowledge" */
    const char *sentence; /* what it asks, in plain words */
    bool advice;          /* no law: priced, and anybody's to set otherwise */
};

/* What one agent is held to. */
struct rule_setting {
    int limit; /* in the rule's unit, RULE_OFF: not held to it */
    int price; /* points per unit of excess, or RULE_HARD */
    int span;  /* of rules over several: Sundays or weekends that are looked
                  at together; else 0 */
    const struct law *law; /* NULL: set by the team */
    const char *agreement; /* why it is other than the law, or NULL */
};

/* Whether no roster may break it. */
static inline bool rule_is_hard(const struct rule_setting *setting)
{
    return setting->limit != RULE_OFF && setting->price == RULE_HARD;
}

/* The price of `excess` units over the limit: COST_FORBIDDEN where the rule is
 * hard and there is any excess.  Minutes are priced by the hour, to the
 * minute. */
cost rule_cost(enum rule rule, struct rule_setting setting, int excess);

#endif
