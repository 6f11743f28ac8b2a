/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What explain.h has counted, as a sentence in the language of the page. */
#include "explain.h"
#include "report_parts.h"

#include <string.h>

/* "2 on a break": how many are so. */
struct fact {
    int n;
    const char *one, *other;
};

#define N_FACTS(facts) (int)(sizeof(facts) / sizeof *(facts))

static int sum_of(const int *barred, rule_mask rules)
{
    int n = 0;
    for (int rule = 0; rule < N_RULES; rule++)
        n += rules >> rule & 1 ? barred[rule] : 0;
    return n;
}

const char *report_names(const struct report *report, const int *agents, int n)
{
    const struct markup *out = &report->out;
    const char *names = "";
    int told = n < CALLABLE_MAX ? n : CALLABLE_MAX;
    for (int i = 0; i < told; i++)
        names = arena_printf(
            out->arena, "%s%s%s", names, i ? ", " : "",
            markup_isolate(out,
                           agent_title(&report->problem->agents[agents[i]])));
    return told < n
               ? markup_count(out, "{names} and {n} more",
                              "{names} and {n} more", n - told, "names", names)
               : names;
}

#define HOURS_RULES                                                            \
    (RULE_BIT(max_hours_per_day) | RULE_BIT(max_hours_per_7_days) |            \
     RULE_BIT(max_hours_per_week) | RULE_BIT(week_max) | RULE_BIT(period_max))
#define NAMED_RULES                                                            \
    (HOURS_RULES | RULE_BIT(rest) | RULE_BIT(max_days_in_a_row) |              \
     RULE_BIT(max_weekends) | RULE_BIT(max_nights_in_a_row) |                  \
     RULE_BIT(shift_max))

static void add_facts(const struct report *report, struct text *text,
                      const struct fact *facts, int n, const char *names)
{
    for (int i = 0; i < n; i++)
        if (facts[i].n > 0)
            text_printf(text, "%s%s", text->length ? "; " : "",
                        markup_count(&report->out, facts[i].one, facts[i].other,
                                     facts[i].n, "names", names));
}

/* Rules that have no words of their own here, with their law. */
static void add_other_rules(const struct report *report, struct text *text,
                            const int *barred, const struct law *const *laws)
{
    const struct markup *out = &report->out;
    for (int rule = 0; rule < N_RULES; rule++) {
        if (barred[rule] == 0 || NAMED_RULES >> rule & 1)
            continue;
        const struct law *law = laws[rule];
        const char *name = report_rule_of_team(report, (enum rule)rule);
        text_printf(text, "%s%s", text->length ? "; " : "",
                    markup_count(out, "{n} barred by the rule “{rule}”",
                                 "{n} barred by the rule “{rule}”",
                                 barred[rule], "rule",
                                 law ? arena_printf(out->arena, "%s, %s", name,
                                                    law->statute)
                                     : name));
    }
}

static void add_barred(const struct report *report, struct text *text,
                       const int *barred, const struct law *const *laws)
{
    const struct fact facts[] = {
        {barred[RULE_rest], "{n} resting", "{n} resting"},
        {barred[RULE_max_days_in_a_row], "{n} at the limit of days in a row",
         "{n} at their limit of days in a row"},
        {barred[RULE_max_weekends], "{n} at the limit of weekends",
         "{n} at their limit of weekends"},
        {barred[RULE_max_nights_in_a_row],
         "{n} at the limit of nights in a row",
         "{n} at their limit of nights in a row"},
        {sum_of(barred, HOURS_RULES), "{n} at the limit of hours",
         "{n} at their limit of hours"},
        {barred[RULE_shift_max], "{n} at the limit of such shifts",
         "{n} at their limit of such shifts"},
    };
    add_facts(report, text, facts, N_FACTS(facts), "");
    add_other_rules(report, text, barred, laws);
}

static const char *where_they_are(const struct report *report,
                                  const struct reason *reason)
{
    const struct fact at_work[] = {
        {reason->serving, "{n} on it", "{n} on it"},
        {reason->elsewhere, "{n} on another queue", "{n} on other queues"},
        {reason->on_break, "{n} on a break", "{n} on breaks"},
        {reason->busy, "{n} in a meeting or training",
         "{n} in meetings or training"},
        {reason->idle, "{n} at work without a queue",
         "{n} at work without a queue"},
    };
    const struct fact others[] = {
        {reason->movable, "{n} on another duty that day",
         "{n} on other duties that day"},
        {reason->free, "{n} off who could be called in: {names}",
         "{n} off who could be called in: {names}"},
    };
    struct text text = {0};
    text_add(&text, markup_count(&report->out,
                                 "{n} person who can do it is available then",
                                 "{n} people who can do it are available then",
                                 reason->may));
    add_facts(report, &text, at_work, N_FACTS(at_work), "");
    add_barred(report, &text, reason->barred, reason->laws);
    add_facts(report, &text, others, N_FACTS(others),
              report_names(report, reason->callable, reason->free));
    return text_keep(&text, report->out.arena);
}

const char *report_others(const struct report *report, int agent, int day)
{
    struct others others = explain_others(report->roster, agent, day);
    const struct fact at_work[] = {
        {others.same, "{n} works it too", "{n} work it too"},
        {others.busy, "{n} on another duty that day",
         "{n} on other duties that day"},
    };
    const struct fact rest[] = {
        {others.may_not, "{n} who may not work it", "{n} who may not work it"},
        {others.unskilled, "{n} without the skills for it",
         "{n} without the skills for it"},
        {others.free, "{n} off who could be called in: {names}",
         "{n} off who could be called in: {names}"},
    };
    struct text text = {0};
    add_facts(report, &text, at_work, N_FACTS(at_work), "");
    add_barred(report, &text, others.barred, others.laws);
    add_facts(report, &text, rest, N_FACTS(rest),
              report_names(report, others.callable, others.free));
    return text_keep(&text, report->out.arena);
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
    if (were.serving + were.elsewhere + were.idle == 0)
        return markup_count(
            &report->out, "the only person who can do it is not at work then",
            "none of the {n} who can do it is at work then", were.skilled);
    return markup_say(&report->out,
                      "those who can do it were on it for {on} h, on other "
                      "queues for {other} h, without a queue for {idle} h",
                      "on", hours(report, were.serving), "other",
                      hours(report, were.elsewhere), "idle",
                      hours(report, were.idle));
}

/* "; after late, Sat 24 Oct" */
static const char *beside(const struct report *report, const struct bar *bar)
{
    const struct markup *out = &report->out;
    const struct problem *problem = report->problem;
    const char *day =
        format_day(report, problem->grid.first_date + bar->beside->day);
    const char *shift =
        markup_isolate(out, shift_title(&problem->shifts[bar->beside->shift]));
    return arena_printf(out->arena, "; %s",
                        bar->beside->day < bar->duty->day
                            ? markup_say(out, "after {shift}, {day}", "shift",
                                         shift, "day", day)
                            : markup_say(out, "before {shift}, {day}", "shift",
                                         shift, "day", day));
}

/* "; after a duty that ended Sun 25 Oct 22:30" */
static const char *ended(const struct report *report, const struct bar *bar)
{
    struct local end = local_of(report->problem, bar->breach.agent, bar->ended);
    return arena_printf(report->out.arena, "; %s",
                        markup_say(&report->out,
                                   "after a duty that ended {day} {time}",
                                   "day", format_day(report, end.date), "time",
                                   format_clock(report, end)));
}

static const char *after_what(const struct report *report,
                              const struct bar *bar)
{
    return bar->beside              ? beside(report, bar)
           : bar->ended != LONG_AGO ? ended(report, bar)
                                    : "";
}

/* "at least 11 h of rest between duties; after late, Sat 24 Oct (NO-9,
 * Arbeidsmiljøloven 10-8(1))": by what the law keeps somebody off. */
static const char *barred_by(const struct report *report, const struct bar *bar)
{
    const struct law *law = breach_law(report->problem, &bar->breach);
    return arena_printf(report->out.arena, "%s%s (%s, %s)",
                        report_rule(report, &bar->breach),
                        after_what(report, bar), law->id, law->statute);
}

/* Those whom a law keeps off in the same way. */
struct barred {
    const char *whom, *how;
    int n;
};

/* Sorts people by what keeps them off; how many ways there are. */
static int sort_bars(const struct report *report, const struct reason *reason,
                     struct barred *ways)
{
    const struct markup *out = &report->out;
    int n = 0;
    for (int i = 0; i < reason->n_bars && i < BARS_MAX; i++) {
        const struct bar *bar = &reason->bars[i];
        const char *how = barred_by(report, bar);
        int way = 0;
        while (way < n && strcmp(ways[way].how, how) != 0)
            way++;
        if (way == n)
            ways[n++] = (struct barred){"", how, 0};
        const struct agent *who = &report->problem->agents[bar->breach.agent];
        ways[way].whom = arena_printf(out->arena, "%s%s%s", ways[way].whom,
                                      ways[way].n++ ? ", " : "",
                                      markup_isolate(out, agent_title(who)));
    }
    return n;
}

static const char *with_bars(const struct report *report, const char *why,
                             const struct reason *reason)
{
    const struct markup *out = &report->out;
    struct barred ways[BARS_MAX];
    int n = sort_bars(report, reason, ways), told = 0;
    for (int i = 0; i < n && i < BARS_TOLD; i++) {
        why = arena_printf(out->arena, "%s. %s: %s", why, ways[i].whom,
                           ways[i].how);
        told += ways[i].n;
    }
    return told == reason->n_bars
               ? why
               : arena_printf(out->arena, "%s. %s", why,
                              markup_count(out, "and {n} more by law",
                                           "and {n} more by law",
                                           reason->n_bars - told));
}

const char *report_reason(const struct report *report, const struct gap *gap)
{
    if (gap->kind == GAP_LATE || gap->kind == GAP_DAY)
        return why_late(report, gap);
    struct reason reason = explain_gap(report->roster, gap);
    const char *why = reason.never_enough ? never_enough(report, &reason)
                      : reason.may == 0   ? none_may(report, &reason)
                                          : where_they_are(report, &reason);
    why = with_bars(report, why, &reason);
    if (!reason.from_before)
        return why;
    return arena_printf(
        report->out.arena, "%s; %s", why,
        markup_say(&report->out,
                   "only a duty from before the first day could, and "
                   "'history' tells of none"));
}
