/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changes to the team would save: a sentence and figures for each. */
#include "report_scenario_parts.h"

#include <math.h>
#include <string.h>

static const char *say(const struct report *report, const char *sentence)
{
    return words_get(report->out.words, NULL, sentence);
}

/* "phone, polish (phone-pl 80 %)" */
static const char *skills_of(const struct report *report,
                             const struct scenarios_worth *worth)
{
    struct arena *arena = report->out.arena;
    struct text text = {0};
    for (const char *at = worth->skills; at && *at; at++)
        text_add_n(&text, *at == ' ' ? ", " : at, *at == ' ' ? 2 : 1);
    const char *skills =
        text.length > 0 ? arena_copy(arena, text_string(&text)) : "–";
    text_free(&text);
    return worth->slower ? arena_printf(arena, "%s (%s)", skills, worth->slower)
                         : skills;
}

static const char *newcomer(const struct report *report,
                            const struct scenarios_worth *worth)
{
    const char *skills = skills_of(report, worth);
    if (isnan(worth->week_h))
        return markup_say(&report->out, "one more person with {skills}",
                          "skills", skills);
    return markup_say(
        &report->out, "one more person with {skills}, {hours} h a week",
        "skills", skills, "hours", format_number(report, worth->week_h, 2));
}

static const char *when_of(const struct report *report,
                           const struct scenarios_worth *worth)
{
    const char *day = format_day(report, worth->date);
    return worth->weeks > 1
               ? markup_count(&report->out, "{day}, {n} week in a row",
                              "{day}, {n} weeks in a row", worth->weeks, "day",
                              day)
               : day;
}

static const char *duty(const struct report *report,
                        const struct scenarios_worth *worth)
{
    const struct markup *out = &report->out;
    const char *skills = skills_of(report, worth);
    const char *days = when_of(report, worth);
    return worth->between
               ? markup_say(out,
                            "one more person with {skills}, between {from} "
                            "and {to}, {days}",
                            "skills", skills, "from", worth->from, "to",
                            worth->to, "days", days)
               : markup_say(out,
                            "one more person with {skills}, {from} to {to}, "
                            "{days}",
                            "skills", skills, "from", worth->from, "to",
                            worth->to, "days", days);
}

static int rule_named(const char *name)
{
    for (int rule = 0; rule < N_RULES; rule++)
        if (strcmp(rule_infos[rule].name, name) == 0)
            return rule;
    return N_RULES;
}

static const char *looser(const struct report *report,
                          const struct scenarios_worth *worth)
{
    int rule = rule_named(worth->rule);
    if (rule == N_RULES)
        return worth->what;
    const char *sentence = report_rule_set(
        report, (enum rule)rule,
        (struct rule_setting){.limit = worth->limit, .span = worth->span});
    return worth->dropped
               ? markup_say(&report->out, "without the rule: {rule}", "rule",
                            sentence)
               : markup_say(&report->out, "the rule made looser: {rule}",
                            "rule", sentence);
}

/* In the language of the page where all parts are told. */
static const char *change_of(const struct report *report,
                             const struct scenarios_worth *worth)
{
    const struct markup *out = &report->out;
    const char *sort = worth->sort;
    if (strcmp(sort, "agent") == 0)
        return newcomer(report, worth);
    if (strcmp(sort, "duty") == 0 && worth->from && worth->to)
        return duty(report, worth);
    if (strcmp(sort, "skill") == 0 && worth->agent && worth->queue)
        return markup_say(out, "{name} trained for {queue}", "name",
                          worth->agent, "queue", worth->queue);
    if (strcmp(sort, "hour") == 0 && worth->agent)
        return markup_say(out, "one more hour a week for {name}", "name",
                          worth->agent);
    if (strcmp(sort, "rule") == 0 && worth->rule)
        return looser(report, worth);
    return worth->what;
}

static void add_number(const struct report *report, double value, int decimals)
{
    markup_add(&report->out, "number", "text",
               scenario_figure(report, value, decimals));
}

static const char *doubt_of(const struct report *report,
                            const struct scenarios_worth *worth)
{
    return isnan(worth->doubt)
               ? ""
               : arena_printf(report->out.arena, "±%s",
                              format_number(report, worth->doubt, 0));
}

static void add_worth(const struct report *report,
                      const struct scenarios_worth *worth)
{
    const struct markup *out = &report->out;
    markup_add(out, "row-head", "text", change_of(report, worth));
    add_number(report, worth->predicted, 0);
    add_number(report, worth->predicted_h, 1);
    add_number(report, worth->confirmed, 0);
    markup_add(out, "number", "text", doubt_of(report, worth));
    add_number(report, worth->confirmed_short_h, 2);
    markup_add(out, "cell", "text",
               !isnan(worth->confirmed) ? say(report, "solved again")
               : worth->unsure          ? say(report, "unsure")
                                        : say(report, "predicted"));
    markup_add(out, "row-close");
}

void report_worths(const struct report *report)
{
    const struct scenarios *it = report->scenarios;
    static const struct report_column columns[] = {
        {"Change", false},
        {"Predicted to save, points", true},
        {"As hours of shortage", true},
        {"Solved again: saves, points", true},
        {"Give or take", true},
        {"Of it shortage, h", true},
        {"Sure", false}};
    report_table(report, "scenarios", say(report, "What a change would save"),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < it->n_worths; i++)
        add_worth(report, &it->worths[i]);
    markup_add(&report->out, "table-end");
    markup_add(&report->out, "note", "text",
               say(report,
                   "Predicted is what the prices of the search say it would "
                   "save at most; solved again is what a search with that "
                   "change found, as exact as both gaps together."));
}
