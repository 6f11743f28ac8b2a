/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenarios side by side: a row each, with a bar from nothing over what is
 * proven to what was found; a grid as a table; queues; least headcounts; what
 * changes are worth. */
#include "report_parts.h"
#include "scenarios.h"

#include <math.h>
#include <string.h>

enum { BAR = 1000 };

static const char *say(const struct report *report, const char *sentence)
{
    return words_get(report->out.words, NULL, sentence);
}

/* A figure, or nothing where none is known. */
static const char *figure(const struct report *report, double value,
                          int decimals)
{
    return isnan(value) ? "" : format_number(report, value, decimals);
}

static const char *count(const struct report *report, int value)
{
    return value < 0 ? "" : format_count(report, value);
}

static const char *signed_figure(const struct report *report, double value,
                                 int decimals)
{
    return arena_printf(report->out.arena, "%s%s", value > 0 ? "+" : "",
                        figure(report, value, decimals));
}

static double dearest(const struct scenarios *it)
{
    double most = 1;
    for (int i = 0; i < it->n; i++)
        if (it->items[i].solved && it->items[i].cost > most)
            most = it->items[i].cost;
    return most;
}

static const char *against(const struct report *report,
                           const struct scenarios_item *item)
{
    const struct markup *out = &report->out;
    if (!item->compared)
        return "";
    const char *points = signed_figure(report, item->dearer, 0);
    const char *hours = signed_figure(report, item->more_short_h, 2);
    return item->undecided
               ? markup_say(
                     out, "undecided: {points} points are less than both gaps",
                     "points", points)
               : markup_say(out, "{hours} h short, {points} points", "hours",
                            hours, "points", points);
}

static const char *people(const struct report *report,
                          const struct scenarios_item *item)
{
    const char *added =
        item->added ? arena_printf(report->out.arena, " +%d", item->added) : "";
    const char *removed =
        item->removed ? arena_printf(report->out.arena, " −%d", item->removed)
                      : "";
    return arena_printf(report->out.arena, "%s%s%s",
                        count(report, item->agents), added, removed);
}

static const char *fairness(const struct report *report,
                            const struct scenarios_item *item)
{
    return isnan(item->fairness)
               ? ""
               : arena_printf(report->out.arena, "%s (%s)",
                              figure(report, item->fairness, 2), item->burden);
}

static bool any_fairness(const struct scenarios *it)
{
    for (int i = 0; i < it->n; i++)
        if (!isnan(it->items[i].fairness))
            return true;
    return false;
}

static void add_item(const struct report *report,
                     const struct scenarios_item *item, double most)
{
    const struct markup *out = &report->out;
    if (!item->solved) {
        markup_add(out, "scenario-none", "name", item->name, "why",
                   strcmp(item->status, "no_roster") == 0
                       ? say(report, "proven: no roster keeps all hard rules")
                       : say(report, "stopped before there was a roster"));
        return;
    }
    int found = (int)(BAR * fmax(item->cost, 0) / most);
    int bound = (int)(BAR * fmin(fmax(item->bound, 0), item->cost) / most);
    markup_add(
        out, "scenario", "name", item->name, "short",
        figure(report, item->short_h, 2), "covered",
        figure(report, item->covered_percent, 1), "cost",
        figure(report, item->cost, 0), "bound", format_plain(report, bound),
        "open", format_plain(report, found - bound), "gap",
        figure(report, item->gap_h, 2), "against", against(report, item),
        "people", people(report, item), "overtime",
        figure(report, item->overtime_h, 1), "wishes",
        count(report, item->wishes_refused), "fairness", fairness(report, item),
        "changed", item->compared ? count(report, item->changed_people) : "");
}

static void add_items(const struct report *report, const struct scenarios *it)
{
    static const struct report_column columns[] = {
        {"Scenario", false},         {"Hours short", true},
        {"Covered, %", true},        {"Points", true},
        {"Proven, found", false},    {"Could be saved, h", true},
        {"Against the base", false}, {"People", true},
        {"Overtime, h", true},       {"Wishes refused", true},
        {"Worst off", true},         {"People with other duties", true}};
    double most = dearest(it);
    report_section(report, "scenarios", "Side by side");
    report_table(report, "scenarios",
                 say(report, "Scenarios, the team as it is first"),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < it->n; i++)
        add_item(report, &it->items[i], most);
    markup_add(&report->out, "table-end");
    markup_add(&report->out, "note", "text",
               say(report,
                   "The dark bar is proven: no roster can cost less. The "
                   "light one is what could still be saved, so two "
                   "scenarios whose light bars overlap may be as good "
                   "as each other."));
    if (any_fairness(it))
        markup_add(&report->out, "note", "text",
                   say(report,
                       "Worst off is what one person has to bear of the "
                       "burden that is shared the least evenly, in times of "
                       "the team’s."));
    markup_add(&report->out, "section-end");
}

static void add_queue_row(const struct report *report,
                          const struct scenarios_item *item)
{
    const struct markup *out = &report->out;
    markup_add(out, "row-head", "text", item->name);
    for (int i = 0; i < item->n_queues; i++) {
        const struct scenarios_queue *queue = &item->queues[i];
        const char *hours = figure(report, queue->short_h, 2);
        bool below = queue->service_percent < queue->asked_percent;
        markup_add(out, queue->short_h > 0 || below ? "number-bad" : "number",
                   "text",
                   isnan(queue->service_percent)
                       ? hours
                       : markup_say(out, "{hours} h; {percent} %", "hours",
                                    hours, "percent",
                                    figure(report, queue->service_percent, 1)));
    }
    markup_add(out, "row-close");
}

static void add_queues(const struct report *report, const struct scenarios *it)
{
    const struct markup *out = &report->out;
    const struct scenarios_item *base = &it->items[0];
    if (base->n_queues == 0)
        return;
    report_section(report, "queues", "Queues");
    markup_add(out, "table", "class", "scenarios", "title",
               say(report, "Hours short, and contacts answered in time"));
    markup_add(out, "head-cell", "text", say(report, "Scenario"));
    for (int i = 0; i < base->n_queues; i++)
        markup_add(out, "head-number", "text", base->queues[i].name);
    markup_add(out, "table-body");
    for (int i = 0; i < it->n; i++)
        if (it->items[i].n_queues == base->n_queues)
            add_queue_row(report, &it->items[i]);
    markup_add(out, "table-end");
    markup_add(out, "section-end");
}

static const struct scenarios_item *find_cell(const struct scenarios *it,
                                              int row, int column)
{
    for (int i = 0; i < it->n; i++)
        if (it->items[i].cell[0] == row && it->items[i].cell[1] == column)
            return &it->items[i];
    return NULL;
}

static void add_grid(const struct report *report, const struct scenarios *it)
{
    const struct markup *out = &report->out;
    if (it->axes != CELL_AXES || !find_cell(it, 0, 0))
        return;
    report_section(report, "grid", "Grid");
    markup_add(out, "table", "class", "grid", "title",
               say(report, "Hours short in each cell"));
    for (int column = 0; find_cell(it, 0, column); column++)
        markup_add(out, "head-cell", "text", format_plain(report, column + 1));
    markup_add(out, "table-body");
    for (int row = 0; find_cell(it, row, 0); row++) {
        markup_add(out, "row-open");
        for (int column = 0; find_cell(it, row, column); column++) {
            const struct scenarios_item *item = find_cell(it, row, column);
            markup_add(out, "grid-cell", "short",
                       item->solved ? figure(report, item->short_h, 2) : "–",
                       "name", item->name);
        }
        markup_add(out, "row-close");
    }
    markup_add(out, "table-end");
    markup_add(out, "section-end");
}

/* How many more people are enough, of what was asked. */
static const char *least_of(const struct report *report,
                            const struct scenarios_item *item)
{
    const struct markup *out = &report->out;
    if (item->least < 0)
        return markup_count(
            out,
            "{name}: whether any number is enough is not known; "
            "at least {n} more person is needed",
            "{name}: whether any number is enough is not known; "
            "at least {n} more people are needed",
            item->at_least, "name", item->name);
    if (item->least == item->at_least)
        return markup_count(out,
                            "{name}: {n} more person is enough; fewer are "
                            "proven not to be",
                            "{name}: {n} more people are enough; fewer are "
                            "proven not to be",
                            item->least, "name", item->name);
    return markup_count(out,
                        "{name}: {n} more person is enough; at least {least} "
                        "proven to be needed",
                        "{name}: {n} more people are enough; at least {least} "
                        "proven to be needed",
                        item->least, "name", item->name, "least",
                        count(report, item->at_least));
}

static void add_least(const struct report *report, const struct scenarios *it)
{
    bool any = false;
    for (int i = 0; i < it->n; i++) {
        if (it->items[i].least < 0 && it->items[i].at_least < 0)
            continue;
        if (!any)
            report_section(report, "least", "How few are enough");
        any = true;
        markup_add(&report->out, "para", "text",
                   least_of(report, &it->items[i]));
    }
    if (any)
        markup_add(&report->out, "section-end");
}

static void add_worths(const struct report *report, const struct scenarios *it)
{
    static const struct report_column columns[] = {{"Change", false},
                                                   {"Predicted, h", true},
                                                   {"Solved again, h", true},
                                                   {"Sure", false}};
    const struct markup *out = &report->out;
    if (it->n_worths == 0)
        return;
    report_section(report, "worth", "What changes are worth");
    report_table(report, "scenarios",
                 say(report, "Hours of shortage saved, the most first"),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < it->n_worths; i++) {
        const struct scenarios_worth *worth = &it->worths[i];
        markup_add(out, "row-head", "text", worth->sentence);
        markup_add(out, "number", "text",
                   figure(report, worth->predicted_h, 1));
        markup_add(out, "number", "text",
                   figure(report, worth->confirmed_h, 1));
        markup_add(out, "cell", "text",
                   !isnan(worth->confirmed_h) ? say(report, "solved again")
                   : worth->unsure            ? say(report, "unsure")
                                              : say(report, "predicted"));
        markup_add(out, "row-close");
    }
    markup_add(out, "table-end");
    markup_add(out, "section-end");
}

static void add_page(const struct report *report, const struct scenarios *it)
{
    const struct markup *out = &report->out;
    const struct report_head head = {
        .team = it->team,
        .period = format_title(report, it->first_date,
                               it->first_date + it->n_days - 1),
        .zone = it->zone,
        .version = it->version,
    };
    report_begin(report, &head);
    markup_add(out, "facts");
    markup_add(out, "fact", "class", "plain", "sign", "", "figure",
               markup_count(out, "{n} scenario", "{n} scenarios", it->n),
               "words", say(report, "each a full search with a proven bound"));
    markup_add(out, "facts-end");
    markup_add(out, "main");
    if (it->n > 0) {
        add_items(report, it);
        add_grid(report, it);
        add_queues(report, it);
        add_least(report, it);
    }
    add_worths(report, it);
    markup_add(out, "end", "text",
               markup_say(out,
                          "Made by vaktel {version}; the same is in "
                          "scenario.json for programs and scenario.csv for a "
                          "spreadsheet.",
                          "version", it->version));
    markup_add(out, "close");
}

bool report_scenarios(struct text *text, const char *json, size_t length,
                      const char *path, const char *locale, struct diags *diags)
{
    struct arena *arena = arena_new();
    struct scenarios scenarios;
    bool ok = scenarios_parse(&scenarios, json, length, path, arena, diags);
    const struct report report = {
        .out = {text, arena, words_new(locale, arena)}};
    if (ok)
        add_page(&report, &scenarios);
    arena_free(arena);
    return ok;
}
