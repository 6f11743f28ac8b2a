/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenarios side by side: a row each, with a bar from nothing over what is
 * proven to what was found; a grid as a table; queues; least headcounts; what
 * changes are worth. */
#include "report_scenario_parts.h"

#include <math.h>
#include <string.h>

enum { BAR = 1000 };

static const char *say(const struct report *report, const char *sentence)
{
    return words_get(report->out.words, NULL, sentence);
}

const char *scenario_figure(const struct report *report, double value,
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
                        scenario_figure(report, value, decimals));
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
    if (item->dearer == 0 && item->changed_duties == 0 && item->added == 0 &&
        item->removed == 0)
        return item->other_queues ? say(report, "the same duties, other queues")
                                  : say(report, "the same roster");
    if (item->undecided && item->dearer == 0)
        return say(report, "undecided: as many points as the base");
    const char *points = signed_figure(report, item->dearer, 0);
    const char *hours = signed_figure(report, item->more_short_h, 2);
    if (item->undecided)
        return markup_say(out,
                          "undecided: {points} points are less than both gaps",
                          "points", points);
    return item->more_short_h == 0
               ? markup_say(out, "{points} points", "points", points)
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
                              scenario_figure(report, item->fairness, 2),
                              report_burden(report, item->burden));
}

static bool any_fairness(const struct scenarios *it)
{
    for (int i = 0; i < it->n; i++)
        if (!isnan(it->items[i].fairness))
            return true;
    return false;
}

static bool any_folder(const struct scenarios *it)
{
    for (int i = 0; i < it->n; i++)
        if (it->items[i].solved && *it->items[i].folder)
            return true;
    return false;
}

/* "bo (rest, fixed), eva (week_max)" */
static const char *clashes_of(const struct report *report,
                              const struct scenarios_item *item)
{
    struct arena *arena = report->out.arena;
    const char *all = "";
    for (int i = 0; i < item->n_clashes; i++)
        all = arena_printf(arena, "%s%s%s (%s)", all, i > 0 ? ", " : ": ",
                           markup_isolate(&report->out, item->clashes[i].agent),
                           item->clashes[i].rules);
    return all;
}

static void add_none(const struct report *report,
                     const struct scenarios_item *item, int width)
{
    const struct markup *out = &report->out;
    bool proven = strcmp(item->status, "no_roster") == 0;
    const char *why =
        proven ? say(report, "proven: no roster keeps all hard rules")
               : say(report, "stopped before there was a roster");
    markup_add(out, "scenario-none", "name", item->name, "width",
               format_plain(report, width), "why",
               arena_printf(out->arena, "%s%s", why,
                            proven ? clashes_of(report, item) : ""));
}

/* The name, as a link to the roster's own page where there is one. */
static const char *name_of(const struct report *report,
                           const struct scenarios_item *item)
{
    struct text text = {0};
    const struct markup out = {&text, report->out.arena, report->out.words};
    if (item->solved && *item->folder)
        markup_add(&out, "scenario-link", "folder", item->folder, "name",
                   item->name);
    else
        markup_add(&out, "scenario-name", "name", item->name);
    return text_keep(&text, out.arena);
}

static void add_item(const struct report *report,
                     const struct scenarios_item *item, double most, bool fair)
{
    const struct markup *out = &report->out;
    int found = (int)(BAR * fmax(item->cost, 0) / most);
    int bound = (int)(BAR * fmin(fmax(item->bound, 0), item->cost) / most);
    markup_add(out, "scenario", "name", name_of(report, item), "short",
               scenario_figure(report, item->short_h, 2), "covered",
               scenario_figure(report, item->covered_percent, 1), "cost",
               scenario_figure(report, item->cost, 0), "bound",
               format_plain(report, bound), "open",
               format_plain(report, found - bound), "gap",
               scenario_figure(report, item->gap_h, 2), "against",
               against(report, item), "people", people(report, item),
               "overtime", scenario_figure(report, item->overtime_h, 1),
               "wishes", count(report, item->wishes_refused), "changed",
               item->compared ? count(report, item->changed_people) : "");
    if (fair)
        markup_add(out, "number", "text", fairness(report, item));
    markup_add(out, "row-close");
}

/* Fewer hours short say little where fewer are needed. */
static void add_not_asked(const struct report *report)
{
    const struct scenarios *it = report->scenarios;
    const struct markup *out = &report->out;
    for (int i = 0; i < it->n; i++)
        if (it->items[i].not_asked_h > 0)
            markup_add(out, "note", "text",
                       markup_say(out, "{name}: {hours} h no longer asked for",
                                  "name", it->items[i].name, "hours",
                                  scenario_figure(
                                      report, it->items[i].not_asked_h, 2)));
}

static void add_item_notes(const struct report *report, bool fair)
{
    add_not_asked(report);
    markup_add(&report->out, "note", "text",
               say(report,
                   "The full bar is proven: no roster can cost less. The "
                   "pale one is what could still be saved, so two "
                   "scenarios whose pale bars overlap may be as good "
                   "as each other."));
    if (any_folder(report->scenarios))
        markup_add(&report->out, "note", "text",
                   say(report,
                       "Each name leads to the roster’s own page; beside it "
                       "lie its team.json and roster.json."));
    if (fair)
        markup_add(&report->out, "note", "text",
                   say(report,
                       "Worst off is what one person has to bear of the "
                       "burden that is shared the least evenly, in times of "
                       "the team’s."));
}

static void add_items(const struct report *report)
{
    const struct scenarios *it = report->scenarios;
    static const struct report_column columns[] = {
        {"Scenario", false},
        {"Hours short", true},
        {"Covered, %", true},
        {"Points", true},
        {"Proven, found", false},
        {"Could be saved, h", true},
        {"Against the base", false},
        {"People", true},
        {"Overtime, h", true},
        {"Wishes refused", true},
        {"People with other duties", true},
        {"Worst off", true}};
    int n_columns = sizeof columns / sizeof *columns;
    bool fair = any_fairness(it);
    double most = dearest(it);
    n_columns -= !fair;
    report_table(report, "scenarios",
                 say(report, "Scenarios, the team as it is first"), columns,
                 n_columns);
    for (int i = 0; i < it->n; i++)
        if (it->items[i].solved)
            add_item(report, &it->items[i], most, fair);
        else
            add_none(report, &it->items[i], n_columns - 1);
    markup_add(&report->out, "table-end");
    add_item_notes(report, fair);
}

static void add_queue_row(const struct report *report,
                          const struct scenarios_item *item)
{
    const struct markup *out = &report->out;
    markup_add(out, "row-head", "text", item->name);
    for (int i = 0; i < item->n_queues; i++) {
        const struct scenarios_queue *queue = &item->queues[i];
        const char *hours = scenario_figure(report, queue->short_h, 2);
        bool below = queue->service_percent < queue->asked_percent;
        markup_add(
            out, queue->short_h > 0 || below ? "number-bad" : "number", "text",
            isnan(queue->service_percent)
                ? hours
                : markup_say(
                      out, "{hours} h; {percent} %", "hours", hours, "percent",
                      scenario_figure(report, queue->service_percent, 1)));
    }
    markup_add(out, "row-close");
}

static void add_queues(const struct report *report)
{
    const struct scenarios *it = report->scenarios;
    const struct markup *out = &report->out;
    const struct scenarios_item *base = &it->items[0];
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
}

static const struct scenarios_item *find_cell(const struct scenarios *it,
                                              const int *cell)
{
    for (int i = 0; i < it->n; i++)
        if (memcmp(it->items[i].cell, cell,
                   (size_t)it->n_axes * sizeof *cell) == 0)
            return &it->items[i];
    return NULL;
}

static void add_cell(const struct report *report,
                     const struct scenarios_item *item)
{
    const struct markup *out = &report->out;
    if (!item)
        markup_add(out, "cell", "text", "");
    else if (!item->solved)
        markup_add(out, "cell", "text", say(report, "no roster"));
    else
        markup_add(out, "grid-cell", "short",
                   markup_say(out, "{hours} h short", "hours",
                              scenario_figure(report, item->short_h, 2)),
                   "cost",
                   markup_say(out, "{points} points", "points",
                              scenario_figure(report, item->cost, 0)),
                   "against", item->undecided ? against(report, item) : "");
}

/* The last axis is across, the one before it down; each combination of those
 * before these has a table. */
static void add_table(const struct report *report, const struct scenarios *it,
                      const char *title, int *cell)
{
    const struct markup *out = &report->out;
    int across = it->n_axes - 1, down = it->n_axes - 2;
    markup_add(out, "table", "class", "grid", "title", title);
    if (down >= 0)
        markup_add(out, "head-empty");
    for (int i = 0; i < it->axes[across].n; i++)
        markup_add(out, "head-cell", "text", it->axes[across].names[i]);
    markup_add(out, "table-body");
    for (int row = 0; row < (down < 0 ? 1 : it->axes[down].n); row++) {
        if (down < 0)
            markup_add(out, "row-open");
        else
            markup_add(out, "row-head", "text", it->axes[down].names[row]);
        if (down >= 0)
            cell[down] = row;
        for (int i = 0; i < it->axes[across].n; i++) {
            cell[across] = i;
            add_cell(report, find_cell(it, cell));
        }
        markup_add(out, "row-close");
    }
    markup_add(out, "table-end");
}

/* The place of a table, of all from number 0 on; what it is called by. */
static const char *place_table(const struct report *report,
                               const struct scenarios *it, int table, int *cell)
{
    struct arena *arena = report->out.arena;
    const char *title = "";
    for (int axis = it->n_axes - 3; axis >= 0; axis--) {
        const struct scenarios_axis *names = &it->axes[axis];
        cell[axis] = table % names->n;
        table /= names->n;
        title =
            arena_printf(arena, "%s%s%s",
                         markup_isolate(&report->out, names->names[cell[axis]]),
                         *title ? ", " : "", title);
    }
    return *title ? title : say(report, "Hours short and points");
}

static void add_grid(const struct report *report)
{
    const struct scenarios *it = report->scenarios;
    int cell[AXES_MAX] = {0}, n = 1;
    for (int axis = 0; axis < it->n_axes - 2; axis++)
        n *= it->axes[axis].n;
    for (int table = 0; table < n; table++) {
        const char *title = place_table(report, it, table, cell);
        add_table(report, it, title, cell);
    }
}

static void add_sections(const struct report *report)
{
    const struct scenarios *it = report->scenarios;
    const struct report_section sections[] = {
        {"scenarios", "Side by side", add_items, it->n > 0},
        {"grid", "Grid", add_grid, it->n > 0 && it->n_axes > 0},
        {"queues", "Queues", add_queues,
         it->n > 0 && it->items[0].n_queues > 0},
        {"least", "How few are enough", report_least, report_has_least(it)},
        {"worth", "What changes are worth", report_worths, it->n_worths > 0},
    };
    report_sections(report, sections,
                    (int)(sizeof sections / sizeof *sections));
}

static void add_page(const struct report *report)
{
    const struct markup *out = &report->out;
    const struct scenarios *it = report->scenarios;
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
    add_sections(report);
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
        .out = {text, arena, words_new(locale, arena)},
        .scenarios = &scenarios,
    };
    if (ok)
        add_page(&report);
    arena_free(arena);
    return ok;
}
