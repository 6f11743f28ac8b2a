/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules that hold, and each time that one is broken or paid for. */
#include "mem.h"
#include "report_parts.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum { BREACHES_TOLD = 300, SUMS_TOLD = 64, EVERY_WEEK = -1 };

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

/* Times that a rule is broken, and paid for. */
struct tally {
    int broken, paid;
};

static struct tally tally_of(const struct report *report, enum rule rule)
{
    const struct breaches *breaches = &report->score->breaches;
    struct tally tally = {0, 0};
    for (int i = 0; i < breaches->n; i++)
        tally.broken += breaches->items[i].rule == rule &&
                        breaches->items[i].cost >= COST_FORBIDDEN;
    tally.paid = plan_times_paid(report->roster, report->score, rule);
    return tally;
}

/* The first agent who is held to the rule, -1 where nobody is; and whether all
 * who are have the same limit and price. */
static int first_held(const struct report *report, enum rule rule, bool *alike)
{
    int first = -1;
    *alike = true;
    for (int agent = 0; agent < report->problem->n_agents; agent++) {
        const struct rule_setting *setting =
            &report->problem->agents[agent].rules[rule];
        if (setting->limit == RULE_OFF)
            continue;
        const struct rule_setting *of_first =
            first < 0 ? setting : &report->problem->agents[first].rules[rule];
        first = first < 0 ? agent : first;
        *alike = *alike && setting->limit == of_first->limit &&
                 setting->price == of_first->price;
    }
    return first;
}

const char *report_rule_of_team(const struct report *report, enum rule rule)
{
    bool alike;
    int first = first_held(report, rule, &alike);
    const char *sentence = sentence_of(
        report, rule,
        report->problem->agents[first < 0 ? 0 : first].rules[rule], -1);
    return alike
               ? sentence
               : markup_say(&report->out, "{rule} (not the same for everybody)",
                            "rule", sentence);
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
                    struct tally tally, cost paid, const char *source)
{
    const struct markup *out = &report->out;
    markup_add(out, "row-head", "text", rule);
    markup_add(out, "cell", "text",
               hard ? markup_say(out, "never to be broken")
                    : markup_say(out, "has a price"));
    markup_add(out, tally.broken ? "number-bad" : "number", "text",
               how_kept(report, tally));
    markup_add(out, "number", "text", format_points(report, paid));
    markup_add(out, "cell", "text", source);
    markup_add(out, "row-close");
}

/* Rules that follow from an agent's own terms are told where they are not
 * kept. */
static void add_rule(const struct report *report, enum rule rule)
{
    struct tally tally = tally_of(report, rule);
    bool alike, open = tally.broken + tally.paid > 0;
    int first = first_held(report, rule, &alike);
    if (!open && (first < 0 || rule_infos[rule].kind == GIVEN))
        return;
    const struct rule_setting *setting =
        &report->problem->agents[first < 0 ? 0 : first].rules[rule];
    bool hard = first >= 0 && setting->price == RULE_HARD && tally.paid == 0;
    add_row(report, report_rule_of_team(report, rule), hard, tally,
            report->score->rules[rule], source_of(report, rule, setting));
}

/* How a sum over longer times is kept: of all with its name. */
static struct tally tally_of_sum(const struct report *report, const char *id,
                                 cost *paid)
{
    const struct breaches *breaches = &report->score->breaches;
    struct tally tally = {0, 0};
    *paid = 0;
    for (int i = 0; i < breaches->n; i++) {
        const struct breach *breach = &breaches->items[i];
        bool hard = breach->cost >= COST_FORBIDDEN;
        if (breach->rule != RULE_averages ||
            strcmp(which_of(report, breach), id) != 0)
            continue;
        tally.broken += hard;
        tally.paid += !hard;
        *paid += hard ? 0 : breach->cost;
    }
    return tally;
}

static void add_sum(const struct report *report, const struct gauge *gauge)
{
    const struct rule_setting from = {.law = gauge->law,
                                      .agreement = gauge->agreed};
    const char *sentence = sentence_of(report, RULE_averages, from, -1);
    cost paid;
    struct tally tally = tally_of_sum(report, gauge->id, &paid);
    add_row(report, with_which(report, sentence, gauge->id),
            gauge->price == RULE_HARD, tally, paid,
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

static const char *excess_of(const struct report *report,
                             const struct breach *breach)
{
    switch (rule_infos[breach->rule].unit) {
    case MINUTES:
        return format_length(report, breach->excess);
    case DAYS:
        return markup_count(&report->out, "{n} day", "{n} days",
                            breach->excess);
    default:
        return "";
    }
}

/* Statute and sentence of a law, as markup. */
static const char *law_of(const struct report *report, const struct law *law)
{
    struct text text = {0};
    const struct markup out = {&text, report->out.arena, report->out.words};
    if (law)
        markup_add(&out, "law", "statute", law->statute, "sentence",
                   law->sentence);
    const char *copy = arena_copy(report->out.arena, text_string(&text));
    text_free(&text);
    return copy;
}

static void add_breach(const struct report *report, const struct breach *breach)
{
    const struct grid *grid = &report->problem->grid;
    const struct markup *out = &report->out;
    bool hard = breach->cost >= COST_FORBIDDEN,
         by_day = breach->day < grid->n_days;
    markup_add(
        out, "breach", "agent", format_plain(report, breach->agent), "name",
        agent_title(&report->problem->agents[breach->agent]), "when",
        by_day ? format_day(report, grid->first_date + breach->day)
               : markup_say(out, "at the end"),
        "rule", report_rule(report, breach), "law",
        law_of(report, breach_law(report->problem, breach)), "excess",
        excess_of(report, breach), "class", hard ? " bad" : "", "cost",
        hard ? markup_say(out, "broken") : format_points(report, breach->cost));
}

static int by_cost(const void *left, const void *right)
{
    const struct breach *a = *(const struct breach *const *)left;
    const struct breach *b = *(const struct breach *const *)right;
    return a->cost != b->cost ? (a->cost < b->cost) - (a->cost > b->cost)
                              : (a > b) - (a < b);
}

static void add_breaches(const struct report *report)
{
    static const struct report_column columns[] = {{"Person", false},
                                                   {"When", false},
                                                   {"Rule", false},
                                                   {"By", true},
                                                   {"Points", true}};
    const struct breaches *breaches = &report->score->breaches;
    const struct breach **items = mem_alloc((size_t)breaches->n, sizeof *items);
    int told = breaches->n < BREACHES_TOLD ? breaches->n : BREACHES_TOLD;
    for (int i = 0; i < breaches->n; i++)
        items[i] = &breaches->items[i];
    qsort(items, (size_t)breaches->n, sizeof *items, by_cost);
    report_table(report, "rules",
                 markup_say(&report->out,
                            "Broken, paid for, refused: the dearest first"),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < told; i++)
        add_breach(report, items[i]);
    markup_add(&report->out, "table-end");
    if (told < breaches->n)
        markup_add(&report->out, "note", "text",
                   markup_count(&report->out,
                                "and {n} cheaper one, in roster.json",
                                "and {n} cheaper ones, in roster.json",
                                breaches->n - told));
    free(items);
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
        add_breaches(report);
}
