/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules that hold, and how they are kept. */
#include "report_parts.h"
#include "units.h"

#include <string.h>

enum { SUMS_TOLD = 64, EVERY_WEEK = -1 };

static const char *limit_of(const struct report *report, enum rule rule,
                            struct rule_setting setting)
{
    char clock[UNITS_ROOM];
    int limit = setting.limit == RULE_OFF ? 0 : setting.limit;
    if (rule == RULE_earliest_start)
        return arena_copy(report->out.arena, units_write_clock(limit, clock));
    if (rule_infos[rule].unit == MINUTES)
        return format_length(report, limit);
    if (setting.span > 0)
        return markup_say(&report->out, "{n} of {all}", "n",
                          format_count(report, limit), "all",
                          format_count(report, setting.span));
    if (rule_infos[rule].unit == DAYS)
        return markup_count(&report->out, "{n} day", "{n} days", limit);
    return format_count(report, limit);
}

/* What is agreed with the agent, in minutes; -1: nothing that is one figure. */
static int agreed(const struct agent *who, enum rule rule, int week)
{
    const int *weeks = rule == RULE_week_min      ? who->week_min
                       : rule == RULE_week_max    ? who->week_max
                       : rule == RULE_week_target ? who->week_target
                                                  : NULL;
    if (weeks)
        return week == EVERY_WEEK ? -1 : weeks[week];
    return rule == RULE_period_min      ? who->period_min
           : rule == RULE_period_max    ? who->period_max
           : rule == RULE_period_target ? who->period_target
                                        : -1;
}

/* The sentence with its limit; `minutes` (-1: none) is what is agreed. */
static const char *sentence_of(const struct report *report, enum rule rule,
                               struct rule_setting setting, int minutes)
{
    const char *sentence =
        words_get(report->out.words, NULL, rule_infos[rule].sentence);
    const char *place = strstr(sentence, "%s");
    if (place)
        return arena_printf(report->out.arena, "%.*s%s%s",
                            (int)(place - sentence), sentence,
                            limit_of(report, rule, setting), place + 2);
    return minutes < 0 ? sentence
                       : arena_printf(report->out.arena, "%s, %s", sentence,
                                      format_length(report, minutes));
}

/* "hours over longer times within their limits: PL-2" */
static const char *with_which(const struct report *report, const char *sentence,
                              const char *which)
{
    return which ? arena_printf(report->out.arena, "%s: %s", sentence,
                                markup_isolate(&report->out, which))
                 : sentence;
}

/* Which it is, of rules that are many in one; NULL: of any other. */
static const char *which_of(const struct report *report,
                            const struct breach *breach)
{
    const struct agent *who = &report->problem->agents[breach->agent];
    const struct law *law = breach_law(report->problem, breach);
    switch (breach->rule) {
    case RULE_averages:
        return who->gauges[breach->which].id;
    case RULE_burdens:
        return report_burden(report, who->gauges[breach->which].id);
    case RULE_restricted:
        return law ? law->id : NULL;
    case RULE_activities:
        return who->activities[breach->which].id;
    default:
        return NULL;
    }
}

const char *report_rule(const struct report *report,
                        const struct breach *breach)
{
    const struct agent *who = &report->problem->agents[breach->agent];
    const struct grid *grid = &report->problem->grid;
    const struct rule_setting *setting =
        breach->better ? &who->better[breach->rule] : &who->rules[breach->rule];
    int week =
        breach->day < grid->n_days ? grid_week(grid, breach->day) : EVERY_WEEK;
    return with_which(report,
                      sentence_of(report, breach->rule, *setting,
                                  agreed(who, breach->rule, week)),
                      which_of(report, breach));
}

const char *report_rule_set(const struct report *report, enum rule rule,
                            struct rule_setting setting)
{
    return sentence_of(report, rule, setting, -1);
}

bool report_has_breaches(const struct report *report)
{
    return report->problem->n_agents > 0;
}

/* Times that a rule is broken, and paid for, and what is paid. */
struct tally {
    int broken, paid;
    cost cost;
};

static void count(struct tally *tally, const struct breach *breach)
{
    bool hard = breach->cost >= COST_FORBIDDEN;
    tally->broken += hard;
    tally->paid += !hard;
    tally->cost += hard ? 0 : breach->cost;
}

/* How the stricter limits that have a price are kept. */
static struct tally tally_of_better(const struct report *report, enum rule rule)
{
    const struct breaches *breaches = &report->score->breaches;
    struct tally tally = {0};
    for (int i = 0; i < breaches->n; i++)
        if (breaches->items[i].rule == rule && breaches->items[i].better)
            count(&tally, &breaches->items[i]);
    return tally;
}

/* And the rule beside them. */
static struct tally tally_of(const struct report *report, enum rule rule,
                             struct tally better)
{
    const struct breaches *breaches = &report->score->breaches;
    struct tally tally = {0};
    for (int i = 0; i < breaches->n; i++)
        tally.broken += breaches->items[i].rule == rule &&
                        breaches->items[i].cost >= COST_FORBIDDEN;
    tally.paid =
        plan_times_paid(report->roster, report->score, rule) - better.paid;
    tally.cost = report->score->rules[rule] - better.cost;
    return tally;
}

/* The agent's limit, or the stricter one that has a price beside it; NULL:
 * there is none. */
static const struct rule_setting *setting_of(const struct agent *who,
                                             enum rule rule, bool better)
{
    if (better)
        return who->better[rule].price > 0 ? &who->better[rule] : NULL;
    return who->rules[rule].limit != RULE_OFF ? &who->rules[rule] : NULL;
}

/* That of the first agent who has one, NULL where nobody has; and whether all
 * who have are held to the same at the same price. */
static const struct rule_setting *first_setting(const struct report *report,
                                                enum rule rule, bool better,
                                                bool *alike)
{
    const struct rule_setting *first = NULL;
    *alike = true;
    for (int agent = 0; agent < report->problem->n_agents; agent++) {
        const struct rule_setting *setting =
            setting_of(&report->problem->agents[agent], rule, better);
        if (!setting)
            continue;
        first = first ? first : setting;
        *alike = *alike && setting->limit == first->limit &&
                 setting->price == first->price;
    }
    return first;
}

static const char *rule_of_team(const struct report *report, enum rule rule,
                                bool better)
{
    bool alike;
    const struct rule_setting *first =
        first_setting(report, rule, better, &alike);
    const char *sentence = sentence_of(
        report, rule, first ? *first : report->problem->agents[0].rules[rule],
        -1);
    return alike
               ? sentence
               : markup_say(&report->out, "{rule} (not the same for everybody)",
                            "rule", sentence);
}

const char *report_rule_of_team(const struct report *report, enum rule rule)
{
    return rule_of_team(report, rule, false);
}

const char *report_rule_paid(const struct report *report, enum rule rule)
{
    bool alike;
    const struct rule_setting *first =
        first_setting(report, rule, false, &alike);
    return rule_of_team(report, rule,
                        first && first->price == RULE_HARD &&
                            first_setting(report, rule, true, &alike));
}

static const char *how_kept(const struct report *report, struct tally tally)
{
    const struct markup *out = &report->out;
    if (tally.broken > 0)
        return markup_count(out, "broken {n} time", "broken {n} times",
                            tally.broken);
    if (tally.paid > 0)
        return markup_count(out, "paid for {n} time", "paid for {n} times",
                            tally.paid);
    return markup_say(out, "kept");
}

/* The laws of a rule that is many in one, as far as it is not kept. */
static const char *laws_of(const struct report *report, enum rule rule)
{
    const struct breaches *breaches = &report->score->breaches;
    const char *laws = "";
    for (int i = 0; i < breaches->n; i++) {
        const struct breach *breach = &breaches->items[i];
        const struct law *law =
            breach->rule == rule ? breach_law(report->problem, breach) : NULL;
        if (law && !strstr(laws, law->statute))
            laws = arena_printf(report->out.arena, "%s%s%s", laws,
                                *laws ? "; " : "", law->statute);
    }
    return laws;
}

/* Where a rule comes from. */
static const char *source_of(const struct report *report, enum rule rule,
                             const struct rule_setting *setting)
{
    struct arena *arena = report->out.arena;
    const char *laws = setting->law ? "" : laws_of(report, rule);
    if (*laws)
        return laws;
    if (setting->law && setting->agreement)
        return arena_printf(arena, "%s; %s", setting->law->statute,
                            setting->agreement);
    if (setting->law)
        return arena_printf(arena, "%s (%s)", setting->law->statute,
                            setting->law->as_of);
    return markup_say(&report->out, "the team");
}

static void add_row(const struct report *report, const char *rule, bool hard,
                    struct tally tally, const char *source)
{
    const struct markup *out = &report->out;
    markup_add(out, "row-head", "text", rule);
    markup_add(out, "cell", "text",
               hard ? markup_say(out, "never to be broken")
                    : markup_say(out, "has a price"));
    markup_add(out, tally.broken ? "number-bad" : "number", "text",
               how_kept(report, tally));
    markup_add(out, "number", "text", format_points(report, tally.cost));
    markup_add(out, "cell", "text", source);
    markup_add(out, "row-close");
}

/* Rules that follow from an agent's own terms are told where they are not
 * kept. */
static void add_rule(const struct report *report, enum rule rule)
{
    struct tally better = tally_of_better(report, rule);
    struct tally tally = tally_of(report, rule, better);
    bool alike, open = tally.broken + tally.paid > 0;
    const struct rule_setting *first =
        first_setting(report, rule, false, &alike);
    const struct rule_setting *stricter =
        first_setting(report, rule, true, &alike);
    if (open || (first && rule_infos[rule].kind != GIVEN)) {
        const struct rule_setting *setting =
            first ? first : &report->problem->agents[0].rules[rule];
        bool hard = first && first->price == RULE_HARD && tally.paid == 0;
        add_row(report, report_rule_of_team(report, rule), hard, tally,
                source_of(report, rule, setting));
    }
    if (stricter)
        add_row(report, rule_of_team(report, rule, true), false, better,
                source_of(report, rule, stricter));
}

/* How a sum over longer times is kept: of all with its name. */
static struct tally tally_of_sum(const struct report *report, const char *id)
{
    const struct breaches *breaches = &report->score->breaches;
    struct tally tally = {0};
    for (int i = 0; i < breaches->n; i++) {
        const struct breach *breach = &breaches->items[i];
        if (breach->rule == RULE_averages &&
            strcmp(which_of(report, breach), id) == 0)
            count(&tally, breach);
    }
    return tally;
}

static void add_sum(const struct report *report, const struct gauge *gauge)
{
    const struct rule_setting from = {.law = gauge->law,
                                      .agreement = gauge->agreed};
    const char *sentence = sentence_of(report, RULE_averages, from, -1);
    struct tally tally = tally_of_sum(report, gauge->id);
    add_row(report, with_which(report, sentence, gauge->id),
            gauge->price == RULE_HARD, tally,
            source_of(report, RULE_averages, &from));
}

static bool has(const char *const *names, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Limits of hours over longer times, each once. */
static void add_sums(const struct report *report)
{
    const char *told[SUMS_TOLD];
    int n = 0;
    for (int agent = 0; agent < report->problem->n_agents; agent++) {
        const struct agent *who = &report->problem->agents[agent];
        for (int i = 0; i < who->n_gauges; i++) {
            const struct gauge *gauge = &who->gauges[i];
            if (!gauge->most || n == SUMS_TOLD || has(told, n, gauge->id))
                continue;
            told[n++] = gauge->id;
            add_sum(report, gauge);
        }
    }
}

void report_rules(const struct report *report)
{
    static const struct report_column columns[] = {{"Rule", false},
                                                   {"Kind", false},
                                                   {"In this roster", true},
                                                   {"Points", true},
                                                   {"Set by", false}};
    report_laws(report);
    report_table(report, "rules", markup_say(&report->out, "Rules of work"),
                 REPORT_COLUMNS(columns));
    for (int rule = 0; rule < N_RULES; rule++)
        if (rule != RULE_averages)
            add_rule(report, (enum rule)rule);
    add_sums(report);
    markup_add(&report->out, "table-end");
    markup_add(
        &report->out, "note", "text",
        markup_say(&report->out,
                   "What follows from each person’s own terms, as "
                   "contract, time off and skills, is kept where it does "
                   "not stand here."));
    if (report->score->breaches.n > 0)
        report_breaches(report);
}
