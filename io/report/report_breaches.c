/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each time that a rule is broken or paid for. */
#include "mem.h"
#include "report_parts.h"

#include <stdlib.h>

enum { BREACHES_TOLD = 300 };

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
    return text_keep(&text, report->out.arena);
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

void report_breaches(const struct report *report)
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
