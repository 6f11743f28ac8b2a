/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary_parts.h"

#include "duty.h"
#include "units.h"

enum { LABEL = 24, AMOUNT = 12 };

static void add_amount(const struct page *page, const char *label, cost value)
{
    struct text amount = {0};
    text_add_points(&amount, value);
    text_add(page->text, "  ");
    text_add_padded(page->text, label, LABEL);
    text_add_padded(page->text, text_string(&amount), -AMOUNT);
    text_free(&amount);
}

static void add_line(const struct page *page, const char *label, cost value)
{
    if (value == 0)
        return;
    add_amount(page, label, value);
    text_add(page->text, "\n");
}

static int times_paid(const struct score *score, enum rule rule)
{
    int n = 0;
    for (int i = 0; i < score->breaches.n; i++)
        n += score->breaches.items[i].rule == rule &&
             score->breaches.items[i].cost < COST_FORBIDDEN;
    return n;
}

static void add_rule_line(const struct page *page, enum rule rule)
{
    if (page->score->rules[rule] == 0)
        return;
    int times = times_paid(page->score, rule);
    add_amount(page, rule_infos[rule].name, page->score->rules[rule]);
    text_printf(page->text, "  %d time%s\n", times, times == 1 ? "" : "s");
}

void page_cost(const struct page *page)
{
    const struct score *score = page->score;
    page_heading(page, "Cost in points (1200 = an hour of shortage)");
    add_line(page, "shortage", score->shortage);
    add_line(page, "surplus", score->surplus);
    add_line(page, "presence", score->presence);
    for (int rule = 0; rule < N_RULES; rule++)
        add_rule_line(page, rule);
    add_amount(page, "total", score->total);
    text_add(page->text, "\n");
}

static const char *how_it_ended(enum outcome_status status)
{
    switch (status) {
    case OUTCOME_LIMIT:
        return "The search was ended by its limit.";
    case OUTCOME_INTERRUPTED:
        return "The search was interrupted.";
    default:
        return "The search was ended by the gap asked for.";
    }
}

/* "0.35 %", "12 %"; never "0 %", as there is a gap. */
static void add_percent(struct text *text, double percent)
{
    if (percent < 0.01)
        text_add(text, "less than 0.01 %");
    else
        text_printf(text, percent < 10 ? "%.2g %%" : "%.0f %%", percent);
}

static void add_hours(struct text *text, double hours)
{
    if (hours < 0.01)
        text_add(text, "less than 0.01 hours");
    else
        text_printf(text, "%.3g hours", hours);
}

static void add_optimal(const struct page *page, const struct outcome *outcome)
{
    text_add(page->text, "  The best possible: no roster can cost less than ");
    text_add_points(page->text, outcome->bound);
    text_add(page->text, " points.\n");
}

static void add_unproven(const struct page *page, const struct outcome *outcome)
{
    text_add(page->text, "  This roster costs ");
    text_add_points(page->text, outcome->cost);
    text_printf(page->text,
                " points; whether a cheaper one exists is not known.\n  %s\n",
                how_it_ended(outcome->status));
}

static void add_gap(const struct page *page, const struct outcome *outcome)
{
    struct text *text = page->text;
    text_add(text, "  No roster can cost less than ");
    text_add_points(text, outcome->bound);
    text_add(text, " points; this one costs ");
    text_add_points(text, outcome->cost);
    text_add(text, ", at most\n  ");
    add_percent(text, plan_gap_percent(outcome));
    text_add(text, " or ");
    add_hours(text, plan_gap_hours(outcome));
    text_printf(text, " of shortage above the best possible.\n  %s\n",
                how_it_ended(outcome->status));
}

void page_bound(const struct page *page)
{
    const struct outcome *outcome = page->plan->outcome;
    if (!outcome)
        return;
    page_heading(page, "How good it is");
    if (outcome->cost <= outcome->bound)
        add_optimal(page, outcome);
    else if (outcome->bound <= 0)
        add_unproven(page, outcome);
    else
        add_gap(page, outcome);
}

static void add_excess(struct text *text, const struct breach *breach)
{
    char length[UNITS_ROOM];
    if (rule_infos[breach->rule].unit == MINUTES)
        text_printf(text, " (off by %s)",
                    units_write_minutes(breach->excess, length));
    else if (rule_infos[breach->rule].unit == DAYS)
        text_printf(text, " (off by %d)", breach->excess);
}

static void add_breach(const struct page *page, const struct breach *breach)
{
    const struct problem *problem = page->problem;
    struct text *text = page->text;
    char name[DAY_NAME_ROOM];
    text_printf(text, "  %s, %s: %s\n      ",
                agent_title(&problem->agents[breach->agent]),
                breach->day < problem->grid.n_days
                    ? grid_day_name(&problem->grid, breach->day, name)
                    : "at the end",
                rule_infos[breach->rule].name);
    text_add_rule(text, problem, breach->agent, breach->rule);
    add_excess(text, breach);
    text_add(text, "\n");
}

void page_broken(const struct page *page)
{
    const struct breaches *breaches = &page->score->breaches;
    if (page->score->legal)
        return;
    page_warning(page, "Hard rules broken");
    for (int i = 0; i < breaches->n; i++)
        if (breaches->items[i].cost >= COST_FORBIDDEN)
            add_breach(page, &breaches->items[i]);
}
