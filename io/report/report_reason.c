/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What explain.h has counted, as a sentence in the language of the page. */
#include "explain.h"
#include "report_parts.h"

/* "2 on a break": how many are so. */
struct fact {
    int n;
    const char *one, *other;
};

static int barred(const struct reason *reason, rule_mask rules)
{
    int n = 0;
    for (int rule = 0; rule < N_RULES; rule++)
        n += rules >> rule & 1 ? reason->barred[rule] : 0;
    return n;
}

static const char *callable(const struct report *report,
                            const struct reason *reason)
{
    struct text names = {0};
    int told = reason->free < CALLABLE_MAX ? reason->free : CALLABLE_MAX;
    for (int i = 0; i < told; i++)
        text_printf(&names, "%s%s", i ? ", " : "",
                    agent_title(&report->problem->agents[reason->callable[i]]));
    if (told < reason->free)
        text_add(&names, ", …");
    const char *copy = arena_copy(report->out.arena, text_string(&names));
    text_free(&names);
    return copy;
}

#define HOURS_RULES                                                            \
    (RULE_BIT(max_hours_per_day) | RULE_BIT(max_hours_per_7_days) |            \
     RULE_BIT(max_hours_per_week) | RULE_BIT(week_max) | RULE_BIT(period_max))
#define NAMED_RULES                                                            \
    (HOURS_RULES | RULE_BIT(rest) | RULE_BIT(max_days_in_a_row) |              \
     RULE_BIT(max_weekends) | RULE_BIT(max_nights_in_a_row) |                  \
     RULE_BIT(shift_max))

static const char *where_they_are(const struct report *report,
                                  const struct reason *reason)
{
    const struct fact facts[] = {
        {reason->serving, "{n} on it", "{n} on it"},
        {reason->elsewhere, "{n} on another queue", "{n} on other queues"},
        {reason->on_break, "{n} on a break", "{n} on breaks"},
        {reason->idle, "{n} at work without a queue",
         "{n} at work without a queue"},
        {reason->barred[RULE_rest], "{n} resting", "{n} resting"},
        {reason->barred[RULE_max_days_in_a_row],
         "{n} at the limit of days in a row",
         "{n} at their limit of days in a row"},
        {reason->barred[RULE_max_weekends], "{n} at the limit of weekends",
         "{n} at their limit of weekends"},
        {reason->barred[RULE_max_nights_in_a_row],
         "{n} at the limit of nights in a row",
         "{n} at their limit of nights in a row"},
        {barred(reason, HOURS_RULES), "{n} at the limit of hours",
         "{n} at their limit of hours"},
        {reason->barred[RULE_shift_max], "{n} at the limit of such shifts",
         "{n} at their limit of such shifts"},
        {barred(reason, RULES_ALL & ~NAMED_RULES), "{n} barred by another rule",
         "{n} barred by other rules"},
        {reason->movable, "{n} on another duty that day",
         "{n} on other duties that day"},
        {reason->free, "{n} off who could be called in: {names}",
         "{n} off who could be called in: {names}"},
    };
    struct text text = {0};
    text_add(&text, markup_count(
                        &report->out, "{n} person who can do it may work then",
                        "{n} people who can do it may work then", reason->may));
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (facts[i].n > 0)
            text_printf(&text, "; %s",
                        markup_count(&report->out, facts[i].one, facts[i].other,
                                     facts[i].n, "names",
                                     callable(report, reason)));
    const char *copy = arena_copy(report->out.arena, text_string(&text));
    text_free(&text);
    return copy;
}

static const char *none_may(const struct report *report,
                            const struct reason *reason)
{
    return markup_count(
        &report->out, "the only person who can do it may not work then",
        "none of the {n} who can do it may work then", reason->skilled);
}

static const char *never_enough(const struct report *report,
                                const struct reason *reason)
{
    const struct markup *out = &report->out;
    if (reason->skilled == 0)
        return markup_say(out, "nobody in the team can do it");
    if (reason->no_shift)
        return markup_say(out, "no shift reaches that time");
    if (reason->may_most == 0)
        return none_may(report, reason);
    if (reason->level_most != reason->may_most * HEAD)
        return markup_say(
            out, "all who can do it and may work then are worth {heads} heads",
            "heads",
            format_number(report, reason->level_most / (double)HEAD, 2));
    if (reason->may_most == reason->skilled)
        return markup_count(out, "only {n} person in the team can do it",
                            "only {n} people in the team can do it",
                            reason->skilled);
    return markup_count(
        out, "only {may} of the {n} who can do it may work then",
        "only {may} of the {n} who can do it may work then", reason->skilled,
        "may", format_count(report, reason->may_most));
}

static const char *hours(const struct report *report, int slots)
{
    return format_number(report,
                         grid_minutes(&report->problem->grid, slots) / 60.0, 1);
}

static const char *why_late(const struct report *report, const struct gap *gap)
{
    struct whereabouts were = explain_late(report->roster, gap);
    if (were.skilled == 0)
        return markup_say(&report->out, "nobody in the team can do it");
    return markup_say(&report->out,
                      "those who can do it were on it for {on} h, on other "
                      "queues for {other} h, without a queue for {idle} h",
                      "on", hours(report, were.serving), "other",
                      hours(report, were.elsewhere), "idle",
                      hours(report, were.idle));
}

const char *report_reason(const struct report *report, const struct gap *gap)
{
    if (gap->kind == GAP_LATE || gap->kind == GAP_DAY)
        return why_late(report, gap);
    struct reason reason = explain_gap(report->roster, gap);
    const char *why = reason.never_enough ? never_enough(report, &reason)
                      : reason.may == 0   ? none_may(report, &reason)
                                          : where_they_are(report, &reason);
    if (!reason.from_before)
        return why;
    return arena_printf(
        report->out.arena, "%s; %s", why,
        markup_say(&report->out,
                   "a duty from before the first day is told by 'history'"));
}
