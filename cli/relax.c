/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relax.h"

#include "clause_json.h"
#include "rule_text.h"
#include "units.h"

#include <string.h>

/* The keys that say the limit, within the braces of an object. */
static const char *terms_of(struct arena *arena, enum rule rule,
                            struct rule_setting setting)
{
    char value[UNITS_ROOM];
    if (rule_is_share(rule))
        return arena_printf(arena, "\"free\": %d, \"of\": %d", setting.limit,
                            setting.span);
    if (rule == RULE_earliest_start)
        units_write_clock(setting.limit, value);
    else if (rule_infos[rule].unit == MINUTES)
        units_write_minutes(setting.limit, value);
    else
        return arena_printf(arena, "\"limit\": %d", setting.limit);
    return arena_printf(arena, "\"limit\": \"%s\"", value);
}

static const char *value_of(struct arena *arena, const struct agent *agent,
                            enum rule rule, struct rule_setting setting)
{
    const struct rule_setting *better = &agent->better[rule];
    const char *terms = terms_of(arena, rule, setting);
    const char *price = "", *beside = "";
    bool priced = setting.price != RULE_HARD;
    if (!priced && better->price == 0 && !rule_is_share(rule))
        return terms + strlen("\"limit\": ");
    if (priced)
        price = arena_printf(arena, ", \"price\": %d", setting.price);
    if (better->price > 0)
        beside = arena_printf(arena, ", \"better\": {%s, \"price\": %d}",
                              terms_of(arena, rule, *better), better->price);
    return arena_printf(arena, "{%s%s%s}", terms, price, beside);
}

static const char *words_of(struct arena *arena, enum rule rule,
                            struct rule_setting setting)
{
    struct text text = {0};
    text_add(&text, "at ");
    text_add_limit(&text, rule, setting);
    return text_keep(&text, arena);
}

struct relaxed relax_rule(struct arena *arena, const struct agent *agent,
                          enum rule rule)
{
    struct rule_setting setting = agent->rules[rule];
    bool least = rule_asks_at_least(rule) || rule_is_share(rule);
    int step = rule_infos[rule].unit == MINUTES ? MINUTES_PER_HOUR : 1;
    if (setting.limit == RULE_OFF || rule_infos[rule].kind == GIVEN)
        return (struct relaxed){0};
    if (setting.law && !setting.law->advice)
        return (struct relaxed){
            .why_not = arena_printf(arena, "is law (%s)", setting.law->id)};
    if (rule == RULE_break_time || rule == RULE_restricted)
        return (struct relaxed){.why_not = "has no limit to relax"};
    int now = setting.limit;
    setting.limit += least ? -step : step;
    if (rule_is_switch(rule) || setting.limit <= 0)
        return (struct relaxed){.value = "null",
                                .words = "left out",
                                .limit = now,
                                .span = setting.span,
                                .dropped = true};
    return (struct relaxed){.value = value_of(arena, agent, rule, setting),
                            .words = words_of(arena, rule, setting),
                            .limit = setting.limit,
                            .span = setting.span};
}
