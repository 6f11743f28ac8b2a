/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comparison_parts.h"

#include "duty.h"
#include "ints.h"
#include "shown.h"
#include "summary_parts.h"
#include "team_json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MOST = 40, QUEUES_TOLD = 8, COLUMN = 11 };

/* Of the table of all, behind the names; as wide as this, or what is in it. */
enum column {
    COLUMN_COVERED,
    COLUMN_SHORT,
    COLUMN_POINTS,
    COLUMN_GAP,
    COLUMN_OVERTIME,
    COLUMN_WISHES,
    COLUMN_CHANGED,
    COLUMN_AGAINST,
    COLUMN_FAIRNESS,
    N_COLUMNS
};

static const struct {
    const char *head;
    int width;
} columns[N_COLUMNS] = {{"covered", 9}, {"short", 9},         {"points", 9},
                        {"gap", 8},     {"overtime", 10},     {"wishes", 8},
                        {"changed", 9}, {"against base", 14}, {"fairness", 10}};

static int name_width(const struct comparison *it)
{
    int widest = (int)strlen("Scenario");
    for (int i = 0; i < it->n; i++)
        widest = larger(widest, text_width(it->scenarios[i].name));
    return smaller(widest, NAME_MOST);
}

/* One cell of a table, to the right of its column. */
static void add_cell(struct text *text, const char *string, int width)
{
    text_repeat(text, " ", width - text_width(string));
    text_add(text, string);
}

static void add_figure(struct text *text, int width, double value, int decimals,
                       const char *unit)
{
    struct text cell = {0};
    text_printf(&cell, "%.*f%s", decimals, value, unit);
    add_cell(text, text_string(&cell), width);
    text_free(&cell);
}

static void add_name(struct text *text, const char *name, int width)
{
    text_add_padded(text, name, width);
}

/* Whether any scenario counts burdens. */
static bool any_fairness(const struct comparison *it)
{
    for (int i = 0; i < it->n; i++)
        if (it->scenarios[i].fairness.ratio > 0)
            return true;
    return false;
}

static void add_nothing(struct text *text, const struct scenario_figures *it)
{
    const struct outcome *outcome = it->plan.outcome;
    if (outcome->status != OUTCOME_NO_ROSTER) {
        text_add(text, "  stopped before there was a roster\n");
        return;
    }
    text_add(text, "  no legal roster:");
    for (int i = 0; i < outcome->n_clashes; i++) {
        const struct clash *clash = &outcome->clashes[i];
        text_printf(
            text, "%s %s (", i > 0 ? "," : "",
            SHOWN(agent_title(&it->plan.team->problem->agents[clash->agent])));
        bool first = true;
        for (int rule = 0; rule < N_RULES; rule++)
            if (clash->rules >> rule & 1) {
                text_printf(text, "%s%s", first ? "" : ", ",
                            rule_infos[rule].name);
                first = false;
            }
        text_add(text, ")");
    }
    text_add(text, "\n");
}

static double covered(const struct scenario_figures *it)
{
    return it->needed_h > 0 ? 100 * (it->needed_h - it->short_h) / it->needed_h
                            : 100;
}

bool is_less_asked(const struct scenario_figures *it)
{
    return it->not_asked_h >= 0.005;
}

static void put_difference(struct text *cell, const struct scenario_figures *it)
{
    if (has_same_duties(it))
        text_add(cell, it->other_queues ? "same duties, other queues"
                                        : "same roster");
    else if (it->undecided)
        text_add(cell, "undecided");
    else
        text_printf(cell, "%+.0f", (double)it->dearer / POINT);
}

/* Nothing in the base's row where columns are about a difference from it. */
static void put_cell(struct text *cell, const struct scenario_figures *it,
                     enum column column)
{
    const struct outcome *outcome = it->plan.outcome;
    switch (column) {
    case COLUMN_COVERED:
        text_printf(cell, "%.1f %%", covered(it));
        break;
    case COLUMN_SHORT:
        text_printf(cell, "%.2f h", it->short_h);
        break;
    case COLUMN_POINTS:
        text_printf(cell, "%.0f", (double)outcome->cost / POINT);
        break;
    case COLUMN_GAP:
        text_printf(cell, "%.2f h", hours_of(outcome->cost - outcome->bound));
        break;
    case COLUMN_OVERTIME:
        text_printf(cell, "%.1f h", it->overtime_h);
        break;
    case COLUMN_WISHES:
        text_printf(cell, "%d", it->wishes_refused);
        break;
    case COLUMN_CHANGED:
        if (it->compared)
            text_printf(cell, "%d", it->changed_people);
        break;
    case COLUMN_AGAINST:
        if (it->compared)
            put_difference(cell, it);
        break;
    default:
        if (it->fairness.ratio > 0)
            text_printf(cell, "%.2f", it->fairness.ratio);
    }
}

/* Two blanks at least before the widest cell. */
static void measure(const struct comparison *it, int *widths)
{
    for (int column = 0; column < N_COLUMNS; column++) {
        widths[column] = columns[column].width;
        for (int i = 0; i < it->n; i++) {
            struct text cell = {0};
            if (it->scenarios[i].plan.roster)
                put_cell(&cell, &it->scenarios[i], column);
            widths[column] =
                larger(widths[column], 2 + text_width(text_string(&cell)));
            text_free(&cell);
        }
    }
}

static void add_heads(struct text *text, const int *widths, bool fairness)
{
    for (int column = 0; column < N_COLUMNS; column++)
        if (column != COLUMN_FAIRNESS || fairness)
            add_cell(text, columns[column].head, widths[column]);
    text_add(text, "\n");
}

static void add_figures(struct text *text, const struct scenario_figures *it,
                        const int *widths)
{
    int blanks = 0; /* none at the end of a row */
    for (int column = 0; column < N_COLUMNS; column++) {
        struct text cell = {0};
        put_cell(&cell, it, column);
        blanks += widths[column];
        if (cell.length > 0) {
            add_cell(text, text_string(&cell), blanks);
            blanks = 0;
        }
        text_free(&cell);
    }
    text_add(text, "\n");
}

static void add_scenarios(struct text *text, const struct comparison *it,
                          int width)
{
    int widths[N_COLUMNS];
    measure(it, widths);
    add_name(text, "Scenario", width);
    add_heads(text, widths, any_fairness(it));
    for (int i = 0; i < it->n; i++) {
        const struct scenario_figures *scenario = &it->scenarios[i];
        add_name(text, scenario->name, width);
        if (scenario->plan.roster)
            add_figures(text, scenario, widths);
        else
            add_nothing(text, scenario);
    }
}

static const struct queue_figures *
queue_named(const struct scenario_figures *it, const char *id)
{
    for (int queue = 0; queue < it->n_queues; queue++)
        if (strcmp(it->queues[queue].id, id) == 0)
            return &it->queues[queue];
    return NULL;
}

/* The queues of the base, as many as fit side by side. */
static const struct scenario_figures *queues_of(const struct comparison *it)
{
    for (int i = 0; i < it->n; i++)
        if (it->scenarios[i].plan.roster)
            return &it->scenarios[i];
    return NULL;
}

/* A table of one figure for each queue. */
static void add_by_queue(struct text *text, const struct comparison *it,
                         int width, bool service)
{
    const struct scenario_figures *from = queues_of(it);
    if (!from || from->n_queues > QUEUES_TOLD)
        return;
    text_add(text, "\n");
    add_name(text, service ? "In time" : "Short", width);
    for (int queue = 0; queue < from->n_queues; queue++)
        if (!service || !isnan(from->queues[queue].service)) {
            text_add(text, " ");
            add_cell(text, from->queues[queue].id, COLUMN);
        }
    text_add(text, "\n");
    for (int i = 0; i < it->n; i++) {
        const struct scenario_figures *scenario = &it->scenarios[i];
        if (!scenario->plan.roster)
            continue;
        add_name(text, scenario->name, width);
        for (int queue = 0; queue < from->n_queues; queue++) {
            const struct queue_figures *figures =
                queue_named(scenario, from->queues[queue].id);
            if (service && isnan(from->queues[queue].service))
                continue;
            text_add(text, " ");
            if (!figures || (service && isnan(figures->service)))
                add_cell(text, "", COLUMN);
            else if (service)
                add_figure(text, COLUMN, 100 * figures->service, 1, " %");
            else
                add_figure(text, COLUMN, figures->short_h, 2, " h");
        }
        text_add(text, "\n");
    }
}

static bool any_service(const struct comparison *it)
{
    const struct scenario_figures *from = queues_of(it);
    for (int queue = 0; from && queue < from->n_queues; queue++)
        if (!isnan(from->queues[queue].service))
            return true;
    return false;
}

static void add_fairness(struct text *text, const struct comparison *it)
{
    if (any_fairness(it))
        text_add(text, "fairness: what the worst off has to bear of a burden, "
                       "in times of the team's\n");
}

static void add_undecided(struct text *text, const struct comparison *it)
{
    for (int i = 1; i < it->n; i++)
        if (it->scenarios[i].undecided) {
            text_add(text, "undecided: the difference is smaller than the two "
                           "gaps together; a smaller --gap\nor a longer "
                           "--time-limit can tell\n");
            return;
        }
}

static void add_not_asked(struct text *text, const struct comparison *it)
{
    for (int i = 1; i < it->n; i++)
        if (is_less_asked(&it->scenarios[i]))
            text_printf(text, "%s: %.2f h no longer asked for\n",
                        SHOWN(it->scenarios[i].name),
                        it->scenarios[i].not_asked_h);
}

static void add_found(struct text *text, const struct least *least)
{
    if (least->agents == 0) {
        text_add(text, "nobody more is needed");
        return;
    }
    text_printf(text, "%d more agent%s enough", least->agents,
                least->agents == 1 ? " is" : "s are");
    kinds_add(text, least->n_kinds, least->kinds, least->more);
    if (least->agents == least->at_least)
        text_add(text, "; fewer are proven not to be");
    else if (least->at_least > 0)
        text_printf(text, "; at least %d proven to be needed", least->at_least);
    else
        text_add(text, "; whether fewer are is not known");
}

static void add_not_found(struct text *text, const struct least *least)
{
    if (least->at_least > MORE_AGENTS_MAX)
        text_printf(text, "%d more agents are proven not to be enough",
                    MORE_AGENTS_MAX);
    else
        text_add(text, "whether any number is enough is not known");
    if (least->at_least > 0 && least->at_least <= MORE_AGENTS_MAX)
        text_printf(text, "; at least %d proven to be needed", least->at_least);
}

static void add_least(struct text *text, const struct scenario_figures *it)
{
    text_printf(text, "%s: ", SHOWN(it->name));
    if (it->least.found)
        add_found(text, &it->least);
    else
        add_not_found(text, &it->least);
    text_add(text, "\n");
}

static void add_leasts(struct text *text, const struct comparison *it)
{
    bool any = false;
    for (int i = 0; i < it->n; i++) {
        if (!it->scenarios[i].least.asked)
            continue;
        if (!any)
            text_add(text, "\nHow few more are enough\n");
        any = true;
        text_add(text, "  ");
        add_least(text, &it->scenarios[i]);
    }
}

void comparison_text_write(struct text *text, const struct comparison *it)
{
    int width = name_width(it);
    size_t from = text->length;
    add_scenarios(text, it, width);
    add_not_asked(text, it);
    add_undecided(text, it);
    add_fairness(text, it);
    add_by_queue(text, it, width, false);
    if (any_service(it))
        add_by_queue(text, it, width, true);
    add_leasts(text, it);
    comparison_worths_text(text, it);
    text_hide_turns(text, from);
}
